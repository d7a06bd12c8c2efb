import StatisticalNumerics

/// A random walk that has seen a series.
public struct FittedRandomWalk<Period: TimePeriod>: FittedForecastingModel {
  /// How a drift is estimated.
  enum Drift {
    /// It is 0.
    case none
    /// The mean change, of which a share is left a step later.
    case meanChange(damping: Double)
    /// Half the slope of the least-squares line.
    case halfSlope
  }

  /// The last period observed.
  public let origin: Period
  /// The last value observed.
  public let lastValue: Double
  /// The change expected of the next step before any damping; 0 for a random walk without drift.
  public let drift: Double
  /// The standard deviation of one step, or `nil` without degrees of freedom.
  public let stepStandardDeviation: Double?
  /// The degrees of freedom of the variance.
  public let degreesOfFreedom: Int
  /// The variance of the drift, in variances of a step.
  private let driftVarianceFactor: Double
  /// The share of the drift that is left a step later; 1 where it does not fade.
  private let damping: Double

  init(series: TimeSeries<Period>, drift rule: Drift) throws(ForecastingError) {
    let changes = series.changes
    guard let first = series.values.first, let last = series.values.last,
      let origin = series.periods.last, !changes.isEmpty
    else { throw .tooFewObservations(required: 2, found: series.count) }

    let span = Double(changes.reduce(0) { $0 + $1.span })
    let drift: Double
    switch rule {
    case .none: (drift, driftVarianceFactor, damping) = (0, 0, 1)
    case .meanChange(let share):
      (drift, driftVarianceFactor, damping) = ((last - first) / span, 1 / span, share)
    case .halfSlope:
      let weights = Self.slopeWeights(at: series.periods.map(\.ordinal))
      drift = zip(changes, weights).reduce(0) { $0 + $1.0.difference * $1.1 } / 2
      driftVarianceFactor =
        zip(changes, weights).reduce(0) { $0 + Double($1.0.span) * $1.1 * $1.1 } / 4
      damping = 1
    }
    let isEstimated = if case .none = rule { false } else { true }
    degreesOfFreedom = changes.count - (isEstimated ? 1 : 0)
    // About zero without drift: the mean change is known to be 0, not estimated.
    let departures = changes.map { $0.difference - drift * Double($0.span) }
    // Equal steps of decimal values differ by their rounding: 1.0, 1.1, 1.2.
    let rounding = DecimalRounding.bound(of: series.values)
    let isExact = departures.allSatisfy { abs($0) <= rounding }
    let departureNorm =
      isExact
      ? 0
      : zip(departures, changes).map { $0 / Double($1.span).squareRoot() }.euclideanNorm()
    guard drift.isFinite, departureNorm.isFinite else { throw .outOfRange }
    self.origin = origin
    lastValue = last
    self.drift = drift
    stepStandardDeviation =
      degreesOfFreedom > 0 ? departureNorm / Double(degreesOfFreedom).squareRoot() : nil
  }

  /// W: by how much each change counts in the least-squares slope, Σ of (t − t̄)/Σ(t − t̄)² over the times
  /// after it.
  static func slopeWeights(at times: [Int]) -> [Double] {
    // Whole numbers from the first time on, so that sums are exact.
    let offsets = times.map { Double($0 - times[0]) }
    let mean = offsets.reduce(0, +) / Double(offsets.count)
    let square = offsets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    var (after, weights) = (0.0, [Double]())
    for offset in offsets.dropFirst().reversed() {
      after += (offset - mean) / square
      weights.append(after)
    }
    return weights.reversed()
  }

  /// The walk continued, without a distribution when it has no degree of freedom.
  public func step(ahead steps: Int) throws(ForecastingError) -> Forecast<Period>.Step {
    let h = Double(steps)
    // D: how many whole drifts the steps make.
    var (driftCount, share) = (0.0, 1.0)
    for _ in 0..<steps {
      share *= damping
      driftCount += share
    }
    let location = lastValue + driftCount * drift
    guard location.isFinite else { throw .outOfRange }
    let distribution = try stepStandardDeviation.map { deviation throws(ForecastingError) in
      let varianceFactor = h + driftCount * driftCount * driftVarianceFactor
      let scale = deviation * varianceFactor.squareRoot()
      guard scale.isFinite else { throw .outOfRange }
      return PredictiveDistribution.studentT(
        degreesOfFreedom: Double(degreesOfFreedom), location: location, scale: scale)
    }
    return Forecast.Step(
      period: origin.advanced(by: steps), median: location, distribution: distribution)
  }
}
