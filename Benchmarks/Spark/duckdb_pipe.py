"""DuckDB sorts the rows, the filter forecasts them, and DuckDB reads what comes back: two pipes."""

import os
import subprocess
import sys
import tempfile
import threading

import duckdb

from filter import COMMAND

folder = tempfile.mkdtemp()
into, out = (os.path.join(folder, name) for name in ("in.csv", "out.csv"))
os.mkfifo(into)
os.mkfifo(out)


def run():
    with open(into, "rb") as rows, open(out, "wb") as forecasts:
        subprocess.run(COMMAND, stdin=rows, stdout=forecasts, stderr=subprocess.DEVNULL, check=False)


def write():
    duckdb.connect().execute(
        f"copy (select * from '{sys.argv[1]}' order by unique_id, ds) to '{into}' (format csv, header)")


threads = [threading.Thread(target=run), threading.Thread(target=write)]
for thread in threads:
    thread.start()
connection = duckdb.connect()
connection.execute(f"""
  create table forecasts as select * from read_csv('{out}', header = true, auto_detect = false, columns = {{
    'unique_id': 'varchar', 'ds': 'integer', 'linear': 'double', 'linear_lo_95': 'double',
    'linear_hi_95': 'double'}})""")
for thread in threads:
    thread.join()
connection.execute(f"copy (from forecasts order by unique_id, ds) to '{sys.argv[2]}' (header)")
print(f"DuckDB, {connection.execute('select count(*) from forecasts').fetchone()[0]} rows")
for path in (into, out):
    os.remove(path)
os.rmdir(folder)
