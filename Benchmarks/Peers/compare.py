"""Runs each program alone, one after another, and writes one table: time, CPU, memory, agreement."""

import csv
import multiprocessing
import os
import platform
import shutil
import subprocess
import sys
import time
from importlib.metadata import version

HERE = os.path.dirname(os.path.abspath(__file__))
SERIES, WORK, PAGE = int(sys.argv[1]), sys.argv[2], sys.argv[3]
MIKOMI = os.environ["MIKOMI"]


def measure(command, stdin=None, stdout=subprocess.DEVNULL, env=None):
    """Seconds of the clock, seconds of CPU and megabytes at the peak of one process."""
    start = time.perf_counter()
    # Straight from exec, so that the peak is that of the program alone.
    process = subprocess.Popen(command, stdin=stdin, stdout=stdout, env=env)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def rows(path):
    """The forecasts of a file, one after another."""
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        for row in reader:
            yield (row[0], row[1]), [float(cell) for cell in row[2:5]]


def first_forecasts(data, series=20_000):
    """What mikomi says of the first series, to 15 digits; not measured."""
    part, output = os.path.join(WORK, "first.csv"), os.path.join(WORK, "first.out.csv")
    head(data, min(SERIES, series), part)
    with open(output, "wb") as file:
        subprocess.run(panel_command("linear", part, "--digits", "15"), stdout=file, check=True)
    return output


def difference(ours, theirs):
    """The greatest difference relative to the width of the band, and in how many rows."""
    known = dict(rows(ours))
    worst, count = 0.0, 0
    for key, found in rows(theirs):
        if key not in known:
            continue
        width = max(abs(found[2] - found[1]), 1e-9)
        worst = max(worst, max(abs(a - b) for a, b in zip(known[key], found)) / width)
        count += 1
    return worst, count


