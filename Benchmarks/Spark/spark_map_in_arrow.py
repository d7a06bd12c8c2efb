"""`mapInArrow` around the filter: each partition is one run of `mikomi panel`."""

import sys

import pyarrow as pa
import pyarrow.csv

from filter import COLUMNS, SCHEMA, forecasts
from session import finish, panel, session

TYPES = [pa.string(), pa.int32(), pa.float64(), pa.float64(), pa.float64()]


def through_filter(batches):
    first = next(batches, None)
    # A partition without rows has no header, which the filter would refuse.
    if first is None:
        return

    def write_rows(file):
        with pa.csv.CSVWriter(file, first.schema) as writer:
            writer.write_batch(first)
            for batch in batches:
                writer.write_batch(batch)

    with forecasts(write_rows) as output:
        table = pa.csv.read_csv(
            output, read_options=pa.csv.ReadOptions(column_names=COLUMNS, skip_rows=1),
            convert_options=pa.csv.ConvertOptions(column_types=dict(zip(COLUMNS, TYPES))))
    yield from table.to_batches()


spark = session("mapInArrow")
finish(spark, panel(spark, sys.argv[1]).mapInArrow(through_filter, SCHEMA), sys.argv[2])
