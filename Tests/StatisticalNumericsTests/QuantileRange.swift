import Testing

/// Holds quantiles of a law with numbers near the largest doubles to what its probabilities say.
enum QuantileRange {
  /// Expects quantiles to rise, to be infinite only where doubles end, and to leave the probability asked for.
  ///
  /// - Parameters:
  ///   - hasInfinite: Whether some lie beyond the largest double.
  ///   - quantile: Of a lower tail.
  ///   - probability: Of a value at or below.
  static func expectRising(
    hasInfinite: Bool, quantile: (Double) -> Double, probability: (Double) -> Double
  ) {
    let probabilities = (1..<1000).map { Double($0) / 1000 }
    let quantiles = probabilities.map(quantile)
    let isSorted = zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 }
    #expect(isSorted && quantiles.contains { $0.isInfinite } == hasInfinite)
    let worst =
      zip(probabilities, quantiles).filter { $1.isFinite }
      .map { abs(probability($1) - $0) }.max() ?? .infinity
    #expect(worst < 1e-9)
  }
}
