#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes forecasts.csv: reference values for trend and random-walk forecasts of short yearly series.

    python3 generate.py            writes the CSV, prints nothing
    python3 generate.py --check    writes nothing; recomputes by other routes, prints the discrepancies

Needs Python 3.11 and mpmath 1.3 (the check also uses numpy and scipy). Formulae: see README.md.
"""
import os
import sys
from fractions import Fraction

from mpmath import mp, mpf

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from reference_table import ReferenceTable, exact_fraction, main, real  # noqa: E402


# name: (threshold, [(fiscal year, value as text), ...])
SERIES = {
    "114-1": ("4", [(2020, "3"), (2021, "3.230"), (2022, "4.300")]),
    "114-2": ("8", [(2020, "6"), (2021, "7.214"), (2022, "7.827")]),
    "114-total": ("12", [(2020, "9"), (2021, "10.444"), (2022, "12.127")]),
    "192": ("50", [(2019, "48"), (2020, "42"), (2021, "42"), (2022, "57")]),
    "gap": ("18", [(2012, "10.5"), (2013, "12.25"), (2016, "11.75"), (2018, "14.5"),
                   (2019, "15.125"), (2022, "16")]),
    "eight": ("900", [(2015, "583"), (2016, "615"), (2017, "665"), (2018, "686"), (2019, "725"),
                      (2020, "783"), (2021, "731"), (2022, "802")]),
}
YEARS = [2023, 2024, 2025]
PROBABILITIES = ["0.0001", "0.025", "0.1", "0.25", "0.5", "0.75", "0.9", "0.975", "0.9999"]


# Student t with a whole number of degrees of freedom: finite trigonometric sums.

def t_density(v, t):
    c = mp.gamma(mpf(v + 1) / 2) / (mp.gamma(mpf(v) / 2) * mp.sqrt(v * mp.pi))
    return c * (1 + t * t / v) ** (-mpf(v + 1) / 2)


def t_upper(v, t):
    """P(T >= t) = (1 - A(t|v)) / 2, A being odd in t."""
    with mp.extradps(40):
        theta = mp.atan(t / mp.sqrt(v))
        sine, cosine = mp.sin(theta), mp.cos(theta)
        if v % 2:
            a, term = theta, sine * cosine
            for k in range(1, (v - 1) // 2 + 1):
                a += term
                term *= cosine ** 2 * (2 * k) / mpf(2 * k + 1)
            a *= 2 / mp.pi
        else:
            a, term = mpf(0), sine
            for k in range(1, v // 2 + 1):
                a += term
                term *= cosine ** 2 * (2 * k - 1) / mpf(2 * k)
        value = (1 - a) / 2
    return +value


def root(f, derivative, low, high):
    """The root of the increasing f in [low, high], by Newton's steps kept inside the bracket."""
    x = (low + high) / 2
    for _ in range(2000):
        y = f(x)
        if y == 0:
            return x
        if y < 0:
            low = x
        else:
            high = x
        step = y / derivative(x)
        new = x - step
        if not low < new < high:
            new = (low + high) / 2
        if abs(new - x) <= abs(new) * mpf(10) ** (-(mp.dps - 8)):
            return new
        x = new
    raise ArithmeticError("no convergence")


def t_lower_quantile(v, p):
    """The t with P(T <= t) = p; p a Fraction."""
    half = Fraction(1, 2)
    if p == half:
        return mpf(0)
    if p < half:
        return -t_lower_quantile(v, 1 - p)
    tail = real(1 - p)
    high = mpf(1)
    while t_upper(v, high) > tail:
        high *= 2
    return root(lambda t: tail - t_upper(v, t), lambda t: t_density(v, t), mpf(0), high)


class LocationScale:
    """location + scale * t, or its exponential."""

    def __init__(self, v, location, scale, exponential=False):
        self.v, self.location, self.scale = v, real(location), scale
        self.exponential = exponential

    def at_least(self, threshold):
        y = mp.log(real(threshold)) if self.exponential else real(threshold)
        return t_upper(self.v, (y - self.location) / self.scale)

    def density(self, y):
        return t_density(self.v, (y - self.location) / self.scale) / self.scale

    def quantile(self, p):
        y = self.location + self.scale * t_lower_quantile(self.v, p)
        return mp.exp(y) if self.exponential else y


class Mixture:
    def __init__(self, parts):
        self.parts = parts

    def at_least(self, threshold):
        return sum(part.at_least(threshold) for part in self.parts) / len(self.parts)

    def quantile(self, p):
        ends = [part.quantile(p) for part in self.parts]
        low, high = min(ends), max(ends)
        if low == high:
            return low
        tail = real(1 - p)
        return root(lambda y: tail - self.at_least(y),
                    lambda y: sum(part.density(y) for part in self.parts) / len(self.parts),
                    low, high)


