"""Rows through `mikomi panel`: the same function wherever rows come from."""

import os
import subprocess
import tempfile

COMMAND = [os.environ.get("MIKOMI", "mikomi"), "panel", "-", "--model", "linear", "--columns",
           "statsforecast", "--coverage", "95", "--horizon", "3", "--threads", "1", "--quiet"]
COLUMNS = ["unique_id", "ds", "linear", "linear_lo_95", "linear_hi_95"]
SCHEMA = ("unique_id string, ds int, linear double, linear_lo_95 double, linear_hi_95 double")


def forecasts(write_rows):
    """The filter's standard output as a file, rewound.

    Its input is written to a file first: a program that writes to a pipe and reads from one at the same
    time has to do both at once, or both sides wait for each other.
    """
    output = tempfile.TemporaryFile()
    with tempfile.TemporaryFile() as rows:
        write_rows(rows)
        rows.seek(0)
        run = subprocess.run(COMMAND, stdin=rows, stdout=output, stderr=subprocess.PIPE, check=False)
    # 1 says that some series have no forecast; their rows say so.
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr.decode())
    output.seek(0)
    return output
