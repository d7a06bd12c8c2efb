/// A mean with its standard error, once as if all values were independent and once by series.
///
/// Forecasts of one series from neighbouring origins share data and outcomes: counting them as independent
/// makes a mean look surer than it is.
/// ## Method
/// With N values x in G series and residuals x − x̄: independent, √(Σ(x − x̄)²/N)/√N, which is
/// √(p(1 − p)/N) for a share; by series, √(G/(G − 1) Σ_g (Σ_{i ∈ g} (x_i − x̄))²)/N.
/// ## Reference
/// Cameron and Miller, *A practitioner's guide to cluster-robust inference*, J. Hum. Resour. 50 (2015),
/// §II.
public struct ClusteredMean: Hashable, Sendable {
  /// N, the number of values.
  public let count: Int
  /// G, the number of series.
  public let clusterCount: Int
  /// The mean.
  public let value: Double
  /// The standard error of independent values.
  public let standardError: Double
  /// The standard error by series; `nil` for one series, which tells nothing of how series differ.
  public let clusteredStandardError: Double?

  /// The mean of values; `nil` without any.
  ///
  /// - Parameters:
  ///   - values: Finite; those of one series stand together.
  ///   - isFirstOfSeries: For each value, whether a new series begins with it.
  init?(of values: [Double], isFirstOfSeries: [Bool]) {
    guard !values.isEmpty else { return nil }
    precondition(values.count == isFirstOfSeries.count, "each value belongs to a series")
    let count = Double(values.count)
    let mean = CompensatedSum.of(values) / count
    var squares = CompensatedSum()
    var clusterSums: [Double] = []
    for (value, isFirst) in zip(values, isFirstOfSeries) {
      let residual = value - mean
      squares.add(residual * residual)
      if isFirst || clusterSums.isEmpty {
        clusterSums.append(residual)
      } else {
        clusterSums[clusterSums.count - 1] += residual
      }
    }
    let clusters = Double(clusterSums.count)
    self.count = values.count
    clusterCount = clusterSums.count
    value = mean
    standardError = squares.value.squareRoot() / count
    clusteredStandardError =
      clusterSums.count > 1
      ? (clusters / (clusters - 1) * CompensatedSum.of(clusterSums.map { $0 * $0 })).squareRoot()
        / count
      : nil
  }
}
