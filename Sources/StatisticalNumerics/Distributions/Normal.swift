import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The standard normal distribution.
///
/// ## Accuracy
/// Relative error ≤ 1e-14 in density and both tails out to |x| = 37, ≤ 4e-16 in quantiles down to tails
/// of 1e-300 (`ReferenceValues/student-t-and-normal`); logarithms of tails to 1e-14 out to |x| = 10⁴.
/// ## Reference
/// Boost.Math, *Normal (Gaussian) distribution*; NIST DLMF §7.12 and §7.17.
public struct Normal: ContinuousDistribution {
  /// The standard normal distribution.
  public init() {}

  private static let logSquareRootOfTwoPi = 0.918_938_533_204_672_741_78

  /// The density at a point.
  ///
  /// exp(−x²/2) with x² split into an exact product, so that its rounding is not magnified.
  public func density(at x: Double) -> Double {
    let square = DoubleDouble(productOf: x, x)
    guard square.high.isFinite else { return 0 }
    return exp(-square.high / 2) * (1 - square.low / 2) * 0.398_942_280_401_432_677_94
  }

  /// The natural logarithm of the density.
  public func logDensity(at x: Double) -> Double { -x * x / 2 - Self.logSquareRootOfTwoPi }

  /// The probability of a value at or below a point.
  public func probability(atMost x: Double) -> Double { cboostmath_normal_lower_tail(x) }

  /// The probability of a value at or above a point; by symmetry, never 1 − p.
  public func probability(atLeast x: Double) -> Double { cboostmath_normal_lower_tail(-x) }

  /// The natural logarithm of the probability of a value at or below a point.
  public func logProbability(atMost x: Double) -> Double {
    logarithm(ofTail: probability(atMost: x), complement: probability(atLeast: x)) {
      logFarTail(-x)
    }
  }

  /// The natural logarithm of the probability of a value at or above a point.
  public func logProbability(atLeast x: Double) -> Double { logProbability(atMost: -x) }

  /// ln P(X ≥ x) for x above 36, by the asymptotic series of Mills' ratio (DLMF 7.12.1).
  private func logFarTail(_ x: Double) -> Double {
    guard x.isFinite else { return -.infinity }
    let inverseSquare = 1 / (x * x)
    var term = 1.0
    var sum = 1.0
    for k in 1...8 {
      term *= -Double(2 * k - 1) * inverseSquare
      sum += term
    }
    return logDensity(at: x) - log(x) + log(sum)
  }

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
