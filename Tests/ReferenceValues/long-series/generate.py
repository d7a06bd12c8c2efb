"""Writes series.csv and trends.csv: lines with seasons through long series, in 50 digits.

Exact rational arithmetic for the normal equations of the full design (a dummy a season and the time, no
centring); square roots and the t distribution at 50 digits by mpmath. `--check` compares with numpy and scipy.
"""
import sys
from fractions import Fraction
from pathlib import Path

from mpmath import mp, mpf, betainc, findroot

mp.dps = 50
HERE = Path(__file__).parent
COVERAGES = [50, 80, 95]
HORIZONS = [1, 2, 7]


def noise(state):
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return state, (state >> 33) % 2001 - 1000


def dataset(name, count, season, start, keep, level, slope, scale, smooth):
    """Values with three decimals, as text: the IEEE double nearest to each is what is fitted."""
    state, previous, rows = sum(map(ord, name)), 0, []
    for index in range(count):
        state, draw = noise(state)
        previous = (smooth * previous + (10 - smooth) * draw) // 10
        period = start + index
        seasonal = ((period * 37) % season) * 1500
        thousandths = level * 1000 + slope * index + seasonal + previous * scale
        if keep(index):
            sign, size = ("-" if thousandths < 0 else ""), abs(thousandths)
            rows.append((period, f"{sign}{size // 1000}.{size % 1000:03d}"))
    return name, season, rows


DATASETS = [
    dataset("line", 20, 1, 1, lambda i: True, 100, 250, 3, 0),
    dataset("months", 60, 12, 24241, lambda i: True, 40, -120, 2, 0),
    dataset("wandering", 200, 4, -50, lambda i: True, 5, 10, 9, 9),
    dataset("large", 50, 5, 10**15, lambda i: True, 10**9, 7, 1, 0),
    dataset("gaps", 90, 12, 7, lambda i: i % 7 != 3 and not 30 <= i < 41, 300, 90, 4, 0),
    dataset("far", 24, 3, 1, lambda i: i in (0, 1, 2, 3, 9, 10, 11, 23), 12, 30, 2, 0),
]


def solve(matrix, right):
    n = len(matrix)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for column in range(n):
        pivot = next(r for r in range(column, n) if rows[r][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        inverse = 1 / rows[column][column]
        rows[column] = [cell * inverse for cell in rows[column]]
        for r in range(n):
            if r != column and rows[r][column] != 0:
                factor = rows[r][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[column])]
    return [row[-1] for row in rows]


def root(fraction):
    return mp.sqrt(mpf(fraction.numerator) / mpf(fraction.denominator))


def number(fraction):
    return mpf(fraction.numerator) / mpf(fraction.denominator)


def t_tail(t, df):
    """P(T >= t) for t >= 0."""
    return betainc(mpf(df) / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def t_quantile(tail, df):
    import scipy.stats
    return findroot(lambda t: t_tail(t, df) - tail, mpf(scipy.stats.t.isf(float(tail), df)))


def trend(name, season, rows):
    first = rows[0][0]
    values = [Fraction(float(text)) for _, text in rows]
    def design(period):
        return [Fraction(int((period - first) % season == m)) for m in range(season)] + [
            Fraction(period - first)]
    x = [design(period) for period, _ in rows]
    n, p = len(rows), season + 1
    gram = [[sum(r[i] * r[j] for r in x) for j in range(p)] for i in range(p)]
    b = solve(gram, [sum(r[i] * y for r, y in zip(x, values)) for i in range(p)])
    residuals = [y - sum(a * c for a, c in zip(r, b)) for r, y in zip(x, values)]
    squares = sum(e * e for e in residuals)
    df = n - p
    variance = squares / df
    def leverage(row):
        return sum(a * c for a, c in zip(row, solve(gram, row)))
    unit = [[Fraction(int(i == j)) for i in range(p)] for j in range(p)]
    yield "slope", "", number(b[season])
    yield "slope_se", "", root(variance * leverage(unit[season]))
    for m in range(season):
        yield "level", m, number(b[m])
        yield "level_se", m, root(variance * leverage(unit[m]))
    yield "residual_sd", "", root(variance)
    pairs = [(residuals[i], residuals[i - 1]) for i in range(1, n)
             if rows[i][0] == rows[i - 1][0] + 1]
    correlation = sum(a * c for a, c in pairs) / squares
    if len(pairs) < n - 1:
        correlation = correlation * n / len(pairs)
    else:
        yield "durbin_watson", "", number(sum((a - c) ** 2 for a, c in pairs) / squares)
    yield "lag_one", "", number(correlation)
    for horizon in HORIZONS:
        row = design(rows[-1][0] + horizon)
        centre = number(sum(a * c for a, c in zip(row, b)))
        scale = root(variance * (1 + leverage(row)))
        yield "point", horizon, centre
        yield "prediction_se", horizon, scale
        for coverage in COVERAGES:
            t = t_quantile(mpf(100 - coverage) / 200, df)
            yield f"lower_{coverage}", horizon, centre - t * scale
            yield f"upper_{coverage}", horizon, centre + t * scale
        threshold = mpf(float(centre + scale))
        yield "threshold", horizon, threshold
        yield "at_least", horizon, t_tail((threshold - centre) / scale, df)


def write():
    with open(HERE / "series.csv", "w") as file:
        file.write("dataset,season,period,value\n")
        for name, season, rows in DATASETS:
            for period, text in rows:
                file.write(f"{name},{season},{period},{text}\n")
    with open(HERE / "trends.csv", "w") as file:
        file.write("dataset,quantity,index,value\n")
        for name, season, rows in DATASETS:
            for quantity, index, value in trend(name, season, rows):
                file.write(f"{name},{quantity},{index},{mp.nstr(value, 20, strip_zeros=False)}\n")


def check():
    import numpy
    import scipy.stats
    worst = 0.0
    for name, season, rows in DATASETS:
        table = {(q, i): v for q, i, v in trend(name, season, rows)}
        first = rows[0][0]
        t = numpy.array([float(p - first) for p, _ in rows])
        y = numpy.array([float(text) for _, text in rows])
        x = numpy.column_stack([((t.astype(int) % season) == m).astype(float)
                                for m in range(season)] + [t])
        b = numpy.linalg.lstsq(x, y, rcond=None)[0]
        e = y - x @ b
        df = len(y) - season - 1
        sd = numpy.sqrt(e @ e / df)
        inverse = numpy.linalg.inv(x.T @ x)
        found = {("slope", ""): b[season], ("residual_sd", ""): sd,
                 ("slope_se", ""): sd * numpy.sqrt(inverse[season, season])}
        for m in range(season):
            found["level", m] = b[m]
            found["level_se", m] = sd * numpy.sqrt(inverse[m, m])
        for h in HORIZONS:
            time = rows[-1][0] + h - first
            row = numpy.array([float(time % season == m) for m in range(season)] + [float(time)])
            scale = sd * numpy.sqrt(1 + row @ inverse @ row)
            found["point", h], found["prediction_se", h] = row @ b, scale
            for coverage in COVERAGES:
                q = scipy.stats.t.ppf(0.5 + coverage / 200, df)
                found[f"upper_{coverage}", h] = row @ b + q * scale
        for key, value in found.items():
            error = abs(value / float(table[key]) - 1)
            if error > worst:
                worst = error
                print(name, key, value, float(table[key]), error)
    print("worst relative difference from numpy and scipy:", worst)


if __name__ == "__main__":
    check() if sys.argv[1:] == ["--check"] else write()
