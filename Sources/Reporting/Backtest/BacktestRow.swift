import Forecasting
import Indicators

/// One row of a backtest: a model on all that has a number of training values and a horizon in common.
struct BacktestRow: Sendable {
  /// The model's name in files.
  let modelIdentifier: String
  /// The model.
  let model: ModelName
  /// n and the horizon, `nil` over all.
  let key: ScorePool.Key
  /// The scores taken together.
  let summary: ScoreSummary
  /// Past targets in the row; `nil` without any.
  let targets: ReliabilityTable?
  /// The only series of the row; `nil` over several.
  let onlySeries: String?
  /// What is to be noted.
  let notes: [NoteCode]

  /// Fewer actuals than this make the backtest of a single series an anecdote.
  static let anecdotalBelow = 10

  /// All rows, model by model in the order asked for.
  static func all(of backtest: Backtest) -> [BacktestRow] {
    backtest.results.flatMap { rows(of: $0, in: backtest) }
  }

  /// The name of a model in files; the predictive model's with its preset.
  static func identifier(of model: ModelName, in backtest: Backtest) -> String {
    model.identifier(preset: backtest.options.preset)
  }

  private static func rows(
    of result: Backtest.ModelResult, in backtest: Backtest
  ) -> [BacktestRow] {
    var events: [ScorePool.Key: [EventForecast]] = [:]
    for event in result.targetEvents {
      for key in ScorePool.Key.pools(
        trainingCount: event.trainingCount, horizon: event.horizon)
      {
        events[key, default: []].append(event)
      }
    }
    return ScorePool.all(of: result.scores, options: backtest.options.scores).map { pool in
      let scores = pool.scores
      let only = pool.summary.seriesCount == 1 ? scores.first?.seriesID : nil
      return BacktestRow(
        modelIdentifier: identifier(of: result.model, in: backtest), model: result.model,
        key: pool.key, summary: pool.summary, targets: ReliabilityTable(of: events[pool.key] ?? []),
        onlySeries: only,
        notes: notes(
          on: pool.summary, scores,
          actualCount: loneSeries(scores).flatMap { backtest.actualCount(ofSeries: $0) })
      )
    }
  }

  /// The series that all laws of a row belong to, or all forecasts if none has a law; `nil` for several.
  private static func loneSeries(_ scores: [ForecastScores]) -> String? {
    let laws = scores.filter { $0.law != nil }
    let telling = laws.isEmpty ? scores : laws
    guard let first = telling.first?.seriesID else { return nil }
    return telling.allSatisfy { $0.seriesID.utf8.elementsEqual(first.utf8) } ? first : nil
  }

  private static func notes(
    on summary: ScoreSummary, _ scores: [ForecastScores], actualCount: Int?
  ) -> [NoteCode] {
    var notes: [NoteCode] = []
    if let actualCount, actualCount < anecdotalBelow { notes.append(.anecdotal) }
    if summary.medianOnlyCount > 0 { notes.append(.noInterval) }
    let infinite = [summary.rankedScore, summary.intervalScore, summary.quantileLoss]
    if infinite.contains(where: { $0.infiniteCount > 0 }) { notes.append(.infiniteLeftOut) }
    let refusals = scores.compactMap(\.refusal).map { NoteCode($0) }
    for code in [
      NoteCode.tooFewActuals, .nonPositiveValues, .negativeValues, .outOfRange,
    ] where refusals.contains(code) { notes.append(code) }
    return notes
  }
}

extension Backtest.Obstacle {
  /// The code in files.
  var note: NoteCode {
    switch self {
    case .noActuals: .noActuals
    case .tooFewActuals: .tooFewActuals
    case .noOutcome: .noOutcome
    case .isTotal: .sumOfParts
    }
  }
}
