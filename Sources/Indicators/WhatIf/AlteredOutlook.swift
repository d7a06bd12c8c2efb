import Forecasting

/// What the law would say of a target if the record were another one.
public struct AlteredOutlook: Hashable, Sendable {
  /// The law's own probability that the target is met; `nil` where the law says nothing.
  public let probability: Double?
  /// The median of the target year.
  public let median: Double?
  /// The model, which negative values change.
  public let model: ModelName
  /// Whether the target year itself is known in the altered record, so that no law is asked.
  public let isDecided: Bool
}

/// Asks the model of an assessment about altered records: the one place where what-ifs refit.
struct AlteredRecord {
  let record: IndicatorRecord
  let target: Target
  /// The forecast whose model and preset are asked again.
  let reference: IndicatorForecast

  /// What is said of the target; the horizon follows from the latest actual of the altered record.
  ///
  /// - Complexity: One fit.
  func outlook() -> AlteredOutlook {
    // The default gives way where a value is negative, as it does in every command.
    let model =
      reference.model == .predictive
      ? ModelChoice.automatic.model(for: record.timeSeries) : reference.model
    if let actual = record.actual(in: target.fiscalYear) {
      return AlteredOutlook(
        probability: target.criterion.isMet(by: actual.value) ? 1 : 0, median: actual.value,
        model: model, isDecided: true)
    }
    guard let latest = record.latest else {
      return AlteredOutlook(probability: nil, median: nil, model: model, isDecided: false)
    }
    let horizon = latest.fiscalYear.steps(to: target.fiscalYear)
    guard (1...IndicatorForecast.horizonLimit).contains(horizon) else {
      return AlteredOutlook(probability: nil, median: nil, model: model, isDecided: false)
    }
    let forecast = IndicatorForecast(
      of: record, model: model, horizon: horizon, preset: reference.preset, needsAllSteps: false)
    return AlteredOutlook(
      probability: forecast.attainmentProbability(of: target),
      median: forecast[target.fiscalYear]?.median, model: model, isDecided: false)
  }
}
