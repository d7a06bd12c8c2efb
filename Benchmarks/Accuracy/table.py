"""Merges the rows of mikomi and its peers into the documentation's table of accuracy."""

import csv
import pathlib
import sys

TOOLS = [
    ("mikomi", {"mikomi"}),
    ("R", {"R"}),
    ("SciPy, NumPy", {"SciPy", "NumPy", "NumPy lstsq"}),
    ("statsmodels", {"statsmodels OLS", "statsmodels acf"}),
]

INTRODUCTION = """# Accuracy

Correct digits on published values, beside other tools.

## Overview

Made by `Benchmarks/Accuracy/run SHARED` with R 4.2.2, SciPy 1.17.1, NumPy 2.4.6 and statsmodels 0.15.0. A
figure is −log₁₀ of the worst relative error over the values of a row, 15 at most: a double has no more.
Regressions are NIST's certified sets against their solution in exact rational arithmetic, polynomials on
raw powers as a user would write them (mikomi: `DesignMatrix.Regressor.powers`). Where the data themselves
are not exact as doubles no tool can do better by right: Pontius 13.5, Norris 13.9, standard deviation of
NumAcc3 9.5, its autocorrelation 12.2. Special functions are mpmath's values and Boost's own test data;
SciPy and mikomi both call Boost for the beta function, mikomi in long double. R and statsmodels move by
half a digit with the linear-algebra kernel in use. A dash: not measured, or not offered.
"""


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    best: dict[tuple[str, str, str], float] = {}
    order: list[tuple[str, str]] = []
    for name in ("mikomi.csv", "python.csv", "r.csv"):
        with open(folder / name, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                key = (row["set"], row["quantity"])
                if key not in order:
                    order.append(key)
                place = (row["tool"], *key)
                best[place] = float(row["digits"])
    print(INTRODUCTION)
    print("| values | quantity | " + " | ".join(name for name, _ in TOOLS) + " |")
    print("| --- | --- |" + " ---: |" * len(TOOLS))
    for key in order:
        cells = []
        for _, names in TOOLS:
            found = [best[(n, *key)] for n in names if (n, *key) in best]
            cells.append(f"{max(found):.1f}" if found else "–")
        print(f"| {key[0].replace('_', ' ')} | {key[1]} | " + " | ".join(cells) + " |")


main()
