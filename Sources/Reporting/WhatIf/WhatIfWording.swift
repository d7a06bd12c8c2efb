import Indicators
import Tables

/// Every phrase of what-ifs in one language, beside those that all reports share.
protocol WhatIfWording: Sendable {
  // As things stand
  var standingLabel: String { get }
  var nothingLabel: String { get }
  func targetNotOpen(_ verdict: String) -> String
  // Next year
  func nextYearHeading(year: String) -> String
  var valueColumn: String { get }
  var scenarioColumn: String { get }
  func medianColumn(year: String) -> String
  func origin(_ origin: NextYearOutlook.Origin) -> String
  func decided(isMet: Bool) -> String
  var noLaw: String { get }
  var cutAtBound: String { get }
  var outsideBounds: String { get }
  var standardShock: String { get }
  // The value needed
  func neededHeading(year: String) -> String
  func level(percent: String) -> String
  func searched(from low: String, to high: String) -> String
  func fallsAgain(from low: String, to high: String) -> String
  func anyValue(from low: String, to high: String) -> String
  func noValue(from low: String, to high: String, best: String, at value: String) -> String
  func justUnder(percent: String) -> String
  func decidedNextYear(_ criterion: String) -> String
  var notForRanges: String { get }
  // First passage
  func passageHeading(year: String) -> String
  func reached(by year: String, figure: String) -> String
  func medianYear(_ year: String?, last: String) -> String
  func yearRange(from low: String?, to high: String?, last: String) -> String
  func never(yearCount: Int, figure: String) -> String
  func paths(count: Int, seed: UInt64, standardError: String) -> String
  var latestMeets: String { get }
  var noPassage: String { get }
  // Ladder
  func ladderHeading(year: String) -> String
  func rungLabel(percent: String) -> String
  func rung(_ criterion: String, actualChance figure: String?) -> String
  var presentLabel: String { get }
  func present(_ criterion: String, figure: String) -> String
  // Past years
  func pastHeading(figure: String) -> String
  var leftOutColumn: String { get }
  var lowerColumn: String { get }
  var upperColumn: String { get }
  func moved(to value: String, figure: String) -> String
  var firstYear: String { get }
  var latestYear: String { get }
  // Closing
  var explanation: String { get }
  var lowConfidence: String { get }
}

extension Language {
  /// The phrases of what-ifs in the language.
  var whatIfWording: any WhatIfWording {
    switch self {
    case .english: EnglishWhatIfWording()
    case .japanese: JapaneseWhatIfWording()
    }
  }
}
