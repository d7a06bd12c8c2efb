"""A least-squares line a series with 95 % bands, in SQL."""

import sys

import duckdb
from scipy.stats import t

connection = duckdb.connect()
connection.execute("create table quantiles (n bigint, quantile double)")
connection.executemany("insert into quantiles values (?, ?)",
                       [(n, float(t.ppf(0.975, n - 2))) for n in range(3, 201)])
connection.execute(f"""
copy (
  with fits as (
    select unique_id, count(*) as n, max(ds) as last, avg(ds) as x_mean, avg(y) as y_mean,
      regr_slope(y, ds) as slope, regr_sxx(y, ds) as sxx, regr_syy(y, ds) as syy,
      regr_sxy(y, ds) as sxy
    from read_csv('{sys.argv[1]}', columns = {{'unique_id': 'varchar', 'ds': 'integer', 'y': 'double'}})
    group by unique_id),
  far as (
    select unique_id, last + step as ds, y_mean + slope * (last + step - x_mean) as linear,
      quantile * sqrt((syy - slope * sxy) / (n - 2) * (1 + 1.0 / n + (last + step - x_mean) ** 2 / sxx)) as half
    from fits join quantiles using (n), (values (1), (2), (3)) as steps (step))
  select unique_id, ds, linear, linear - half as "linear-lo-95", linear + half as "linear-hi-95"
  from far order by unique_id, ds
) to '{sys.argv[2]}' (header)
""")
