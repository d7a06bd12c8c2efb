"""SQL `TRANSFORM`: Spark passes rows between tabs, \\N for NULL, and `mikomi panel --tsv` takes them so."""

import os
import sys

from session import finish, panel, session

spark = session("transform")
panel(spark, sys.argv[1]).createOrReplaceTempView("panel")
command = (f"{os.environ['MIKOMI']} panel --tsv --model linear --columns statsforecast --coverage 95 "
           "--horizon 3 --threads 1 --quiet")
# A status of 1 says that some series have no forecast, which Spark would take for a failure. Spark hands the
# command to bash.
# The format is said, as what stands for it differs between Spark's own and Hive's tables.
row_format = r"row format delimited fields terminated by '\t' null defined as '\\N'"
frame = spark.sql(rf"""
  select transform (unique_id, ds, y) {row_format}
    using '{command} 2>/dev/null || test $? -eq 1'
    as (unique_id string, ds int, linear double, linear_lo_95 double, linear_hi_95 double) {row_format}
  from panel""")
finish(spark, frame, sys.argv[2])
