"""`applyInPandas` around the filter: series are gathered into buckets, each one run of `mikomi panel`."""

import sys

import pandas as pd
from pyspark.sql import functions

from filter import COLUMNS, SCHEMA, forecasts
from session import finish, panel, session


def through_filter(rows):
    rows = rows[["unique_id", "ds", "y"]].sort_values(["unique_id", "ds"])
    with forecasts(lambda file: rows.to_csv(file, index=False)) as output:
        return pd.read_csv(output, names=COLUMNS, header=0, dtype={"unique_id": str})


spark = session("applyInPandas")
# One process a series would cost more than its forecast: a hundred series or more share one.
buckets = panel(spark, sys.argv[1]).withColumn(
    "bucket", functions.pmod(functions.xxhash64("unique_id"), functions.lit(8)))
finish(spark, buckets.groupBy("bucket").applyInPandas(through_filter, SCHEMA), sys.argv[2])
