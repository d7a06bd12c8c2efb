import CBoostMath

/// The standard normal distribution.
///
/// ## Accuracy
/// Relative error ≤ 1e-14 in density, both tails and both quantiles, out to |x| = 37 and tails of
/// 1e-300 (`ReferenceValues/distributions`).
/// ## Reference
/// Boost.Math, *Normal (Gaussian) distribution*; NIST DLMF §7.17.
public struct Normal: Hashable, Sendable {
  /// The standard normal distribution.
  public init() {}

  /// The density at a point.
  public func density(at x: Double) -> Double { cboostmath_normal_density(x) }

  /// The probability of a value at or below a point.
  public func probability(atMost x: Double) -> Double { cboostmath_normal_lower_tail(x) }

  /// The probability of a value at or above a point; by symmetry, never 1 − p.
  public func probability(atLeast x: Double) -> Double { cboostmath_normal_lower_tail(-x) }

  /// The point with a given probability at or below it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile.
  public func quantile(lowerTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    return cboostmath_normal_quantile_lower(probability)
  }

  /// The point with a given probability at or above it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile.
  public func quantile(upperTail probability: Double) -> Double {
    -quantile(lowerTail: probability)
  }
}
