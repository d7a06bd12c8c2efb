#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes scores.csv: ranked probability scores and densities of laws, by their definitions; and
sample.csv with sample-values.csv: scores and tables of a made-up sample, in exact fractions.

python3 generate.py          writes the file
python3 generate.py --check  writes nothing and compares it with other routes
"""

import os
import sys
from fractions import Fraction

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from mpmath import beta, betainc, gammainc, inf, mp, mpf, quad, sqrt  # noqa: E402
from reference_table import exact, main, real, text_of  # noqa: E402

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scores.csv")
COLUMNS = "law,parts,scale,outcome,quantity,value\n"

# name: (parts "weight:degrees of freedom:location:scale", scale "power:shift:reference:origin:ceiling")
LAWS = {
    "t1": ("1:1:0.5:2", ""),
    "t2": ("1:2:0.5:2", ""),
    "t3": ("1:3:-1:0.25", ""),
    "t8": ("1:8:100:5", ""),
    "t1.25": ("1:1.25:0:1", ""),
    "t0.75": ("1:0.75:0:1", ""),
    "t300": ("1:300:0:1", ""),
    "walks3": ("0.5:2:4.3:1.75;0.5:1:5:2.5", ""),
    "walks8": ("0.5:7:802:60;0.5:6:830:70", ""),
    "far": ("0.25:5:0:1;0.75:9:40:0.0625", ""),
    "atom": ("0.375:1:2:0;0.625:4:2.5:0.5", ""),
    "counts": ("0.25:1:0:0;0.125:3.5:0.0078125:0.015625;0.25:4.25:0.0625:0.125;"
               "0.375:5:-0.03125:0.5", "0.5:1:31:24:inf"),
    "share": ("0.25:1:0:0;0.25:3.5:0.001953125:0.00390625;0.5:4.25:0:0.03125",
              "0.5:0.125:98.125:99:100"),
    "near-zero": ("0.5:1:0:0;0.5:4.5:0.25:1.5", "0.5:1:3:0:inf"),
}
OUTCOMES = {
    "t1": ["0.5", "3", "-20", "1000"], "t2": ["0.5", "1", "50"], "t3": ["-1", "-0.875", "4"],
    "t8": ["100", "93.5", "160"], "t1.25": ["0", "-3"], "t0.75": ["0", "7"], "t300": ["0.25", "5"],
    "walks3": ["4.3", "6", "-30", "200"], "walks8": ["802", "815.5", "1200"],
    "far": ["0", "20", "40", "39.9375"], "atom": ["2", "1.5", "2.25", "9"],
    "counts": ["24", "25", "0", "60", "24.5", "1000"], "share": ["99", "100", "98.75", "50", "120"],
    "near-zero": ["0", "1", "12"],
}


def parse(law):
    parts, scale = LAWS[law]
    parts = [tuple(exact(x) for x in part.split(":")) for part in parts.split(";")]
    if scale:
        *numbers, ceiling = scale.split(":")
        return parts, [exact(x) for x in numbers] + [inf if ceiling == "inf" else exact(ceiling)]
    return parts, None


def t_upper(t, nu):
    """P(T >= t): half of an incomplete beta function."""
    if t < 0:
        return 1 - t_upper(-t, nu)
    if t == 0:
        return mpf(1) / 2
    # The smaller of the two arguments, so that neither end loses digits.
    if t * t > nu:
        return betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2
    return mpf(1) / 2 - betainc(mpf(1) / 2, nu / 2, 0, t * t / (nu + t * t), regularized=True) / 2


def t_density(t, nu):
    return (1 + t * t / nu) ** (-(nu + 1) / 2) / (sqrt(nu) * beta(nu / 2, mpf(1) / 2))


class Law:
    """A law by its distribution function, in the unit of the value."""

    def __init__(self, name):
        self.parts, self.scale = parse(name)
        self.low, self.high = (-inf, inf) if self.scale is None else (mpf(0), self.scale[4])

    def displacement(self, y):
        if self.scale is None:
            return y
        power, shift, reference, origin, _ = self.scale
        z = lambda v: (((v + shift) / reference) ** power - 1) / power
        return z(y) - z(origin)

    def value(self, x):
        if self.scale is None:
            return x
        power, shift, reference, origin, _ = self.scale
        base = ((origin + shift) / reference) ** power + power * x
        return reference * max(base, mpf(0)) ** (1 / power) - shift

    def tail(self, y, sign):
        """P(Y < y) for sign −1, P(Y > y) for sign 1, at a y inside the bounds."""
        x = self.displacement(y)
        total = mpf(0)
        for weight, nu, location, scale in self.parts:
            if scale == 0:
                total += weight if (location - x) * sign > 0 else 0
            else:
                total += weight * t_upper(sign * (x - location) / scale, nu)
        return total

    def stops(self):
        """Where humps and point masses lie, for the quadrature to stop at."""
        points = set()
        for _, _, location, scale in self.parts:
            for k in [0, -1, 1, -3, 3, -10, 10, -40, 40]:
                y = self.value(location + k * scale)
                if self.low < y < self.high:
                    points.add(y)
        return sorted(points)

    def crps(self, y, refinement=1):
        inside = min(max(y, self.low), self.high)
        stops = self.stops()
        total = abs(y - inside)
        for sign, side in [(-1, [s for s in stops if s < inside]), (1, [s for s in stops if s > inside])]:
            points = ([self.low] + side + [inside]) if sign < 0 else ([inside] + side + [self.high])
            points = [p for i, p in enumerate(points) if i == 0 or p > points[i - 1]]
            for _ in range(refinement - 1):
                finite = [(a + b) / 2 for a, b in zip(points, points[1:]) if abs(a) < inf and abs(b) < inf]
                points = sorted(points + finite)
            for a, b in zip(points, points[1:]):
                total += quad(lambda v: self.tail(v, sign) ** 2, [a, b])
        return total

    def density(self, y):
        if not self.low < y < self.high:
            return mpf(0)
        x = self.displacement(y)
        total = sum((weight * t_density((x - location) / scale, nu) / scale
                     for weight, nu, location, scale in self.parts if scale > 0), mpf(0))
        if self.scale is None:
            return total
        power, shift, reference, _, _ = self.scale
        return total * ((y + shift) / reference) ** (power - 1) / reference


def document(digits):
    with mp.workdps(digits):
        lines = [COLUMNS]
        for name, (parts, scale) in LAWS.items():
            law = Law(name)
            for outcome in OUTCOMES[name]:
                y = exact(outcome)
                for quantity, value in [("crps", law.crps(y)), ("density", law.density(y))]:
                    text = text_of(value)
                    lines.append(f"{name},{parts},{scale},{outcome},{quantity},{text}\n")
        return "".join(lines)


def sample():
    """Rows of a made-up sample: numbers with few binary digits, from a linear congruential generator."""
    state, rows = 12345, []

    def draw(n):
        nonlocal state
        state = (state * 1103515245 + 12345) % 2**31
        return (state >> 8) % n

    for series in range(7):
        for _ in range(3 + draw(9)):
            forecast = Fraction(draw(400), 16)
            lower, upper = forecast - Fraction(1 + draw(60), 16), forecast + Fraction(1 + draw(90), 16)
            outcome = forecast + Fraction(draw(200) - 90, 16)
            probability = Fraction(draw(65), 64)
            occurred = int(draw(64) < 64 * (probability + Fraction(1, 2)) / 2)
            rows.append((f"s{series}", forecast, lower, upper, outcome, probability, occurred))
    return rows


def mean(values):
    values = list(values)
    return sum(values, Fraction(0)) / len(values)


def clustered_variance(rows, values):
    """The squared standard error by series, from the definition with a sum for each series."""
    centre, sums = mean(values), {}
    for row, value in zip(rows, values):
        sums[row[0]] = sums.get(row[0], Fraction(0)) + value - centre
    g = len(sums)
    return Fraction(g, g - 1) * sum(s * s for s in sums.values()) / len(values) ** 2


def sample_values():
    rows = sample()
    scale = Fraction(7, 4)
    # Coverage 80 %: a tail of 1/10 exactly.
    winkler = [u - l + 10 * max(l - y, y - u, Fraction(0)) for _, _, l, u, y, _, _ in rows]
    covered = [Fraction(int(l <= y <= u)) for _, _, l, u, y, _, _ in rows]
    brier = [(p - o) ** 2 for *_, p, o in rows]
    yield "interval_score", mean(winkler)
    yield "mean_scaled_interval_score", mean(winkler) / scale
    for p in [Fraction(1, 8), Fraction(1, 2), Fraction(7, 8)]:
        yield f"quantile_loss_{float(p)}", mean(
            max(p * (y - f), (p - 1) * (y - f)) for _, f, _, _, y, _, _ in rows)
    yield "mean_absolute_scaled_error", mean(abs(y - f) for _, f, _, _, y, _, _ in rows) / scale
    yield "root_mean_squared_scaled_error", sqrt(real(mean(
        (y - f) ** 2 for _, f, _, _, y, _, _ in rows))) / real(scale)
    yield "symmetric_percentage_error", mean(
        200 * abs(y - f) / (abs(y) + abs(f)) if y or f else Fraction(0) for _, f, _, _, y, _, _ in rows)
    yield "coverage", mean(covered)
    yield "coverage_standard_error", sqrt(real(mean(covered) * (1 - mean(covered)) / len(rows)))
    yield "coverage_clustered_standard_error", sqrt(real(clustered_variance(rows, covered)))
    yield "brier", mean(brier)
    yield "brier_clustered_standard_error", sqrt(real(clustered_variance(rows, brier)))
    share = mean(Fraction(o) for *_, o in rows)
    reliability = resolution = Fraction(0)
    for tenth in range(10):
        group = [(p, o) for *_, p, o in rows if min(9, int(10 * p)) == tenth]
        if not group:
            continue
        given, observed = mean(p for p, _ in group), mean(Fraction(o) for _, o in group)
        weight = Fraction(len(group), len(rows))
        reliability += weight * (given - observed) ** 2
        resolution += weight * (observed - share) ** 2
        yield f"tenth_{tenth}_count", Fraction(len(group))
        yield f"tenth_{tenth}_mean_probability", given
        yield f"tenth_{tenth}_observed", observed
    yield "reliability", reliability
    yield "resolution", resolution
    yield "uncertainty", share * (1 - share)
    counts = [sum(1 for *_, p, _ in rows if min(9, int(10 * p)) == t) for t in range(10)]
    expected = Fraction(len(rows), 10)
    chi_square = sum((c - expected) ** 2 / expected for c in counts)
    yield "chi_square", chi_square
    yield "chi_square_tail", gammainc(mpf(9) / 2, real(chi_square) / 2, inf, regularized=True)


def sample_documents(digits):
    with mp.workdps(digits):
        text = lambda x: repr(float(x)) if isinstance(x, Fraction) else str(x)
        rows = "".join(",".join(text(cell) for cell in row) + "\n" for row in sample())
        values = "".join(f"{name},{text_of(value)}\n" for name, value in sample_values())
        return ("series,forecast,lower,upper,outcome,probability,occurred\n" + rows,
                "quantity,value\n" + values)


def write():
    with open(PATH, "w", newline="") as file:
        file.write(document(25))
    for name, text in zip(["sample.csv", "sample-values.csv"], sample_documents(40)):
        with open(os.path.join(os.path.dirname(PATH), name), "w", newline="") as file:
            file.write(text)


def check():
    """Another precision and finer panels; the closed form of scoringRules; sampling-free scipy quadrature."""
    with open(PATH, newline="") as file:
        rows = [line.rstrip("\n").split(",") for line in file][1:]
    worst = closed = mpf(0)
    with mp.workdps(32):
        for name, _, _, outcome, quantity, text in rows:
            if quantity != "crps":
                continue
            law, value = Law(name), mpf(text)
            worst = max(worst, abs(law.crps(exact(outcome), refinement=2) / value - 1))
            if len(law.parts) == 1 and law.parts[0][1] > 1:
                _, nu, location, scale = law.parts[0]
                z = (exact(outcome) - location) / scale
                form = (z * (1 - 2 * t_upper(z, nu)) + 2 * t_density(z, nu) * (nu + z * z) / (nu - 1)
                        - 2 * sqrt(nu) / (nu - 1) * beta(mpf(1) / 2, nu - mpf(1) / 2)
                        / beta(mpf(1) / 2, nu / 2) ** 2)
                closed = max(closed, abs(scale * form / value - 1))
    print("worst relative discrepancy to 32 digits and finer panels:", mp.nstr(worst, 3))
    print("worst relative discrepancy to the closed form:", mp.nstr(closed, 3))


if __name__ == "__main__":
    main(write, check)
