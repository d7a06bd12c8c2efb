import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The beta distribution on (0, 1).
///
/// ## Accuracy
/// Relative error ≤ 2e-13 in tails, densities and quantiles, ≤ 1e-13 in logarithms
/// (`ReferenceValues/distributions-more`).
/// ## Reference
/// Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions*, vol. 2, ch. 25; NIST DLMF §8.17.
public struct Beta: ContinuousDistribution {
  /// The first shape, above 0.
  public let alpha: Double
  /// The second shape, above 0.
  public let beta: Double

  /// A beta distribution.
  ///
  /// - Parameters:
  ///   - alpha: Finite and above 0.
  ///   - beta: Finite and above 0.
  public init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && alpha.isFinite, "a shape is finite and above 0")
    precondition(beta > 0 && beta.isFinite, "a shape is finite and above 0")
    self.alpha = alpha
    self.beta = beta
  }

  /// The density at a point; 0 outside the support.
  public func density(at x: Double) -> Double {
    (0...1).contains(x) ? cboostmath_beta_density(alpha, beta, x) : 0
  }

  /// The natural logarithm of the density; −∞ outside the support.
  public func logDensity(at x: Double) -> Double {
    guard (0...1).contains(x) else { return -.infinity }
    let density = density(at: x)
    if density > 1e-290, density.isFinite { return log(density) }
    let first = alpha == 1 ? 0 : (alpha - 1) * log(x)
    let second = beta == 1 ? 0 : (beta - 1) * log1p(-x)
    return first + second - cboostmath_log_beta(alpha, beta)
  }

  /// The probability of a value at or below a point.
  public func probability(atMost x: Double) -> Double {
    x <= 0 ? 0 : x >= 1 ? 1 : cboostmath_beta_lower(alpha, beta, x)
  }

  /// The probability of a value at or above a point.
  public func probability(atLeast x: Double) -> Double {
    x <= 0 ? 1 : x >= 1 ? 0 : cboostmath_beta_upper(alpha, beta, x)
  }

  /// The natural logarithm of the probability of a value at or below a point.
  public func logProbability(atMost x: Double) -> Double {
    logarithm(ofTail: probability(atMost: x), complement: probability(atLeast: x)) {
      IncompleteFunctions.logLowerBeta(alpha, beta, x, complement: 1 - x)
    }
  }

  /// The natural logarithm of the probability of a value at or above a point.
  public func logProbability(atLeast x: Double) -> Double {
    logarithm(ofTail: probability(atLeast: x), complement: probability(atMost: x)) {
      IncompleteFunctions.logLowerBeta(beta, alpha, 1 - x, complement: x)
    }
  }

  /// The point with a given probability, in (0, 1), at or below it.
  public func quantile(lowerTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    return cboostmath_beta_lower_inverse(alpha, beta, probability)
  }

  /// The point with a given probability, in (0, 1), at or above it.
  public func quantile(upperTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    return cboostmath_beta_upper_inverse(alpha, beta, probability)
  }
}
