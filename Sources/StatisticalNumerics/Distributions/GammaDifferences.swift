#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The digamma function ψ(x) = d/dx ln Γ(x), for gradients of likelihoods.
///
/// ## Method
/// ψ(x) = ψ(x + 1) − 1/x up to 12, there the asymptotic series, whose next term is below 1e-16.
/// ## Accuracy
/// 1e-14 beside the larger of 1 and its size (`LimitedMemoryBFGSTests`, closed forms).
/// ## Reference
/// NIST Digital Library of Mathematical Functions, 5.5.2 and 5.11.2.
package func digamma(_ x: Double) -> Double {
  precondition(x > 0, "digamma is needed above 0 only")
  var (x, shift) = (x, 0.0)
  while x < 12 {
    shift -= 1 / x
    x += 1
  }
  let square = 1 / (x * x)
  // B₂ₖ/(2k): 1/12, −1/120, 1/252, −1/240, 1/132, −691/32760.
  var series = -691.0 / 32760
  for term in [1.0 / 132, -1.0 / 240, 1.0 / 252, -1.0 / 120, 1.0 / 12] {
    series = term + square * series
  }
  return shift + log(x) - 1 / (2 * x) - square * series
}

/// ln Γ(x + a) − ln Γ(x), without the cancellation that eats the difference for large x.
///
/// ## Method
/// From 20 on the difference of Stirling's series, term by term: (x − ½) ln(1 + a/x) + a (ln(x + a) − 1) and
/// the difference of 1/(12x) − 1/(360x³) + …, whose next term is below 1e-15; below 20 as it stands.
/// ## Accuracy
/// 1e-14 beside the larger of 1 and its size (`LimitedMemoryBFGSTests`, sums of logarithms).
/// ## Reference
/// NIST Digital Library of Mathematical Functions, 5.11.1.
package func logGammaDifference(from x: Double, by a: Double) -> Double {
  precondition(x > 0 && a >= 0, "gamma functions are needed above 0 only")
  guard x >= 20 else { return lgamma(x + a) - lgamma(x) }
  func tail(_ y: Double) -> Double {
    let square = 1 / (y * y)
    return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / y
  }
  return (x - 0.5) * log1p(a / x) + a * (log(x + a) - 1) + (tail(x + a) - tail(x))
}
