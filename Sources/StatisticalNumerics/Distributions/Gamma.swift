import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The gamma distribution with a shape and a scale.
///
/// ## Accuracy
/// For shapes up to 1000: relative error ≤ 2e-14 in tails, densities, quantiles and logarithms
/// (`ReferenceValues/distributions-with-logarithms`). Logarithms of far tails lose digits in proportion
/// beyond.
/// ## Reference
/// Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions*, vol. 1, ch. 17; NIST DLMF ch. 8.
public struct Gamma: ContinuousDistribution {
  /// The shape, above 0.
  public let shape: Double
  /// The scale, above 0, in the unit of the variable.
  public let scale: Double

  /// A gamma distribution.
  ///
  /// - Parameters:
  ///   - shape: Above 0, at most 10¹⁰.
  ///   - scale: Finite and above 0.
  public init(shape: Double, scale: Double = 1) {
    precondition(shape > 0 && shape <= 1e10, "a shape is above 0 and at most 1e10")
    precondition(scale > 0 && scale.isFinite, "a scale is finite and above 0")
    self.shape = shape
    self.scale = scale
  }

  /// The density at a point; 0 outside the support.
  public func density(at x: Double) -> Double {
    x < 0 || x == .infinity ? 0 : cboostmath_gamma_density(shape, x / scale) / scale
  }

  /// The natural logarithm of the density; −∞ outside the support.
  public func logDensity(at x: Double) -> Double {
    guard x >= 0, x < .infinity else { return -.infinity }
    let density = density(at: x)
    if density > 1e-290, density.isFinite { return log(density) }
    let z = x / scale
    let power = shape == 1 ? 0 : (shape - 1) * log(z)
    return power - z - cboostmath_log_gamma(shape) - log(scale)
  }

  /// The probability of a value at or below a point.
  public func probability(atMost x: Double) -> Double {
    x <= 0 ? 0 : x == .infinity ? 1 : cboostmath_gamma_lower(shape, x / scale)
  }

  /// The probability of a value at or above a point.
  public func probability(atLeast x: Double) -> Double {
    x <= 0 ? 1 : x == .infinity ? 0 : cboostmath_gamma_upper(shape, x / scale)
  }

  /// The natural logarithm of the probability of a value at or below a point.
  public func logProbability(atMost x: Double) -> Double {
    logarithm(ofTail: probability(atMost: x), complement: probability(atLeast: x)) {
      IncompleteFunctions.logLowerGamma(shape, x / scale)
    }
  }

  /// The natural logarithm of the probability of a value at or above a point.
  public func logProbability(atLeast x: Double) -> Double {
    logarithm(ofTail: probability(atLeast: x), complement: probability(atMost: x)) {
      IncompleteFunctions.logUpperGamma(shape, x / scale)
    }
  }

  /// The point with a given probability, in (0, 1), at or below it.
  public func quantile(lowerTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    return cboostmath_gamma_lower_inverse(shape, probability) * scale
  }

  /// The point with a given probability, in (0, 1), at or above it.
  public func quantile(upperTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    return cboostmath_gamma_upper_inverse(shape, probability) * scale
  }
}

/// The chi-squared distribution: a sum of squared standard normals.
///
/// ## Accuracy
/// As ``Gamma``, of which it is the one with shape ν/2 and scale 2.
public struct ChiSquared: ContinuousDistribution {
  /// The degrees of freedom ν, above 0, not necessarily whole.
  public let degreesOfFreedom: Double
  private let gamma: Gamma

  /// A chi-squared distribution.
  ///
  /// - Parameter degreesOfFreedom: Above 0, at most 2 · 10¹⁰.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    gamma = Gamma(shape: degreesOfFreedom / 2, scale: 2)
  }

  /// The density at a point; 0 outside the support.
  public func density(at x: Double) -> Double { gamma.density(at: x) }
  /// The natural logarithm of the density; −∞ outside the support.
  public func logDensity(at x: Double) -> Double { gamma.logDensity(at: x) }
  /// The probability of a value at or below a point.
  public func probability(atMost x: Double) -> Double { gamma.probability(atMost: x) }
  /// The probability of a value at or above a point.
  public func probability(atLeast x: Double) -> Double { gamma.probability(atLeast: x) }
  /// The natural logarithm of the probability of a value at or below a point.
  public func logProbability(atMost x: Double) -> Double { gamma.logProbability(atMost: x) }
  /// The natural logarithm of the probability of a value at or above a point.
  public func logProbability(atLeast x: Double) -> Double { gamma.logProbability(atLeast: x) }
  /// The point with a given probability, in (0, 1), at or below it.
  public func quantile(lowerTail probability: Double) -> Double {
    gamma.quantile(lowerTail: probability)
  }
  /// The point with a given probability, in (0, 1), at or above it.
  public func quantile(upperTail probability: Double) -> Double {
    gamma.quantile(upperTail: probability)
  }
}
