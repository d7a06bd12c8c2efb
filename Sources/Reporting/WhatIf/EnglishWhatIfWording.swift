import Indicators

/// The phrases of what-ifs in English.
struct EnglishWhatIfWording: WhatIfWording {
  var standingLabel: String { "As things stand" }
  var nothingLabel: String { "Nothing to ask" }
  func targetNotOpen(_ verdict: String) -> String {
    "the target year's actual is known: \(verdict)"
  }

  func nextYearHeading(year: String) -> String { "If the actual of \(year) is" }
  var valueColumn: String { "value" }
  var scenarioColumn: String { "that is" }
  func medianColumn(year: String) -> String { "median of \(year)" }
  func origin(_ origin: NextYearOutlook.Origin) -> String {
    switch origin {
    case .given: "as asked"
    case .unchanged: "no change"
    case .pastGrowth: "the yearly rate so far"
    case .requiredGrowth: "a steady rate to the target"
    case .shock(let change): "a sudden change of \(FigureText.growth(change))"
    }
  }
  func decided(isMet: Bool) -> String { isMet ? "met" : "missed" }
  var noLaw: String { "gives none" }
  var cutAtBound: String { "cut at the values that the figure can take" }
  var outsideBounds: String { "outside the values of such a figure so far" }
  var standardShock: String {
    "The sudden change is as large as the fall of overseas construction orders in FY2020 (OCAJI)."
  }

  func neededHeading(year: String) -> String { "Value needed in \(year)" }
  func level(percent: String) -> String { "for a chance of \(percent) %" }
  func searched(from low: String, to high: String) -> String {
    "Searched from \(low) to \(high)."
  }
  func fallsAgain(from low: String, to high: String) -> String {
    "from \(low) to \(high); beyond that the chance falls again, as the forecast grows wider"
  }
  func anyValue(from low: String, to high: String) -> String {
    "any value from \(low) to \(high)"
  }
  func noValue(from low: String, to high: String, best: String, at value: String) -> String {
    "no value from \(low) to \(high); the best, \(value), gives \(best)"
  }
  func justUnder(percent: String) -> String { "just under \(percent) %" }
  func decidedNextYear(_ criterion: String) -> String {
    "\(criterion): this is the target year, its value decides"
  }
  var notForRanges: String { "not given for a range" }

  func passageHeading(year: String) -> String { "Reached at least once, from \(year) on" }
  func reached(by year: String, figure: String) -> String { "by \(year) \(figure)" }
  func medianYear(_ year: String?, last: String) -> String {
    year.map { "first reached, median year: \($0)" }
      ?? "first reached, median year: after \(last)"
  }
  func yearRange(from low: String?, to high: String?, last: String) -> String {
    switch (low, high) {
    case (let low?, let high?):
      low == high ? "8 times in 10: \(low)" : "8 times in 10: \(low) to \(high)"
    case (let low?, nil): "8 times in 10: \(low) to after \(last)"
    case (nil, _): "8 times in 10: after \(last)"
    }
  }
  func never(yearCount: Int, figure: String) -> String {
    "not once in these \(yearCount) years: \(figure)"
  }
  func paths(count: Int, seed: UInt64, standardError: String) -> String {
    "from \(count) simulated paths, seed \(seed): standard error at most \(standardError) "
      + "percentage points"
  }
  var latestMeets: String { "the latest actual meets the target already; later years are asked" }
  var noPassage: String { "not given: this model gives single years only" }

  func ladderHeading(year: String) -> String { "Targets for \(year) by their chance" }
  func rungLabel(percent: String) -> String { "\(percent) %" }
  func rung(_ criterion: String, actualChance figure: String?) -> String {
    figure.map { "\(criterion) (there even \($0))" } ?? criterion
  }
  var presentLabel: String { "the present target" }
  func present(_ criterion: String, figure: String) -> String { "\(criterion): \(figure)" }

  func pastHeading(figure: String) -> String { "What each past year does (now \(figure))" }
  var leftOutColumn: String { "left out" }
  var lowerColumn: String { "rounding, low end" }
  var upperColumn: String { "rounding, high end" }
  func moved(to value: String, figure: String) -> String { "\(value): \(figure)" }
  var firstYear: String { "first year" }
  var latestYear: String { "latest: left out, the target is further away" }

  var explanation: String {
    "All chances here are by the figure's own course (prob_meet_raw), not as a declared target.\n"
      + "They say what the forecast would be, not what a measure would bring about."
  }
  var lowConfidence: String {
    "At low confidence chances are to the nearest 10 %: one step may be no more than rounding."
  }
}
