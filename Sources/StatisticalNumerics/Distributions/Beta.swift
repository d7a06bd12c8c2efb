import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The beta distribution on (0, 1).
///
/// ## Accuracy
/// For shapes up to 1000: relative error ≤ 2e-14 in tails, densities, quantiles and logarithms
/// (`ReferenceValues/distributions-with-logarithms`). Logarithms of far tails lose digits in proportion
/// beyond.
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
  ///   - alpha: Above 0, at most 10¹⁰.
  ///   - beta: Above 0, at most 10¹⁰.
  public init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && alpha <= 1e10, "a shape is above 0 and at most 1e10")
    precondition(beta > 0 && beta <= 1e10, "a shape is above 0 and at most 1e10")
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
    // Far out Boost's inverse stops early or fails (at 5, 1.5 and 1e-100 by a factor of 350).
    if probability < Self.farProbability {
      return farQuantile(probability)
    }
    return cboostmath_beta_lower_inverse(alpha, beta, probability)
  }

  /// The point with a given probability, in (0, 1), at or above it.
  public func quantile(upperTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    if probability < Self.farProbability {
      // The distance from 1, which is the lower quantile with the shapes exchanged.
      return 1 - Beta(alpha: beta, beta: alpha).quantile(lowerTail: probability)
    }
    return cboostmath_beta_upper_inverse(alpha, beta, probability)
  }

  private static let farProbability = 1e-12

  /// Solves ln P(X ≤ x) = ln p for ln x between the smallest double and 1, by bisection and Newton's
  /// method: ln P is increasing and concave in ln x, nearly a line of slope α far out.
  private func farQuantile(_ probability: Double) -> Double {
    let target = log(probability)
    var (low, high) = (-745.0, 0.0)
    // The leading power: p ≈ x^a / (a B(a, b)).
    var s = (target + log(alpha) + cboostmath_log_beta(alpha, beta)) / alpha
    for _ in 0..<200 {
      if !(s > low && s < high) { s = (low + high) / 2 }
      let x = exp(s)
      let logTail = logProbability(atMost: x)
      let excess = logTail - target
      if excess == 0 { break }
      if excess < 0 { low = s } else { high = s }
      let slope = exp(s + logDensity(at: x) - logTail)
      let next = s - excess / slope
      if abs(next - s) <= 4 * Double.ulpOfOne * max(1, abs(s)) { break }
      s = next
    }
    // exp magnifies the rounding of s: the last digits by one step on x itself.
    let x = exp(s)
    let tail = self.probability(atMost: x)
    let step = (tail - probability) / density(at: x)
    return tail > 1e-290 && abs(step) < x / 2 ? x - step : x
  }
}
