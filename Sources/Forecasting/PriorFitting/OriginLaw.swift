import StatisticalNumerics

/// The law of one series at one origin (section 5), before its spread is calibrated: the parts of the
/// mixture of moves for each horizon, so that many spreads can be tried without conditioning anew.
struct OriginLaw {
  /// One Student t of displacements.
  struct Part {
    let weight: Double
    let standard: StudentT
    let centre: Double
    let scale: Double
  }

  /// How much scales are widened, how rarely and how much a shock widens them further.
  struct Spread: Hashable {
    let widening: Double
    let shockProbability: Double
    let shockFactor: Double
  }

  /// The most values that a forecast rests on, as in the commands.
  static let windowCount = 15
  /// Horizons of forecasts that are judged, in years.
  static let horizons = 1...3

  let lastValue: Double
  let lastOrdinal: Int
  private let scale: MoveScale
  private let ceiling: Double
  /// By horizon: π₀ and the parts.
  private let laws: [(stay: Double, parts: [Part])]

  /// The law after the first values of a series.
  ///
  /// - Parameters:
  ///   - series: The series; its kind holds for all origins.
  ///   - count: How many of its values are known, 1 or more.
  ///   - preset: Its classes and stay priors are used, its spread is not.
  /// - Throws: ``ForecastingError``.
  init(
    of series: PriorTrainingSeries, after count: Int, preset: EmpiricalBayesPreset
  ) throws(ForecastingError) {
    let first = max(0, count - Self.windowCount)
    let known: TimeSeries<CalendarYear>
    do throws(TimeSeries<CalendarYear>.Fault) {
      known = try TimeSeries(
        (first..<count).map { index in
          (period: CalendarYear(ordinal: series.ordinals[index]), value: series.values[index])
        })
    } catch {
      preconditionFailure("a part of a series is a series: \(error)")
    }
    let fitted = try EmpiricalBayesMixture<CalendarYear>(preset: preset, kind: series.kind)
      .fit(to: known)
    lastValue = fitted.lastValue
    lastOrdinal = fitted.origin.ordinal
    scale = fitted.scale
    ceiling = fitted.ceiling
    let processes = try fitted.processes(horizon: Self.horizons.upperBound)
    let weights = try fitted.shares(of: processes)
    var laws: [(stay: Double, parts: [Part])] = []
    for horizon in Self.horizons {
      let changes = fitted.changeProbabilities(horizon: horizon)
      var parts: [Part] = []
      for (weight, process) in zip(weights, processes) {
        let standard = StudentT(degreesOfFreedom: process.degreesOfFreedom)
        for (index, sum) in process.sums.prefix(horizon).enumerated() {
          let share = changes[index + 1] * weight
          guard share > 0 else { continue }
          guard sum.centre.isFinite, sum.scale.isFinite, sum.scale > 0 else { throw .outOfRange }
          parts.append(
            Part(weight: share, standard: standard, centre: sum.centre, scale: sum.scale))
        }
      }
      laws.append((changes[0], parts))
    }
    self.laws = laws
  }

  /// π₀: the probability that nothing changes.
  func stayProbability(horizon: Int) -> Double { laws[horizon - 1].stay }

  /// Where a value lies among those possible.
  func position(of value: Double) -> Position {
    Position(
      isAtFloor: value <= 0, isAtCeiling: value >= ceiling, isAboveCeiling: value > ceiling,
      isAtMostLast: value <= lastValue, isAtLeastLast: value >= lastValue)
  }

  /// The displacement of a value from the last one.
  func displacement(to value: Double) -> Double { scale.move(from: lastValue, to: value) }

  /// The probability of a change that ends at or below a displacement.
  func movedAtMost(_ displacement: Double, horizon: Int, widening: Double) -> Double {
    laws[horizon - 1].parts.reduce(0) { sum, part in
      let t = (displacement - part.centre) / (widening * part.scale)
      return sum + part.weight * part.standard.probability(atMost: t)
    }
  }

  /// The probability of a change that ends at or above a displacement.
  func movedAtLeast(_ displacement: Double, horizon: Int, widening: Double) -> Double {
    laws[horizon - 1].parts.reduce(0) { sum, part in
      let t = (displacement - part.centre) / (widening * part.scale)
      return sum + part.weight * part.standard.probability(atLeast: t)
    }
  }

  /// The probability that a target is met.
  func attainmentProbability(
    of target: PriorTrainingSeries.DeclaredTarget, horizon: Int, spread: Spread
  ) -> Double {
    let threshold = target.threshold
    let position = position(of: threshold)
    let stay = stayProbability(horizon: horizon)
    let x = displacement(to: threshold)
    func spreadOut(_ tail: (Double) -> Double) -> Double {
      (1 - spread.shockProbability) * tail(spread.widening)
        + spread.shockProbability * tail(spread.widening * spread.shockFactor)
    }
    if target.isLowerBetter {
      if threshold < 0 { return 0 }
      if position.isAtCeiling { return 1 }
      return spreadOut { movedAtMost(x, horizon: horizon, widening: $0) }
        + (position.isAtLeastLast ? stay : 0)
    }
    if position.isAtFloor { return 1 }
    if position.isAboveCeiling { return 0 }
    return spreadOut { movedAtLeast(x, horizon: horizon, widening: $0) }
      + (position.isAtMostLast ? stay : 0)
  }

  /// Where a value lies among those possible.
  struct Position: Hashable {
    let isAtFloor: Bool
    let isAtCeiling: Bool
    let isAboveCeiling: Bool
    let isAtMostLast: Bool
    let isAtLeastLast: Bool
  }
}

/// A year by its place in the calendar.
struct CalendarYear: TimePeriod {
  let ordinal: Int
}
