"""A least-squares line a series with 95 % bands, in Polars: rows in, three rows a series out."""

import sys

import polars as pl
from scipy.stats import t

rows = pl.scan_csv(sys.argv[1], schema={"unique_id": pl.String, "ds": pl.Int32, "y": pl.Float64})
fits = rows.group_by("unique_id", maintain_order=True).agg(
    n=pl.len(), last=pl.col("ds").max(), x_mean=pl.col("ds").mean(), y_mean=pl.col("y").mean(),
    sxx=((pl.col("ds") - pl.col("ds").mean()) ** 2).sum(),
    sxy=((pl.col("ds") - pl.col("ds").mean()) * (pl.col("y") - pl.col("y").mean())).sum(),
    syy=((pl.col("y") - pl.col("y").mean()) ** 2).sum())
fits = fits.with_columns(slope=pl.col("sxy") / pl.col("sxx")).with_columns(
    scale=((pl.col("syy") - pl.col("slope") * pl.col("sxy")) / (pl.col("n") - 2)).sqrt())
steps = pl.LazyFrame({"step": [1, 2, 3]}, schema={"step": pl.Int32})
counts = fits.select("n").unique().collect()["n"]
quantiles = pl.LazyFrame({"n": counts, "quantile": t.ppf(0.975, counts.to_numpy() - 2)})
far = (fits.join(quantiles, on="n", maintain_order="left").join(steps, how="cross")
       .with_columns(ds=pl.col("last") + pl.col("step"))
       .with_columns(d=pl.col("ds") - pl.col("x_mean"))
       .with_columns(linear=pl.col("y_mean") + pl.col("slope") * pl.col("d"),
                     half=pl.col("quantile") * pl.col("scale")
                     * (1 + 1 / pl.col("n") + pl.col("d") ** 2 / pl.col("sxx")).sqrt()))
far.select("unique_id", "ds", "linear", (pl.col("linear") - pl.col("half")).alias("linear-lo-95"),
           (pl.col("linear") + pl.col("half")).alias("linear-hi-95")).collect().write_csv(sys.argv[2])
