"""The work of PanelTiming in NumPy, on the same series: CPU time and the means by which results compare.

Arguments: the preset's JSON file, series (1000000), points of the long series (10000000). Needs NumPy and
SciPy. CPU time is that of the process, all threads.
"""

import json
import sys
import time

import numpy as np
from scipy import special, stats


def uniforms(count):
    """The stream of SplitMix64 with seed 1."""
    with np.errstate(over="ignore"):
        z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(1)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return ((z >> np.uint64(11)).astype(float) + 0.5) * 2.0**-53


def made_up(count, length):
    """The panel of MadeUpPanel."""
    draws = uniforms(count * (length + 2)).reshape(count, length + 2)
    level, slope = 50 + 100 * draws[:, :1], 6 * draws[:, 1:2] - 3
    return level + slope * np.arange(length) + 10 * (draws[:, 2:] - 0.5)


def timed(part, what, count, body, runs=3):
    """The least CPU time of some runs, and the result."""
    best = np.inf
    for _ in range(runs):
        start = time.process_time()
        result = body()
        best = min(best, time.process_time() - start)
    print(f"{part}, {what}, {count}, {best:.4f}, {best / count * 1e9:.1f}", flush=True)
    return result


def trend(y):
    """Closed form with 95 % bands at three horizons."""
    n = y.shape[1]
    t = np.arange(n) - (n - 1) / 2
    sxx = t @ t
    mean = y.mean(axis=1)
    slope = y @ t / sxx
    residuals = y - mean[:, None] - slope[:, None] * t
    s = np.sqrt(np.einsum("ij,ij->i", residuals, residuals) / (n - 2))
    q = stats.t.ppf(0.975, n - 2)
    ends = []
    for h in (1, 2, 3):
        x = t[-1] + h
        median = mean + slope * x
        reach = q * s * np.sqrt(1 + 1 / n + x * x / sxx)
        ends += [median, median - reach, median + reach]
    return ends


def predictive(y, target, preset, h):
    """P(Y >= target) of the predictive law for amounts without gaps that change every year."""
    n = y.shape[1]
    m = n - 1
    kind, lam = preset["kinds"]["amount"], preset["lambda"]
    delta = np.full(len(y), 0.0001)
    for step in (0.001, 0.01, 0.1, 1.0):
        v = y / step
        written = (np.abs(v - np.round(v)) < 1e-6 * np.maximum(1, np.abs(v))).all(axis=1)
        delta[written] = step
    level = np.maximum(y.mean(axis=1), delta)
    powered = ((y + delta[:, None]) / (level + delta)[:, None]) ** lam
    e = np.diff(powered, axis=1) / lam
    x = (((target + delta) / (level + delta)) ** lam - powered[:, -1]) / lam
    a, b = kind["stay"][0], kind["stay"][1] + m
    scores, parts = [], []
    for c in preset["classes"]:
        mu, s, nu = c["drift_m"], c["scale_s"], c["dof_nu"]
        lag = np.abs(np.subtract.outer(np.arange(m + h), np.arange(m + h)))
        cov = ((1 + 2 * c["eta"]) * (lag == 0) - c["eta"] * (lag == 1)
               + c["tau"] * c["phi"] ** lag)
        inverse = np.linalg.inv(cov[:m, :m])
        r = e - mu
        q = np.einsum("ij,jk,ik->i", r, inverse, r)
        df = nu + m
        scores.append(
            np.log(c["weight"]) + special.gammaln(df / 2) - special.gammaln(nu / 2)
            - m / 2 * np.log(np.pi * nu * s * s) - np.linalg.slogdet(cov[:m, :m])[1] / 2
            - df / 2 * np.log1p(q / (nu * s * s)))
        own = []
        for j in range(1, h + 1):
            right = cov[:m, m:m + j].sum(axis=1)
            gamma = inverse @ right
            variance = cov[m:m + j, m:m + j].sum() - gamma @ right
            own.append((j * mu + r @ gamma,
                        kind["widen_c"] * np.sqrt((nu * s * s + q) / df * variance)))
        parts.append((df, own))
    shares = np.exp(np.array(scores) - np.max(scores, axis=0))
    shares /= shares.sum(axis=0)
    total = np.zeros(len(y))
    for j in range(h + 1):
        weight = np.exp(special.gammaln(h + 1) - special.gammaln(j + 1) - special.gammaln(h - j + 1)
                        + special.betaln(b + j, a + h - j) - special.betaln(a, b))
        if j == 0:
            total += weight * (x <= 0)
            continue
        for share, (df, own) in zip(shares, parts):
            centre, scale = own[j - 1]
            t = (centre - x) / scale
            total += weight * share * (
                (1 - kind["shock_eps"]) * special.stdtr(df, t)
                + kind["shock_eps"] * special.stdtr(df, t / kind["shock_B"]))
    return total


def month_sums(y):
    """Line and twelve seasons by sums over months, without residuals."""
    n = len(y) // 12 * 12
    table = y[:n].reshape(-1, 12)
    k = np.arange(len(table)) - (len(table) - 1) / 2
    means = table.mean(axis=0)
    slope = (k @ table).sum() / (12 * (k @ k)) / 12
    return slope, means


def main():
    with open(sys.argv[1]) as file:
        preset = json.load(file)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    points = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000_000
    print("part, what, series, CPU seconds, ns a series")
    y = made_up(count, 10)
    ends = timed("trend", "NumPy closed form", count, lambda: trend(y))
    print(f"trend, mean of the last column, {count}, {float(ends[-1].mean())!r},")
    y = made_up(count, 5)
    target = 1.2 * y[:, -1]
    for h in (1, 3):
        p = timed("probability", f"NumPy, h = {h}", count,
                  lambda: predictive(y, target, preset, h), runs=1)
        print(f"probability, mean of the last column, {count}, {float(p.mean())!r},")
    t = np.arange(points)
    y = 100 + 1e-5 * t + 3.0 * (t % 12) + uniforms(points)
    timed("long", "NumPy month sums", points, lambda: month_sums(y))
    design = np.zeros((points, 13))
    design[:, 0] = t
    design[t, 1 + t % 12] = 1
    timed("long", "numpy.linalg.lstsq", points,
          lambda: np.linalg.lstsq(design, y, rcond=None), runs=1)


main()
