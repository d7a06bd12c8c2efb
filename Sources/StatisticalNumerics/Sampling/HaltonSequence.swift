/// Points that fill the unit cube evenly: one prime base a dimension.
///
/// ## Reference
/// Halton, *On the efficiency of certain quasi-random sequences*, Numer. Math. 2 (1960).
public enum HaltonSequence {
  /// The primes in order, as bases of the dimensions.
  public static let primes = [
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
  ]

  /// A coordinate of a point: the digits of the index mirrored at the point.
  ///
  /// - Parameters:
  ///   - index: From 1.
  ///   - base: A prime.
  /// - Returns: A number in (0, 1).
  /// - Complexity: O(log index).
  public static func coordinate(of index: Int, base: Int) -> Double {
    precondition(index >= 1 && base >= 2, "points count from 1, bases from 2")
    var (rest, numerator, denominator) = (index, 0.0, 1.0)
    while rest > 0 {
      numerator = numerator * Double(base) + Double(rest % base)
      denominator *= Double(base)
      rest /= base
    }
    return numerator / denominator
  }
}
