import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Student t distribution with location 0 and scale 1.
///
/// ## Method
/// Boost.Math, but for one degree of freedom (three observations and a straight line), where the
/// closed form keeps the digits that Boost 1.74 loses near t = 0 (boostorg/math issue 1429).
/// ## Accuracy
/// Relative error ≤ 1e-13 in density, both tails and both quantiles, for 0.5 to 10⁶ degrees of
/// freedom and tails down to 1e-100 (`ReferenceValues/distributions`).
/// ## Reference
/// Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions*, vol. 2, ch. 28.
public struct StudentT: Hashable, Sendable {
  /// The degrees of freedom ν, above 0, not necessarily whole.
  public let degreesOfFreedom: Double

  /// A Student t distribution.
  ///
  /// - Parameter degreesOfFreedom: Finite and above 0.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "degrees of freedom are finite and above 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at a point.
  public func density(at t: Double) -> Double {
    degreesOfFreedom == 1
      ? 1 / (Double.pi * (1 + t * t)) : cboostmath_student_t_density(degreesOfFreedom, t)
  }

  /// The probability of a value at or below a point.
  public func probability(atMost t: Double) -> Double {
    // One degree of freedom is the Cauchy distribution: the angle under which (−t, 1) is seen.
    if degreesOfFreedom == 1 { return atan2(1, -t) / Double.pi }
    // Boost squares t; far out the tail is a power to the last digit anyway.
    if t < -Self.squareLimit { return farTail(-t) }
    if t > Self.squareLimit { return 1 }
    return cboostmath_student_t_lower_tail(degreesOfFreedom, t)
  }

  /// The probability of a value at or above a point; by symmetry, never 1 − p.
  public func probability(atLeast t: Double) -> Double { probability(atMost: -t) }

  /// The point with a given probability at or below it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile; infinite where it leaves the range of doubles.
  public func quantile(lowerTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    guard degreesOfFreedom != 1 else { return Self.cauchyQuantile(probability) }
    let quantile = cboostmath_student_t_quantile_lower(degreesOfFreedom, probability)
    if probability > 0.25, probability < 0.75 {
      return centralQuantile(probability, near: quantile)
    }
    guard !quantile.isFinite || abs(quantile) > Self.squareLimit, probability < 0.5 else {
      return quantile
    }
    // The inverse of the far tail: p = c t^−ν.
    return -pow(farTail(1) / probability, 1 / degreesOfFreedom)
  }

  /// The point with a given probability at or above it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile; infinite where it leaves the range of doubles.
  public func quantile(upperTail probability: Double) -> Double {
    -quantile(lowerTail: probability)
  }

  /// Newton's method on F(t) − 1/2 = p − 1/2, both sides with all their digits.
  ///
  /// Boost's quantile has an absolute error there that is large beside a t near 0 (1.6e-9 relative at
  /// four degrees of freedom and p = 0.4999).
  private func centralQuantile(_ probability: Double, near guess: Double) -> Double {
    let offset = probability - 0.5
    guard offset != 0 else { return 0 }
    var t = guess
    for _ in 0..<2 where t != 0 {
      t -= (cboostmath_student_t_central(degreesOfFreedom, t) - offset) / density(at: t)
    }
    return t
  }

  /// Beyond this point t² may leave the range of doubles.
  private static let squareLimit = 1e100

  /// The leading term of the upper tail, f(0) ν^((ν − 1)/2) t^−ν; the next one is smaller by a
  /// factor of order ν³/t².
  private func farTail(_ t: Double) -> Double {
    density(at: 0) * pow(degreesOfFreedom, (degreesOfFreedom - 1) / 2) * pow(t, -degreesOfFreedom)
  }

  /// −cot(π p), each part from the side where its argument is exact and away from a pole.
  private static func cauchyQuantile(_ probability: Double) -> Double {
    if probability < 0.25 { return -1 / tan(Double.pi * probability) }
    if probability > 0.75 { return 1 / tan(Double.pi * (1 - probability)) }
    return tan(Double.pi * (probability - 0.5))
  }
}
