#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes distributions.csv: reference values of the normal and Student t distributions.

    python3 generate.py            writes the CSV, prints nothing
    python3 generate.py --check    writes nothing; recomputes by other routes, prints the discrepancies

Needs Python 3.11 and mpmath 1.3 (the check also compares with scipy). Formulae: see README.md.
"""
import os
import sys

import mpmath
from mpmath import mp, mpf

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from reference_table import ReferenceTable, exact, main  # noqa: E402


T_DEGREES_OF_FREEDOM = ["1", "2", "3", "4", "0.5", "1.5", "7", "30", "250.5", "1e6"]
POINTS = ["0", "1e-8", "1e-3", "0.5", "1", "2.5", "12.706", "40"]
HEAVY_TAIL_POINTS = ["1e5", "1e10"]          # added for t with at most 4 degrees of freedom
NORMAL_POINTS = ["37"]                       # added for the normal
TAILS = ["0.5", "0.4999", "0.25", "0.1", "0.025", "1e-3", "1e-8", "1e-15", "1e-100",
         "0.75", "0.975", "0.9999"]
NORMAL_TAILS = ["1e-300"]                    # added for the normal


class Normal:
    def density(self, z):
        return mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)

    def upper(self, z):
        """P(Z >= z)"""
        return mp.erfc(z / mp.sqrt(2)) / 2


class StudentT:
    def __init__(self, v):
        self.v = v

    def log_beta(self):
        a = self.v / 2
        return mp.loggamma(a) + mp.loggamma(mpf(1) / 2) - mp.loggamma(a + mpf(1) / 2)

    def density(self, t):
        v = self.v
        with mp.extradps(25):
            value = mp.exp(-(v + 1) / 2 * mp.log1p(t * t / v) - self.log_beta()) / mp.sqrt(v)
        return +value

    def upper(self, t):
        """P(T >= t).  Both series below have positive terms only, so neither loses digits."""
        if t < 0:
            return 1 - self.upper(-t)
        if t == 0:
            return mpf(1) / 2
        v = self.v
        a, half = v / 2, mpf(1) / 2
        x = v / (v + t * t)
        if x <= half:
            with mp.extradps(25):
                x, y = v / (v + t * t), t * t / (v + t * t)
                # I_x(a,1/2) = x^a y^(1/2) / (a B(a,1/2)) * 2F1(a+1/2, 1; a+1; x)
                value = self._front(x, y) / a * self._series(a + half, a + 1, x) / 2
            return +value
        # The central part, subtracted from 1/2 with as many spare digits as the tail is small.
        spare = int(-a * mp.log10(x)) + 40
        with mp.extradps(spare):
            a, half = v / 2, mpf(1) / 2
            x, y = v / (v + t * t), t * t / (v + t * t)
            # I_y(1/2,a) = y^(1/2) x^a / (1/2 B(1/2,a)) * 2F1(a+1/2, 1; 3/2; y)
            value = half - self._front(x, y) * 2 * self._series(a + half, mpf(3) / 2, y) / 2
        return +value

    def _front(self, x, y):
        return mp.exp(self.v / 2 * mp.log(x) - self.log_beta()) * mp.sqrt(y)

    @staticmethod
    def _series(b, c, x):
        term = total = mpf(1)
        k = 0
        while True:
            ratio = (b + k) / (c + k) * x
            term *= ratio
            total += term
            k += 1
            if ratio < 1 and term < total * mp.eps * (1 - ratio):
                return total


def upper_quantile(distribution, p):
    """The x with P(X >= x) = p, by symmetry from the smaller tail; 1 - p is taken exactly."""
    half = mpf(1) / 2
    if p == half:
        return mpf(0)
    if p > half:
        return -upper_quantile(distribution, 1 - p)
    # Start: bracket and bisect log x at low precision.
    with mp.workdps(25):
        low, high = mpf(-40), mpf(-39)
        while distribution.upper(mp.exp(high)) > p:
            low, high = high, high + 1
        for _ in range(30):
            middle = (low + high) / 2
            if distribution.upper(mp.exp(middle)) > p:
                low = middle
            else:
                high = middle
        u = (low + high) / 2
    # Newton on log P against log x; quadratic, 1e-9 -> beyond the working precision in four steps.
    for _ in range(7):
        x = mp.exp(u)
        q = distribution.upper(x)
        step = (mp.log(q) - mp.log(p)) * q / (x * distribution.density(x))
        u += step
    return mp.exp(u)


def distributions():
    for v in [None] + T_DEGREES_OF_FREEDOM:
        if v is None:
            yield "normal", "", Normal(), POINTS + NORMAL_POINTS, TAILS + NORMAL_TAILS
        else:
            heavy = HEAVY_TAIL_POINTS if float(v) <= 4 else []
            yield "student-t", v, StudentT(exact(v)), POINTS + heavy, TAILS


def rows():
    """(distribution, degrees of freedom, function, argument, value as mpf)"""
    for name, v, distribution, points, tails in distributions():
        points = sorted(points, key=float)
        signed = ["-" + p for p in reversed(points) if p != "0"] + points
        upper = {p: distribution.upper(exact(p)) for p in points}
        for p in signed:
            yield name, v, "density", p, distribution.density(exact(p))
        for p in signed:
            small = upper[p.lstrip("-")]
            yield name, v, "probability_at_most", p, small if p.startswith("-") else 1 - small
        for p in signed:
            small = upper[p.lstrip("-")]
            yield name, v, "probability_at_least", p, 1 - small if p.startswith("-") else small
        quantile = {p: upper_quantile(distribution, exact(p)) for p in tails}
        for p in tails:
            yield name, v, "quantile_lower", p, -quantile[p]
        for p in tails:
            yield name, v, "quantile_upper", p, quantile[p]


TABLE = ReferenceTable(
    __file__, "distributions.csv", ["distribution", "degrees_of_freedom", "function", "argument", "value"], rows)


def check():
    def relative(a, b):
        return abs(a - b) / abs(b) if b != 0 else abs(a)

    def show(what, count, worst):
        print(f"{what}: {count} compared, worst relative discrepancy {mp.nstr(mpf(worst), 3)}")

    table = TABLE.checked_rows()
    print("rows:", len(table))

    with mp.workdps(40):
        # 1. Numerical integration of the density (own density, written out again here).
        count, worst = 0, mpf(0)
        densities, worst_density = 0, mpf(0)
        for row in table:
            if row["function"] not in ("density", "probability_at_least") \
                    or row["argument"].startswith("-"):
                continue
            x, value = exact(row["argument"]), mpf(row["value"])
            if row["distribution"] == "normal":
                f = lambda s: mp.exp(-s * s / 2) / mp.sqrt(2 * mp.pi)
            else:
                v = exact(row["degrees_of_freedom"])
                with mp.extradps(20):
                    c = mp.gammaprod([(v + 1) / 2], [v / 2]) / mp.sqrt(v * mp.pi) \
                        if v < 1000 else mp.exp(mp.loggamma((v + 1) / 2) - mp.loggamma(v / 2)) \
                        / mp.sqrt(v * mp.pi)
                f = lambda s, v=v, c=c: c * (1 + s * s / v) ** (-(v + 1) / 2)
            if row["function"] == "density":
                densities += 1
                worst_density = max(worst_density, relative(value, f(x)))
                continue
            if x < mpf("0.5"):
                integral = mpf(1) / 2 - mp.quad(f, [0, x]) if x else mpf(1) / 2
            else:   # s = x / w^4, w from 0 to 1: smooth at 0 for every df used
                # (divided by x f(x), as mpmath's quadrature stops on the absolute error)
                g = lambda w: f(x / w ** 4) / f(x) * 4 / w ** 5
                cuts = [mpf(0)] + [1 - mpf(2) ** -k for k in range(1, 15)] + [mpf(1)]
                integral = mp.quad(g, cuts) * x * f(x)
            count += 1
            worst = max(worst, relative(value, integral))
        show("density by its formula with the gamma function", densities, worst_density)
        show("tail by numerical integration of the density", count, worst)

        # 2. mpmath's own regularised incomplete beta (t, df below 1000).
        count, worst = 0, mpf(0)
        for row in table:
            if row["distribution"] != "student-t" or row["function"] != "probability_at_least" \
                    or row["argument"].startswith("-") or float(row["degrees_of_freedom"]) > 1000:
                continue
            t, v = exact(row["argument"]), exact(row["degrees_of_freedom"])
            with mp.workdps(80):
                other = mp.betainc(v / 2, mpf(1) / 2, 0, v / (v + t * t), regularized=True) / 2
            count += 1
            worst = max(worst, relative(mpf(row["value"]), other))
        show("t tail by mpmath.betainc", count, worst)

        # 3. Closed forms, 1, 2 and 4 degrees of freedom: the lower tail.
        count, worst = 0, mpf(0)
        for row in table:
            if row["distribution"] != "student-t" or row["function"] != "probability_at_most" \
                    or row["degrees_of_freedom"] not in ("1", "2", "4"):
                continue
            with mp.workdps(120):
                t = exact(row["argument"])
                if row["degrees_of_freedom"] == "1":
                    other = mpf(1) / 2 + mp.atan(t) / mp.pi
                elif row["degrees_of_freedom"] == "2":
                    other = mpf(1) / 2 + t / (2 * mp.sqrt(2 + t * t))
                else:
                    s = t / mp.sqrt(4 + t * t)
                    other = mpf(1) / 2 + s * (1 + 2 / (4 + t * t)) / 2
            count += 1
            worst = max(worst, relative(mpf(row["value"]), other))
        show("t closed forms", count, worst)

        # 4. Quantiles put back. The printed 20-digit quantile is put into the tail, and the error of
        #    the tail is turned into an error of the quantile.
        count, worst = 0, mpf(0)
        for row in table:
            if not row["function"].startswith("quantile") or row["value"] == "0":
                continue
            distribution = Normal() if row["distribution"] == "normal" \
                else StudentT(exact(row["degrees_of_freedom"]))
            with mp.workdps(160):
                x, p = mpf(row["value"]), exact(row["argument"])
                if row["function"] == "quantile_lower":
                    x = -x
                error = (distribution.upper(x) - p) / distribution.density(x) / abs(x)
            count += 1
            worst = max(worst, abs(error))
        show("quantiles put back", count, worst)

        # 5. scipy, double precision (a sanity check of orientation and scale only).
        import scipy.stats
        count, worst = {}, {}
        for row in table:
            d = scipy.stats.norm() if row["distribution"] == "normal" \
                else scipy.stats.t(float(row["degrees_of_freedom"]))
            x, value = float(row["argument"]), float(row["value"])
            function = {"density": d.pdf, "probability_at_most": d.cdf, "probability_at_least": d.sf,
                        "quantile_lower": d.ppf, "quantile_upper": d.isf}[row["function"]]
            if abs(value) < 1e-290 or (row["function"].startswith("quantile") and x < 1e-12):
                continue
            key = row["function"]
            r = abs(float(function(x)) - value) / abs(value)
            count[key] = count.get(key, 0) + 1
            if r > worst.get(key, (-1,))[0]:
                worst[key] = (r, row["distribution"], row["degrees_of_freedom"], row["argument"])
        for key in count:
            print(f"scipy {key}: {count[key]} compared, worst {worst[key]}")


if __name__ == "__main__":
    main(TABLE.write, check)