class Line:
    """Ordinary least squares of ys on years; exact as long as ys are fractions."""

    def __init__(self, years, ys):
        n = len(years)
        number = (lambda x: x) if isinstance(ys[0], Fraction) else real
        self.n, self.df = n, n - 2
        self.number = number
        self.t_bar = Fraction(sum(years), n)
        self.y_bar = sum(ys) / n
        self.sxx = sum((t - self.t_bar) ** 2 for t in years)
        sxy = sum(number(t - self.t_bar) * (y - self.y_bar) for t, y in zip(years, ys))
        self.slope = sxy / number(self.sxx)
        self.intercept = self.y_bar - self.slope * number(self.t_bar)
        residual = sum((y - self.at(t)) ** 2 for t, y in zip(years, ys))
        total = sum((y - self.y_bar) ** 2 for y in ys)
        self.residual_variance = residual / self.df
        self.r_squared = 1 - residual / total

    def at(self, t):
        return self.y_bar + self.slope * self.number(t - self.t_bar)

    def root_of(self, factor):
        return mp.sqrt(real(self.residual_variance) * real(factor))

    def mean_error(self, t):
        return self.root_of(Fraction(1, self.n) + (t - self.t_bar) ** 2 / self.sxx)

    def prediction_error(self, t):
        return self.root_of(1 + Fraction(1, self.n) + (t - self.t_bar) ** 2 / self.sxx)

    def slope_error(self):
        return self.root_of(1 / self.sxx)

    def intercept_error(self):
        return self.root_of(Fraction(1, self.n) + self.t_bar ** 2 / self.sxx)


def walk(years, ys, h):
    n = len(ys)
    s2 = sum((b - a) ** 2 / (u - t)
             for a, b, t, u in zip(ys, ys[1:], years, years[1:])) / (n - 1)
    return LocationScale(n - 1, ys[-1], mp.sqrt(real(h * s2)))


def walk_with_drift(years, ys, h):
    n, span = len(ys), years[-1] - years[0]
    mu = (ys[-1] - ys[0]) / span
    s2 = sum((b - a - mu * (u - t)) ** 2 / (u - t)
             for a, b, t, u in zip(ys, ys[1:], years, years[1:])) / (n - 2)
    return LocationScale(n - 2, ys[-1] + h * mu, mp.sqrt(real(s2 * (h + Fraction(h * h, span)))))


def damped_drift(years, ys, h):
    n, span = len(ys), years[-1] - years[0]
    mu = (ys[-1] - ys[0]) / span
    s2 = sum((b - a - mu * (u - t)) ** 2 / (u - t)
             for a, b, t, u in zip(ys, ys[1:], years, years[1:])) / (n - 2)
    drifts = sum(Fraction(8, 10) ** i for i in range(1, h + 1))
    return LocationScale(n - 2, ys[-1] + drifts * mu, mp.sqrt(real(s2 * (h + drifts ** 2 / span))))


def half_slope(years, ys, h):
    n = len(ys)
    mu = Line(years, ys).slope / 2
    s2 = sum((b - a - mu * (u - t)) ** 2 / (u - t)
             for a, b, t, u in zip(ys, ys[1:], years, years[1:])) / (n - 2)
    # The slope of a walk of unit steps, one unit step at a time: its variance is a sum of squares.
    variance = Fraction(0)
    for unit in range(years[0] + 1, years[-1] + 1):
        variance += Line(years, [Fraction(int(t >= unit)) for t in years]).slope ** 2
    return LocationScale(n - 2, ys[-1] + h * mu, mp.sqrt(real(s2 * (h + h * h * variance / 4))))


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def theil_sen(years, ys, h):
    n = len(ys)
    points = list(zip(years, ys))
    slope = median([(v - w) / (t - u) for i, (t, v) in enumerate(points) for u, w in points[:i]])
    intercept = median([y - slope * t for t, y in points])
    s2 = sum((y - intercept - slope * t) ** 2 for t, y in points) / (n - 2)
    year = years[-1] + h
    mean = Fraction(sum(years), n)
    leverage = Fraction(1, n) + (year - mean) ** 2 / sum((t - mean) ** 2 for t in years)
    return LocationScale(n - 2, intercept + slope * year,
                         mp.sqrt(real(s2) * (1 + mp.pi / 3 * real(leverage))))


WALKS = {"random-walk": walk, "random-walk-with-drift": walk_with_drift,
         "damped-drift": damped_drift, "half-slope": half_slope, "theil-sen": theil_sen}


