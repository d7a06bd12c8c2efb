import StatisticalNumerics

/// The power scale of eight series at once: `MoveScale` and its way back (section 2).
struct PowerLanes {
  let power: Double
  let resolution: SIMD8<Double>
  /// L + δ.
  let reference: SIMD8<Double>
  private let inverseReference: SIMD8<Double>
  /// Lanes whose level leaves the range in which the transform keeps its digits.
  let unanswered: SIMDMask<SIMD8<Int64>>

  /// The scale of values.
  @inline(__always)
  init(_ window: UnsafePointer<SIMD8<Double>>, count: Int, power: Double) {
    self.power = power
    resolution = Self.resolution(window, count: count)
    var sum = SIMD8<Double>.zero
    for index in 0..<count { sum += window[index] }
    let level = VectorMath.max(sum / Double(count), resolution)
    reference = level + resolution
    inverseReference = 1 / reference
    unanswered = .!(reference .< 1e290)
  }

  /// (y + δ)/(L + δ) to the power λ: z is this, less 1, over λ.
  @inline(__always)
  func powered(_ value: SIMD8<Double>) -> SIMD8<Double> {
    let ratio = (value + resolution) * inverseReference
    return power == 0.5
      ? VectorMath.squareRoot(ratio) : VectorMath.exp(VectorMath.log(ratio) * power)
  }

  /// The value at a displacement from an origin, within 0 and a ceiling; exactly the origin at 0.
  @inline(__always)
  func value(
    at displacement: SIMD8<Double>, origin: SIMD8<Double>, poweredOrigin: SIMD8<Double>,
    ceiling: SIMD8<Double>
  ) -> SIMD8<Double> {
    let base = VectorMath.max(displacement * power + poweredOrigin, 0)
    let raised: SIMD8<Double>
    if power == 0.5 {
      raised = base * base
    } else {
      // 0 has no logarithm: a number that vanishes beside δ stands for it.
      let positive = VectorMath.max(base, 1e-300)
      raised = VectorMath.exp(VectorMath.log(positive) * (1 / power))
    }
    let raw = VectorMath.max(reference * raised - resolution, 0)
    let bounded = VectorMath.min(raw, ceiling)
    return bounded.replacing(with: origin, where: displacement .== 0)
  }

  /// The first of 1, 0.1, 0.01, 0.001 in whose steps all values are written, else 0.0001.
  @inline(__always)
  private static func resolution(
    _ window: UnsafePointer<SIMD8<Double>>, count: Int
  ) -> SIMD8<Double> {
    var resolution = SIMD8<Double>(repeating: 0.0001)
    var open = SIMDMask<SIMD8<Int64>>(repeating: true)
    // A sum with 2⁵² has no decimals; numbers above it have none themselves.
    let shifter = 0x1p52
    for step in [1, 0.1, 0.01, 0.001] {
      var isWritten = open
      for index in 0..<count {
        let steps = VectorMath.abs(window[index] / step)
        let whole = (steps + shifter) - shifter
        isWritten .&= VectorMath.abs(steps - whole) .< VectorMath.max(steps, 1) * 1e-6
        if !isWritten.isAny { break }
      }
      resolution.replace(with: SIMD8(repeating: step), where: isWritten)
      open .&= .!isWritten
      if !open.isAny { break }
    }
    return resolution
  }
}
