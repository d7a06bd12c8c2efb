"""Writes the documentation page of what Tests/Evidence/run has gathered.

Arguments: the folder of the parts, the folder of the fuzzing, the page.
"""

import csv
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
MODULES = [
    ("Tables", "the parser of tables"),
    ("IndicatorData", "the reading of indicators, sheets and review sheets"),
    ("StatisticalNumerics", "the numerics"),
    ("Forecasting", "the models"),
    ("Indicators", "targets, rates and verdicts"),
    ("ChartRendering", "drawings"),
    ("Reporting", "texts and reports"),
    ("MikomiCommands", "the commands"),
]
ASKED = {"Tables", "IndicatorData", "StatisticalNumerics"}


def table(header, rows, align=None):
    align = align or ["---"] * len(header)
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join(align) + " |"]
    return lines + ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]


def rows(path):
    return list(csv.reader(path.open())) if path.exists() else []


def revision(folder):
    path = folder / "revision"
    return f"`{path.read_text().strip()}`" if path.exists() else "not run"


def natural(text):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", text)]


def test_run(log):
    """The last line of a run of the tests, with what was skipped."""
    if not log.exists():
        return "not run"
    text = log.read_text(errors="replace")
    runs = re.findall(r"Test run with .*", text)
    skipped = len(set(re.findall(r"➜ Test (.*) skipped", text)))
    result = runs[-1] if runs else "ended without a result"
    result = re.sub(r" after [\d.]+ seconds", "", result).rstrip(".")
    return result + (f", {skipped} skipped" if skipped else "")


def uncovered(segments):
    """Lines that no test runs, as ranges, from the segments of llvm-cov's export."""
    lines = set()
    covered = set()
    for (line, column, count, has_count, _, is_gap), following in zip(segments, segments[1:]):
        if not has_count or is_gap:
            continue
        end = following[0] if following[1] > 1 else following[0] - 1
        (covered if count else lines).update(range(line, end + 1))
    ranges = []
    for line in sorted(lines - covered):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ranges


def reason(reasons, name):
    """Why lines of a file are not run: said of the file, or of the longest folder above it."""
    fitting = [start for start in reasons if name.startswith(start)]
    return reasons[max(fitting, key=len)] if fitting else "no test yet"


def coverage(path):
    files = json.loads(path.read_text())["data"][0]["files"]
    reasons = dict(rows(HERE / "uncovered.csv"))
    summary, open_files = [], []
    for module, what in MODULES:
        prefix = str(ROOT / "Sources" / module) + "/"
        own = [file for file in files if file["filename"].startswith(prefix)]
        total = sum(file["summary"]["lines"]["count"] for file in own)
        run = sum(file["summary"]["lines"]["covered"] for file in own)
        if not total:
            continue
        summary.append([f"{module}, {what}", len(own), f"{total:,}", f"{100 * run / total:.1f} %"])
        if module not in ASKED:
            continue
        for file in own:
            ranges = uncovered(file["segments"])
            if not ranges:
                continue
            name = file["filename"][len(str(ROOT / "Sources")) + 1:]
            places = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
            lines = sum(b - a + 1 for a, b in ranges)
            open_files.append([f"`{name}`", lines, places, reason(reasons, name)])
    return summary, sorted(open_files, key=lambda row: (-row[1], row[0]))


def fuzzing(folder):
    totals = {}
    for name, code, executions, outcome in csv.reader(
            (folder / "executions.tsv").open(), delimiter="\t"):
        entry = totals.setdefault(name, {"all": 0, "broken": 0, "last": None})
        entry["all"] += int(executions)
        entry["broken"] += outcome == "broken"
        entry["last"] = (code, int(executions), outcome)
    return [
        [f"`{name}`", f"{entry['all']:,}", entry["broken"],
         f"{entry['last'][1]:,}", entry["last"][2], f"`{entry['last'][0]}`"]
        for name, entry in sorted(totals.items())]


