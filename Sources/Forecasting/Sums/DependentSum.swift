import StatisticalNumerics

/// The sum of several forecasts of one period, under a stated dependence.
///
/// Few observations do not identify how indicators move together: the correlation is a statement, and
/// results under 0, 0.5 and 1 belong side by side. 1 gives the widest spread that a sum can have.
/// ## Method
/// A Gaussian copula with one correlation between all pairs, at evenly spread points: normal scores
/// Z = L Φ⁻¹(u), values Q(Φ(Z)), L the Cholesky factor of the correlations. Laws are tabulated once, so that
/// another correlation costs little.
/// ## Accuracy
/// Probabilities of sums of two laws to 0.01, of up to 25 laws to 0.012 (`DependentSumTests`).
public struct DependentSum: Sendable {
  /// The number of points of a sum of two where none is named; sums of more take four times as many.
  public static let standardPointCount = 1024
  /// The most laws of a sum.
  public static let partLimit = 25

  /// The mean of the sum; `nil` where a law has none.
  public let mean: Double?
  private let quantiles: [NormalScoreQuantiles]
  private let scores: CopulaScores

  /// Prepares a sum.
  ///
  /// - Parameters:
  ///   - components: One to ``partLimit`` laws in the same unit.
  ///   - pointCount: The number of points of a sum of two.
  /// - Complexity: One table a law.
  public init(
    of components: [PredictiveDistribution], pointCount: Int = standardPointCount
  ) {
    precondition((1...Self.partLimit).contains(components.count), "a sum has 1 to 25 parts")
    var mean: Double? = 0
    for component in components {
      mean = mean.flatMap { sum in component.mean.map { sum + $0 } }
    }
    self.mean = mean.flatMap { $0.isFinite ? $0 : nil }
    quantiles = components.map { NormalScoreQuantiles(of: $0) }
    scores = CopulaScores(lawCount: components.count, pointCount: pointCount)
  }

  /// The correlations that a number of laws can have in common: −1/(n − 1) … 1.
  public static func correlations(ofParts count: Int) -> ClosedRange<Double> {
    (count > 1 ? -1 / Double(count - 1) : -1)...1
  }

  /// The law of the sum.
  ///
  /// - Parameter correlation: Between the normal scores of each pair, in ``correlations(ofParts:)``.
  /// - Returns: The sums at the points, as equally likely draws, with the sum of the laws' means.
  /// - Throws: ``ForecastingError/outOfRange`` when a sum leaves the range of doubles.
  /// - Complexity: O(points · laws).
  public func distribution(
    correlation: Double
  ) throws(ForecastingError) -> PredictiveDistribution {
    precondition(
      Self.correlations(ofParts: quantiles.count).contains(correlation),
      "as many laws can have the correlation in common")
    let columns = scores.columns(correlation: correlation)
    var sums = [Double](repeating: 0, count: columns[0].count)
    for (law, column) in zip(quantiles, columns) {
      for point in sums.indices { sums[point] += law.value(at: column[point]) }
    }
    guard sums.allSatisfy(\.isFinite) else { throw .outOfRange }
    return .samples(sums, mean: mean)
  }

  /// The law of a sum under one correlation.
  ///
  /// - Parameters:
  ///   - components: One to ``partLimit`` laws in the same unit.
  ///   - correlation: Between the normal scores of each pair, in ``correlations(ofParts:)``.
  ///   - pointCount: The number of points of a sum of two.
  /// - Returns: The sums at the points, as equally likely draws.
  /// - Throws: ``ForecastingError/outOfRange`` when a sum leaves the range of doubles.
  /// - Complexity: One table a law, O(points · laws).
  public static func distribution(
    of components: [PredictiveDistribution], correlation: Double,
    pointCount: Int = standardPointCount
  ) throws(ForecastingError) -> PredictiveDistribution {
    try DependentSum(of: components, pointCount: pointCount).distribution(correlation: correlation)
  }
}