def rows():
    """(series, model, year, quantity, argument, value as mpf)"""
    for name, (threshold, points) in SERIES.items():
        years = [t for t, _ in points]
        ys = [exact_fraction(y) for _, y in points]
        lines = {"linear": Line(years, ys),
                 "log-linear": Line(years, [mp.log(real(y)) for y in ys])}
        for model in [*lines, "random-walk", "random-walk-with-drift", "random-walk-mixture",
                      "damped-drift", "half-slope", "theil-sen"]:
            line = lines.get(model)
            if line:
                for quantity, value in [("intercept", line.intercept), ("slope", line.slope),
                                        ("intercept_standard_error", line.intercept_error()),
                                        ("slope_standard_error", line.slope_error()),
                                        ("residual_variance", line.residual_variance),
                                        ("r_squared", line.r_squared)]:
                    yield name, model, "", quantity, "", real(value)
            for year in YEARS:
                h = year - years[-1]
                if line:
                    forecast = LocationScale(line.df, line.at(year), line.prediction_error(year),
                                             exponential=model == "log-linear")
                elif model in WALKS:
                    forecast = WALKS[model](years, ys, h)
                else:
                    forecast = Mixture([walk(years, ys, h), walk_with_drift(years, ys, h)])
                if model != "random-walk-mixture":
                    yield name, model, year, "degrees_of_freedom", "", mpf(forecast.v)
                    yield name, model, year, "location", "", forecast.location
                    yield name, model, year, "scale", "", forecast.scale
                for p in PROBABILITIES:
                    yield name, model, year, "quantile", p, forecast.quantile(exact_fraction(p))
                yield (name, model, year, "probability_at_least", threshold,
                       forecast.at_least(exact_fraction(threshold)))
                if line and year == 2025:
                    # 95 %: the tails are 1/40 exactly
                    reach = t_lower_quantile(line.df, Fraction(39, 40)) * line.mean_error(year)
                    yield name, model, year, "mean_lower", "95", real(line.at(year)) - reach
                    yield name, model, year, "mean_upper", "95", real(line.at(year)) + reach


TABLE = ReferenceTable(
    __file__, "forecasts.csv", ["series", "model", "year", "quantity", "argument", "value"], rows)


