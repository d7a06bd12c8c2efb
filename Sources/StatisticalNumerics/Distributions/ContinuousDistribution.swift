#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A distribution on the real line: density, both tails with their logarithms, quantiles from both
/// sides.
///
/// Every upper tail is computed as one, never as 1 − p, so that it keeps its digits far out; the
/// logarithms go on where the tails themselves vanish.
public protocol ContinuousDistribution: Hashable, Sendable {
  /// The density at a point; 0 outside the support.
  func density(at x: Double) -> Double

  /// The natural logarithm of the density; −∞ outside the support.
  func logDensity(at x: Double) -> Double

  /// The probability of a value at or below a point.
  func probability(atMost x: Double) -> Double

  /// The probability of a value at or above a point.
  func probability(atLeast x: Double) -> Double

  /// The natural logarithm of the probability of a value at or below a point.
  func logProbability(atMost x: Double) -> Double

  /// The natural logarithm of the probability of a value at or above a point.
  func logProbability(atLeast x: Double) -> Double

  /// The point with a given probability, in (0, 1), at or below it.
  func quantile(lowerTail probability: Double) -> Double

  /// The point with a given probability, in (0, 1), at or above it.
  func quantile(upperTail probability: Double) -> Double
}

/// The logarithm of a tail that is known with its complement: from the complement where the tail is
/// near 1, from a formula of its own where the tail vanishes.
///
/// - Parameters:
///   - tail: A probability with all its digits.
///   - complement: 1 − tail with all its digits.
///   - farTail: The logarithm by another formula, asked for below 1e-290 only.
/// - Returns: ln tail.
func logarithm(
  ofTail tail: Double, complement: Double, farTail: () -> Double
) -> Double {
  if tail > 0.5 { return log1p(-complement) }
  return tail > 1e-290 ? log(tail) : farTail()
}
