#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes coverage.csv: how often the intervals of the simple models contain what comes.

    python3 generate.py            writes the CSV, prints nothing
    python3 generate.py --check    writes nothing; compares with the file and with simulation

Needs Python 3.11, mpmath 1.3 and numpy 2. Formulae: see README.md.
"""
import os
import sys

import numpy as np
from mpmath import mp, mpf

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from reference_table import main  # noqa: E402

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "coverage.csv")
COUNTS = [3, 5, 8, 12]
HORIZONS = [1, 3]
COVERAGES = [50, 80, 95]
DRAWS = 2_000_000
SEED = 1968


def t_quantile(df, p):
    """The Student t quantile by bisection of the incomplete beta function, p above 1/2."""
    def upper(t):
        return mp.betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2
    low, high = mpf(0), mpf(1000)
    while high - low > mpf(10) ** -20:
        middle = (low + high) / 2
        low, high = (middle, high) if upper(middle) > 1 - p else (low, middle)
    return low


def slope_weights(n):
    """W: by how much each change of a series counts in the least-squares slope."""
    mean = mpf(n - 1) / 2
    square = sum((t - mean) ** 2 for t in range(n))
    return [sum((t - mean) / square for t in range(i, n)) for i in range(1, n)]


def positive_probability(eigenvalues):
    """P(sum of eigenvalue times chi-square(1) > 0): Imhof, Biometrika 48 (1961), eq. 3.2."""
    def integrand(u):
        angle = sum(mp.atan(x * u) for x in eigenvalues) / 2
        size = mp.fprod((1 + (x * u) ** 2) ** mpf("0.25") for x in eigenvalues)
        return mp.sin(angle) / (u * size)
    return mpf(1) / 2 + mp.quad(integrand, [0, 0.1, 1, 10, 100, 1000, mp.inf]) / mp.pi


def half_slope(n, h, coverage):
    """The error is a'x and the residuals are R x in independent normals x: changes, then the future."""
    w = slope_weights(n)
    m = n - 1
    a = mp.matrix([-h * x / 2 for x in w] + [mp.sqrt(h)])
    r = mp.matrix(m, m + 1)
    for i in range(m):
        for j in range(m):
            r[i, j] = (1 if i == j else 0) - w[j] / 2
    variance = h + h * h * sum(x * x for x in w) / 4
    t = t_quantile(n - 2, (1 + mpf(coverage) / 100) / 2)
    form = a * a.T - t * t * variance / (n - 2) * (r.T * r)
    return 1 - positive_probability(list(mp.eigsy(form, eigvals_only=True)))


def theil_sen(n):
    """Shares of draws inside, by horizon and coverage."""
    generator = np.random.Generator(np.random.PCG64(SEED + n))
    times = np.arange(n, dtype=float)
    first, second = np.triu_indices(n, 1)
    inside = {(h, c): 0 for h in HORIZONS for c in COVERAGES}
    for _ in range(DRAWS // 20_000):
        values = generator.standard_normal((20_000, n))
        slopes = np.median((values[:, second] - values[:, first]) / (second - first), axis=1)
        rest = values - slopes[:, None] * times
        intercepts = np.median(rest, axis=1)
        deviation = np.sqrt(((rest - intercepts[:, None]) ** 2).sum(axis=1) / (n - 2))
        square = ((times - times.mean()) ** 2).sum()
        for h in HORIZONS:
            time = n - 1 + h
            leverage = 1 / n + (time - times.mean()) ** 2 / square
            scale = deviation * np.sqrt(1 + np.pi / 3 * leverage)
            error = generator.standard_normal(20_000) - intercepts - slopes * time
            for c in COVERAGES:
                t = float(t_quantile(n - 2, (1 + mpf(c) / 100) / 2))
                inside[h, c] += int((np.abs(error) <= t * scale).sum())
    return {key: count / DRAWS for key, count in inside.items()}


def document():
    lines = ["model,n,horizon,coverage,value"]
    with mp.workdps(25):
        for model in ["random-walk", "random-walk-with-drift", "damped-drift", "linear",
                      "log-linear", "half-slope", "theil-sen"]:
            for n in COUNTS:
                simulated = theil_sen(n) if model == "theil-sen" else {}
                for h in HORIZONS:
                    for c in COVERAGES:
                        if model == "half-slope":
                            value = mp.nstr(half_slope(n, h, c), 8)
                        elif model == "theil-sen":
                            value = f"{simulated[h, c]:.4f}"
                        else:
                            value = f"{c / 100}"
                        lines.append(f"{model},{n},{h},{c},{value}")
    return "\n".join(lines) + "\n"


def write():
    with open(FILE, "w", newline="") as file:
        file.write(document())


def check():
    with open(FILE, newline="") as file:
        stored = file.read()
    print("stored file equals a fresh run:", stored == document())
    # Random walks without drift, drawn and forecast step by step.
    generator = np.random.Generator(np.random.PCG64(SEED))
    worst = 0
    for line in stored.splitlines()[1:]:
        model, n, h, c, value = line.split(",")
        n, h = int(n), int(h)
        if model not in ("half-slope", "damped-drift"):
            continue
        draws = 200_000
        changes = generator.standard_normal((draws, n - 1))
        future = generator.standard_normal((draws, h)).sum(axis=1)
        if model == "half-slope":
            levels = np.concatenate([np.zeros((draws, 1)), changes.cumsum(axis=1)], axis=1)
            times = np.arange(n) - (n - 1) / 2
            drift = (levels @ times) / (times @ times) / 2
            spread = sum(float(w) ** 2 for w in slope_weights(n)) / 4
            reach = h
        else:
            drift, spread = changes.mean(axis=1), 1 / (n - 1)
            reach = sum(0.8 ** k for k in range(1, h + 1))
        deviation = np.sqrt(((changes - drift[:, None]) ** 2).sum(axis=1) / (n - 2))
        with mp.workdps(25):
            t = float(t_quantile(n - 2, (1 + mpf(c) / 100) / 2))
        scale = deviation * np.sqrt(h + reach ** 2 * spread)
        share = (np.abs(future - reach * drift) <= t * scale).mean()
        p = float(value)
        worst = max(worst, abs(share - p) / (p * (1 - p) / draws) ** 0.5)
    print("worst distance from simulation, in standard errors:", worst)


if __name__ == "__main__":
    main(write, check)
