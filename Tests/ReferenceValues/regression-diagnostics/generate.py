#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes datasets.csv and diagnostics.csv: reference values for linear regression and its diagnostics.

    python3 generate.py            writes the CSVs, prints nothing
    python3 generate.py --check    writes nothing; recomputes by other routes, prints the discrepancies

Needs Python 3.11 and mpmath 1.3 (the check also numpy, scipy and statsmodels). Formulae: see README.md.
"""
import csv
import io
import os
import sys
from fractions import Fraction

from mpmath import mp, mpf

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from reference_table import ReferenceTable, exact, main, real  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
DATASETS = os.path.join(HERE, "datasets.csv")

HUBER_TUNING = "1.345"
NORMAL_QUARTILE = "0.6744897501960817"      # as a double, like every other constant given as text


class Dataset:
    def __init__(self, columns, rows, intercept=True):
        self.columns, self.intercept = columns, intercept
        self.text = [row.split() for row in rows.strip().splitlines()]
        values = {c: [Fraction(float(row[k])) for row in self.text] for k, c in enumerate(columns)}
        self.y = values["y"]
        self.n = len(self.y)
        self.regressors = [c for c in columns if c.startswith("x")]
        self.weighted = "w" in columns
        self.w = values["w"] if self.weighted else [Fraction(1)] * self.n
        x = [values[c] for c in self.regressors]
        if intercept:
            x.insert(0, [Fraction(1)] * self.n)
        self.x = [list(row) for row in zip(*x)]            # rows of the design
        self.p = len(x)


# Numbers made up for this file. Columns in the order given.
DATA = {
    "small": Dataset(["y", "x1"], """
        604.2 2015
        631.8 2016
        628.5 2017
        667.9 2018
        659.3 2019
        738.6 2020
        702.7 2021
        726.4 2022"""),
    "two": Dataset(["y", "x1", "x2"], """
        22.37 4.04 8.72
        17.71 3.25 6.294
        23.51 5.32 8.938
        30.16 9.45 10.045
        30.70 8.6 9.35
        37.13 11.74 10.897
        39.18 13.23 10.75
        47.42 14.49 11.445
        40.76 14.38 11.627
        40.61 15.06 12.431
        42.14 18.65 12.815
        45.39 21.78 14.299
        49.24 23.96 15.058
        52.23 24.62 15.751
        51.57 23.87 14.531"""),
    "weighted": Dataset(["y", "x1", "w"], """
        8.34 1.2 0.5
        5.96 2.5 1
        11.26 3.1 2.5
        14.31 4.8 4
        17.38 5.5 1.5
        18.17 6.9 0.75
        22.46 8.4 3
        24.28 9 2
        25.75 10.6 1.25
        31.7 12.3 3.5"""),
    "no-intercept": Dataset(["y", "x1"], """
        1.42 0.8
        3.72 1.7
        4.99 2.9
        8.88 4.1
        11.25 5.6
        11.6 6.2
        15.26 7.7""", intercept=False),
    "polynomial": Dataset(["y", "x1", "x2", "x3"], """
        22.104 1 1 1
        23.296 2 4 8
        25.425 3 9 27
        26.125 4 16 64
        25.432 5 25 125
        26.543 6 36 216
        25.974 7 49 343
        25.72 8 64 512
        25.704 9 81 729
        26.573 10 100 1000
        26.318 11 121 1331
        29.344 12 144 1728"""),
}


# Linear algebra on lists of rows; with Fractions it is exact.

def inverse(a):
    n = len(a)
    m = [list(row) + [row[0] * 0 + (1 if i == j else 0) for j in range(n)] for i, row in enumerate(a)]
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(m[i][k]))
        m[k], m[pivot] = m[pivot], m[k]
        d = m[k][k]
        m[k] = [v / d for v in m[k]]
        for i in range(n):
            if i != k and m[i][k] != 0:
                f = m[i][k]
                m[i] = [u - f * v for u, v in zip(m[i], m[k])]
    return [row[n:] for row in m]


def product(a, b):
    columns = list(zip(*b))
    return [[sum(u * v for u, v in zip(row, c)) for c in columns] for row in a]


def dot(a, b):
    return sum(u * v for u, v in zip(a, b))


def moments(x, w):
    """X' W X"""
    p = len(x[0])
    return [[sum(wi * r[i] * r[j] for wi, r in zip(w, x)) for j in range(p)] for i in range(p)]


