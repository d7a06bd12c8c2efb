import StatisticalNumerics

@testable import Forecasting

#if canImport(Glibc)
  import Glibc
#endif

/// A series and another whose moves it follows more or less, from period 0 on.
struct RelatedPair {
  /// The values known.
  let known: TimeSeries<Year>
  /// All values, of which the last are to be foretold.
  let truth: [Double]
  /// Reaches to the end.
  let covariate: TimeSeries<Year>

  /// Moves of the series are `slope` times those of the covariate, and noise of its own.
  ///
  /// - Parameters:
  ///   - knownCount: The number of values known.
  ///   - newerCount: The number of later ones that the covariate has.
  ///   - slope: 0 for two series that know nothing of each other.
  ///   - noise: The deviation of the moves' own part; the covariate's moves have 0.1.
  ///   - stream: Where the draws come from.
  init(
    knownCount: Int, newerCount: Int, slope: Double, noise: Double, from stream: inout RandomStream
  ) {
    var (y, x) = (100.0, 5000.0)
    var (values, others) = ([y], [x])
    for _ in 1..<knownCount + newerCount {
      let move = 0.02 + 0.1 * stream.normal()
      x *= exp(move)
      y *= exp(0.01 + slope * move + noise * stream.normal())
      values.append(y)
      others.append(x)
    }
    truth = values
    known = TimeSeries(
      periods: (0..<knownCount).map { Year(ordinal: $0) }, values: Array(values.prefix(knownCount)))
    covariate = TimeSeries(periods: others.indices.map { Year(ordinal: $0) }, values: others)
  }

  /// Twelve values, two more of the covariate, and little noise.
  static var strong: RelatedPair {
    var stream = RandomStream(seed: 11)
    return RelatedPair(knownCount: 12, newerCount: 2, slope: 0.8, noise: 0.02, from: &stream)
  }
}
