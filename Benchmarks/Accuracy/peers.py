"""Accuracy of NumPy, SciPy and statsmodels on the NIST linear and univariate
sets and on the special function tables.

    python peers.py DATA > peers-python.csv

DATA is the folder that holds nist/ and special/ (or the one above it, holding
data/). Rows go to stdout; versions and where each special function is worst
go to stderr. peers.R is the same program in R: keep the two in step.
"""

import csv
import math
import re
import sys
import warnings
from pathlib import Path

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import special, stats
from statsmodels.tsa.stattools import acf

SMALLEST = 1e-300  # smaller reference values are skipped
CAP = 15.0

# Columns of powers of x; None: the predictors as they stand in the file.
LINEAR = [
    ("Longley", None, True),
    ("Norris", 1, True),
    ("Pontius", 2, True),
    ("NoInt1", 1, False),
    ("Wampler1", 5, True),
    ("Wampler4", 5, True),
]
UNIVARIATE = ["Lottery", "Lew", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"]


def relative_error(x, c):
    """|x - c| / |c|, or |x| where c is 0; infinite if x is not a finite number."""
    if not math.isfinite(x):
        return math.inf
    return abs(x) if c == 0 else abs(x - c) / abs(c)


def digits(error):
    """-log10(error), held to 0...15. An error of 0 gives 15."""
    if error == 0:
        return CAP
    return min(CAP, max(0.0, -math.log10(error)))


def row(tool, name, quantity, computed, certified):
    errors = [relative_error(float(x), c) for x, c in zip(computed, certified, strict=True)]
    if errors:
        worst = max(errors)
        print(f"{tool},{name},{quantity},{digits(worst):.2f},{worst:.3e},{len(errors)}")
    return errors


def linear(folder):
    certified = {}
    with open(folder / "certified_linear.csv", newline="") as file:
        for r in csv.DictReader(file):
            certified.setdefault(r["dataset"], {})[r["quantity"]] = float(r["exact_30_digits"])

    for name, degree, intercept in LINEAR:
        lines = (folder / f"{name}.dat").read_text().splitlines()[60:]
        data = np.array([[float(v) for v in line.split()] for line in lines if line.strip()])
        y = data[:, 0]
        if degree is None:
            columns = [data[:, j] for j in range(1, data.shape[1])]
        else:
            columns = [data[:, 1] ** k for k in range(1, degree + 1)]
        if intercept:
            columns.insert(0, np.ones(len(y)))
        design = np.column_stack(columns)

        c = certified[name]
        terms = [f"B{k}" for k in range(0 if intercept else 1, 7) if f"B{k}" in c]
        coefficients = [c[term] for term in terms]

        fit = sm.OLS(y, design).fit()
        tool = "statsmodels OLS"
        row(tool, name, "coefficients", fit.params, coefficients)
        # A certified 0 or infinity (Wampler1) has no relative error.
        kept = [(x, c[f"se_{term}"]) for x, term in zip(fit.bse, terms) if c[f"se_{term}"] != 0]
        row(tool, name, "standard errors", [k[0] for k in kept], [k[1] for k in kept])
        row(tool, name, "r squared", [fit.rsquared], [c["r_squared"]])
        # Certified 0 for Wampler1: relative_error then gives |sd| itself.
        row(tool, name, "residual standard deviation", [np.sqrt(fit.mse_resid)], [c["residual_sd"]])
        if math.isfinite(c["f"]) and c["f"] != 0:
            row(tool, name, "f statistic", [fit.fvalue], [c["f"]])

        solution = np.linalg.lstsq(design, y, rcond=None)[0]
        row("NumPy lstsq", name, "coefficients", solution, coefficients)


def univariate(folder):
    labels = [
        ("mean", "Sample Mean"),
        ("standard deviation", "Sample Standard Dev"),
        ("lag-1 autocorrelation", "Sample Autocorrelation"),
    ]
    for name in UNIVARIATE:
        path = folder / f"{name}.dat"
        if not path.exists():
            continue
        lines = path.read_text().splitlines()
        start = next(i for i, line in enumerate(lines) if re.fullmatch(r"-{5,}\s*", line))
        y = np.array([float(line) for line in lines[start + 1 :] if line.strip()])
        c = {}
        for quantity, label in labels:
            line = next(line for line in lines[:start] if line.startswith(label))
            c[quantity] = float(line.rsplit(":", 1)[1])
        row("NumPy", name, "mean", [np.mean(y)], [c["mean"]])
        row("NumPy", name, "standard deviation", [np.std(y, ddof=1)], [c["standard deviation"]])
        r1 = acf(y, nlags=1)[1]
        row("statsmodels acf", name, "lag-1 autocorrelation", [r1], [c["lag-1 autocorrelation"]])


def table(name, quantity, function, arguments, values):
    """One row for a function over lists of arguments and reference values."""
    kept = [(a, v) for a, v in zip(arguments, values) if abs(v) >= SMALLEST]
    if not kept:
        return
    computed = [function(*a) for a, _ in kept]
    errors = row("SciPy", name, quantity, computed, [v for _, v in kept])
    at = errors.index(max(errors))
    print(f"{name} {quantity}: worst at {kept[at][0]}: {float(computed[at])!r}, "
          f"reference {kept[at][1]!r}", file=sys.stderr)


def special_functions(folder):
    # stats.t.isf and stats.norm.ppf take the upper and the lower tail, as the table does.
    functions = [
        ("t_cdf", 2, stats.t.cdf),
        ("t_sf", 2, stats.t.sf),
        ("t_isf", 2, stats.t.isf),
        ("norm_cdf", 1, stats.norm.cdf),
        ("norm_ppf", 1, stats.norm.ppf),
        ("norm_logcdf", 1, stats.norm.logcdf),
        ("betainc_I", 3, special.betainc),
        ("gammainc_P", 2, special.gammainc),
        ("gammainc_Q", 2, special.gammaincc),
    ]
    with open(folder / "mpmath_truth.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    for name, count, function in functions:
        mine = [r for r in rows if r["function"] == name]
        arguments = [tuple(float(r[f"arg{k}"]) for k in range(1, count + 1)) for r in mine]
        table("mpmath_truth", name, function, arguments, [float(r["value_25_digits"]) for r in mine])

    beta = [("betainc_I", "I", special.betainc), ("betainc_Ic", "Ic", special.betaincc)]
    gamma = [("gammainc_P", "P", special.gammainc), ("gammainc_Q", "Q", special.gammaincc)]
    for stem, names, functions in [
        ("boost_ibeta_int_data", "abx", beta),
        ("boost_ibeta_large_data", "abx", beta),
        ("boost_igamma_small_data", "ax", gamma),
        ("boost_igamma_big_data", "ax", gamma),
    ]:
        with open(folder / f"{stem}.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        arguments = [tuple(float(r[n]) for n in names) for r in rows]
        for quantity, column, function in functions:
            table(stem, quantity, function, arguments, [float(r[column]) for r in rows])


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: python peers.py DATA")
    folder = Path(sys.argv[1])
    if not (folder / "nist").is_dir():
        folder = folder / "data"
    warnings.simplefilter("ignore")
    print(f"NumPy {np.__version__}, SciPy {scipy.__version__}, "
          f"statsmodels {statsmodels.__version__}", file=sys.stderr)
    print("tool,set,quantity,digits,worst_relative_error,count")
    linear(folder / "nist")
    univariate(folder / "nist")
    special_functions(folder / "special")


if __name__ == "__main__":
    main()
