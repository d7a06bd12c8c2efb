import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An empirical Bayes mixture that has seen a series.
public struct FittedEmpiricalBayesMixture<Period: TimePeriod>: FittedForecastingModel {
  /// The last period observed.
  public let origin: Period
  /// The last value observed.
  public let lastValue: Double
  /// a, b: the beta law of the chance that a year brings no change, after the data.
  public let stayPosterior: (stays: Double, moves: Double)

  let preset: EmpiricalBayesPreset
  let kind: ValueKind
  let scale: MoveScale
  private let moves: [(difference: Double, span: Int)]
  /// 100 for a percentage that has never been above it.
  let ceiling: Double

  /// Conditions the mixture on a series.
  ///
  /// - Parameters:
  ///   - series: Values of 0 and above.
  ///   - preset: The prior.
  ///   - kind: What kind of number it is.
  ///   - resolution: δ where the values given do not show it, as draws from intervals do not.
  ///   - level: L where it is known; else the mean of the values.
  /// - Throws: ``ForecastingError`` for no value, negative ones, or a level beyond doubles.
  init(
    series: TimeSeries<Period>, preset: EmpiricalBayesPreset, kind: ValueKind,
    resolution: Double? = nil, level: Double? = nil
  ) throws(ForecastingError) {
    guard let origin = series.periods.last, let last = series.values.last else {
      throw .tooFewObservations(required: 1, found: 0)
    }
    let negative = zip(series.periods, series.values).filter { $0.1 < 0 }.map(\.0.ordinal)
    guard negative.isEmpty else { throw .negativeValues(ordinals: negative) }
    self.origin = origin
    lastValue = last
    self.preset = preset
    self.kind = kind
    ceiling = kind == .percent && series.values.allSatisfy { $0 <= 100 } ? 100 : .infinity
    let scale = MoveScale(
      values: series.values, power: preset.power, resolution: resolution, level: level)
    guard scale.level.isFinite else { throw .outOfRange }
    self.scale = scale

    // Section 3: changes of exactly zero are stays, the others moves on the scale.
    let prior = preset.parameters(for: kind).stayPrior
    var (stays, moved) = (0, 0)
    var moves: [(difference: Double, span: Int)] = []
    for (index, change) in series.changes.enumerated() {
      if change.difference == 0 {
        stays += change.span
      } else {
        moved += change.span
        let move = scale.move(from: series.values[index], to: series.values[index + 1])
        moves.append((move, change.span))
      }
    }
    stayPosterior = (prior.stays + Double(stays), prior.moves + Double(moved))
    self.moves = moves
  }

  /// Each class's view of 1 … h moves to come.
  func processes(horizon: Int) throws(ForecastingError) -> [MoveProcess] {
    do throws(LinearAlgebraError) {
      var processes: [MoveProcess] = []
      for process in preset.classes {
        processes.append(try MoveProcess(process, moves: moves, horizon: horizon))
      }
      return processes
    } catch {
      throw .outOfRange
    }
  }

  /// p_k ∝ w_k f_k: the shares of the classes after the data.
  func shares(of processes: [MoveProcess]) throws(ForecastingError) -> [Double] {
    let scores = zip(preset.classes, processes).map { log($0.weight) + $1.logEvidence }
    let best = scores.max() ?? 0
    let shares = scores.map { exp($0 - best) }
    let total = shares.reduce(0, +)
    guard total.isFinite, total > 0 else { throw .outOfRange }
    return shares.map { $0 / total }
  }

  /// The share of each class after the data, in the preset's order.
  public func classWeights() throws(ForecastingError) -> [Double] {
    try shares(of: processes(horizon: 0))
  }

  /// ln Σ w_k f_k: the logarithm of the density of the moves seen.
  func logEvidence() throws(ForecastingError) -> Double {
    let scores = zip(preset.classes, try processes(horizon: 0)).map {
      log($0.weight) + $1.logEvidence
    }
    let best = scores.max() ?? 0
    return best + log(scores.reduce(0) { $0 + exp($1 - best) })
  }

