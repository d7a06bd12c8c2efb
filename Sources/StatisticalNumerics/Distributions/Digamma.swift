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
