import CVectorInstructions

/// Elementary functions of eight doubles at once.
///
/// Plain polynomials without tables or fused operations: the same bits on every machine.
/// ## Accuracy
/// Relative error of `exp` and absolute error of `log` relative to max(1, |log x|) ≤ 4e-16
/// (`VectorMathTests`).
/// ## Reference
/// Sun Microsystems, *fdlibm* (1993), e_exp.c and e_log.c, for the reductions and the coefficients.
enum VectorMath {
  private typealias Bits = SIMD8<UInt64>

  private static let lnTwoHigh = 6.931_471_803_691_238_164_90e-01
  private static let lnTwoLow = 1.908_214_929_270_587_700_02e-10

  /// e to the power of each number of −700 … 700; what lies outside is taken for the end.
  @inline(__always)
  static func exp(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let bounded = min(max(x, -700), 700)
    // 1.5 · 2⁵²: a sum with it is rounded to a whole number, which stands in its lowest bits.
    let shifter = 6_755_399_441_055_744.0
    let shifted = bounded * 1.442_695_040_888_963_407_36 + shifter
    let k = shifted - shifter
    let r = (bounded - k * lnTwoHigh) - k * lnTwoLow
    // Taylor to degree 13: the next term is below 4e-18 for |r| ≤ ln 2 / 2.
    let r2 = r * r
    let r4 = r2 * r2
    let p01 = r + 1
    let p23 = r * (1.0 / 6) + 0.5
    let p45 = r * (1.0 / 120) + (1.0 / 24)
    let p67 = r * (1.0 / 5_040) + (1.0 / 720)
    let p89 = r * (1.0 / 362_880) + (1.0 / 40_320)
    let p1011 = r * (1.0 / 39_916_800) + (1.0 / 3_628_800)
    let p1213 = r * (1.0 / 6_227_020_800) + (1.0 / 479_001_600)
    let low = p01 + p23 * r2
    let middle = p45 + p67 * r2
    let high = p89 + p1011 * r2 + p1213 * r4
    let p = low + (middle + high * r4) * r4
    let bits = unsafeBitCast(p, to: Bits.self) &+ (unsafeBitCast(shifted, to: Bits.self) &<< 52)
    return unsafeBitCast(bits, to: SIMD8<Double>.self)
  }

  /// The natural logarithm of each number, which is above 0, finite and no subnormal.
  @inline(__always)
  static func log(_ x: SIMD8<Double>) -> SIMD8<Double> {
    // x = 2ᵏ m with m in √½ … √2.
    let one: UInt64 = 0x3FF0_0000_0000_0000
    let squareRootOfHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    let bits = unsafeBitCast(x, to: Bits.self)
    let shifted = bits &+ (one &- squareRootOfHalf)
    let exponent = (shifted &>> 52) | 0x4330_0000_0000_0000
    let k = unsafeBitCast(exponent, to: SIMD8<Double>.self) - (0x1p52 + 1_023)
    let m = unsafeBitCast(
      bits &- (shifted & 0xFFF0_0000_0000_0000) &+ one, to: SIMD8<Double>.self)
    let f = m - 1
    let s = f / (f + 2)
    let z = s * s
    let w = z * z
    let even =
      w
      * (w * (w * 1.531_383_769_920_937_332e-01 + 2.222_219_843_214_978_396e-01)
        + 3.999_999_999_940_941_908e-01)
    let odd =
      z
      * (w
        * (w * (w * 1.479_819_860_511_658_591e-01 + 1.818_357_216_161_805_012e-01)
          + 2.857_142_874_366_239_149e-01) + 6.666_666_666_666_735_130e-01)
    let half = f * f * 0.5
    return k * lnTwoHigh - ((half - (s * (half + even + odd) + k * lnTwoLow)) - f)
  }

  /// The square roots; NaN below 0.
  ///
  /// Two at a time: the language takes one after the other.
  @inline(__always)
  static func squareRoot(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let (low, high) = (x.lowHalf, x.highHalf)
    return SIMD8(
      lowHalf: SIMD4(
        lowHalf: cvector_square_root(low.lowHalf), highHalf: cvector_square_root(low.highHalf)),
      highHalf: SIMD4(
        lowHalf: cvector_square_root(high.lowHalf), highHalf: cvector_square_root(high.highHalf)))
  }

  /// The smaller of each pair; the second where either is NaN.
  @inline(__always)
  static func min(_ a: SIMD8<Double>, _ b: Double) -> SIMD8<Double> {
    let bound = SIMD8<Double>(repeating: b)
    return bound.replacing(with: a, where: a .< bound)
  }

  /// The greater of each pair; the second where either is NaN.
  @inline(__always)
  static func max(_ a: SIMD8<Double>, _ b: Double) -> SIMD8<Double> {
    let bound = SIMD8<Double>(repeating: b)
    return bound.replacing(with: a, where: a .> bound)
  }

  /// The absolute values.
  @inline(__always)
  static func abs(_ a: SIMD8<Double>) -> SIMD8<Double> {
    unsafeBitCast(
      unsafeBitCast(a, to: Bits.self) & 0x7FFF_FFFF_FFFF_FFFF, to: SIMD8<Double>.self)
  }

  /// The greater of each pair of two vectors without NaN.
  @inline(__always)
  static func max(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> {
    b.replacing(with: a, where: a .> b)
  }

  /// The smaller of each pair of two vectors without NaN.
  @inline(__always)
  static func min(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> {
    b.replacing(with: a, where: a .< b)
  }
}