def check():
    """By other routes: least squares from the normal equations in matrix form, the drift as a
    weighted regression through the origin, the t distribution by the incomplete beta function."""
    table = TABLE.checked_rows()
    print("rows:", len(table))
    worst, count = {}, {}

    def compare(what, stored_value, other):
        with mp.workdps(60):
            a, b = mpf(stored_value), mpf(other)
            r = abs(a - b) / abs(b) if b else abs(a)
        count[what] = count.get(what, 0) + 1
        worst[what] = max(worst.get(what, mpf(0)), r)

    def beta_upper(v, t):
        tail = mp.betainc(mpf(v) / 2, mpf(1) / 2, 0, v / (v + t * t), regularized=True) / 2
        return tail if t >= 0 else 1 - tail

    index = {(r["series"], r["model"], r["year"], r["quantity"], r["argument"]): r["value"]
             for r in table}
    import numpy
    import scipy.stats
    with mp.workdps(80):
        for name, (threshold, points) in SERIES.items():
            n = len(points)
            years = [t for t, _ in points]
            ys = mp.matrix([real(exact_fraction(y)) for _, y in points])
            laws = {}
            for model in ["linear", "log-linear"]:
                z = ys if model == "linear" else mp.matrix([mp.log(y) for y in ys])
                x = mp.matrix([[1, t] for t in years])
                inverse = (x.T * x) ** -1
                beta = inverse * (x.T * z)
                hat = x * inverse * x.T
                s2 = (z.T * (mp.eye(n) - hat) * z)[0] / (n - 2)
                mean = sum(z) / n
                fit = x * beta
                r2 = sum((f - mean) ** 2 for f in fit) / sum((y - mean) ** 2 for y in z)
                for q, value in [("intercept", beta[0]), ("slope", beta[1]),
                                 ("intercept_standard_error", mp.sqrt(s2 * inverse[0, 0])),
                                 ("slope_standard_error", mp.sqrt(s2 * inverse[1, 1])),
                                 ("residual_variance", s2), ("r_squared", r2)]:
                    compare("coefficients, matrix form", index[name, model, "", q, ""], value)
                zf = numpy.array([float(v) for v in z])
                fit64 = scipy.stats.linregress(years, zf)
                for q, value in [("intercept", fit64.intercept), ("slope", fit64.slope),
                                 ("intercept_standard_error", fit64.intercept_stderr),
                                 ("slope_standard_error", fit64.stderr),
                                 ("r_squared", fit64.rvalue ** 2)]:
                    compare("coefficients, scipy.stats.linregress (double)",
                            index[name, model, "", q, ""], value)
                for year in YEARS:
                    row = mp.matrix([[1, year]])
                    leverage = (row * inverse * row.T)[0]
                    laws[model, year] = (n - 2, (row * beta)[0], mp.sqrt(s2 * (1 + leverage)))
                    if year == 2025:
                        centre, error = (row * beta)[0], mp.sqrt(s2 * leverage)
                        for q, sign in [("mean_lower", -1), ("mean_upper", 1)]:
                            bound = mpf(index[name, model, "2025", q, "95"])
                            t = sign * (bound - centre) / error
                            compare("bounds of the mean put back", beta_upper(n - 2, t), mpf(1) / 40)
            # The walks: changes divided by sqrt(gap), regressed on sqrt(gap) through the origin.
            g = [mp.sqrt(b - a) for a, b in zip(years, years[1:])]
            w = [(ys[i + 1] - ys[i]) / g[i] for i in range(n - 1)]
            gg = sum(v * v for v in g)
            mu = sum(a * b for a, b in zip(g, w)) / gg
            for year in YEARS:
                h = year - years[-1]
                laws["random-walk", year] = (n - 1, ys[n - 1],
                                             mp.sqrt(h * sum(v * v for v in w) / (n - 1)))
                residual = sum((a - mu * b) ** 2 for a, b in zip(w, g)) / (n - 2)
                laws["random-walk-with-drift", year] = (
                    n - 2, ys[n - 1] + h * mu, mp.sqrt(residual * h + h * h * residual / gg))
                # Half the slope: (t - mean) weights; its variance by the covariance min(s, t) of a walk.
                x = mp.matrix([[1, t] for t in years])
                b = mp.matrix(((x.T * x) ** -1 * x.T)[1, :])
                slope = (b * ys)[0]
                walked = mp.matrix(n, n)
                for i in range(n):
                    for j in range(n):
                        walked[i, j] = min(years[i], years[j]) - years[0]
                error = (b * walked * b.T)[0]
                half = sum((a - slope / 2 * b2) ** 2 for a, b2 in zip(w, g)) / (n - 2)
                laws["half-slope", year] = (
                    n - 2, ys[n - 1] + h * slope / 2, mp.sqrt(half * (h + h * h * error / 4)))
                fade = mpf("0.8") * (1 - mpf("0.8") ** h) / (1 - mpf("0.8"))
                laws["damped-drift", year] = (
                    n - 2, ys[n - 1] + fade * mu, mp.sqrt(residual * h + fade ** 2 * residual / gg))
                line = scipy.stats.theilslopes([float(v) for v in ys], years)
                compare("Theil-Sen location, scipy.stats.theilslopes (double)",
                        index[name, "theil-sen", str(year), "location", ""],
                        numpy.median([float(v) - line.slope * t for v, t in zip(ys, years)])
                        + line.slope * year)
            for year in YEARS:
                for model in ["linear", "log-linear", "random-walk", "random-walk-with-drift",
                              "random-walk-mixture", "damped-drift", "half-slope"]:
                    if model == "random-walk-mixture":
                        parts = [laws["random-walk", year], laws["random-walk-with-drift", year]]
                    else:
                        parts = [laws[model, year]]
                        for q, value in zip(["degrees_of_freedom", "location", "scale"], parts[0]):
                            compare("degrees of freedom, location, scale",
                                    index[name, model, str(year), q, ""], value)

                    def at_least(y):
                        if model == "log-linear":
                            y = mp.log(y)
                        return sum(beta_upper(v, (y - m) / s) for v, m, s in parts) / len(parts)

                    def density(y):
                        jacobian = 1
                        if model == "log-linear":
                            y, jacobian = mp.log(y), 1 / y
                        return sum(t_density(v, (y - m) / s) / s for v, m, s in parts) \
                            / len(parts) * jacobian

                    compare("probabilities, incomplete beta",
                            index[name, model, str(year), "probability_at_least", threshold],
                            at_least(real(exact_fraction(threshold))))
                    thr = float(threshold) if model != "log-linear" else float(mp.log(float(threshold)))
                    compare("probabilities, scipy.stats.t (double)",
                            index[name, model, str(year), "probability_at_least", threshold],
                            sum(scipy.stats.t.sf(thr, v, float(m), float(s))
                                for v, m, s in parts) / len(parts))
                    for p in PROBABILITIES:
                        x = mpf(index[name, model, str(year), "quantile", p])
                        error = (at_least(x) - real(1 - exact_fraction(p))) / density(x)
                        compare("quantiles put back (relative error of the quantile)", x, x + error)
    for what in count:
        print(f"{what}: {count[what]} compared, worst relative discrepancy {mp.nstr(worst[what], 3)}")


if __name__ == "__main__":
    main(TABLE.write, check)
