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
    }

    private func position(of value: Double) -> Double {
      (pow((value + shift) / reference, power) - 1) / power
    }

    /// z(y) − z(origin), exactly 0 at the origin.
    public func displacement(to value: Double) -> Double {
      value == origin ? 0 : position(of: value) - position(of: origin)
    }

    /// The value at a displacement, exactly the origin at 0.
    func value(at displacement: Double) -> Double {
      guard displacement != 0 else { return origin }
      let base = max(power * (position(of: origin) + displacement) + 1, 0)
      return min(ceiling, max(0, reference * pow(base, 1 / power) - shift))
    }
  }

  /// A weighted Student t, or with a scale of 0 a point mass.
  public struct WeightedPart: Hashable, Sendable {
    /// The share in the mixture.
    public let weight: Double
    /// The degrees of freedom.
    public let degreesOfFreedom: Double
    /// The middle.
    public let location: Double
    /// The scale; 0 for a point mass.
    public let scale: Double

    /// A part; weights of a mixture add up to 1.
    public init(weight: Double, degreesOfFreedom: Double, location: Double, scale: Double) {
      self.weight = weight
      self.degreesOfFreedom = degreesOfFreedom
      self.location = location
      self.scale = scale
    }
  }

  /// A mixture of Student t laws and point masses of displacements, on a power scale.
  ///
  /// - Parameters:
  ///   - parts: Weights above 0 that add up to 1.
  ///   - scale: The scale and its bounds.
  /// - Returns: The law of the value.
  public static func powerScaledMixture(
    of parts: [WeightedPart], scale: PowerScale
  ) -> PredictiveDistribution {
    precondition(!parts.isEmpty, "a mixture has at least one part")
    let components = parts.filter { $0.weight > 0 }.map { part in
      Component(
        weight: part.weight,
        form: .studentT(
          StudentT(degreesOfFreedom: part.degreesOfFreedom), location: part.location,
          scale: part.scale))
    }
    return PredictiveDistribution(form: .powerScaled(scale, of: .mixture(components)))
  }
}
