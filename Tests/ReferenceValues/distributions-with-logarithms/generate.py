#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes distributions.csv: reference values of the F, chi-squared, beta, gamma and log-t distributions,
and of the logarithms of normal and Student t probabilities.

    python3 generate.py            writes the CSV, prints nothing
    python3 generate.py --check    writes nothing; recomputes by other routes, prints the discrepancies

Needs Python 3.11 and mpmath 1.3 (the check also scipy). Formulae: see README.md.
"""
import os
import sys

from mpmath import mp, mpf

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from reference_table import ReferenceTable, exact, main  # noqa: E402


TAILS = ["0.5", "0.1", "1e-3", "1e-10", "1e-100", "0.975"]
F_POINTS = ["1e-10", "1e-3", "0.1", "0.5", "1", "3", "50", "1e6"]
SIGNED_POINTS = ["-1e4", "-100", "-10", "-1", "1", "10", "100", "1e4"]
# distribution: [(parameters, points)]
CASES = {
    "f": [(p, F_POINTS) for p in ("1;1", "2;5", "3;10", "5;15", "30;40", "200;7")],
    "chi-squared":
        [(p, ["1e-10", "1e-3", "0.5", "1", "5", "20", "100", "1000"]) for p in ("0.5", "1", "2", "7")]
        + [("30", ["1e-3", "1", "10", "25", "30", "45", "150", "1000"]),
           ("1000", ["1", "100", "700", "950", "1000", "1100", "1500", "5000"])],
    "beta": [
        ("0.5;0.5", ["1e-100", "1e-10", "0.01", "0.3", "0.5", "0.9", "0.999999", "0.9999999999"]),
        ("2;3", ["1e-100", "1e-10", "0.01", "0.3", "0.5", "0.9", "0.999999", "0.9999999999"]),
        ("0.1;7", ["1e-200", "1e-10", "1e-3", "0.01", "0.1", "0.5", "0.9", "0.999"]),
        ("30;20", ["1e-8", "0.01", "0.3", "0.5", "0.6", "0.7", "0.95", "0.999999"]),
        ("1000;3", ["1e-3", "0.5", "0.9", "0.99", "0.997", "0.999", "0.99999", "0.9999999"])],
    "gamma":
        [(p, ["1e-100", "1e-10", "0.01", "0.5", "1", "4", "50", "650"]) for p in ("0.1", "1", "2.5")]
        + [("50", ["1e-3", "1", "20", "45", "50", "60", "120", "800"]),
           ("1000", ["1", "200", "800", "970", "1000", "1050", "1400", "5000"])],
    "log-t": [
        ("1;0.5;0.2", ["1e-300", "1e-10", "0.5", "1", "1.6", "2.5", "1e10", "1e300"]),
        ("3;1.5;0.1", ["1e-100", "0.01", "1", "3", "4.5", "5", "50", "1e100"]),
        ("10;-2;1", ["1e-100", "1e-5", "0.01", "0.1", "0.135", "0.5", "20", "1e100"])],
    "normal": [("", SIGNED_POINTS)],
    "student-t": [(p, SIGNED_POINTS) for p in ("1", "3", "30")],
}
LOGARITHMS_ONLY = ("normal", "student-t")


# Tails. Each pair is (lower, upper), both with full relative accuracy.

def beta_tails(a, b, x, y):
    """I_x(a, b) and I_y(b, a), y = 1 - x. The series has positive terms only and is used in whichever
    of x and y is at most 1/2; the other tail is its complement, taken with enough spare digits."""
    if x > y:
        lower, upper = beta_tails(b, a, y, x)
        return upper, lower
    spare = 40
    while True:
        with mp.extradps(spare):
            y = 1 - x       # to the precision of this run
            front = mp.exp(a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b)
                           - mp.loggamma(a) - mp.loggamma(b)) / a
            lower = front * positive_series(lambda k: (a + b + k) / (a + 1 + k) * x)
            upper = 1 - lower
            enough = upper > mpf(10) ** (20 - spare)
        if enough:
            return +lower, +upper
        spare *= 4


def positive_series(ratio_at):
    """1 + r0 + r0 r1 + ..., until the rest is beyond the precision. (The ratios used here are monotone
    with a limit of at most 1/2.)"""
    term = total = mpf(1)
    k = 0
    while True:
        ratio = ratio_at(k)
        term *= ratio
        total += term
        k += 1
        if ratio < 1 and term < total * mp.eps * (1 - ratio):
            return total


def gamma_tails(a, x):
    """P(a, x) and Q(a, x). Far out Q by Legendre's continued fraction; otherwise P by its power series
    of positive terms, and the complement taken with as many spare digits as it costs."""
    if x > 2 * a + 50:
        with mp.extradps(25):
            upper = mp.exp(a * mp.log(x) - x - mp.loggamma(a)) * legendre_fraction(a, x)
            lower = 1 - upper
        return +lower, +upper
    spare = 40
    while True:
        with mp.extradps(spare):
            front = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))
            lower = front * positive_series(lambda k: x / (a + 1 + k))
            upper = 1 - lower
            enough = upper > mpf(10) ** (20 - spare)
        if enough:
            return +lower, +upper
        spare *= 4


def legendre_fraction(a, x):
    """1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- ...))), by Lentz's method."""
    b = x + 1 - a
    d = 1 / b
    value, c = d, mpf(10) ** 1000
    k = 0
    while True:
        k += 1
        numerator = -k * (k - a)
        b += 2
        d = 1 / (b + numerator * d)
        c = b + numerator / c
        value *= c * d
        if abs(c * d - 1) < mp.eps:
            return value


