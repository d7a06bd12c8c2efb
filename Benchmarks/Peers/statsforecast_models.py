"""Short series with statsforecast: a model by name, three years ahead, 95 % bands, one process."""

import sys

import pandas as pd
from statsforecast import StatsForecast
from statsforecast import models

rows = pd.read_csv(sys.argv[2])
model = getattr(models, sys.argv[1])()
forecast = StatsForecast(models=[model], freq=1, n_jobs=1).forecast(df=rows, h=3, level=[95])
forecast.to_csv(sys.argv[3], index=False)
