#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension PredictiveDistribution {
  /// A power scale on which a law of displacements from an origin becomes a law of values.
  ///
  /// z(y) = (((y + shift)/reference)^power − 1)/power; values below 0 lie at 0, values above the ceiling
  /// at the ceiling.
  public struct PowerScale: Hashable, Sendable {
    let power: Double
    let shift: Double
    let reference: Double
    let origin: Double
    let ceiling: Double
    /// z(origin).
    private let originPosition: Double

    /// A scale.
    ///
    /// - Parameters:
    ///   - power: Above 0.
    ///   - shift: Above 0, in the unit of the values.
    ///   - reference: Above 0, in the same unit.
    ///   - origin: The value from which displacements count, 0 … ceiling.
    ///   - ceiling: The greatest value, or infinity.
    public init(power: Double, shift: Double, reference: Double, origin: Double, ceiling: Double) {
      precondition(power > 0 && shift > 0 && reference > 0, "a power scale is positive")
      precondition((0...ceiling).contains(origin), "the origin lies between the bounds")
      self.power = power
      self.shift = shift
      self.reference = reference
      self.origin = origin
      self.ceiling = ceiling
      originPosition = (pow((origin + shift) / reference, power) - 1) / power
    }

    private func position(of value: Double) -> Double {
      (pow((value + shift) / reference, power) - 1) / power
    }

    /// z(y) − z(origin), exactly 0 at the origin.
    public func displacement(to value: Double) -> Double {
      value == origin ? 0 : position(of: value) - originPosition
    }

    /// The value at a displacement, exactly the origin at 0; bounded by 0, the ceiling and the greatest
    /// double.
    public func value(at displacement: Double) -> Double {
      guard displacement != 0 else { return origin }
      let base = max(power * (originPosition + displacement) + 1, 0)
      let greatest = min(ceiling, .greatestFiniteMagnitude)
      return min(greatest, max(0, reference * pow(base, 1 / power) - shift))
    }
  }

  /// A mixture of Student t laws of displacements on a power scale.
  ///
  /// - Parameters:
  ///   - mixture: The law of displacements from the scale's origin.
  ///   - scale: The scale and its bounds.
  /// - Returns: The law of the value.
  public static func powerScaled(
    _ mixture: StudentTMixture, by scale: PowerScale
  ) -> PredictiveDistribution {
    PredictiveDistribution(form: .powerScaled(scale, of: mixture))
  }
}
