"""A least-squares line a series with 95 % bands, one model a series."""

import sys

import numpy as np
import pandas as pd
import statsmodels.api as sm

rows = pd.read_csv(sys.argv[1])
parts = []
for name, group in rows.groupby("unique_id", sort=False):
    fit = sm.OLS(group["y"].to_numpy(), sm.add_constant(group["ds"].to_numpy(dtype=float))).fit()
    ahead = group["ds"].iloc[-1] + np.arange(1, 4)
    frame = fit.get_prediction(sm.add_constant(ahead.astype(float), has_constant="add")).summary_frame(
        alpha=0.05)
    parts.append(pd.DataFrame({
        "unique_id": name, "ds": ahead, "linear": frame["mean"].to_numpy(),
        "linear-lo-95": frame["obs_ci_lower"].to_numpy(),
        "linear-hi-95": frame["obs_ci_upper"].to_numpy()}))
pd.concat(parts).to_csv(sys.argv[2], index=False)