def least_squares(x, y, w):
    """(X'WX)^-1 and the coefficients"""
    g = inverse(moments(x, w))
    c = [sum(wi * r[j] * yi for wi, r, yi in zip(w, x, y)) for j in range(len(x[0]))]
    return g, [dot(row, c) for row in g]


# Distributions.

def incomplete_beta(a, b, x, y):
    """I_x(a, b), y = 1 - x, with full relative accuracy."""
    def lower(a, b, x, y):      # series of positive terms; used where the variable is at most 1/2
        front = mp.exp(a * mp.log(x) + b * mp.log(y)
                       + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)) / a
        term = total = mpf(1)
        k = 0
        while True:
            ratio = (a + b + k) / (a + 1 + k) * x
            term *= ratio
            total += term
            k += 1
            if ratio < 1 and term < total * mp.eps * (1 - ratio):
                return front * total
    with mp.extradps(25):
        if x <= y:
            return lower(a, b, x, y)
        rest = lower(b, a, y, x)
        value = 1 - rest
    if value > mpf(10) ** -20:
        return value
    with mp.extradps(400):
        return 1 - lower(b, a, 1 - x, x)


def t_tail(v, t):
    """P(T >= t), t >= 0"""
    with mp.extradps(25):
        s = v + t * t
        return incomplete_beta(mpf(v) / 2, mpf(1) / 2, v / s, t * t / s) / 2


def t_quantile_upper(v, tail):
    """The t with P(T >= t) = tail < 1/2, by Newton's steps kept inside a bracket."""
    c = mp.gamma(mpf(v + 1) / 2) / (mp.gamma(mpf(v) / 2) * mp.sqrt(v * mp.pi))
    low, high = mpf(0), mpf(1)
    while t_tail(v, high) > tail:
        high *= 2
    t = high / 2
    for _ in range(500):
        f = t_tail(v, t) - tail
        if f > 0:
            low = t
        else:
            high = t
        new = t + f / (c * (1 + t * t / v) ** (-mpf(v + 1) / 2))
        if not low < new < high:
            new = (low + high) / 2
        if abs(new - t) < new * mpf(10) ** (-(mp.dps - 10)):
            return new
        t = new
    raise ArithmeticError("no convergence")


def f_tail(d1, d2, f):
    """P(F >= f)"""
    s = d2 + d1 * f
    return incomplete_beta(mpf(d2) / 2, mpf(d1) / 2, d2 / s, d1 * f / s)


