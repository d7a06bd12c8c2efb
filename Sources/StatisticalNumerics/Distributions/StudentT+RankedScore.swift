import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension StudentT {
  /// The continuous ranked probability score of the distribution at an outcome.
  ///
  /// - Parameter outcome: In the unit of the scale.
  /// - Returns: ∫ (F(x) − 1{x ≥ outcome})² dx; infinite for ½ degree of freedom or fewer, whose tails
  ///   are too heavy for the integral.
  ///
  /// ## Method
  /// CRPS(z) = CRPS(0) + z (2F(z) − 1) − 2 ∫₀ᶻ t f(t) dt. The usual form
  /// z(2F(z) − 1) + 2f(z)(ν + z²)/(ν − 1) − 2√ν/(ν − 1) · B(½, ν − ½)/B(½, ν/2)² is this with both
  /// last terms written out; each has a pole at ν = 1, which is a straight line through three values,
  /// and they cancel. Here the pole is divided out: a = (ν − 1)/2, L = ln(1 + z²/ν),
  /// ∫₀ᶻ t f = f(0) ν (1 − e^{−aL})/(2a), and CRPS(0) = 2 f(0) ν (1 − B(½, ν − ½)/B(½, ν/2))/(ν − 1),
  /// in the limit 2 ln 2/π.
  /// ## Accuracy
  /// Relative error ≤ 1e-12, 1e-9 within 1e-3 of one degree of freedom but for 1 itself
  /// (`ReferenceValues/forecast-scores`).
  /// ## Reference
  /// Jordan, Krüger and Lerch, *Evaluating probabilistic forecasts with scoringRules*, J. Stat. Softw.
  /// 90(12) (2019), appendix A.
  public func continuousRankedProbabilityScore(outcome: Double) -> Double {
    let nu = degreesOfFreedom
    guard nu > 0.5 else { return .infinity }
    let z = abs(outcome)
    let middle = density(at: 0)
    let atCentre: Double
    if nu == 1 {
      atCentre = 2 * log(2.0) / Double.pi
    } else {
      let ratio = cboostmath_log_beta(0.5, nu - 0.5) - cboostmath_log_beta(0.5, nu / 2)
      atCentre = -2 * middle * nu * expm1(ratio) / (nu - 1)
    }
    let a = (nu - 1) / 2
    // By ln z² where the square overflows.
    let growth = z < 1e100 ? log1p(z * z / nu) : 2 * log(z) - log(nu)
    let firstMoment = middle * nu * (a == 0 ? growth / 2 : -expm1(-a * growth) / (2 * a))
    // 2F − 1 = 1 − 2 F̄, with the upper tail computed as one.
    return atCentre + z * (1 - 2 * probability(atLeast: z)) - 2 * firstMoment
  }
}
