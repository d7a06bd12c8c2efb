import StatisticalNumerics

/// The last value carried forward; yearly changes are independent with mean zero.
///
/// ## Method
/// With changes dᵢ over gᵢ steps, i = 1 … n − 1: σ̂² = (n − 1)⁻¹ Σ dᵢ²/gᵢ about zero, and h steps
/// ahead a Student t with n − 1 degrees of freedom, location yₙ and scale √(h σ̂²): the uncertainty
/// of the variance is in the degrees of freedom.
/// ## Accuracy
/// Quantiles and probabilities to 1e-12 relative (`ReferenceValues/short-series-forecasts`).
/// ## Reference
/// The normal-variance posterior of Gelman et al., *Bayesian Data Analysis*, 3rd ed., §2.6 with
/// p(σ²) ∝ σ⁻², applied to the changes.
public struct RandomWalk<Period: TimePeriod>: ForecastingModel {
  /// A random walk without drift.
  public init() {}

  /// Estimates the variance of a step.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedRandomWalk<Period> {
    try FittedRandomWalk(series: series, hasDrift: false)
  }
}

/// The last value moved on by the mean yearly change.
///
/// ## Method
/// With changes dᵢ over gᵢ steps, G = Σ gᵢ: μ̂ = (yₙ − y₁)/G, σ̂² = (n − 2)⁻¹ Σ (dᵢ − μ̂ gᵢ)²/gᵢ, and h
/// steps ahead a Student t with n − 2 degrees of freedom, location yₙ + h μ̂ and scale
/// √(σ̂² (h + h²/G)): the second term is the uncertainty of the drift. Without gaps G = n − 1.
/// ## Accuracy
/// Quantiles and probabilities to 1e-12 relative (`ReferenceValues/short-series-forecasts`).
/// ## Reference
/// Hyndman and Athanasopoulos, *Forecasting: Principles and Practice*, 3rd ed., §5.2 and §5.5, with
/// the Student t in place of the normal: generalized least squares of the changes on their spans.
public struct RandomWalkWithDrift<Period: TimePeriod>: ForecastingModel {
  /// A random walk with drift.
  public init() {}

  /// Estimates the drift and the variance of a step.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedRandomWalk<Period> {
    try FittedRandomWalk(series: series, hasDrift: true)
  }
}

/// A random walk that has seen a series.
public struct FittedRandomWalk<Period: TimePeriod>: FittedForecastingModel {
  /// The last period observed.
  public let origin: Period
  /// The last value observed.
  public let lastValue: Double
  /// The mean change a step; 0 for a random walk without drift.
  public let drift: Double
  /// The standard deviation of one step, or `nil` without degrees of freedom.
  public let stepStandardDeviation: Double?
  /// The degrees of freedom of the variance.
  public let degreesOfFreedom: Int
  /// G, the steps between first and last observation, when the drift is estimated.
  private let driftSpan: Double?

  init(series: TimeSeries<Period>, hasDrift: Bool) throws(ForecastingError) {
    let changes = series.changes
    guard let first = series.values.first, let last = series.values.last,
      let origin = series.periods.last, !changes.isEmpty
    else { throw .tooFewObservations(required: 2, found: series.count) }

    let span = Double(changes.reduce(0) { $0 + $1.span })
    let drift = hasDrift ? (last - first) / span : 0
    degreesOfFreedom = changes.count - (hasDrift ? 1 : 0)
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
    driftSpan = hasDrift ? span : nil
    stepStandardDeviation =
      degreesOfFreedom > 0 ? departureNorm / Double(degreesOfFreedom).squareRoot() : nil
  }

  /// The walk continued, without a distribution when it has no degree of freedom.
  public func step(ahead steps: Int) throws(ForecastingError) -> Forecast<Period>.Step {
    let h = Double(steps)
    let location = lastValue + h * drift
    guard location.isFinite else { throw .outOfRange }
    let distribution = try stepStandardDeviation.map { deviation throws(ForecastingError) in
      let varianceFactor = h + (driftSpan.map { h * h / $0 } ?? 0)
      let scale = deviation * varianceFactor.squareRoot()
      guard scale.isFinite else { throw .outOfRange }
      return PredictiveDistribution.studentT(
        degreesOfFreedom: Double(degreesOfFreedom), location: location, scale: scale)
    }
    return Forecast.Step(
      period: origin.advanced(by: steps), median: location, distribution: distribution)
  }
}
