"""A Spark cluster on this machine with two executors, and the panel partitioned by series."""

import os
import sys

from pyspark.sql import SparkSession


def session(name):
    here = os.path.dirname(os.path.abspath(__file__))
    # Executors run the same Python, with the same libraries, as the driver.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # The driver hands its environment to executors only where told so.
    return (SparkSession.builder.appName(name).master(os.environ.get("SPARK_MASTER", "local-cluster[2,1,1024]"))
            .config("spark.executorEnv.MIKOMI", os.environ["MIKOMI"])
            .config("spark.executorEnv.PYTHONPATH", here)
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.ui.enabled", "false").getOrCreate())


def panel(spark, path):
    """All rows of a series in one partition, and in it one after another."""
    rows = spark.read.csv(path, header=True, schema="unique_id string, ds int, y double")
    return rows.repartition("unique_id").sortWithinPartitions("unique_id", "ds")


def executor_count(spark):
    """Executors that are up, the driver left out."""
    return spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1


def finish(spark, frame, path):
    """Writes the forecasts in the order of series and years, and says how many executors there were."""
    rows = frame.orderBy("unique_id", "ds").toPandas()
    rows.to_csv(path, index=False)
    print(f"{executor_count(spark)} executors, {len(rows)} rows")
    spark.stop()
