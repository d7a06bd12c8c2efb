#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An unevaluated sum of two doubles: about 32 significant digits, the range of a double.
///
/// Used where a sum or product of doubles must keep what a double would round away: residuals in
/// iterative refinement, and the way back from centred to original coordinates.
///
/// ## Reference
/// Dekker, *A floating-point technique for extending the available precision*, Numer. Math. 18
/// (1971); Joldes, Muller and Popescu, *Tight and rigorous error bounds for basic building blocks of
/// double-word arithmetic*, ACM TOMS 44 (2017), algorithms 1, 3, 6 and 12.
package struct DoubleDouble: Hashable, Sendable {
  /// The double nearest to the sum.
  package var high: Double
  /// What `high` misses; at most half a unit in its last place.
  package var low: Double

  package static let zero = DoubleDouble(0)

  package init(_ value: Double) {
    high = value
    low = 0
  }

  private init(normalized high: Double, _ low: Double) {
    self.high = high
    self.low = low
  }

  /// The exact sum of two doubles (TwoSum).
  package init(sumOf a: Double, _ b: Double) {
    let sum = a + b
    let bRounded = sum - a
    let aRounded = sum - bRounded
    high = sum
    low = (a - aRounded) + (b - bRounded)
  }

  /// The exact product of two doubles (by fused multiply-add).
  package init(productOf a: Double, _ b: Double) {
    high = a * b
    low = fma(a, b, -high)
  }

  /// The double nearest to the value.
  package var rounded: Double { high + low }

  package static prefix func - (value: DoubleDouble) -> DoubleDouble {
    DoubleDouble(normalized: -value.high, -value.low)
  }

  package static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let highs = DoubleDouble(sumOf: left.high, right.high)
    let lows = DoubleDouble(sumOf: left.low, right.low)
    let first = fastSum(highs.high, highs.low + lows.high)
    return fastSum(first.high, first.low + lows.low)
  }

  package static func + (left: DoubleDouble, right: Double) -> DoubleDouble {
    let sum = DoubleDouble(sumOf: left.high, right)
    return fastSum(sum.high, sum.low + left.low)
  }

  package static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    left + (-right)
  }

  package static func * (left: DoubleDouble, right: Double) -> DoubleDouble {
    let product = DoubleDouble(productOf: left.high, right)
    return fastSum(product.high, fma(left.low, right, product.low))
  }

  package static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(productOf: left.high, right.high)
    let cross = fma(left.low, right.high, left.high * right.low)
    return fastSum(product.high, product.low + cross)
  }

  /// The value over a double, by one correction of the rounded quotient.
  package func divided(by divisor: Double) -> DoubleDouble {
    let quotient = high / divisor
    let remainder = self - DoubleDouble(productOf: quotient, divisor)
    return DoubleDouble(sumOf: quotient, remainder.rounded / divisor)
  }

  package static func += (left: inout DoubleDouble, right: DoubleDouble) { left = left + right }

  /// FastTwoSum: exact when `a` is zero or not smaller than `b` in magnitude.
  private static func fastSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(normalized: sum, b - (sum - a))
  }
}

extension Sequence<Double> {
  /// The sum, accumulated in double-double and rounded once.
  package func accurateSum() -> Double {
    reduce(DoubleDouble.zero) { $0 + $1 }.rounded
  }
}

extension DoubleDouble {
  /// The value times a power of two.
  func scaled(byPowerOfTwo exponent: Int) -> DoubleDouble {
    DoubleDouble(
      normalized: high.scaled(byPowerOfTwo: exponent), low.scaled(byPowerOfTwo: exponent))
  }
}