class Normal:
    def log_density(self, z):
        return -z * z / 2 - mp.log(2 * mp.pi) / 2

    def tails(self, z):
        return mp.erfc(-z / mp.sqrt(2)) / 2, mp.erfc(z / mp.sqrt(2)) / 2


class StudentT:
    def __init__(self, v):
        self.v = v

    def log_density(self, t):
        v, half = self.v, mpf(1) / 2
        return -(v + 1) / 2 * mp.log1p(t * t / v) - mp.log(v) / 2 \
            - (mp.loggamma(v / 2) + mp.loggamma(half) - mp.loggamma(v / 2 + half))

    def tails(self, t):
        v, half = self.v, mpf(1) / 2
        with mp.extradps(40):
            s = v + t * t
            far, near = beta_tails(v / 2, half, v / s, t * t / s)
            small = far / 2
            large = 1 - small
        return (+small, +large) if t < 0 else (+large, +small)


class Positive:
    """What the distributions on the positive half-line share: quantiles are sought in u = log x."""

    def at(self, u):
        return mp.exp(u)

    def tails_at(self, u):
        return self.tails(mp.exp(u))

    def slope_at(self, u):
        """dF/du"""
        return mp.exp(self.log_density(mp.exp(u)) + u)


class LogT(Positive):
    """exp(location + scale T)"""

    def __init__(self, v, location, scale):
        self.t, self.location, self.scale = StudentT(v), location, scale

    def _standard(self, x):
        return (mp.log(x) - self.location) / self.scale

    def log_density(self, x):
        return self.t.log_density(self._standard(x)) - mp.log(self.scale) - mp.log(x)

    def tails(self, x):
        return self.t.tails(self._standard(x))


class F(Positive):
    def __init__(self, d1, d2):
        self.d1, self.d2 = d1, d2

    def log_density(self, x):
        d1, d2 = self.d1, self.d2
        a, b = d1 / 2, d2 / 2
        return a * mp.log(d1 / d2) + (a - 1) * mp.log(x) - (a + b) * mp.log1p(d1 * x / d2) \
            - (mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b))

    def tails(self, x):
        with mp.extradps(40):
            s = self.d1 * x + self.d2
            lower, upper = beta_tails(self.d1 / 2, self.d2 / 2, self.d1 * x / s, self.d2 / s)
        return +lower, +upper


class Gamma(Positive):
    def __init__(self, a):
        self.a = a

    def log_density(self, x):
        return (self.a - 1) * mp.log(x) - x - mp.loggamma(self.a)

    def tails(self, x):
        return gamma_tails(self.a, x)


