/// The models by the names that commands and files give them.
public enum ModelName: String, CaseIterable, Hashable, Sendable {
  /// The empirical Bayes mixture, taught by other series.
  case predictive
  /// The equal-weight mixture of the two random walks: what stands in where a value is negative.
  case randomWalkMixture = "random-walk-mixture"
  /// The last value carried forward.
  case randomWalk = "random-walk"
  /// The last value moved on by the mean change.
  case randomWalkWithDrift = "random-walk-with-drift"
  /// A straight line by least squares.
  case linear = "linear"
  /// A straight line in the logarithm.
  case logLinear = "log-linear"
  /// The last value moved on by a mean change that fades.
  case dampedDrift = "damped-drift"
  /// The last value moved on by half the slope of the line.
  case halfSlope = "half-slope"
  /// A line with the median of the pairwise slopes.
  case theilSen = "theil-sen"

  /// The most values that ``predictive`` looks at: the newest ones.
  public static let predictiveSeriesLimit = 15

  /// The simple models whose disagreement is shown beside the default.
  public static let members: [ModelName] = [
    .randomWalk, .randomWalkWithDrift, .dampedDrift, .linear, .logLinear, .halfSlope, .theilSen,
  ]

  /// The name in files; the predictive model's with its preset.
  ///
  /// - Parameter preset: What other series have taught; only ``predictive`` asks.
  /// - Returns: Such as predictive-ministry.
  public func identifier(preset: EmpiricalBayesPreset?) -> String {
    guard self == .predictive, let preset else { return rawValue }
    return "\(rawValue)-\(preset.name)"
  }

  /// Fits the model and forecasts every step up to a horizon.
  ///
  /// - Parameters:
  ///   - series: In any unit; may have gaps.
  ///   - horizon: The number of steps, 1 or more.
  ///   - kind: What kind of number it is; only ``predictive`` asks.
  ///   - preset: What other series have taught; only ``predictive`` asks.
  /// - Returns: The forecast from the last observation on.
  /// - Throws: ``ForecastingError`` when the model says nothing of the series.
  public func forecast<Period: TimePeriod>(
    _ series: TimeSeries<Period>, horizon: Int, kind: ValueKind = .amount,
    preset: EmpiricalBayesPreset = .ministry
  ) throws(ForecastingError) -> Forecast<Period> {
    switch self {
    case .randomWalkMixture:
      try RandomWalkMixture().fit(to: series).forecast(horizon: horizon)
    case .randomWalk:
      try RandomWalk().fit(to: series).forecast(horizon: horizon)
    case .randomWalkWithDrift:
      try RandomWalkWithDrift().fit(to: series).forecast(horizon: horizon)
    case .linear:
      try LinearTrend().fit(to: series).forecast(horizon: horizon)
    case .logLinear:
      try LogLinearTrend().fit(to: series).forecast(horizon: horizon)
    case .dampedDrift:
      try DampedDrift().fit(to: series).forecast(horizon: horizon)
    case .halfSlope:
      try HalfSlope().fit(to: series).forecast(horizon: horizon)
    case .theilSen:
      try TheilSenTrend().fit(to: series).forecast(horizon: horizon)
    case .predictive:
      try EmpiricalBayesMixture(preset: preset, kind: kind)
        .fit(to: series.suffix(Self.predictiveSeriesLimit)).forecast(horizon: horizon)
    }
  }

  /// The last step of a forecast, alone where that takes less time.
  package func lastStep<Period: TimePeriod>(
    _ series: TimeSeries<Period>, horizon: Int, kind: ValueKind, preset: EmpiricalBayesPreset
  ) throws(ForecastingError) -> Forecast<Period> {
    guard self == .predictive else {
      return try forecast(series, horizon: horizon, kind: kind, preset: preset)
    }
    let fit = try EmpiricalBayesMixture(preset: preset, kind: kind)
      .fit(to: series.suffix(Self.predictiveSeriesLimit))
    return Forecast(origin: fit.origin, ahead: horizon, step: try fit.step(ahead: horizon))
  }
}
