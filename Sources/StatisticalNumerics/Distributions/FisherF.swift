import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The F distribution: a ratio of mean squares.
///
/// ## Method
/// With x = d₁f/(d₁f + d₂), P(F ≤ f) = I_x(d₁/2, d₂/2); x and 1 − x are formed apart, so that neither
/// tail loses digits.
/// ## Accuracy
/// For degrees of freedom up to 200: relative error ≤ 2e-14 in tails, densities, quantiles and logarithms
/// (`ReferenceValues/distributions-with-logarithms`).
/// ## Reference
/// Johnson, Kotz and Balakrishnan, *Continuous Univariate Distributions*, vol. 2, ch. 27.
public struct FisherF: ContinuousDistribution {
  /// The degrees of freedom above the line, above 0.
  public let numeratorDegreesOfFreedom: Double
  /// The degrees of freedom below the line, above 0.
  public let denominatorDegreesOfFreedom: Double

  private var a: Double { numeratorDegreesOfFreedom / 2 }
  private var b: Double { denominatorDegreesOfFreedom / 2 }

  /// An F distribution.
  ///
  /// - Parameters:
  ///   - numeratorDegreesOfFreedom: Above 0, at most 2 · 10¹⁰.
  ///   - denominatorDegreesOfFreedom: Above 0, at most 2 · 10¹⁰.
  public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) {
    for degrees in [numeratorDegreesOfFreedom, denominatorDegreesOfFreedom] {
      precondition(
        degrees > 0 && degrees <= 2e10, "degrees of freedom are above 0 and at most 2e10")
    }
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }

  /// x = d₁f/(d₁f + d₂) and 1 − x, each with all its digits.
  private func shares(_ f: Double) -> (x: Double, complement: Double) {
    let ratio = numeratorDegreesOfFreedom * f / denominatorDegreesOfFreedom
    return (ratio == .infinity ? 1 : ratio / (1 + ratio), 1 / (1 + ratio))
  }

  /// The density at a point; 0 outside the support.
  public func density(at f: Double) -> Double {
    guard f > 0, f < .infinity else { return f == 0 ? exp(logDensity(at: 0)) : 0 }
    // dx/df = (d₁/d₂)(1 − x)², and the beta density from the side with the smaller argument.
    let (x, complement) = shares(f)
    let betaDensity =
      x <= complement
      ? cboostmath_beta_density(a, b, x) : cboostmath_beta_density(b, a, complement)
    return betaDensity * complement * complement * numeratorDegreesOfFreedom
      / denominatorDegreesOfFreedom
  }

  /// The natural logarithm of the density; −∞ outside the support.
  public func logDensity(at f: Double) -> Double {
    guard f >= 0, f < .infinity else { return -.infinity }
    if f > 0 {
      let density = density(at: f)
      if density > 1e-290, density.isFinite { return log(density) }
    }
    let logRatio = log(numeratorDegreesOfFreedom / denominatorDegreesOfFreedom)
    let power = a == 1 ? 0 : (a - 1) * log(f)
    let ratio = numeratorDegreesOfFreedom * f / denominatorDegreesOfFreedom
    return a * logRatio + power - (a + b) * log1p(ratio) - cboostmath_log_beta(a, b)
  }

  /// The probability of a value at or below a point.
  public func probability(atMost f: Double) -> Double {
    guard f > 0 else { return 0 }
    let (x, complement) = shares(f)
    return x <= complement
      ? cboostmath_beta_lower(a, b, x) : cboostmath_beta_upper(b, a, complement)
  }

  /// The probability of a value at or above a point.
  public func probability(atLeast f: Double) -> Double {
    guard f > 0 else { return 1 }
    let (x, complement) = shares(f)
    return x <= complement
      ? cboostmath_beta_upper(a, b, x) : cboostmath_beta_lower(b, a, complement)
  }

  /// The natural logarithm of the probability of a value at or below a point.
  public func logProbability(atMost f: Double) -> Double {
    logarithm(ofTail: probability(atMost: f), complement: probability(atLeast: f)) {
      let (x, complement) = shares(max(f, 0))
      return IncompleteFunctions.logLowerBeta(a, b, x, complement: complement)
    }
  }

  /// The natural logarithm of the probability of a value at or above a point.
  public func logProbability(atLeast f: Double) -> Double {
    logarithm(ofTail: probability(atLeast: f), complement: probability(atMost: f)) {
      let (x, complement) = shares(max(f, 0))
      return IncompleteFunctions.logLowerBeta(b, a, complement, complement: x)
    }
  }

  /// The point with a given probability, in (0, 1), at or below it.
  public func quantile(lowerTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    let x = Beta(alpha: a, beta: b).quantile(lowerTail: probability)
    // Where x is near 1 its complement has the digits.
    return x <= 0.5
      ? point(x / (1 - x)) : point(Self.odds(complement(lowerTail: probability)))
  }

  /// The point with a given probability, in (0, 1), at or above it.
  public func quantile(upperTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    let complement = Beta(alpha: b, beta: a).quantile(lowerTail: probability)
    if complement <= 0.5 { return point(Self.odds(complement)) }
    let x = cboostmath_beta_upper_inverse(a, b, probability)
    return point(x / (1 - x))
  }

  /// 1 − x for a lower tail.
  private func complement(lowerTail probability: Double) -> Double {
    cboostmath_beta_upper_inverse(b, a, probability)
  }

  private static func odds(_ complement: Double) -> Double { (1 - complement) / complement }

  private func point(_ ratio: Double) -> Double {
    ratio * denominatorDegreesOfFreedom / numeratorDegreesOfFreedom
  }
}
