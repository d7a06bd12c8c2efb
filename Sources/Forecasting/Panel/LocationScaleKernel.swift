import StatisticalNumerics

/// The law of eight series at one horizon: location + scale · T, or its exponential.
struct LaneLaw {
  var location = SIMD8<Double>.zero
  var scale = SIMD8<Double>.zero
}

/// A model of which every forecast is a Student t with a location and a scale, fitted to eight series of
/// one pattern at once.
///
/// A kernel holds all that depends on years alone. Formulae are those of the single-series models, in
/// the same order wherever rounding decides whether data lie on the model exactly.
protocol LocationScaleKernel {
  /// The number of values of a series.
  var valueCount: Int { get }
  /// Of the scale; 0 where there is none to give.
  var degreesOfFreedom: Int { get }

  /// Fits eight series.
  ///
  /// - Parameters:
  ///   - window: The values, one vector a year; may be used as scratch.
  ///   - laws: One a horizon, to be written.
  /// - Returns: The lanes that this kernel cannot answer to the tolerance; among them all with a value
  ///   that is not finite.
  func fit(
    _ window: UnsafeMutablePointer<SIMD8<Double>>, laws: UnsafeMutablePointer<LaneLaw>
  ) -> SIMDMask<SIMD8<Int64>>

  /// Fits eight series that lie one after another; the same numbers as by year.
  ///
  /// - Parameters:
  ///   - rows: The values, series after series.
  ///   - window: Room for one vector a year.
  ///   - laws: One a horizon, to be written.
  /// - Returns: The lanes that this kernel cannot answer.
  func fit(
    rows: UnsafePointer<Double>, window: UnsafeMutablePointer<SIMD8<Double>>,
    laws: UnsafeMutablePointer<LaneLaw>
  ) -> SIMDMask<SIMD8<Int64>>
}

extension LocationScaleKernel {
  @inline(__always)
  func fit(
    rows: UnsafePointer<Double>, window: UnsafeMutablePointer<SIMD8<Double>>,
    laws: UnsafeMutablePointer<LaneLaw>
  ) -> SIMDMask<SIMD8<Int64>> {
    PanelLanes.gather(rows: rows, count: valueCount, into: window)
    return fit(window, laws: laws)
  }
}

extension SIMDMask<SIMD8<Int64>> {
  static var none: Self { Self(repeating: false) }
  static var all: Self { Self(repeating: true) }

  /// Whether any lane is set.
  @inline(__always)
  var isAny: Bool {
    let lanes = unsafeBitCast(self, to: SIMD8<Int64>.self)
    let four = lanes.lowHalf | lanes.highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] != 0
  }
}

enum LaneTests {
  /// Lanes whose number is NaN, infinite, or so large or small that its square root has lost digits.
  @inline(__always)
  static func isOutOfSquareRange(_ value: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    .!((value .> 1e-270) .& (value .< 1e270))
  }

  /// Lanes whose number is NaN or infinite.
  @inline(__always)
  static func isNotFinite(_ value: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    .!(VectorMath.abs(value) .< .infinity)
  }

  /// The bound of `DecimalRounding` from the greatest absolute value.
  @inline(__always)
  static func rounding(of greatest: SIMD8<Double>) -> SIMD8<Double> {
    greatest * (4 * Double.ulpOfOne)
  }
}