  /// π_j: the probability that exactly j of the next h years bring a change (section 3).
  func changeProbabilities(horizon: Int) -> [Double] {
    Self.changeProbabilities(horizon: horizon, posterior: stayPosterior)
  }

  /// π_j of a law of the chance that a year brings no change.
  static func changeProbabilities(
    horizon h: Int, posterior: (stays: Double, moves: Double)
  ) -> [Double] {
    let (a, b) = posterior
    func logBeta(_ x: Double, _ y: Double) -> Double { lgamma(x) + lgamma(y) - lgamma(x + y) }
    return (0...h).map { j in
      let choose = lgamma(Double(h + 1)) - lgamma(Double(j + 1)) - lgamma(Double(h - j + 1))
      return exp(choose + logBeta(b + Double(j), a + Double(h - j)) - logBeta(a, b))
    }
  }

  /// The probability that the value does not move at all in a number of years.
  public func stayProbability(horizon: Int) -> Double { changeProbabilities(horizon: horizon)[0] }

  /// The scale on which displacements from the last value are laws of values.
  var powerScale: PredictiveDistribution.PowerScale {
    scale.powerScale(origin: lastValue, ceiling: ceiling)
  }

  /// The law of the value a number of years ahead (section 5).
  public func step(ahead steps: Int) throws(ForecastingError) -> Forecast<Period>.Step {
    step(ahead: steps, law: try law(ahead: steps, processes: processes(horizon: steps)))
  }

  /// Forecasts of every step up to a horizon, from one view of the moves.
  ///
  /// - Parameter horizon: The number of steps, 1 or more.
  /// - Returns: One step a period, from the first after the origin.
  /// - Throws: ``ForecastingError/outOfRange`` when a number leaves the range of doubles.
  /// - Complexity: O(horizon²) parts in all.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast<Period> {
    precondition(horizon >= 1, "a horizon is at least one step")
    let laws = try laws(ahead: 1...horizon)
    let steps = laws.enumerated().map { step(ahead: $0 + 1, law: $1) }
    return Forecast(origin: origin, steps: steps)
  }

  /// The laws alone of numbers of steps, from one view of the moves.
  func laws(ahead: ClosedRange<Int>) throws(ForecastingError) -> [PredictiveDistribution] {
    let processes = try processes(horizon: ahead.upperBound)
    var laws: [PredictiveDistribution] = []
    for steps in ahead { laws.append(try law(ahead: steps, processes: processes)) }
    return laws
  }

  private func step(ahead steps: Int, law: PredictiveDistribution) -> Forecast<Period>.Step {
    Forecast.Step(period: origin.advanced(by: steps), median: law.median, distribution: law)
  }

  private func law(
    ahead steps: Int, processes: [MoveProcess]
  ) throws(ForecastingError) -> PredictiveDistribution {
    let parameters = preset.parameters(for: kind)
    let changes = changeProbabilities(horizon: steps)
    var parts: [StudentTMixture.Part] = []
    for (weight, process) in zip(try shares(of: processes), processes) where weight > 0 {
      for (index, sum) in process.sums.prefix(steps).enumerated() {
        let share = changes[index + 1] * weight
        for (part, factor) in [
          (1 - parameters.shockProbability, 1),
          (parameters.shockProbability, parameters.shockFactor),
        ] where share * part > 0 {
          let scale = factor * parameters.widening * sum.scale
          guard sum.centre.isFinite, scale.isFinite, scale > 0 else { throw .outOfRange }
          parts.append(
            StudentTMixture.Part(
              weight: share * part, degreesOfFreedom: process.degreesOfFreedom,
              location: sum.centre, scale: scale))
        }
      }
    }
    return PredictiveDistribution.powerScaled(
      StudentTMixture(parts: parts, pointMass: changes[0]), by: powerScale)
  }
}
