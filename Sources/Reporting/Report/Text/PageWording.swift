import Forecasting
import Indicators
import Tables

/// Every phrase of report pages in one language, beside those that all reports share.
protocol PageWording: Sendable {
  /// The code of the language for `lang`.
  var languageCode: String { get }
  var reportTitle: String { get }
  func summary(indicatorCount: Int) -> String
  // Headings, in the order of a page
  var verdictHeading: String { get }
  var chartHeading: String { get }
  var dotsHeading: String { get }
  var yearsHeading: String { get }
  var modelsHeading: String { get }
  var sensitivityHeading: String { get }
  var ratesHeading: String { get }
  var caveatsHeading: String { get }
  var draftHeading: String { get }
  var knownHeading: String { get }
  var sourceHeading: String { get }
  // Verdict
  func lead(_ rounding: ProbabilityRounding) -> String
  func leaning(threshold: String) -> String
  var ownCourseLabel: String { get }
  var rangeLabel: String { get }
  var earlierTargetLabel: String { get }
  func range(from low: String, to high: String) -> String
  func confidenceNote(_ confidence: Confidence) -> String
  // Chart and dots
  func dots(met: Int, of count: Int, year: String) -> String
  var noDots: String { get }
  var noChart: String { get }
  // Table by year
  var pathColumn: String { get }
  var targetColumn: String { get }
  func yearsLeftOut(actuals: Int, forecasts: Int) -> String
  var noForecastShown: String { get }
  // Models
  func assumptions(
    model: ModelName, preset: String?, actualCount: Int, usedCount: Int, origin: String,
    hasTarget: Bool
  ) -> [String]
  var modelColumn: String { get }
  func preset(_ name: String) -> String
  func withRounding(_ name: String) -> String
  var briefNote: String { get }
  // Sensitivity
  var nothingToVary: String { get }
  /// What stands between two lines that become one.
  var lineJoint: String { get }
  // Caveats
  func caveat(_ caveat: Caveat) -> String
  // When the value will be known
  func known(after lag: Int, newest: String, latest: String, target: String, row: String) -> String
  var knownUnclear: String { get }
  func knownAlready(year: String) -> String
  // Source
  func source(_ titles: [String], publisher: String?) -> String
  var packageDescription: String { get }
  var processed: String { get }
  func notByPublisher(_ publisher: String?) -> String
  func reproduction(
    version: String, command: String, input: String, digest: String, seed: Int
  ) -> String
  // The draft
  func paragraph(_ sentences: [String]) -> String
  func sentence(_ sentence: AnalysisSentence) -> String
  // Workbook
  var sheetNames: [String] { get }
  func workbookSeries(_ series: WorkbookSeries) -> String
  var dictionaryColumns: [String] { get }
}

/// The series of a workbook's chart.
enum WorkbookSeries: Hashable, CaseIterable, Sendable {
  case base, outerLower, inner, outerUpper, actual, path, target, median
}

extension Language {
  /// The phrases of report pages in the language.
  var pageWording: any PageWording {
    switch self {
    case .english: EnglishPageWording()
    case .japanese: JapanesePageWording()
    }
  }
}
