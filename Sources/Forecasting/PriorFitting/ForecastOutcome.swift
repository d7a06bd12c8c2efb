import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A value that came after a forecast, with all that is needed to say under any spread where in its law it
/// lies.
struct ForecastOutcome {
  let kind: ValueKind
  let horizon: Int
  private let stay: Double
  private let position: OriginLaw.Position
  /// The probability of a change that ends at or below the value, for each of ``widenings``.
  private let movedAtMost: [Double]

  /// Spreads for which the law is evaluated; between them it is interpolated.
  ///
  /// Quarters of octaves: a Student t law is so smooth in the logarithm of its scale that a cubic through
  /// four neighbours is right to 1e-3 (`SpreadCalibrationTests`).
  static let widenings: [Double] = (firstQuarter...18).map { exp2(Double($0) / 4) }
  private static let firstQuarter = -4

  /// Forecasts a value that is known.
  init(law: OriginLaw, value: Double, horizon: Int, kind: ValueKind) {
    self.kind = kind
    self.horizon = horizon
    stay = law.stayProbability(horizon: horizon)
    position = law.position(of: value)
    let x = law.displacement(to: value)
    movedAtMost = Self.widenings.map { law.movedAtMost(x, horizon: horizon, widening: $0) }
  }

  /// The probability of a change that ends at or below the value, for a widening of the grid's range.
  func moved(_ widening: Double) -> Double {
    let place = log2(widening) * 4 - Double(Self.firstQuarter)
    let index = min(max(Int(place), 1), movedAtMost.count - 3)
    // Lagrange's cubic through the points −1, 0, 1, 2.
    let u = place - Double(index)
    let (a, b) = (u * (u - 1), (u + 1) * (u - 2))
    let outer = a * ((u + 1) * movedAtMost[index + 2] - (u - 2) * movedAtMost[index - 1]) / 6
    let inner = b * ((u - 1) * movedAtMost[index] - u * movedAtMost[index + 1]) / 2
    return outer + inner
  }

  /// Where in its law a value lies: between P(Y < y) and P(Y ≤ y), which a point mass parts.
  struct Place {
    let below: Double
    let atMost: Double

    /// How much of the value's mass a central interval holds: all or nothing but for a point mass.
    func share(within coverage: Double) -> Double {
      let tail = (1 - coverage) / 2
      let overlap = min(atMost, 1 - tail) - max(below, tail)
      let mass = atMost - below
      return mass > 1e-9 ? max(0, overlap) / mass : overlap >= 0 ? 1 : 0
    }

    /// Whether the value lies in a central interval, ends included, as readers see it.
    func isHeld(within coverage: Double) -> Bool {
      let tail = (1 - coverage) / 2
      return atMost >= tail && 1 - below >= tail
    }
  }

  /// The place of the value, given the probability of a change that ends at or below it.
  func place(moved: Double) -> Place {
    let atMost = position.isAtCeiling ? 1 : moved + (position.isAtLeastLast ? stay : 0)
    let below =
      position.isAtFloor
      ? 0 : position.isAboveCeiling ? 1 : moved + (position.isAtMostLast ? 0 : stay)
    return Place(below: min(below, atMost), atMost: atMost)
  }

  /// The place of the value under a spread.
  func place(_ spread: OriginLaw.Spread) -> Place {
    place(
      moved: (1 - spread.shockProbability) * moved(spread.widening)
        + spread.shockProbability * moved(spread.widening * spread.shockFactor))
  }

  /// All forecasts of a series from origins with at least three values, one to three years ahead.
  static func all(
    of series: PriorTrainingSeries, preset: EmpiricalBayesPreset
  ) throws(ForecastingError) -> [ForecastOutcome] {
    var outcomes: [ForecastOutcome] = []
    for count in minimumOriginCount..<series.values.count {
      let reach = series.ordinals[count - 1] + OriginLaw.horizons.upperBound
      guard series.ordinals[count] <= reach else { continue }
      let law = try OriginLaw(of: series, after: count, preset: preset)
      for later in count..<series.values.count where series.ordinals[later] <= reach {
        outcomes.append(
          ForecastOutcome(
            law: law, value: series.values[later],
            horizon: series.ordinals[later] - law.lastOrdinal, kind: series.kind))
      }
    }
    return outcomes
  }

  /// The fewest values on which a forecast that is judged rests.
  static let minimumOriginCount = 3
}
