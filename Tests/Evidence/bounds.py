"""Endless and oversized input: status, time and peak memory of the built command, as CSV.

Argument: the command. Ends with 1 where a bound is not kept: an error, within 5 s of CPU and 100 MB.
"""

import csv
import os
import resource
import subprocess
import sys
import threading

LIMIT_MB = 100
LIMIT_SECONDS = 5


def run(command, feed=None):
    """Runs a command; `feed` writes to its standard input until it closes."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def write():
        try:
            if feed:
                feed(process.stdin)
            process.stdin.close()
        except BrokenPipeError:
            pass

    writer = threading.Thread(target=write)
    writer.start()
    message = process.stderr.read().decode().splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    writer.join()
    seconds = usage.ru_utime + usage.ru_stime
    return os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024, message


def long_line(stream, size=1 << 30):
    """One line of a gigabyte."""
    block = b"a" * (1 << 20)
    for _ in range(size // len(block)):
        stream.write(block)


def long_quote(stream):
    """A quote that is opened and never closed, a gigabyte long."""
    stream.write(b'series_id,fiscal_year,value\n"')
    long_line(stream)


def many_columns(stream):
    stream.write(b"series_id,fiscal_year,value," + b",".join(b"c%d" % i for i in range(100_000)))
    stream.write(b"\nx,2020,1\n")


def main():
    tool = sys.argv[1]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    held = True
    inputs = [
        ("/dev/zero", lambda c: [tool, c, "/dev/zero"], None),
        ("/dev/urandom", lambda c: [tool, c, "/dev/urandom"], None),
        ("a line of 1 GB", lambda c: [tool, c, "-"], long_line),
        ("a quote of 1 GB", lambda c: [tool, c, "-"], long_quote),
        ("100,000 columns", lambda c: [tool, c, "-"], many_columns),
    ]
    for name, command, feed in inputs:
        for verb in ["check", "forecast", "import", "validate", "panel"]:
            status, seconds, megabytes, message = run(command(verb), feed)
            # Columns nobody asked for are no fault of a table.
            isRefused = status in (64, 65, 66) or name == "100,000 columns" and status in (0, 1)
            kept = isRefused and seconds < LIMIT_SECONDS and megabytes < LIMIT_MB
            held = held and kept
            writer.writerow([
                name, verb, status, f"{seconds:.2f}", f"{megabytes:.0f}",
                message[0][:120] if message else "", "kept" if kept else "broken"])
            sys.stdout.flush()
    sys.exit(0 if held else 1)


main()
