import Indicators
import Tables

/// Every phrase of backtests in one language, beside those that all reports share.
protocol BacktestWording: Sendable {
  func title(seriesCount: Int, minimumTrainingCount: Int, horizon: Int) -> String
  var trainingColumn: String { get }
  var horizonColumn: String { get }
  var countColumn: String { get }
  func coverageColumn(percent: String) -> String
  var rankedScoreColumn: String { get }
  var quantileLossColumn: String { get }
  func intervalScoreColumn(percent: String) -> String
  var medianErrorColumn: String { get }
  var transformColumn: String { get }
  var all: String { get }
  var anecdotalMark: String { get }
  func anecdotal(below limit: Int) -> String
  func infinite(count: Int) -> String
  func medianOnly(count: Int) -> String
  func refused(count: Int) -> String
  var noForecast: String { get }
  func targets(count: Int, met: String, given: String, brier: String, standardError: String?)
    -> String
  func tenth(from: Int, to: Int, given: String, met: Int, count: Int) -> String
  func withoutProbability(count: Int) -> String
  var leftOutHeading: String { get }
  func leftOut(_ obstacle: Backtest.Obstacle) -> String
  func explanation(intervalPercent: String) -> String
}

extension Language {
  /// The phrases of backtests in the language.
  var backtestWording: any BacktestWording {
    switch self {
    case .english: EnglishBacktestWording()
    case .japanese: JapaneseBacktestWording()
    }
  }
}