def agreement(ours, theirs):
    """The same in words, found in a process of its own.

    The peak memory of a program is never told as less than that of the process which started it.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        worst, count = pool.apply(difference, (ours, theirs))
    return f"{worst:.0e} of the band in {grouped(count)} rows"


class Table:
    def __init__(self):
        self.rows = []

    def add(self, work, program, size, measured, agrees, note=""):
        elapsed, cpu, memory = measured
        self.rows.append((work, program, size, elapsed, cpu, memory, agrees, note))
        print(f"{work} | {program} | {size} | {elapsed:.2f} s | {cpu:.2f} s CPU | "
              f"{memory:.0f} MB | {agrees} {note}", flush=True)

    def text(self):
        lines = ["| work | program | size | time s | CPU s | peak MB | agreement |",
                 "| --- | --- | --- | --: | --: | --: | --- |"]
        for work, program, size, elapsed, cpu, memory, agrees, note in self.rows:
            lines.append(f"| {work} | {program} | {size} | {elapsed:.2f} | {cpu:.2f} | "
                         f"{memory:.0f} | {agrees}{' ' + note if note else ''} |")
        return "\n".join(lines)


def grouped(number):
    return f"{number:,}"


def peer(name, *arguments):
    return [sys.executable, os.path.join(HERE, name), *map(str, arguments)]


def panel_command(model, path, *options):
    return [MIKOMI, "panel", path, "--model", model, "--columns", "statsforecast",
            "--horizon", "3", "--coverage", "95", "--quiet", *options]


def compare_trends(table):
    """CSV to CSV: a least-squares line a series, three years ahead, 95 % bands."""
    data = os.path.join(WORK, "panel.csv")
    ours = os.path.join(WORK, "mikomi.csv")
    size = f"{grouped(SERIES * 10)} rows"
    with open(data, "wb") as file:
        table.add("simulate", "mikomi simulate", size,
                  measure([MIKOMI, "simulate", "--series", str(SERIES), "--points", "10",
                           "--columns", "statsforecast"], stdout=file), "")
    outputs = []
    for threads in ("1", "2"):
        path = ours + threads
        outputs.append(path)
        with open(path, "wb") as file:
            table.add("OLS trend, CSV to CSV", f"mikomi panel, threads: {threads}", size,
                      measure(panel_command("linear", data, "--threads", threads), stdout=file),
                      "" if threads == "1" else "same bytes")
    with open(outputs[0], "rb") as one, open(outputs[1], "rb") as two:
        while True:
            first, second = one.read(1 << 20), two.read(1 << 20)
            if first != second:
                raise SystemExit("one thread and two write different bytes")
            if not first:
                break
    sample = first_forecasts(data)
    for name, label in (("polars_trend.py", "Polars"), ("duckdb_trend.py", "DuckDB"),
                        ("numpy_trend.py", "NumPy, read by pandas")):
        output = os.path.join(WORK, name + ".csv")
        measured = measure(peer(name, data, output))
        table.add("OLS trend, CSV to CSV", label, size, measured, agreement(sample, output))
        os.remove(output)
    compare_small_trends(table, sample, data)
    os.remove(outputs[1])
    compare_sizes(table)


def head(path, series, to):
    """The first series of a file of ten rows each, as a file."""
    with open(path, encoding="utf-8") as source, open(to, "w", encoding="utf-8") as target:
        for _ in range(series * 10 + 1):
            target.write(source.readline())


def scaled(command, part, output, few, measured):
    """What all series would take, in words: a tenth of the few is run as well, so that what a program
    takes to start is counted once."""
    fewer = max(1, few // 10)
    fewest = os.path.join(WORK, "tenth.csv")
    head(part, fewer, fewest)
    small = measure(command + [fewest, output])[1]
    total = small + max(0, measured[1] - small) / (few - fewer) * (SERIES - fewer)
    return f"(scaled to {grouped(SERIES)} series: {total:.0f} s CPU)"


def compare_small_trends(table, sample, data):
    """Programs that fit one series at a time get fewer of them, and say so."""
    few = min(SERIES, 5_000)
    part = os.path.join(WORK, "part.csv")
    head(data, few, part)
    programs = [("statsmodels_trend.py", "statsmodels OLS", peer("statsmodels_trend.py"))]
    if shutil.which("Rscript"):
        programs.append(("lm", "R lm", ["Rscript", os.path.join(HERE, "lm_trend.R")]))
    for name, label, command in programs:
        output = os.path.join(WORK, name + ".csv")
        measured = measure(command + [part, output])
        agrees = agreement(sample, output)
        table.add("OLS trend, CSV to CSV", label, f"{grouped(few * 10)} rows", measured, agrees,
                  scaled(command, part, output, few, measured))
        os.remove(output)
    compare_default(table, few)


def compare_default(table, few):
    """The default law beside what forecasts short series by default elsewhere."""
    part = os.path.join(WORK, "growth.csv")
    with open(part, "wb") as file:
        subprocess.run([MIKOMI, "simulate", "--series", str(few), "--points", "10", "--kind",
                        "growth", "--columns", "statsforecast"], stdout=file, check=True)
    size = f"{grouped(few * 10)} rows"
    table.add("default forecast", "mikomi panel, predictive", size,
              measure(panel_command("predictive", part, "--threads", "1")), "different models",
              "")
    table.add("default forecast", "mikomi panel, random-walk-with-drift", size,
              measure(panel_command("random-walk-with-drift", part, "--threads", "1")), "", "")
    for model in ("RandomWalkWithDrift", "AutoETS"):
        output = os.path.join(WORK, model + ".csv")
        command = peer("statsforecast_models.py", model)
        measured = measure(command + [part, output])
        table.add("default forecast", f"statsforecast {model}", size, measured, "different models",
                  scaled(command, part, output, few, measured))
    if shutil.which("Rscript") and subprocess.run(
            ["Rscript", "-e", "library(forecast)"], capture_output=True, check=False
    ).returncode == 0:
        fewer = min(few, 200)
        fewest = os.path.join(WORK, "ets.csv")
        head(part, fewer, fewest)
        output = os.path.join(WORK, "ets.out.csv")
        command = ["Rscript", os.path.join(HERE, "forecast_ets.R")]
        measured = measure(command + [fewest, output])
        table.add("default forecast", "R forecast::ets", f"{grouped(fewer * 10)} rows", measured,
                  "different models", scaled(command, fewest, output, fewer, measured))


def compare_sizes(table):
    """How the time grows with the number of rows."""
    for count in (10_000, 100_000, 1_000_000):
        if count >= SERIES:
            break
        data = os.path.join(WORK, "grown.csv")
        with open(data, "wb") as file:
            subprocess.run([MIKOMI, "simulate", "--series", str(count), "--points", "10",
                            "--columns", "statsforecast"], stdout=file, check=True)
        table.add("growth with size", "mikomi panel, threads: 1", f"{grouped(count * 10)} rows",
                  measure(panel_command("linear", data, "--threads", "1")), "")


def timings(command):
    """CPU seconds by part and what is done, as PanelTiming and panel.py print them, and their means."""
    found, means = {}, []
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in run.stdout.splitlines():
        cells = line.split(", ")
        # What is done may hold commas itself.
        if len(cells) >= 5 and cells[-3].isdigit():
            found[cells[0], ", ".join(cells[1:-3])] = float(cells[-2])
        elif len(cells) == 4 and cells[1].startswith("mean of"):
            means.append(float(cells[3].rstrip(",")))
    return found, means


def in_memory():
    """The kernels alone beside NumPy, on the same made-up series; a row for each piece of work."""
    count = str(SERIES)
    preset = os.path.join(HERE, "../../Sources/Forecasting/Resources/ministry.json")
    ours, own_means = timings([os.environ["PANEL_TIMING"], "trend", "probability", "long", count])
    # One thread, as what stands beside it.
    theirs, peer_means = timings(["env", "OPENBLAS_NUM_THREADS=1", sys.executable,
                                  os.path.join(HERE, "panel.py"), preset, count, str(SERIES * 10)])
    for own, other in zip(own_means, peer_means, strict=True):
        if abs(own - other) > 1e-9 * abs(other):
            raise SystemExit(f"the means of the kernels differ: {own} and {other}")
    works = [
        ("line of 10 values a series, 95 % band at three horizons",
         ("trend", "engine, memory used again"), ("trend", "NumPy closed form")),
        ("the same in new memory", ("trend", "engine, new memory"), ("trend", "NumPy closed form")),
        ("one pass over the memory of the line", ("trend", "one pass over the memory"), None),
        ("predictive law of 5 values a series, probability a year ahead",
         ("probability", "one horizon, h = 1"), ("probability", "NumPy, h = 1")),
        ("the same three years ahead",
         ("probability", "one horizon, h = 3"), ("probability", "NumPy, h = 3")),
        ("one long series, line and 12 seasons, with residuals; NumPy: month sums without",
         ("long", "closed form with residuals"), ("long", "NumPy month sums")),
        ("the same by streamed QR; `numpy.linalg.lstsq`",
         ("long", "streamed QR"), ("long", "numpy.linalg.lstsq")),
    ]
    lines = ["| work | mikomi CPU s | NumPy CPU s | NumPy by mikomi |",
             "| --- | --: | --: | --: |"]
    for work, own, other in works:
        peer_text = f"{theirs[other]:.4f} | {theirs[other] / ours[own]:.1f}" if other else "| "
        lines.append(f"| {work} | {ours[own]:.4f} | {peer_text} |")
        print(lines[-1], flush=True)
    return "\n".join(lines)


def first_byte():
    """Milliseconds from start to the first bytes of output, the least of nine."""
    data = os.path.join(WORK, "panel.csv")
    times = []
    for _ in range(9):
        start = time.perf_counter()
        with subprocess.Popen(panel_command("linear", data), stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as process:
            process.stdout.read(1)
            times.append(1000 * (time.perf_counter() - start))
            process.stdout.close()
            process.wait()
    return min(times)


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor()


def r_version():
    if not shutil.which("Rscript"):
        return "R not installed"
    run = subprocess.run(["Rscript", "--version"], capture_output=True, text=True, check=False)
    return "R " + (run.stdout + run.stderr).split("version ")[1].split(" ")[0]


def main():
    os.makedirs(WORK, exist_ok=True)
    table = Table()
    kernels = in_memory()
    compare_trends(table)
    milliseconds = first_byte()
    versions = ", ".join(f"{name} {version(name)}" for name in (
        "numpy", "pandas", "polars", "duckdb", "statsmodels", "statsforecast"))
    with open(PAGE, "w", encoding="utf-8") as page:
        page.write(f"""# Performance

