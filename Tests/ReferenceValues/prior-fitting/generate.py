# SPDX-License-Identifier: Apache-2.0
"""Maxima of two penalized likelihoods, from the roots of their gradients at 90 digits.

Usage: python3 generate.py            writes datasets.csv and fits.csv
       python3 generate.py --check    compares them with a fresh run and with scipy
"""

import csv
import io
import os
import sys
from fractions import Fraction

from mpmath import mp, mpf

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from reference_table import ReferenceTable, exact, main  # noqa: E402

# Events and non-events of each series.
COUNTS = {
    "stays": [(0, 4), (4, 0), (1, 3), (0, 6), (2, 5), (0, 4), (7, 0), (3, 3), (0, 9), (1, 7), (5, 1), (0, 5)],
    "never": [(0, 4), (0, 6), (0, 3), (0, 9), (0, 5)],
    "records": [(2, 1), (0, 3), (4, 1), (3, 3), (1, 0), (5, 0), (2, 2), (6, 3)],
}
# Regressors beside the intercept, and the outcome.
EVENTS = {
    "line": [("-2.5", 0), ("-1.25", 0), ("-1", 1), ("-0.5", 0), ("0", 1), ("0.25", 0), ("0.75", 1), ("1.5", 1),
             ("2", 0), ("2.25", 1), ("3.5", 1), ("-3", 0)],
    "plane": [("-2", "0.5", 0), ("-1.5", "-1", 0), ("-0.5", "1.25", 1), ("0", "-0.75", 0), ("0.5", "0.25", 1),
              ("1", "-1.5", 0), ("1.25", "2", 1), ("2.5", "-0.25", 1), ("3", "1", 1), ("-2.75", "1.5", 1),
              ("0.75", "0", 0), ("-1", "0", 0)],
    "separated": [("-2", 0), ("-1", 0), ("-0.5", 0), ("0.5", 1), ("1", 1), ("3", 1)],
}
RIDGE = 2
# Where the ridge of the counts holds: the doubles nearest to ln 0.3 and ln 0.7.
COUNT_CENTER = ("-1.2039728043259361", "-0.35667494393873245")


def beta_binomial_gradient(counts, u, v):
    """Of the penalized log likelihood by u = ln a, v = ln b; sums in place of digamma functions."""
    a, b = mp.exp(u), mp.exp(v)
    by_a = by_b = mpf(0)
    for events, others in counts:
        common = sum(1 / (a + b + i) for i in range(events + others))
        by_a += sum(1 / (a + i) for i in range(events)) - common
        by_b += sum(1 / (b + i) for i in range(others)) - common
    c, d = (exact(x) for x in COUNT_CENTER)
    return a * by_a - (u - c) / RIDGE ** 2, b * by_b - (v - d) / RIDGE ** 2


def logistic_gradient(events, coefficients):
    rows = [([mpf(1)] + [exact(x) for x in event[:-1]], event[-1]) for event in events]
    center = [mpf(0), mpf(1), mpf(0)]
    gradient = []
    for j, coefficient in enumerate(coefficients):
        total = -(coefficient - center[j]) / RIDGE ** 2
        for row, outcome in rows:
            score = sum(x * c for x, c in zip(row, coefficients))
            total += row[j] * (outcome - 1 / (1 + mp.exp(-score)))
        gradient.append(total)
    return tuple(gradient)


def rows():
    """(dataset, quantity, value as mpf)"""
    tolerance = mpf(10) ** (-2 * mp.dps + 30)
    for name, counts in COUNTS.items():
        start = [exact(x) for x in COUNT_CENTER]
        root = mp.findroot(lambda u, v: beta_binomial_gradient(counts, u, v), start, tol=tolerance)
        yield name, "a", mp.exp(root[0])
        yield name, "b", mp.exp(root[1])
    for name, events in EVENTS.items():
        count = len(events[0])
        start = [mpf(0), mpf(1), mpf(0)][:count]
        root = mp.findroot(lambda *c: logistic_gradient(events, c), start, tol=tolerance)
        for j in range(count):
            yield name, f"coefficient_{j}", root[j]


def datasets():
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["dataset", "row", "column", "value"])
    for name, counts in COUNTS.items():
        for row, (events, others) in enumerate(counts):
            writer.writerow([name, row, "events", events])
            writer.writerow([name, row, "others", others])
    for name, events in EVENTS.items():
        for row, event in enumerate(events):
            for column, value in enumerate(event[:-1]):
                writer.writerow([name, row, f"x{column + 1}", value])
            writer.writerow([name, row, "outcome", event[-1]])
    return out.getvalue()


TABLE = ReferenceTable(__file__, "fits.csv", ["dataset", "quantity", "value"], rows)
DATASETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "datasets.csv")


def write():
    TABLE.write()
    with open(DATASETS, "w", newline="") as file:
        file.write(datasets())


def check():
    import numpy as np
    from scipy.optimize import minimize
    from scipy.special import betaln, expit

    with open(DATASETS, newline="") as file:
        print("datasets stored equal a fresh run:", file.read() == datasets())
    stored = {}
    for row in TABLE.checked_rows():
        stored.setdefault(row["dataset"], []).append(float(row["value"]))
    worst = 0
    for name, counts in COUNTS.items():
        center = np.array([float(x) for x in COUNT_CENTER])

        def objective(point):
            a, b = np.exp(point)
            return (np.sum((point - center) ** 2) / (2 * RIDGE ** 2)
                    - sum(betaln(a + k, b + m) - betaln(a, b) for k, m in counts))

        found = np.exp(minimize(objective, center, method="Nelder-Mead",
                                options={"xatol": 1e-10, "fatol": 1e-14, "maxiter": 10000}).x)
        worst = max(worst, *(abs(f / e - 1) for f, e in zip(found, stored[name])))
    for name, events in EVENTS.items():
        design = np.array([[1.0] + [float(x) for x in event[:-1]] for event in events])
        outcome = np.array([event[-1] for event in events])
        center = np.array([0.0, 1.0, 0.0])[:design.shape[1]]

        def objective(point):
            signed = np.where(outcome == 1, 1, -1) * (design @ point)
            return np.sum((point - center) ** 2) / (2 * RIDGE ** 2) - np.sum(np.log(expit(signed)))

        found = minimize(objective, center, method="Nelder-Mead",
                         options={"xatol": 1e-10, "fatol": 1e-14, "maxiter": 10000}).x
        worst = max(worst, *(abs(f / e - 1) for f, e in zip(found, stored[name])))
    print("scipy's Nelder-Mead, worst relative discrepancy:", worst)


if __name__ == "__main__":
    main(write, check)
