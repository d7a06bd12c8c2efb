"""Pools the rows of `mikomi backtest` by model and number of values, as a page of the documentation."""

import csv
import sys

INTRODUCTION = """# Calibration on country accounts

How forecasts of short annual series of countries have fared, which taught no preset of mikomi.

## Overview

Made by `Benchmarks/Calibration/penn-world-table`. {series} series of 18 years each (1980–1997 and 2000–2017;
output, population, employment, hours, human capital, capital, shares, prices and exchange rates of the Penn
World Table 9.1, Feenstra, Inklaar and Timmer 2015, CC BY 4.0) are forecast one to three years ahead from
their first 3 to 15 values. The three presets come with mikomi: indicators of Japanese ministries have taught
`ministry`, yearly series of the M1 and M4 competitions `macro`, both of them and country indicators of
Gapminder `mixed`. None has seen this table, but only `ministry` has seen nothing of its kind.

CRPS (continuous ranked probability score) and the loss of quantiles are divided by each series' own scale
and averaged; a dash stands where the mean is not finite in every case. Lower is better. Series overlap and
countries move together: the standard errors, by series, are too small by some unknown factor.

"""

BANDS = (("3 to 5", 3, 5), ("6 to 15", 6, 15), ("3 to 15", 3, 15))
NAMES = ("coverage_50", "coverage_80", "coverage_95", "crps_scaled", "pinball_scaled", "log_score")


def rows(paths):
    for path in paths:
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["n_train"] and not row["series_id"]:
                    yield row


def mean(group, name):
    count = sum(int(row["law_count"]) for row in group)
    return sum(float(row[name]) * int(row["law_count"]) for row in group) / count


def line(model, group):
    infinite = sum(int(row["crps_infinite_count"]) for row in group)
    cells = [f"{100 * mean(group, name):.1f}" for name in NAMES[:3]]
    error = max(100 * float(row["coverage_80_se_series"]) for row in group)
    cells[1] += f" ± {error:.1f}"
    cells.append("–" if infinite else f"{mean(group, NAMES[3]):.2f}")
    cells += [f"{mean(group, name):.2f}" if mean(group, name) < 1e6 else "–" for name in NAMES[4:]]
    count = sum(int(row["law_count"]) for row in group)
    return f"| {model} | {count} | " + " | ".join(cells) + " |"


def main(paths):
    table = list(rows(paths))
    models = list(dict.fromkeys(row["model_id"] for row in table))
    page = [INTRODUCTION.format(series=max(int(row["series_count"]) for row in table))]
    for title, low, high in BANDS:
        page.append(f"## From {title} values\n\n")
        page.append("| model | forecasts | 50 % | 80 % ± SE | 95 % | CRPS | quantile loss | log score |\n")
        page.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n")
        for model in models:
            group = [row for row in table if row["model_id"] == model and low <= int(row["n_train"]) <= high]
            page.append(line(model, group) + "\n")
        page.append("\n")
    sys.stdout.write("".join(page).rstrip("\n") + "\n")


main(sys.argv[1:])
