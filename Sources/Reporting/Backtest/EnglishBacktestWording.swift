import Indicators

/// The phrases of backtests in English.
struct EnglishBacktestWording: BacktestWording {
  func title(seriesCount: Int, minimumTrainingCount: Int, horizon: Int) -> String {
    "Backtest of \(seriesCount) series: forecasts from every "
      + "year with at least \(minimumTrainingCount) actuals, up to \(horizon) "
      + "\(horizon == 1 ? "year" : "years") ahead"
  }
  var trainingColumn: String { "actuals" }
  var horizonColumn: String { "years ahead" }
  var countColumn: String { "forecasts" }
  func coverageColumn(percent: String) -> String { "in \(percent) %" }
  var rankedScoreColumn: String { "CRPS" }
  var quantileLossColumn: String { "pinball" }
  func intervalScoreColumn(percent: String) -> String { "Winkler \(percent)" }
  var medianErrorColumn: String { "median error" }
  var transformColumn: String { "PIT mean" }
  var all: String { "all" }
  var anecdotalMark: String { "anecdotal" }
  func anecdotal(below limit: Int) -> String {
    "anecdotal: one series with fewer than \(limit) actuals shows what happened, not how good a model is"
  }
  func infinite(count: Int) -> String {
    "infinite scores left out of the means: \(count) (tails too heavy for the CRPS, or ends beyond "
      + "the range of doubles); compare models by pinball loss"
  }
  func medianOnly(count: Int) -> String { "median without interval: \(count)" }
  func refused(count: Int) -> String { "refused by the model: \(count)" }
  var noForecast: String { "no forecast could be made" }
  func targets(
    count: Int, met: String, given: String, brier: String, standardError: String?
  ) -> String {
    "past targets: \(count), met \(met), mean chance given \(given), Brier score \(brier)"
      + (standardError.map { " ± \($0)" } ?? "")
  }
  func tenth(from: Int, to: Int, given: String, met: Int, count: Int) -> String {
    "  given \(from)–\(to) % (mean \(given)): met \(met) of \(count)"
  }
  func withoutProbability(count: Int) -> String { "past targets without a chance: \(count)" }
  var leftOutHeading: String { "Left out" }
  func leftOut(_ obstacle: Backtest.Obstacle) -> String {
    switch obstacle {
    case .noActuals: "no value was observed"
    case .tooFewActuals(let required, let found):
      "needs at least \(required) actuals, has \(found)"
    case .noOutcome: "no actual follows another within the years ahead"
    case .isTotal:
      "a total, forecast as the sum of its parts, which are evaluated themselves"
    }
  }
  func explanation(intervalPercent: String) -> String {
    """
    in 50 %: outcomes inside that interval and their share, which should be what the interval's name says.
    CRPS, pinball, Winkler \(intervalPercent) and the median of the errors are divided by the series' own scale, known at
    the time: the mean yearly change, at least 1 % of the level; smaller is better.
    PIT mean: about 0.5 for a good law; more where forecasts lay too low, less where too high.
    Forecasts of one series overlap: ± is the standard error by series, shown from ten series on; CSV and JSON
    hold it always.
    """
  }
}
