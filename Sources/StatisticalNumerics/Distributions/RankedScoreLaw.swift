/// A law as the quadrature of its ranked score takes it: on a coordinate x, with a value to each x.
struct RankedScoreLaw {
  /// Where part of the probability lies.
  struct Hump {
    let weight: Double
    let location: Double
    let scale: Double
  }

  /// The density in x of the part without point masses.
  let density: (Double) -> Double
  /// The probability at or below x of the part without point masses.
  let lowerTail: (Double) -> Double
  /// The probability at or above x of the part without point masses.
  let upperTail: (Double) -> Double
  /// Point masses in ascending order.
  let atoms: [(position: Double, mass: Double)]
  /// Gives values to displacements; without one x is the value.
  let scale: PredictiveDistribution.PowerScale?
  /// Where values lie; the probability beyond an end lies on it.
  let range: ClosedRange<Double>
  /// The middle, the width and the share of each hump.
  let humps: [Hump]
  /// Where the density may jump.
  let breakpoints: [Double]
  /// The power with which the heaviest tail falls off.
  let leastDegreesOfFreedom: Double

  /// The value at a coordinate within the range.
  func value(at x: Double) -> Double { scale.map { $0.unboundedValue(at: x) } ?? x }

  /// The change of the value with the coordinate.
  func slope(at x: Double) -> Double { scale.map { $0.slope(at: x) } ?? 1 }

  /// The coordinate of a value within the bounds.
  func position(of value: Double) -> Double { scale.map { $0.displacement(to: value) } ?? value }

  /// The greatest power of x in the value.
  var valuePower: Double { scale.map { 1 / $0.power } ?? 1 }

  /// The bounds of values.
  var bounds: ClosedRange<Double> {
    scale.map { 0...$0.ceiling } ?? -Double.infinity...Double.infinity
  }
}

extension RankedScoreLaw {
  /// A mixture of Student t laws and point masses.
  ///
  /// - Parameters:
  ///   - parts: The laws with a width, of displacements if there is a scale.
  ///   - atoms: Point masses in any order.
  ///   - scale: The scale of values.
  init(
    parts: [StudentTMixture.Part], atoms: [(position: Double, mass: Double)],
    scale: PredictiveDistribution.PowerScale?
  ) {
    let mixture = parts.isEmpty ? nil : StudentTMixture(parts: parts)
    density = { mixture?.density(at: $0) ?? 0 }
    lowerTail = { mixture?.probability(atMost: $0) ?? 0 }
    upperTail = { mixture?.probability(atLeast: $0) ?? 0 }
    self.atoms = atoms.sorted { $0.position < $1.position }
    self.scale = scale
    range =
      scale.map { scale in
        scale.displacement(
          to: 0)...(scale.ceiling.isFinite
          ? scale.displacement(to: scale.ceiling) : .infinity)
      } ?? -Double.infinity...Double.infinity
    humps = parts.map { Hump(weight: $0.weight, location: $0.location, scale: $0.scale) }
    breakpoints = []
    leastDegreesOfFreedom = parts.map(\.degreesOfFreedom).min() ?? .infinity
  }
}
