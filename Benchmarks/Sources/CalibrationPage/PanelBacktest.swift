import Foundation
import Mikomi
import Synchronization

/// A way to forecast a record from what is known, with the layer for declared targets if it has one.
struct Forecaster: Sendable {
  typealias Forecasting =
    @Sendable (IndicatorRecord, Int) throws(ForecastingError) -> Forecast<
      FiscalYear
    >

  let name: String
  let targetLayer: TargetLayer?
  let forecast: Forecasting

  /// A model by its name.
  static func named(_ model: ModelName) -> Forecaster {
    Forecaster(name: model.rawValue, targetLayer: nil) { known, horizon throws(ForecastingError) in
      try model.forecast(known.timeSeries, horizon: horizon)
    }
  }

  /// The predictive law with a preset.
  static func predictive(_ preset: EmpiricalBayesPreset) -> Forecaster {
    Forecaster(name: ModelName.predictive.rawValue, targetLayer: preset.targetLayer) {
      known, horizon throws(ForecastingError) in
      try EmpiricalBayesMixture<FiscalYear>(preset: preset, kind: known.valueKind)
        .fit(to: known.timeSeries.suffix(ModelName.predictiveSeriesLimit))
        .forecast(horizon: horizon)
    }
  }
}

/// What came of one model on the panel.
struct PanelBacktest: Sendable {
  let name: String
  let scores: [ForecastScores]
  let events: [EventForecast]

  static let options = ForecastScores.Options(
    coverages: [50, 80, 90, 95].compactMap { Coverage(percent: $0) })
  static let rolling = RollingOrigin(minimumTrainingCount: 3, horizon: 3)

  /// Evaluates a model that may differ by fold.
  init(_ panel: Panel, name: String, forecaster: @escaping @Sendable (Int) -> Forecaster) {
    let forecasters = (0..<Panel.foldCount).map(forecaster)
    let series = panel.series
    let results = Mutex([RecordBacktest?](repeating: nil, count: series.count))
    DispatchQueue.concurrentPerform(iterations: series.count) { index in
      let way = forecasters[series[index].fold]
      let result = RecordBacktest(
        of: series[index].record, rolling: Self.rolling, options: Self.options,
        targetLayer: way.targetLayer, forecasting: way.forecast)
      results.withLock { $0[index] = result }
    }
    let all = results.withLock { $0 }.compactMap { $0 }
    self.name = name
    scores = all.flatMap(\.scores)
    events = all.flatMap(\.targetEvents)
  }

  private init(name: String, scores: [ForecastScores], events: [EventForecast]) {
    self.name = name
    self.scores = scores
    self.events = events
  }

  /// Which forecast it is.
  struct Place {
    let series: String
    let n: Int
    let horizon: Int
    let year: Int
  }

  /// The part of it for which a condition holds.
  func filter(_ isIncluded: (Place) -> Bool) -> PanelBacktest {
    PanelBacktest(
      name: name,
      scores: scores.filter {
        isIncluded(
          Place(
            series: $0.seriesID, n: $0.trainingCount, horizon: $0.horizon,
            year: $0.periodOrdinal))
      },
      events: events.filter {
        isIncluded(
          Place(
            series: $0.seriesID, n: $0.trainingCount, horizon: $0.horizon,
            year: $0.periodOrdinal))
      })
  }

  /// The scores of some forecasts, by their place in the list.
  func selecting(_ isSelected: [Bool]) -> PanelBacktest {
    PanelBacktest(
      name: name, scores: zip(scores, isSelected).filter(\.1).map(\.0), events: events)
  }

  /// The events for which a condition holds.
  func selectingEvents(_ isSelected: (EventForecast) -> Bool) -> PanelBacktest {
    PanelBacktest(name: name, scores: scores, events: events.filter(isSelected))
  }

  var summary: ScoreSummary { ScoreSummary(of: scores, options: Self.options) }
}
