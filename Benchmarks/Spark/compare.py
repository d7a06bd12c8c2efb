"""Compares two files of forecasts row by row: the same series, years and numbers, to the last digit."""

import csv
import sys


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        found = {}
        for row in reader:
            key = (row[0], row[1] and int(float(row[1])))
            if key in found:
                raise SystemExit(f"{path}: {key} twice")
            found[key] = [None if cell in ("", "nan") else float(cell) for cell in row[2:]]
        return found


single, other = rows(sys.argv[1]), rows(sys.argv[2])
if single.keys() != other.keys():
    raise SystemExit(f"{sys.argv[3]}: other rows: {len(single.keys() ^ other.keys())}")
different = [key for key, numbers in single.items() if other[key] != numbers]
if different:
    raise SystemExit(f"{sys.argv[3]}: {len(different)} rows differ, the first {different[0]}")
print(f"{sys.argv[3]}: {len(single)} rows, all equal to those of the single process")