class ChiSquared(Positive):
    def __init__(self, v):
        self.v = v

    def log_density(self, x):
        a = self.v / 2
        return (a - 1) * mp.log(x / 2) - x / 2 - mp.loggamma(a) - mp.log(2)

    def tails(self, x):
        return gamma_tails(self.v / 2, x / 2)


class Beta:
    """Quantiles are sought in u = log(x / (1 - x))."""

    def __init__(self, a, b):
        self.a, self.b = a, b

    def log_density(self, x):
        a, b = self.a, self.b
        return (a - 1) * mp.log(x) + (b - 1) * mp.log1p(-x) \
            - (mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b))

    def tails(self, x):
        return beta_tails(self.a, self.b, x, 1 - x)

    def at(self, u):
        return 1 / (1 + mp.exp(-u))

    def tails_at(self, u):
        return beta_tails(self.a, self.b, 1 / (1 + mp.exp(-u)), 1 / (1 + mp.exp(u)))

    def slope_at(self, u):
        a, b = self.a, self.b
        return mp.exp(-a * mp.log1p(mp.exp(-u)) - b * mp.log1p(mp.exp(u))
                      - (mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)))


def make(name, parameters):
    values = [exact(p) for p in parameters.split(";")] if parameters else []
    return {"f": F, "chi-squared": ChiSquared, "beta": Beta, "gamma": Gamma, "log-t": LogT,
            "normal": Normal, "student-t": StudentT}[name](*values)


def quantile(distribution, p, side):
    """The x with P(X <= x) = p (side 0) or P(X >= x) = p (side 1); p is met in the smaller tail, its
    complement being exact. None if x lies outside 1e-300 .. 1e300."""
    if p > mpf(1) / 2:
        p, side = 1 - p, 1 - side
    sign = -1 if side else 1
    limit = 300 * mp.log(10)

    def excess(u):              # increasing in u
        return sign * (mp.log(distribution.tails_at(u)[side]) - mp.log(p))

    # A bracket, halved at low precision.
    with mp.workdps(25):
        low = high = mpf(0)
        width = mpf(1) / 4
        if excess(low) > 0:
            while excess(low) > 0:
                high, low, width = low, low - width, 2 * width
                if high < -limit:
                    return None
        else:
            while excess(high) <= 0:
                low, high, width = high, high + width, 2 * width
                if low > limit:
                    return None
        while high - low > mpf(2) ** -12:
            middle = (low + high) / 2
            if excess(middle) > 0:
                high = middle
            else:
                low = middle
        u = (low + high) / 2
    # Newton on the logarithm of the tail.
    for _ in range(60):
        step = excess(u) * distribution.tails_at(u)[side] / distribution.slope_at(u)
        u -= step
        if abs(step) < mpf(10) ** (12 - mp.dps) * max(1, abs(u)):
            x = distribution.at(u)
            return x if representable(x) else None
    raise ArithmeticError("no convergence")


def representable(value):
    return mpf(10) ** -300 <= abs(value) <= mpf(10) ** 300


def log_of(one, other):
    """log(one), where one + other = 1 and both are accurate."""
    return mp.log(one) if one < mpf(1) / 2 else mp.log1p(-other)


def rows():
    """(distribution, parameters, function, argument, value as mpf)"""
    for name, cases in CASES.items():
        for parameters, points in cases:
            distribution = make(name, parameters)
            found = []
            for point in points:
                x = exact(point)
                log_density = distribution.log_density(x)
                lower, upper = distribution.tails(x)
                logs = [("log_density", log_density),
                        ("log_probability_at_most", log_of(lower, upper)),
                        ("log_probability_at_least", log_of(upper, lower))]
                plain = [("density", mp.exp(log_density)),
                         ("probability_at_most", lower), ("probability_at_least", upper)]
                for function, value in (logs if name in LOGARITHMS_ONLY else plain + logs):
                    if representable(value):
                        found.append((function, point, value))
            for function in ("density", "log_density", "probability_at_most", "probability_at_least",
                             "log_probability_at_most", "log_probability_at_least"):
                for f, point, value in found:
                    if f == function:
                        yield name, parameters, function, point, value
            if name in LOGARITHMS_ONLY:
                continue
            for side, function in enumerate(("quantile_lower", "quantile_upper")):
                for p in TAILS:
                    value = quantile(distribution, exact(p), side)
                    if value is not None:
                        yield name, parameters, function, p, value


