import Forecasting
import StatisticalNumerics

/// How one way to forecast would have fared on one record.
///
/// At each origin the way sees the record as it then stood: no later actual, and the kind of value and the
/// record of past targets as far as they were known.
public struct RecordBacktest: Sendable {
  /// The scores of the forecasts, in the order of origins and horizons.
  public let scores: [ForecastScores]
  /// Past targets with the probability given to each declared target being reported as met.
  public let targetEvents: [EventForecast]
  /// The same with the law's own probability.
  public let rawTargetEvents: [EventForecast]
  /// Past targets for which no probability was given.
  public let targetsWithoutProbability: Int

  /// Evaluates a way to forecast on a record.
  ///
  /// - Parameters:
  ///   - record: The record, with its past targets.
  ///   - rolling: Origins and horizon; its window expands.
  ///   - options: Which scores.
  ///   - targetLayer: From the law's own probability to that of a declared target; `nil` where a way to
  ///     forecast has none.
  ///   - forecast: From a record as known at an origin, and a horizon, to a forecast.
  /// - Complexity: One forecast an origin.
  public init(
    of record: IndicatorRecord, rolling: RollingOrigin,
    options: ForecastScores.Options = .standard, targetLayer: TargetLayer? = nil,
    forecasting forecast: (IndicatorRecord, Int) throws(ForecastingError) -> Forecast<FiscalYear>
  ) {
    precondition(rolling.window == .expanding, "a record is known from its beginning")
    var scores: [ForecastScores] = []
    var (events, rawEvents): ([EventForecast], [EventForecast]) = ([], [])
    var withoutProbability = 0
    let targets = record.targets
    for fold in rolling.folds(of: record.timeSeries) {
      let known = record.asKnown(at: fold.origin)
      let rows = EvaluatedForecast.all(of: fold, seriesID: record.indicator.id) {
        _ throws(ForecastingError) in try forecast(known, rolling.horizon)
      }
      scores += rows.map { ForecastScores(of: $0, options: options) }
      for row in rows {
        guard let target = targets.first(where: { $0.fiscalYear == row.period }) else { continue }
        guard case .law(_, let law) = row.prediction, !law.isDegenerate,
          let latest = known.latest
        else {
          withoutProbability += 1
          continue
        }
        let own = law.probability(of: target.criterion)
        func event(_ probability: Double) -> EventForecast {
          EventForecast(
            seriesID: row.seriesID, trainingCount: row.trainingCount, horizon: row.horizon,
            periodOrdinal: row.period.ordinal, probability: min(max(probability, 0), 1),
            occurred: target.criterion.isMet(by: row.outcome))
        }
        rawEvents.append(event(own))
        events.append(
          event(
            targetLayer?.probability(
              given: own, targetEqualsLastValue: target.threshold == latest.value,
              record: known.targetRecord(inSenseOf: target)) ?? own))
      }
    }
    self.scores = scores
    targetEvents = events
    rawTargetEvents = rawEvents
    targetsWithoutProbability = withoutProbability
  }
}
