import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sum of several forecasts of one period, under a stated dependence.
///
/// Few observations do not identify how indicators move together: the correlation is a statement, and
/// results under 0, 0.5 and 1 belong side by side. 1 gives the widest spread that a sum can have.
/// ## Method
/// A Gaussian copula with one correlation between all pairs, on an even grid of Halton points: normal
/// scores Z = L Φ⁻¹(u), values Q(Φ(Z)), L the Cholesky factor of the correlations.
public enum DependentSum {
  /// The number of points where none is named.
  public static let standardPointCount = 1024

  /// The law of the sum.
  ///
  /// - Parameters:
  ///   - components: One to 25 laws in the same unit.
  ///   - correlation: Between the normal scores of each pair, 0 … 1.
  ///   - pointCount: The number of points.
  /// - Returns: The sums at the points, as equally likely draws.
  /// - Throws: ``ForecastingError/outOfRange`` when a sum leaves the range of doubles.
  /// - Complexity: O(points · components) quantiles.
  public static func distribution(
    of components: [PredictiveDistribution], correlation: Double,
    pointCount: Int = standardPointCount
  ) throws(ForecastingError) -> PredictiveDistribution {
    precondition((0...1).contains(correlation), "a common correlation is between 0 and 1")
    precondition(
      (1...HaltonSequence.primes.count).contains(components.count), "a sum has 1 to 25 parts")
    let factor = factor(count: components.count, correlation: correlation)
    let normal = Normal()
    var sums: [Double] = []
    for index in 1...pointCount {
      let scores = components.indices.map {
        normal.quantile(
          lowerTail: HaltonSequence.coordinate(of: index, base: HaltonSequence.primes[$0]))
      }
      var sum = 0.0
      for (row, law) in components.enumerated() {
        let score = (0...row).reduce(0) { $0 + factor[row][$1] * scores[$1] }
        // The smaller tail keeps its digits.
        sum +=
          score < 0
          ? law.quantile(at: normal.probability(atMost: score))
          : law.quantile(upperTail: normal.probability(atLeast: score))
      }
      guard sum.isFinite else { throw .outOfRange }
      sums.append(sum)
    }
    return .samples(sums)
  }

  /// L of L Lᵀ = (1 − r) I + r 1 1ᵀ, which exists up to r = 1.
  private static func factor(count: Int, correlation: Double) -> [[Double]] {
    var rows: [[Double]] = []
    for i in 0..<count {
      var row: [Double] = []
      for j in 0..<i {
        let known = (0..<j).reduce(0) { $0 + row[$1] * rows[j][$1] }
        row.append(rows[j][j] > 0 ? (correlation - known) / rows[j][j] : 0)
      }
      row.append(max(0, 1 - row.reduce(0) { $0 + $1 * $1 }).squareRoot())
      rows.append(row)
    }
    return rows
  }
}
