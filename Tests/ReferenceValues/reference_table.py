# SPDX-License-Identifier: Apache-2.0
"""What the generators share: doubles as exact numbers, numbers as text, a table and its command line."""

import csv
import io
import os
import sys
from fractions import Fraction

from mpmath import mp, mpf

WORKING_DIGITS = 90


def real(x):
    """An exact fraction or integer at the precision in use; other numbers as they are."""
    return mpf(x.numerator) / x.denominator if isinstance(x, (Fraction, int)) else x


def exact_fraction(text):
    """The double nearest to the text, as an exact fraction."""
    return Fraction(float(text))


def exact(text):
    """The double nearest to the text, exactly: at these precisions the quotient is exact."""
    return real(exact_fraction(text))


def text_of(value):
    """20 significant digits, scientific notation; zero is 0."""
    value = real(value)
    if value == 0:
        return "0"
    return mp.nstr(value, 20, strip_zeros=False, min_fixed=1, max_fixed=0, show_zero_exponent=True)


class ReferenceTable:
    """A CSV file of values beside its generator; `rows()` yields keys and, last, a number."""

    def __init__(self, generator, name, columns, rows):
        self.path = os.path.join(os.path.dirname(os.path.abspath(generator)), name)
        self.columns = columns
        self.rows = rows

    def document(self, digits):
        with mp.workdps(digits):
            out = io.StringIO()
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(self.columns)
            for *keys, value in self.rows():
                writer.writerow([*keys, text_of(value)])
            return out.getvalue()

    def write(self):
        document = self.document(WORKING_DIGITS)
        with open(self.path, "w", newline="") as file:
            file.write(document)

    def checked_rows(self):
        """The rows stored, after comparing them with a fresh run and one at more digits."""
        with open(self.path, newline="") as file:
            stored = file.read()
        print("stored file equals a fresh run:", stored == self.document(WORKING_DIGITS))
        print("stored file equals a run at 140 digits:", stored == self.document(140))
        return list(csv.DictReader(io.StringIO(stored)))


def main(write, check):
    """Writes the files, or with --check writes nothing and compares."""
    check() if sys.argv[1:] == ["--check"] else write()