TABLE = ReferenceTable(
    __file__, "distributions.csv", ["distribution", "parameters", "function", "argument", "value"], rows)


def check():
    import math
    import warnings
    import scipy.stats
    warnings.simplefilter("ignore")
    half = mpf(1) / 2

    table = TABLE.checked_rows()
    print("rows:", len(table))
    tally = {}
    further_off = []

    def note(group, error, row):
        if group.startswith("scipy") and error >= 1e-9:
            further_off.append((row, error))
            return
        count, worst, where = tally.get(group, (0, mpf(-1), None))
        if error > worst:
            worst, where = error, tuple(row.values())
        tally[group] = (count + 1, worst, where)

    # Other routes: mpmath's own incomplete functions, both tails asked for separately.

    def tail(name, v, x, side):
        """Lower (0) or upper (1) tail."""
        if name == "normal":
            x = -x if side else x
            return mp.gammainc(half, x * x / 2, mp.inf, regularized=True) / 2 if x < 0 \
                else half + mp.gammainc(half, 0, x * x / 2, regularized=True) / 2
        if name == "log-t":
            return tail("student-t", v[:1], (mp.log(x) - v[1]) / v[2], side)
        if name == "student-t":
            x = -x if side else x
            s = v[0] + x * x
            return regularized(v[0] / 2, half, v[0] / s) / 2 if x < 0 \
                else half + regularized(half, v[0] / 2, x * x / s) / 2
        if name in ("gamma", "chi-squared"):
            a, z = (v[0], x) if name == "gamma" else (v[0] / 2, x / 2)
            return mp.gammainc(a, z, mp.inf, regularized=True) if side \
                else mp.gammainc(a, 0, z, regularized=True)
        if name == "f":
            s = v[0] * x + v[1]
            return regularized(v[0] / 2, v[1] / 2, v[0] * x / s) if not side \
                else regularized(v[1] / 2, v[0] / 2, v[1] / s)
        return regularized(v[0], v[1], x) if not side else regularized(v[1], v[0], 1 - x)

    def regularized(a, b, x):
        # I_x(a, b) = x^a (1-x)^b 2F1(1, a+b; a+1; x) / (a B(a, b)), mpmath's own 2F1
        return x ** a * (1 - x) ** b * mp.hyp2f1(1, a + b, a + 1, x) / (a * mp.beta(a, b))

    def density(name, v, x):
        if name == "normal":
            return mp.npdf(x)
        if name == "log-t":
            return density("student-t", v[:1], (mp.log(x) - v[1]) / v[2]) / (v[2] * x)
        if name == "student-t":
            return (1 + x * x / v[0]) ** (-(v[0] + 1) / 2) / (mp.sqrt(v[0]) * mp.beta(v[0] / 2, half))
        if name == "gamma":
            return x ** (v[0] - 1) * mp.exp(-x) / mp.gamma(v[0])
        if name == "chi-squared":
            return x ** (v[0] / 2 - 1) * mp.exp(-x / 2) / (2 ** (v[0] / 2) * mp.gamma(v[0] / 2))
        if name == "f":
            d1, d2 = v
            return mp.sqrt((d1 * x) ** d1 * d2 ** d2 / (d1 * x + d2) ** (d1 + d2)) \
                / (x * mp.beta(d1 / 2, d2 / 2))
        return x ** (v[0] - 1) * (1 - x) ** (v[1] - 1) / mp.beta(*v)

    def closed(name, parameters, x):
        """Lower and upper tail in closed form, or None."""
        if (name, parameters) in (("gamma", "1"), ("chi-squared", "2")):
            z = x if name == "gamma" else x / 2
            return -mp.expm1(-z), mp.exp(-z)
        if (name, parameters) == ("f", "1;1"):
            return 2 / mp.pi * mp.atan(mp.sqrt(x)), 2 / mp.pi * mp.atan(1 / mp.sqrt(x))
        if (name, parameters) == ("f", "2;5"):
            u = (1 + 2 * x / 5) ** (-mpf(5) / 2)
            return 1 - u, u
        if (name, parameters) == ("beta", "0.5;0.5"):
            return 2 / mp.pi * mp.asin(mp.sqrt(x)), 2 / mp.pi * mp.asin(mp.sqrt(1 - x))
        if (name, parameters) == ("beta", "2;3"):
            y = 1 - x
            return x ** 2 * (6 - 8 * x + 3 * x ** 2), y ** 3 * (4 - 3 * y)
        return None

    for row in table:
        name, parameters, function = row["distribution"], row["parameters"], row["function"]
        v = [exact(p) for p in parameters.split(";")] if parameters else []
        argument = row["argument"]
        side = 1 if function.endswith(("at_least", "upper")) else 0
        # 330 digits where a difference from 1 may be as small as 1e-300
        with mp.workdps(330 if function.startswith("log_probability") else 240):
            x, value = exact(argument), mpf(row["value"])
            if function.startswith("quantile"):
                q = value
                small, where = (side, x) if x <= half else (1 - side, 1 - x)
                if name == "beta" and q > half:
                    # printed, x carries little of 1 - x, or none: half a unit of its last digit to
                    # either side has to contain the quantile
                    ulp = mpf(10) ** -20 / 2
                    side_sign = 1 if small == 0 else -1
                    below = side_sign * (tail(name, v, q - ulp, small) - where)
                    above = 1 if q + ulp >= 1 else side_sign * (tail(name, v, q + ulp, small) - where)
                    error = mpf(0) if below < 0 < above else mpf(1)
                else:
                    error = abs(tail(name, v, q, small) - where) / density(name, v, q) / q
                note("quantiles put back, as an error of the quantile", error, row)
                continue
            if "density" in function:
                other = density(name, v, x)
            elif function.startswith("log"):
                a, b = tail(name, v, x, side), tail(name, v, x, 1 - side)
                other = mp.log(a) if a < half else mp.log1p(-b)
            else:
                other = tail(name, v, x, side)
            if function == "log_density":
                other = mp.log(other)
            note("formulae by mpmath's functions, " + function, abs(other - value) / abs(value), row)
            pair = closed(name, parameters, x)
            if pair and "probability" in function:
                other = pair[side]
                if function.startswith("log"):
                    other = mp.log(other) if other < half else mp.log1p(-pair[1 - side])
                note("closed forms", abs(other - value) / abs(value), row)

        if name == "log-t":
            continue
        d = {"f": scipy.stats.f, "chi-squared": scipy.stats.chi2, "beta": scipy.stats.beta,
             "gamma": scipy.stats.gamma, "normal": scipy.stats.norm,
             "student-t": scipy.stats.t}[name](*[float(u) for u in v])
        f = {"density": d.pdf, "log_density": d.logpdf, "probability_at_most": d.cdf,
             "probability_at_least": d.sf, "log_probability_at_most": d.logcdf,
             "log_probability_at_least": d.logsf}.get(function)
        if f is None:
            continue
        other = float(f(float(argument)))
        error = abs(other - float(value)) / abs(float(value)) if math.isfinite(other) else math.inf
        note(f"scipy {function}", mpf(error), row)
    # scipy's quantiles, compared as doubles.
    for row in table:
        name, function = row["distribution"], row["function"]
        if not function.startswith("quantile") or name == "log-t":
            continue
        d = {"f": scipy.stats.f, "chi-squared": scipy.stats.chi2, "beta": scipy.stats.beta,
             "gamma": scipy.stats.gamma}[name](*[float(p) for p in row["parameters"].split(";")])
        other = float((d.ppf if function == "quantile_lower" else d.isf)(float(row["argument"])))
        error = abs(other - float(row["value"])) / float(row["value"])
        error = error if math.isfinite(error) else math.inf
        note(f"scipy {function}", mpf(error), row)
    for row, error in further_off:
        print("scipy further off:", mp.nstr(error, 3), *row.values())
    for group, (count, worst, where) in sorted(tally.items()):
        print(f"{group}: {count} compared, worst relative discrepancy {mp.nstr(worst, 3)}", where)


if __name__ == "__main__":
    main(TABLE.write, check)
