import StatisticalNumerics

/// The scale on which moves are compared (sections 1 and 2): a power transform that reads as growth near
/// the mean level, and stays defined at 0.
struct MoveScale: Hashable, Sendable {
  /// λ.
  let power: Double
  /// δ: the step in which values are written.
  let resolution: Double
  /// L: the mean level.
  let level: Double

  init(values: [Double], power: Double, resolution: Double? = nil, level: Double? = nil) {
    let resolution = resolution ?? Self.resolution(of: values)
    self.power = power
    self.resolution = resolution
    self.level = level ?? max(values.reduce(0, +) / Double(max(values.count, 1)), resolution)
  }

  /// The first of 1, 0.1, 0.01, 0.001 in whose steps all values are written, else 0.0001.
  static func resolution(of values: [Double]) -> Double {
    for step in [1, 0.1, 0.01, 0.001] {
      let isWritten = values.allSatisfy { value in
        let steps = abs(value / step)
        return abs(steps - steps.rounded()) < 1e-6 * max(1, steps)
      }
      if isWritten { return step }
    }
    return 0.0001
  }

  /// z(y) = (((y + δ)/(L + δ))^λ − 1)/λ, with displacements counted from a value and a ceiling.
  func powerScale(
    origin: Double, ceiling: Double = .infinity
  ) -> PredictiveDistribution.PowerScale {
    PredictiveDistribution.PowerScale(
      power: power, shift: resolution, reference: level + resolution, origin: origin,
      ceiling: ceiling)
  }

  /// z(later) − z(earlier).
  func move(from earlier: Double, to later: Double) -> Double {
    powerScale(origin: earlier).displacement(to: later)
  }
}
