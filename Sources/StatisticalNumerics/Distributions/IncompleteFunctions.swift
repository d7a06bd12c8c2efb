import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Logarithms of incomplete gamma and beta functions, where the functions themselves vanish.
enum IncompleteFunctions {
  private static let iterationLimit = 20_000

  /// ln P(a, x), for x well below a.
  ///
  /// The series of NIST DLMF 8.7.1 with the leading power taken out: its terms are positive.
  static func logLowerGamma(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return -.infinity }
    var term = 1.0
    var sum = 1.0
    for k in 1...iterationLimit {
      term *= x / (a + Double(k))
      sum += term
      if term < sum * 0x1p-54 { break }
    }
    return a * log(x) - x - cboostmath_log_gamma(a + 1) + log(sum)
  }

  /// ln Q(a, x), for x well above a.
  ///
  /// The continued fraction of NIST DLMF 8.9.2 by Lentz's method.
  static func logUpperGamma(_ a: Double, _ x: Double) -> Double {
    guard x.isFinite else { return -.infinity }
    var b = x + 1 - a
    var c = 1 / Double.leastNormalMagnitude
    var d = 1 / b
    var fraction = d
    for k in 1...iterationLimit {
      let numerator = -Double(k) * (Double(k) - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      let factor = c * d
      fraction *= factor
      if abs(factor - 1) < 0x1p-53 { break }
    }
    return a * log(x) - x - cboostmath_log_gamma(a) + log(fraction)
  }

  /// ln I_x(a, b), for x well below a/(a + b); `complement` is 1 − x with all its digits.
  ///
  /// The continued fraction of NIST DLMF 8.17.22 by Lentz's method.
  static func logLowerBeta(
    _ a: Double, _ b: Double, _ x: Double, complement: Double
  ) -> Double {
    guard x > 0 else { return -.infinity }
    var c = 1.0
    var d = 1 / (1 - (a + b) * x / (a + 1))
    var fraction = d
    for k in 1...iterationLimit {
      let m = Double(k)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / (1 + even * d)
      c = 1 + even / c
      fraction *= c * d
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      let factor = c * d
      fraction *= factor
      if abs(factor - 1) < 0x1p-53 { break }
    }
    return a * log(x) + b * log(complement) - log(a) - cboostmath_log_beta(a, b) + log(fraction)
  }
}