def main():
    work, fuzz, page = map(pathlib.Path, sys.argv[1:4])
    suite = work / "suite"
    version = re.search(
        r'static let current = "(.*)"',
        (ROOT / "Sources/MikomiCommands/MikomiCommand.swift").read_text()).group(1)
    cases = [
        line for path in sorted((ROOT / "Tests/GoldenTests/BadInputs").glob("*.cases"))
        for line in path.read_text().splitlines() if line.startswith("## ")]
    commands = sum(
        line.startswith("$ ") for path in (ROOT / "Tests/GoldenTests/BadInputs").glob("*.cases")
        for line in path.read_text().splitlines())
    ranks, planted, covers = (rows(suite / f"{name}.csv") for name in ("ranks", "planted", "coverage"))
    text = [
        "# Evidence", "",
        "What was tried to make mikomi trap, hang, write half a file or print a number that it cannot stand",
        "behind, and what came of it. Written by `Tests/Evidence/run`, each part with the revision of the code",
        f"that it ran on (version {version}).", "",
        "## Summary", ""]
    worst = max((float(row[4]) for row in ranks), default=float("nan"))
    text += table(["what", "tried", "outcome", "code"], [
        ["tests", "every test of `swift test`", test_run(suite / "log"), revision(suite)],
        ["bad and awkward input", f"{len(cases)} cases, {commands} command lines, in two languages",
         "status, every line of the message, and nothing written, as each case says",
         revision(suite)],
        ["calibration by simulation", f"{len(ranks)} sets of ranks, {len(covers)} intervals",
         f"largest χ² of 19 degrees of freedom {worst:.1f}, limit 50.8; "
         f"{len(planted)} planted errors found", revision(suite)],
        ["memory", "every test under the address sanitizer",
         test_run(work / "memory" / "log"), revision(work / "memory")],
        ["threads", f"{len(rows(work / 'threads' / 'rows.csv'))} commands under the thread sanitizer",
         f"{sum(int(row[2]) for row in rows(work / 'threads' / 'rows.csv'))} reports",
         revision(work / "threads")],
        ["endless and oversized input", f"{len(rows(work / 'bounds' / 'rows.csv'))} runs",
         f"{sum(row[-1] == 'kept' for row in rows(work / 'bounds' / 'rows.csv'))} within their bounds",
         revision(work / "bounds")],
    ])
    text += ["", "Calibration on real indicators: <doc:Calibration> and <doc:CountryAccounts>. Speed is not",
             "measured here: <doc:Performance>.", "", "## Fuzzing", "",
             "Executions of each target with libFuzzer and the address sanitizer. A run ends at the first input",
             "that breaks a promise: it was mended and became a test, or the promise was put right, and the target",
             "was run again. `Tests/Fuzzing` says what each target promises.", ""]
    text += table(
        ["target", "executions in all", "runs that found something", "last run", "its outcome", "code"],
        fuzzing(fuzz), ["---", "--:", "--:", "--:", "---", "---"])
    text += ["", "## Endless and oversized input", "",
             "Asked: refused with a message (65), or done where nothing is wrong, within 5 s of CPU and 100 MB.",
             ""]
    text += table(
        ["input", "command", "status", "CPU s", "peak MB", "first line of the message", ""],
        rows(work / "bounds" / "rows.csv"), ["---", "---", "--:", "--:", "--:", "---", "---"])
    text += ["", "## Threads", "",
             "Built for release: without optimization the thread sanitizer takes locks of Swift's Synchronization",
             "module, which it does not know, for races.", ""]
    text += table(
        ["command", "status", "reports"], rows(work / "threads" / "rows.csv"), ["---", "--:", "--:"])
    text += ["", "## Calibration by simulation", "",
             "Series drawn from the model's own story, the ranks of what comes within the law that is",
             "conditioned on their first values: Pearson's χ² over 20 bins, which even ranks exceed once in",
             "10,000 times. With errors planted in the law the same statistic must find them.", ""]
    text += table(
        ["what", "setting", "draws", "asked", "χ²"],
        sorted(ranks, key=lambda row: (row[0], natural(row[1]))) +
        [["planted: " + row[0]] + row[1:] for row in sorted(planted)],
        ["---", "---", "--:", "--:", "--:"])
    text += ["", "## Coverage of intervals by simulation", "",
             "Shares of outcomes inside prediction intervals when the series behave as the model assumes. What",
             "should be seen is the promise, or less where a model is known to promise too much (computed in",
             "`Tests/ReferenceValues/interval-coverage`).", ""]
    text += table(
        ["interval", "setting", "draws", "expected", "seen"],
        sorted(covers, key=lambda row: (row[0], natural(row[1]))), ["---", "---", "--:", "--:", "--:"])
    if (suite / "coverage.json").exists():
        summary, open_files = coverage(suite / "coverage.json")
        text += ["", "## Lines that the tests run", ""]
        text += table(["module", "files", "lines", "run"], summary, ["---", "--:", "--:", "--:"])
        text += ["", "Lines of the parser and the numerics that no test runs, and why:", ""]
        text += table(
            ["file", "lines", "which", "why"], open_files, ["---", "--:", "---", "---"])
    page.write_text("\n".join(text) + "\n")


main()
