extension Collection<Double> {
  /// √(Σ x²), correct where the squares alone would overflow or vanish.
  ///
  /// The values are scaled by a power of two, the squares summed in double-double.
  ///
  /// - Complexity: O(n).
  package func euclideanNorm() -> Double {
    let largest = reduce(0) { $1.isNaN ? $1 : Swift.max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return largest }
    let exponent = Int(largest.exponent)
    let sumOfSquares = reduce(DoubleDouble.zero) {
      let value = $1.scaled(byPowerOfTwo: -exponent)
      return $0 + DoubleDouble(productOf: value, value)
    }
    return sumOfSquares.rounded.squareRoot().scaled(byPowerOfTwo: exponent)
  }
}
