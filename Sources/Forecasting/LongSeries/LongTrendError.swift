/// Why a long series has no trend.
public enum LongTrendError: Error, Hashable, Sendable {
  /// Fewer values than coefficients: one a season and the slope.
  case tooFewValues(required: Int, found: Int)
  /// A season in which no value was observed, by its number (see ``LongTrend/seasonNumber(of:)``).
  case emptySeason(number: Int)
  /// Gaps are fitted with at most so many seasons.
  case tooManySeasonsForGaps(limit: Int)
  /// A value is NaN or infinite; positions count from 0.
  case nonFiniteValue(position: Int)
  /// The first period and the last are further apart than doubles tell periods apart.
  case spanTooLong
  /// A sum of squares left the range of doubles.
  case outOfRange
}
