#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distribution of exp(location + scale · T), T a Student t: a log-t.
///
/// Its mean is infinite for every number of degrees of freedom.
/// ## Accuracy
/// Relative error ≤ 1e-13 in density, tails and quantiles, the same absolutely in logarithms
/// (`ReferenceValues/distributions-with-logarithms`); a quantile is exp of a number whose rounding it
/// magnifies.
/// ## Reference
/// Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions*, vol. 2, §28.7.
public struct LogStudentT: ContinuousDistribution {
  /// The median of the logarithm.
  public let location: Double
  /// The scale of the logarithm, above 0.
  public let scale: Double
  private let standard: StudentT

  /// A log-t distribution.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: Finite and above 0.
  ///   - location: Finite.
  ///   - scale: Finite and above 0.
  public init(degreesOfFreedom: Double, location: Double, scale: Double) {
    precondition(location.isFinite, "a location is finite")
    precondition(scale > 0 && scale.isFinite, "a scale is finite and above 0")
    self.location = location
    self.scale = scale
    standard = StudentT(degreesOfFreedom: degreesOfFreedom)
  }

  private func standardized(_ x: Double) -> Double { (log(x) - location) / scale }

  /// The density at a point; 0 outside the support.
  public func density(at x: Double) -> Double {
    x > 0 ? standard.density(at: standardized(x)) / (scale * x) : 0
  }

  /// The natural logarithm of the density; −∞ outside the support.
  public func logDensity(at x: Double) -> Double {
    x > 0 ? standard.logDensity(at: standardized(x)) - log(scale) - log(x) : -.infinity
  }

  /// The probability of a value at or below a point.
  public func probability(atMost x: Double) -> Double {
    x > 0 ? standard.probability(atMost: standardized(x)) : 0
  }

  /// The probability of a value at or above a point.
  public func probability(atLeast x: Double) -> Double {
    x > 0 ? standard.probability(atLeast: standardized(x)) : 1
  }

  /// The natural logarithm of the probability of a value at or below a point.
  public func logProbability(atMost x: Double) -> Double {
    x > 0 ? standard.logProbability(atMost: standardized(x)) : -.infinity
  }

  /// The natural logarithm of the probability of a value at or above a point.
  public func logProbability(atLeast x: Double) -> Double {
    x > 0 ? standard.logProbability(atLeast: standardized(x)) : 0
  }

  /// The point with a given probability, in (0, 1), at or below it.
  public func quantile(lowerTail probability: Double) -> Double {
    exp(location + scale * standard.quantile(lowerTail: probability))
  }

  /// The point with a given probability, in (0, 1), at or above it.
  public func quantile(upperTail probability: Double) -> Double {
    exp(location + scale * standard.quantile(upperTail: probability))
  }
}