What the same work takes with mikomi and with what people would otherwise use, one program after another on
the same machine and the same data, made by `mikomi simulate`. Written by `Benchmarks/Peers/run`; the scripts
of the peers stand beside it.

- Machine: {processor()}, {os.cpu_count()} processors, {platform.system()} {platform.release()}.
- Versions: Python {platform.python_version()}, {r_version()},
  {versions}.
- CPU is user and system time of the process; the machine may have had other work, so that the clock says less
  than the CPU. Two threads share the work of the same run.
- Agreement: the greatest difference from mikomi's numbers, as a share of the width of the band, in the rows
  of the first series (with `--digits 15`; what is measured writes 6 significant digits, the peers 15 or more).
- Programs that fit one series at a time are given fewer series. What is scaled from that is marked: a tenth of
  the few is run as well, so that the time to start is counted once.
- From start to the first byte of output of {grouped(SERIES * 10)} rows: {milliseconds:.0f} ms, the least of nine.

{table.text()}

## In memory

The kernels alone on {grouped(SERIES)} series, and on one long series of {grouped(SERIES * 10)} points: `PanelTiming`
beside `Peers/panel.py`, one thread each, the least of some runs. The means of the results agree to 1e-9.

{kernels}
""")


if __name__ == "__main__":
    main()
