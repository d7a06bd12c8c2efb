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
/// Relative error ≤ 2e-13 in tails, densities and quantiles, ≤ 1e-13 in logarithms
/// (`ReferenceValues/distributions-more`).
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
  ///   - numeratorDegreesOfFreedom: Finite and above 0.
  ///   - denominatorDegreesOfFreedom: Finite and above 0.
  public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) {
    for degrees in [numeratorDegreesOfFreedom, denominatorDegreesOfFreedom] {
      precondition(degrees > 0 && degrees.isFinite, "degrees of freedom are finite and above 0")
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
    guard f > 0 else { return f == 0 ? exp(logDensity(at: 0)) : 0 }
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
    guard f >= 0 else { return -.infinity }
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
    let x = cboostmath_beta_lower_inverse(a, b, probability)
    // Where x is near 1 its complement has the digits.
    let ratio =
      x <= 0.5 ? x / (1 - x) : Self.odds(cboostmath_beta_upper_inverse(b, a, probability))
    return refined(point(ratio), probability: probability, isUpper: false)
  }

  /// The point with a given probability, in (0, 1), at or above it.
  public func quantile(upperTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    let complement = cboostmath_beta_lower_inverse(b, a, probability)
    let x = cboostmath_beta_upper_inverse(a, b, probability)
    let ratio = complement <= 0.5 ? Self.odds(complement) : x / (1 - x)
    return refined(point(ratio), probability: probability, isUpper: true)
  }

  private static func odds(_ complement: Double) -> Double { (1 - complement) / complement }

  private func point(_ ratio: Double) -> Double {
    ratio * denominatorDegreesOfFreedom / numeratorDegreesOfFreedom
  }

  /// Newton's method on ln P as a function of ln f, nearly a straight line in both tails.
  ///
  /// Boost's inverse of the incomplete beta function stops early far out (a factor of 350 off at
  /// 3 and 10 degrees of freedom and 1e-100).
  private func refined(_ guess: Double, probability: Double, isUpper: Bool) -> Double {
    var f = guess
    guard f > 0, f.isFinite else { return f }
    let logTarget = log(probability)
    for _ in 0..<50 {
      let tail = isUpper ? self.probability(atLeast: f) : self.probability(atMost: f)
      let slope = f * density(at: f) / tail
      let logTail = isUpper ? logProbability(atLeast: f) : logProbability(atMost: f)
      let step = (logTail - logTarget) / slope
      guard step.isFinite, abs(step) > Double.ulpOfOne else { break }
      f *= exp(isUpper ? step : -step)
      if abs(step) < 4 * Double.ulpOfOne { break }
    }
    return f.isFinite && f > 0 ? f : guess
  }
}
