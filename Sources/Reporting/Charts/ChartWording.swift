import Indicators
import Tables

/// The phrases of charts in one language, with typed arguments; what verdicts and tables say already stays
/// in ``ReportWording``.
protocol ChartWording: Sendable {
  /// The phrases shared with verdicts and tables.
  var shared: any ReportWording { get }

  // Labels
  func actual(_ value: String, in year: String) -> String
  func median(_ value: String) -> String
  func band(percent: String, timesInTen: Int?) -> String
  func goal(_ criterion: String, in year: String) -> String
  var path: String { get }
  var pending: String { get }
  func jump(isPowerOfTen: Bool) -> String
  var cutAtFrame: String { get }
  func dots(met: Int, of count: Int) -> String

  // Descriptions
  func actuals(count: Int, from first: String, to last: String) -> String
  func latest(_ value: String, in year: String) -> String
  func pathSentence(from value: String, in year: String, isStated: Bool) -> String
  func pendingSentence(years: [String]) -> String
  func jumpSentence(years: [String]) -> String
  func medianSentence(_ value: String, in year: String) -> String
  func bandSentence(_ band: String, from low: String, to high: String) -> String
  var noForecast: String { get }
  func sentence(_ text: String) -> String
  func description(_ sentences: [String]) -> String

  // Several indicators
  func multiplesTitle(count: Int) -> String
  func multiplesDescription(names: [String]) -> String
  var medianName: String { get }
  var target: String { get }
  func triageTitle(count: Int) -> String
  func triageDescription(shown: Int, of count: Int, expected: Int, unlikely: Int) -> String
  var triageAxis: String { get }
  var triageNotes: [String] { get }
  var triageLegend: String { get }
}

extension Language {
  /// The phrases of charts in the language.
  var chartWording: any ChartWording {
    switch self {
    case .english: EnglishChartWording()
    case .japanese: JapaneseChartWording()
    }
  }
}