def chi_squared_tail(v, x):
    """P(X >= x), v whole: finite sums (Abramowitz and Stegun, 26.4.4 and 26.4.5)."""
    h = x / 2
    if v % 2 == 0:
        return mp.exp(-h) * sum(h ** k / mp.factorial(k) for k in range(v // 2))
    return mp.erfc(mp.sqrt(h)) + mp.exp(-h) * sum(h ** (k + mpf(1) / 2) / mp.gamma(k + mpf(3) / 2)
                                                  for k in range((v - 1) // 2))


# Tests on residuals.

def durbin_watson(e):
    return sum((b - a) ** 2 for a, b in zip(e, e[1:])) / dot(e, e)


def ljung_box(e, lags):
    n = len(e)
    mean = sum(e) / n
    d = [v - mean for v in e]
    c0 = dot(d, d)
    return n * (n + 2) * sum((dot(d[k:], d[:n - k]) / c0) ** 2 / (n - k) for k in range(1, lags + 1))


def jarque_bera(e):
    n = len(e)
    mean = sum(e) / n
    m2, m3, m4 = (sum((v - mean) ** k for v in e) / n for k in (2, 3, 4))
    return real(n * (m3 ** 2 / m2 ** 3 + (m4 / m2 ** 2 - 3) ** 2 / 4) / 6)


def breusch_godfrey(x, e, lags):
    """n times the uncentred R^2 of e on x and the lagged e, zeros before the first."""
    z = [row + [e[i - k] if i >= k else e[0] * 0 for k in range(1, lags + 1)] for i, row in enumerate(x)]
    _, b = least_squares(z, e, [1] * len(e))
    fitted = [dot(row, b) for row in z]
    return len(e) * dot(fitted, fitted) / dot(e, e)


def median(values):
    s = sorted(values)
    m = len(s) // 2
    return s[m] if len(s) % 2 else (s[m - 1] + s[m]) / 2


def huber(d):
    """Iterated reweighted least squares from least squares; the scale anew in every iteration."""
    tuning, quartile = exact(HUBER_TUNING), exact(NORMAL_QUARTILE)
    x = [[real(v) for v in row] for row in d.x]
    y = [real(v) for v in d.y]

    def residuals(b):
        return [yi - dot(row, b) for yi, row in zip(y, x)]

    def scale(e):
        return median([abs(v) for v in e]) / quartile

    _, b = least_squares(x, y, [mpf(1)] * d.n)
    e = residuals(b)
    s = scale(e)
    for _ in range(20000):
        w = [mpf(1) if abs(v) <= tuning * s else tuning * s / abs(v) for v in e]
        _, new = least_squares(x, y, w)
        change = max(abs(u - v) / abs(u) for u, v in zip(new, b))
        b = new
        e = residuals(b)
        s = scale(e)
        if change < mpf(10) ** -60:
            return b, s
    raise ArithmeticError("no convergence")


def theil_sen(d, column):
    """slope, intercept, lower and upper bound (95 per cent) of y on one column of the design"""
    x, y = [row[column] for row in d.x], d.y
    n = d.n
    if len(set(x)) < n or len(set(y)) < n:
        raise ValueError("ties")
    slopes = sorted((y[j] - y[i]) / (x[j] - x[i]) for i in range(n) for j in range(i))
    count = len(slopes)
    slope = median(slopes)
    z = mp.sqrt(2) * mp.erfinv(mpf(19) / 20)
    half_width = z * mp.sqrt(mpf(n * (n - 1) * (2 * n + 5)) / 18)
    upper = min(int(mp.nint((count + half_width) / 2)), count - 1)
    lower = max(int(mp.nint((count - half_width) / 2)) - 1, 0)
    return slope, median([v - slope * u for u, v in zip(x, y)]), slopes[lower], slopes[upper]


def condition_number(x):
    """Largest over smallest singular value of the design with its columns scaled to length 1."""
    p = len(x[0])
    if p == 1:
        return mpf(1)
    m = [[real(v) for v in row] for row in moments(x, [1] * len(x))]
    gram = mp.matrix(p, p)
    for i in range(p):
        for j in range(p):
            gram[i, j] = m[i][j] / mp.sqrt(m[i][i] * m[j][j])
    values = sorted(mp.eigsy(gram, eigvals_only=True))
    return mp.sqrt(values[-1] / values[0])


def diagnostics(name, d):
    """(quantity, argument, index, value)"""
    n, p, x, y, w = d.n, d.p, d.x, d.y, d.w
    v = n - p
    g, b = least_squares(x, y, w)
    e = [yi - dot(row, b) for yi, row in zip(y, x)]
    rss = dot(w, [u * u for u in e])
    s2 = rss / v
    s = mp.sqrt(real(s2))
    errors = [mp.sqrt(real(s2 * g[j][j])) for j in range(p)]
    t = [real(b[j]) / errors[j] for j in range(p)]
    t_bound = t_quantile_upper(v, mpf(1) / 40)
    for j in range(p):
        yield "coefficient", "", j, b[j]
    for j in range(p):
        yield "standard_error", "", j, errors[j]
    for j in range(p):
        yield "t_statistic", "", j, t[j]
    for j in range(p):
        yield "p_value", "", j, 2 * t_tail(v, abs(t[j]))
    for j in range(p):
        yield "coefficient_lower", "95", j, real(b[j]) - t_bound * errors[j]
    for j in range(p):
        yield "coefficient_upper", "95", j, real(b[j]) + t_bound * errors[j]

    centre = dot(w, y) / sum(w) if d.intercept else Fraction(0)
    tss = sum(wi * (yi - centre) ** 2 for wi, yi in zip(w, y))
    constant = 1 if d.intercept else 0
    r2 = 1 - rss / tss
    f = (tss - rss) / (p - constant) / s2
    yield "residual_standard_deviation", "", "", s
    yield "r_squared", "", "", r2
    yield "adjusted_r_squared", "", "", 1 - (1 - r2) * Fraction(n - constant, v)
    yield "f_statistic", "", "", f
    yield "f_p_value", "", "", f_tail(p - constant, v, real(f))
    log_likelihood = -mpf(n) / 2 * (mp.log(2 * mp.pi * real(rss / n)) + 1) \
        + sum(mp.log(real(wi)) for wi in w) / 2
    k = p + 1
    aic = 2 * k - 2 * log_likelihood
    yield "log_likelihood", "", "", log_likelihood
    yield "aic", "", "", aic
    yield "aicc", "", "", aic + mpf(2 * k * (k + 1)) / (n - k - 1)
    yield "bic", "", "", k * mp.log(n) - 2 * log_likelihood

    h = [wi * dot(row, [dot(gr, row) for gr in g]) for wi, row in zip(w, x)]
    standardized = [real(ei) * mp.sqrt(real(wi / (s2 * (1 - hi)))) for ei, wi, hi in zip(e, w, h)]
    studentized = []
    for ei, wi, hi in zip(e, w, h):
        deleted = (rss - wi * ei * ei / (1 - hi)) / (v - 1)
        studentized.append(real(ei) * mp.sqrt(real(wi / (deleted * (1 - hi)))))
    for i in range(n):
        yield "leverage", "", i, h[i]
    for i in range(n):
        yield "standardized_residual", "", i, standardized[i]
    for i in range(n):
        yield "studentized_residual", "", i, studentized[i]
    for i in range(n):
        yield "cooks_distance", "", i, w[i] * e[i] ** 2 / (s2 * p) * h[i] / (1 - h[i]) ** 2
    for i in range(n):
        yield "dffits", "", i, studentized[i] * mp.sqrt(real(h[i] / (1 - h[i])))

    if not d.weighted:
        def sandwich(meat):
            m = product(product(g, meat), g)
            return [(i, j, m[i][j]) for i in range(p) for j in range(i, p)]

        for kind, factor in (("hc0", lambda hi: Fraction(1)), ("hc1", lambda hi: Fraction(n, v)),
                             ("hc2", lambda hi: 1 / (1 - hi)), ("hc3", lambda hi: 1 / (1 - hi) ** 2)):
            for i, j, value in sandwich(moments(x, [ei * ei * factor(hi) for ei, hi in zip(e, h)])):
                yield kind, f"{i};{j}", "", value
        for lags in (1, 3):
            meat = moments(x, [ei * ei for ei in e])
            for lag in range(1, lags + 1):
                kernel = 1 - Fraction(lag, lags + 1)
                for i in range(p):
                    for j in range(p):
                        meat[i][j] += kernel * sum(
                            e[m] * e[m - lag] * (x[m][i] * x[m - lag][j] + x[m - lag][i] * x[m][j])
                            for m in range(lag, n))
            for i, j, value in sandwich(meat):
                yield "newey_west", f"{lags};{i};{j}", "", value

    # The residuals, and the design, of the regression with the weights multiplied in.
    if d.weighted:
        root = [mp.sqrt(real(wi)) for wi in w]
        scaled_e = [r * real(ei) for r, ei in zip(root, e)]
        scaled_x = [[r * real(u) for u in row] for r, row in zip(root, x)]
    else:
        scaled_e, scaled_x = e, x
    for suffix, residual in [("", scaled_e)] + ([("_unscaled", e)] if d.weighted else []):
        yield "durbin_watson" + suffix, "", "", durbin_watson(residual)
        for lags in (1, 3):
            q = real(ljung_box(residual, lags))
            yield "ljung_box" + suffix, lags, "", q
            yield "ljung_box_p_value" + suffix, lags, "", chi_squared_tail(lags, q)
        jb = jarque_bera(residual)
        yield "jarque_bera" + suffix, "", "", jb
        yield "jarque_bera_p_value" + suffix, "", "", mp.exp(-jb / 2)
    for lags in (1, 2):
        lm = real(breusch_godfrey(scaled_x, scaled_e, lags))
        yield "breusch_godfrey", lags, "", lm
        yield "breusch_godfrey_p_value", lags, "", chi_squared_tail(lags, lm)
    yield "condition_number", "", "", condition_number(scaled_x)
    if name in ("two", "polynomial"):
        for j in range(1, p):
            others = [row[:j] + row[j + 1:] for row in x]
            target = [row[j] for row in x]
            _, c = least_squares(others, target, [1] * n)
            rest = sum((u - dot(row, c)) ** 2 for u, row in zip(target, others))
            mean = sum(target) / n
            yield "variance_inflation", "", j, sum((u - mean) ** 2 for u in target) / rest

    if name in ("two", "small"):
        coefficients, scale = huber(d)
        for j in range(p):
            yield "huber_coefficient", "", j, coefficients[j]
        yield "huber_scale", "", "", scale
        for j in range(1, p):
            slope, intercept, lower, upper = theil_sen(d, j)
            yield "theil_sen_slope", "", j, slope
            yield "theil_sen_intercept", "", j, intercept
            yield "theil_sen_lower", "95", j, lower
            yield "theil_sen_upper", "95", j, upper


def datasets_document():
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["dataset", "row", "column", "value"])
    for name, d in DATA.items():
        for i, row in enumerate(d.text):
            for column, text in zip(d.columns, row):
                writer.writerow([name, i, column, text])
    return out.getvalue()


def rows():
    for name, d in DATA.items():
        for key_and_value in diagnostics(name, d):
            yield name, *key_and_value


def write():
    with open(DATASETS, "w", newline="") as file:
        file.write(datasets_document())
    TABLE.write()


TABLE = ReferenceTable(
    __file__, "diagnostics.csv", ["dataset", "quantity", "argument", "index", "value"], rows)


def check():
    import warnings
    import numpy as np
    import scipy.stats
    import statsmodels.api as sm
    from statsmodels.stats.diagnostic import acorr_breusch_godfrey, acorr_ljungbox
    from statsmodels.stats.outliers_influence import variance_inflation_factor
    from statsmodels.stats.sandwich_covariance import cov_hac
    from statsmodels.stats.stattools import durbin_watson as sm_durbin_watson, jarque_bera as sm_jb
    warnings.simplefilter("ignore")

    with open(DATASETS, newline="") as file:
        print("stored datasets equal a fresh run:", file.read() == datasets_document())
    stored = TABLE.checked_rows()
    table = {}
    for row in stored:
        key = row["dataset"], row["quantity"], row["argument"], row["index"]
        assert key not in table
        table[key] = row["value"]
    print("rows:", len(table))

    tally = {}

    def compare(group, key, other):
        key = tuple(str(k) for k in key)
        value = mpf(table[key])
        r = abs(mpf(other) - value) / abs(value)
        count, worst, where = tally.get(group, (0, mpf(-1), None))
        tally[group] = (count + 1, max(worst, r), key if r > worst else where)
        seen.add(key)

    seen = set()
    # 1. At 60 digits by other routes: orthogonal triangularisation; the deletion diagnostics by leaving
    #    each observation out; the tails by mpmath's own incomplete beta and gamma functions; the
    #    condition number by singular values; Huber's estimate put into its estimating equations.
    with mp.workdps(60):
        for name, d in DATA.items():
            n, p = d.n, d.p

            def fit(keep):
                a = mp.matrix([[mp.sqrt(real(d.w[i])) * real(u) for u in d.x[i]] for i in keep])
                c = mp.matrix([mp.sqrt(real(d.w[i])) * real(d.y[i]) for i in keep])
                b, _ = mp.qr_solve(a, c)
                r = c - a * b
                return b, r, a

            b, r, a = fit(range(n))
            rss = sum(u * u for u in r)
            s2 = rss / (n - p)
            g = (a.T * a) ** -1
            for j in range(p):
                se = mp.sqrt(s2 * g[j, j])
                compare("mp", (name, "coefficient", "", j), b[j])
                compare("mp", (name, "standard_error", "", j), se)
                compare("mp", (name, "t_statistic", "", j), b[j] / se)
                v = mpf(n - p)
                tt = (b[j] / se) ** 2
                compare("mp", (name, "p_value", "", j),
                        mp.betainc(v / 2, 0.5, 0, v / (v + tt), regularized=True))
                for side in ("lower", "upper"):
                    bound = mpf(table[name, "coefficient_" + side, "95", str(j)])
                    tt = ((bound - b[j]) / se) ** 2
                    tail = mp.betainc(v / 2, 0.5, 0, v / (v + tt), regularized=True)
                    group = tally.get("interval bound put back: its two tails", (0, mpf(-1), None))
                    worst = max(group[1], abs(tail * 20 - 1))
                    tally["interval bound put back: its two tails"] = (group[0] + 1, worst, None)
            d1, f = p - (1 if d.intercept else 0), mpf(table[name, "f_statistic", "", ""])
            compare("f tail from the printed statistic", (name, "f_p_value", "", ""),
                    mp.betainc(mpf(n - p) / 2, mpf(d1) / 2, 0, (n - p) / (n - p + d1 * f),
                               regularized=True))
            singular = [u for u in mp.svd_r(a * mp.diag([1 / mp.norm(a[:, j]) for j in range(p)]),
                                            compute_uv=False)]
            compare("mp", (name, "condition_number", "", ""), max(singular) / min(singular))
            for i in range(n):
                bi, ri, _ = fit([m for m in range(n) if m != i])
                s2i = sum(u * u for u in ri) / (n - p - 1)
                row = a[i, :]
                own, deleted = (row * b)[0], (row * bi)[0]
                target = own + r[i]
                hi = 1 - r[i] / (target - deleted)
                compare("mp", (name, "leverage", "", i), hi)
                compare("mp", (name, "standardized_residual", "", i), r[i] / mp.sqrt(s2 * (1 - hi)))
                compare("mp", (name, "studentized_residual", "", i), r[i] / mp.sqrt(s2i * (1 - hi)))
                shift = a * (b - bi)
                compare("mp", (name, "cooks_distance", "", i), sum(u * u for u in shift) / (p * s2))
                compare("mp", (name, "dffits", "", i), (own - deleted) / mp.sqrt(s2i * hi))
            if not d.weighted:      # (X'X)^-1 X' M X (X'X)^-1 with M written out, n by n
                hat = a * g * a.T
                meats = {"hc0": lambda i, j: (i == j) * r[i] ** 2,
                         "hc1": lambda i, j: (i == j) * r[i] ** 2 * n / (n - p),
                         "hc2": lambda i, j: (i == j) * r[i] ** 2 / (1 - hat[i, i]),
                         "hc3": lambda i, j: (i == j) * (r[i] / (1 - hat[i, i])) ** 2,
                         "1;": lambda i, j: max(0, 1 - mpf(abs(i - j)) / 2) * r[i] * r[j],
                         "3;": lambda i, j: max(0, 1 - mpf(abs(i - j)) / 4) * r[i] * r[j]}
                for kind, m in meats.items():
                    c = g * a.T * mp.matrix([[m(i, j) for j in range(n)] for i in range(n)]) * a * g
                    for i in range(p):
                        for j in range(i, p):
                            key = (kind, f"{i};{j}") if kind.startswith("hc") \
                                else ("newey_west", f"{kind}{i};{j}")
                            compare("mp", (name, *key, ""), c[i, j])
            for quantity in ("ljung_box", "breusch_godfrey", "jarque_bera"):
                for (dataset, q, argument, index), value in table.items():
                    if dataset == name and q in (quantity, quantity + "_unscaled"):
                        df = mpf(argument) if argument else mpf(2)
                        p_name = q.replace(quantity, quantity + "_p_value")
                        compare("chi-squared tail from the printed statistic",
                                (name, p_name, argument, index),
                                mp.gammainc(df / 2, mpf(value) / 2, mp.inf, regularized=True))
            if name in ("two", "small"):
                b = [mpf(table[name, "huber_coefficient", "", str(j)]) for j in range(p)]
                s = mpf(table[name, "huber_scale", "", ""])
                e = [real(d.y[i]) - dot([real(u) for u in d.x[i]], b) for i in range(n)]
                k = exact(HUBER_TUNING)
                psi = [max(-k, min(k, u / s)) for u in e]
                sums = [abs(sum(q * real(row[j]) for q, row in zip(psi, d.x)))
                        / sum(abs(q * real(row[j])) for q, row in zip(psi, d.x)) for j in range(p)]
                print(f"{name}: Huber's equations, relative to the sum of absolute terms:",
                      mp.nstr(max(sums), 3), " scale:",
                      mp.nstr(abs(median([abs(u) for u in e]) / exact(NORMAL_QUARTILE)
                                  / s - 1), 3))

    # 2. statsmodels and scipy, double precision.
    for name, d in DATA.items():
        n, p = d.n, d.p
        y = np.array([float(u) for u in d.y])
        x = np.array([[float(u) for u in row] for row in d.x])
        w = np.array([float(u) for u in d.w])
        model = sm.WLS(y, x, weights=w) if d.weighted else sm.OLS(y, x)
        result = model.fit()
        bounds = result.conf_int(0.05)

        def sm_compare(quantity, argument, index, other):
            compare("statsmodels " + quantity, (name, quantity, argument, index), float(other))

        for j in range(p):
            sm_compare("coefficient", "", j, result.params[j])
            sm_compare("standard_error", "", j, result.bse[j])
            sm_compare("t_statistic", "", j, result.tvalues[j])
            sm_compare("p_value", "", j, result.pvalues[j])
            sm_compare("coefficient_lower", "95", j, bounds[j][0])
            sm_compare("coefficient_upper", "95", j, bounds[j][1])
        sm_compare("residual_standard_deviation", "", "", np.sqrt(result.scale))
        sm_compare("r_squared", "", "", result.rsquared)
        sm_compare("adjusted_r_squared", "", "", result.rsquared_adj)
        sm_compare("f_statistic", "", "", result.fvalue)
        sm_compare("f_p_value", "", "", result.f_pvalue)
        sm_compare("log_likelihood", "", "", result.llf)
        sm_compare("aic", "", "", result.aic + 2)            # statsmodels does not count the variance
        sm_compare("bic", "", "", result.bic + np.log(n))
        k = p + 1
        sm_compare("aicc", "", "", sm.tools.eval_measures.aicc(result.llf, n, k))
        # The influence measures of a weighted fit are those of the fit with the weights multiplied in.
        scaled = sm.OLS(model.wendog, model.wexog).fit()
        influence = scaled.get_influence()
        for i in range(n):
            sm_compare("leverage", "", i, influence.hat_matrix_diag[i])
            sm_compare("standardized_residual", "", i, influence.resid_studentized_internal[i])
            sm_compare("studentized_residual", "", i, influence.resid_studentized_external[i])
            sm_compare("cooks_distance", "", i, influence.cooks_distance[0][i])
            sm_compare("dffits", "", i, influence.dffits[0][i])
        if not d.weighted:
            matrices = [("hc0", "", result.cov_HC0), ("hc1", "", result.cov_HC1),
                        ("hc2", "", result.cov_HC2), ("hc3", "", result.cov_HC3)] + \
                [("newey_west", f"{lags};", cov_hac(result, nlags=lags, use_correction=False))
                 for lags in (1, 3)]
            for quantity, prefix, matrix in matrices:
                for i in range(p):
                    for j in range(i, p):
                        sm_compare(quantity, f"{prefix}{i};{j}", "", matrix[i][j])
        for suffix, e in [("", result.wresid)] + ([("_unscaled", result.resid)] if d.weighted else []):
            sm_compare("durbin_watson" + suffix, "", "", sm_durbin_watson(e))
            jb = sm_jb(e)
            sm_compare("jarque_bera" + suffix, "", "", jb[0])
            sm_compare("jarque_bera_p_value" + suffix, "", "", jb[1])
            lb = acorr_ljungbox(e, lags=[1, 3])
            for lags in (1, 3):
                sm_compare("ljung_box" + suffix, lags, "", lb.loc[lags, "lb_stat"])
                sm_compare("ljung_box_p_value" + suffix, lags, "", lb.loc[lags, "lb_pvalue"])
        for lags in (1, 2):
            if d.intercept and not d.weighted:
                lm = acorr_breusch_godfrey(result, nlags=lags)
                sm_compare("breusch_godfrey", lags, "", lm[0])
                sm_compare("breusch_godfrey_p_value", lags, "", lm[1])
            else:       # statsmodels adds a constant to the auxiliary regression: here without one
                e = scaled.resid
                z = np.column_stack([model.wexog] + [np.r_[np.zeros(m), e[:-m]]
                                                     for m in range(1, lags + 1)])
                aux = sm.OLS(e, z, hasconst=False).fit()
                sm_compare("breusch_godfrey", lags, "", n * aux.rsquared)
                sm_compare("breusch_godfrey_p_value", lags, "", scipy.stats.chi2.sf(n * aux.rsquared, lags))
                lm = acorr_breusch_godfrey(scaled, nlags=lags)
                print(f"{name}: Breusch-Godfrey, {lags} lags, with statsmodels's constant: {lm[0]:.6f},"
                      f" here {float(table[name, 'breusch_godfrey', str(lags), '']):.6f}")
        sm_compare("condition_number", "", "",
                   np.linalg.cond(model.wexog / np.linalg.norm(model.wexog, axis=0)))
        if name in ("two", "polynomial"):
            for j in range(1, p):
                sm_compare("variance_inflation", "", j, variance_inflation_factor(x, j))
        if name in ("two", "small"):
            robust = sm.RLM(y, x, M=sm.robust.norms.HuberT(1.345)).fit(
                conv="coefs", tol=1e-15, maxiter=2000)
            for j in range(p):
                sm_compare("huber_coefficient", "", j, robust.params[j])
            sm_compare("huber_scale", "", "", robust.scale)
            for j in range(1, p):
                ts = scipy.stats.theilslopes(y, x[:, j], alpha=0.95, method="joint")
                sm_compare("theil_sen_slope", "", j, ts.slope)
                sm_compare("theil_sen_intercept", "", j, ts.intercept)
                sm_compare("theil_sen_lower", "95", j, ts.low_slope)
                sm_compare("theil_sen_upper", "95", j, ts.high_slope)
    for group, (count, worst, where) in sorted(tally.items()):
        print(f"{group}: {count} compared, worst relative discrepancy {mp.nstr(worst, 3)}",
              "" if where is None else where)
    print("not compared:", [k for k in table if k not in seen])


if __name__ == "__main__":
    main(write, check)
