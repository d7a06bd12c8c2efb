import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Student t distribution with location 0 and scale 1.
///
/// ## Method
/// Boost.Math in long double, but for one degree of freedom (three observations and a straight
/// line), where the closed form is exact and free of boostorg/math issue 1429.
/// ## Accuracy
/// Relative error ≤ 1e-15 in density, both tails and both quantiles, for 0.5 to 10⁶ degrees of
/// freedom and tails down to 1e-100 (`ReferenceValues/student-t-and-normal`).
/// ## Reference
/// Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions*, vol. 2, ch. 28.
public struct StudentT: ContinuousDistribution {
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

  /// The natural logarithm of the density.
  public func logDensity(at t: Double) -> Double {
    let nu = degreesOfFreedom
    let ratio = t / nu.squareRoot()
    // ln(1 + t²/ν), by ln t² where the square overflows.
    let growth =
      abs(ratio) < Self.squareLimit ? log1p(ratio * ratio) : 2 * log(abs(ratio))
    return -(nu + 1) / 2 * growth - cboostmath_log_beta(0.5, nu / 2) - log(nu) / 2
  }

  /// The probability of a value at or below a point.
  public func probability(atMost t: Double) -> Double {
    // One degree of freedom is the Cauchy distribution: the angle under which (−t, 1) is seen.
    degreesOfFreedom == 1
      ? atan2(1, -t) / Double.pi : cboostmath_student_t_lower_tail(degreesOfFreedom, t)
  }

  /// The probability of a value at or above a point; by symmetry, never 1 − p.
  public func probability(atLeast t: Double) -> Double { probability(atMost: -t) }

  /// The natural logarithm of the probability of a value at or below a point.
  public func logProbability(atMost t: Double) -> Double {
    logarithm(ofTail: probability(atMost: t), complement: probability(atLeast: t)) {
      logFarTail(-t)
    }
  }

  /// The natural logarithm of the probability of a value at or above a point.
  public func logProbability(atLeast t: Double) -> Double { logProbability(atMost: -t) }

  /// ln P(T ≥ t) far out.
  private func logFarTail(_ t: Double) -> Double {
    let nu = degreesOfFreedom
    guard t < Self.squareLimit else {
      // The leading term f(0) ν^((ν − 1)/2) t^−ν; the next is smaller by a factor of order ν³/t².
      return logDensity(at: 0) + (nu - 1) / 2 * log(nu) - nu * log(t)
    }
    // P(T ≥ t) = I_x(ν/2, 1/2)/2 with x = ν/(ν + t²).
    let ratio = t * t / nu
    return IncompleteFunctions.logLowerBeta(
      nu / 2, 0.5, 1 / (1 + ratio), complement: ratio / (1 + ratio)) - log(2.0)
  }

  /// Beyond this point t² may leave the range of doubles.
  private static let squareLimit = 1e100

  /// The point with a given probability at or below it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile; infinite where it leaves the range of doubles.
  public func quantile(lowerTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    return degreesOfFreedom == 1
      ? Self.cauchyQuantile(probability)
      : cboostmath_student_t_quantile_lower(degreesOfFreedom, probability)
  }

  /// The point with a given probability at or above it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile; infinite where it leaves the range of doubles.
  public func quantile(upperTail probability: Double) -> Double {
    -quantile(lowerTail: probability)
  }

  /// −cot(π p), each part from the side where its argument is exact and away from a pole.
  private static func cauchyQuantile(_ probability: Double) -> Double {
    if probability < 0.25 { return -1 / tan(Double.pi * probability) }
    if probability > 0.75 { return 1 / tan(Double.pi * (1 - probability)) }
    return tan(Double.pi * (probability - 0.5))
  }
}
