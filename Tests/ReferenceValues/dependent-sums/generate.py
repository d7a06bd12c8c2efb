# SPDX-License-Identifier: Apache-2.0
"""Sums of dependent forecasts by numerical integration; see README.md."""

import csv
import json
import math
import os
import sys
from functools import lru_cache

import numpy as np
from scipy.optimize import brentq
from scipy.special import betaln, gammaln, ndtr, ndtri
from scipy.stats import t as student

HERE = os.path.dirname(os.path.abspath(__file__))
PRESET = os.path.join(HERE, "../../../Sources/Forecasting/Resources/ministry.json")


class Student:
    """A Student t with location and scale."""

    def __init__(self, df, location, scale):
        self.df, self.location, self.scale = df, location, scale

    def below(self, y):
        return student.cdf((y - self.location) / self.scale, self.df)

    at_most = below

    def quantile(self, p):
        return self.location + self.scale * student.ppf(p, self.df)


class Predictive:
    """The predictive law, written anew from its description (EmpiricalBayesMixture)."""

    def __init__(self, values, kind, horizon):
        with open(PRESET) as file:
            preset = json.load(file)
        power, steps = preset["lambda"], np.diff(values)
        resolution = next(
            d for d in (1, 0.1, 0.01, 0.001)
            if all(abs(v / d - round(v / d)) < 1e-6 * max(1, abs(v / d)) for v in values))
        level = max(np.mean(values), resolution)
        self.z = lambda y: (((y + resolution) / (level + resolution)) ** power - 1) / power
        self.back = lambda z: max(
            0.0, (level + resolution) * max(power * z + 1, 0) ** (1 / power) - resolution)
        self.last = values[-1]
        own = preset["kinds"][kind]
        a0, b0 = own["stay"]
        moves = np.array(
            [self.z(v + s) - self.z(v) for v, s in zip(values, steps) if s != 0])
        m = len(moves)
        a, b = a0 + np.sum(steps == 0), b0 + m
        log_stay = [
            gammaln(horizon + 1) - gammaln(j + 1) - gammaln(horizon - j + 1)
            + betaln(b + j, a + horizon - j) - betaln(a, b) for j in range(horizon + 1)]
        change = np.exp(log_stay)
        self.atom = change[0]
        logs, parts = [], []
        for c in preset["classes"]:
            w, mu, s, nu = c["weight"], c["drift_m"], c["scale_s"], c["dof_nu"]
            size = m + horizon
            lag = np.abs(np.subtract.outer(np.arange(size), np.arange(size)))
            cov = ((1 + 2 * c["eta"]) * (lag == 0) - c["eta"] * (lag == 1)
                   + c["tau"] * c["phi"] ** lag)
            A, r = cov[:m, :m], moves - mu
            solved = np.linalg.solve(A, r)
            q, df = r @ solved, nu + m
            logs.append(
                math.log(w) + gammaln(df / 2) - gammaln(nu / 2)
                - m / 2 * math.log(math.pi * nu * s * s) - np.linalg.slogdet(A)[1] / 2
                - df / 2 * math.log1p(q / (nu * s * s)))
            own_parts = []
            for j in range(1, horizon + 1):
                B = cov[:m, m:m + j].sum(axis=1)
                V = cov[m:m + j, m:m + j].sum()
                gamma = np.linalg.solve(A, B)
                scale = own["widen_c"] * math.sqrt((nu * s * s + q) / df * (V - gamma @ B))
                own_parts.append((change[j], df, j * mu + gamma @ r, scale))
            parts.append(own_parts)
        weights = np.exp(np.array(logs) - max(logs))
        weights /= weights.sum()
        eps, wide = own["shock_eps"], own["shock_B"]
        self.parts = [
            (p * share * e, df, centre, scale * factor)
            for p, own_parts in zip(weights, parts) for share, df, centre, scale in own_parts
            for e, factor in ((1 - eps, 1), (eps, wide))]

    def _continuous(self, x):
        return sum(w * student.cdf((x - c) / s, df) for w, df, c, s in self.parts)

    def _probability(self, y, with_atom):
        y = np.asarray(y, dtype=float)
        x = self.z(np.maximum(y, 0)) - self.z(self.last)
        return np.where(
            y < 0, 0.0, self._continuous(x) + self.atom * with_atom(y))

    def below(self, y):
        value = self._probability(y, lambda y: y > self.last)
        return np.where(np.asarray(y) <= 0, 0.0, value)

    def at_most(self, y):
        return self._probability(y, lambda y: y >= self.last)

    def quantile(self, p):
        p = np.asarray(p, dtype=float)
        under = self._continuous(0.0)
        inside = (under <= p) & (p <= under + self.atom)
        wanted = np.where(p > under, p - self.atom, p)
        low, high = np.full(p.shape, -1e3), np.full(p.shape, 1e3)
        for _ in range(90):
            middle = (low + high) / 2
            less = self._continuous(middle) < wanted
            low, high = np.where(less, middle, low), np.where(less, high, middle)
        values = np.array([self.back(self.z(self.last) + x) for x in np.atleast_1d(high)])
        return np.where(inside, self.last, values.reshape(p.shape))


NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)


@lru_cache(maxsize=None)
def grid(law):
    """Scores z with weights phi(z) dz, and the first law's values there."""
    edges = np.linspace(-8.2, 8.2, 401)
    z = np.concatenate([(a + b) / 2 + (b - a) / 2 * NODES for a, b in zip(edges, edges[1:])])
    w = np.concatenate([(b - a) / 2 * WEIGHTS for a, b in zip(edges, edges[1:])])
    return z, w * np.exp(-z * z / 2) / math.sqrt(2 * math.pi), law.quantile(ndtr(z))


def probability_at_least(first, second, r, s):
    """P(Q1(Phi(Z1)) + Q2(Phi(Z2)) >= s), Z normal with correlation r, by conditioning on Z1."""
    z, w, y = grid(first)
    if r == 1:
        return comonotone(first, second, s)
    bound = ndtri(np.clip(second.below(s - y), 0, 1))
    return float(np.sum(w * ndtr(-(bound - r * z) / math.sqrt(1 - r * r))))


def comonotone(first, second, s):
    # The least score from which the sum is there: it may stay on one value for a while.
    low, high = -7.0, 7.0
    for _ in range(60):
        z = (low + high) / 2
        if float(first.quantile(ndtr(z))) + float(second.quantile(ndtr(z))) >= s:
            high = z
        else:
            low = z
    return float(ndtr(-high))


def quantile(first, second, r, p):
    if r == 1:
        return float(first.quantile(p)) + float(second.quantile(p))
    low, high = [float(first.quantile(q)) + float(second.quantile(q)) for q in (1e-5, 1 - 1e-5)]
    return brentq(
        lambda s: 1 - probability_at_least(first, second, r, s) - p, low, high, xtol=1e-9)


PAIRS = {
    "114-h1": (Predictive([3, 3.23, 4.3], "amount", 1), Predictive([6, 7.214, 7.827], "amount", 1)),
    "114-h3": (Predictive([3, 3.23, 4.3], "amount", 3), Predictive([6, 7.214, 7.827], "amount", 3)),
    "stays-h2": (
        Predictive([42, 42, 42, 57], "count", 2), Predictive([12, 12, 15, 15, 14], "count", 2)),
    "student": (Student(3, 1, 1), Student(8, 2, 0.5)),
}
THRESHOLDS = {
    "114-h1": [11, 12, 13.5], "114-h3": [10, 12, 14, 18], "stays-h2": [60, 71, 75],
    "student": [1, 3, 5.5]}


def rows():
    for name, (first, second) in PAIRS.items():
        for r in (-0.5, 0, 0.5, 0.9, 1):
            for s in THRESHOLDS[name]:
                yield name, r, "at_least", s, probability_at_least(first, second, r, s)
            for p in (0.1, 0.5, 0.9):
                yield name, r, "quantile", p, quantile(first, second, r, p)
    # Normal laws: a closed form for any number of them, sd 1, 2, …, k about 0.
    for k in (3, 8, 25):
        sd = np.arange(1, k + 1)
        for r in (0, 0.5, 1):
            spread = math.sqrt((1 - r) * np.sum(sd**2) + r * np.sum(sd) ** 2)
            for p in (0.05, 0.25, 0.5, 0.9):
                yield f"normal-{k}", r, "quantile", p, float(spread * ndtri(p))


def main():
    with open(os.path.join(HERE, "sums.csv"), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["case", "correlation", "quantity", "argument", "value"])
        for name, r, quantity, argument, value in rows():
            writer.writerow([name, r, quantity, argument, f"{value:.8g}"])


if __name__ == "__main__":
    sys.exit(main())
