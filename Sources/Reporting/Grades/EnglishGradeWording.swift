import Indicators

/// The phrases of grades in English.
struct EnglishGradeWording: GradeWording {
  var targetLabel: String { "Target" }
  var noTarget: String { "none" }
  func approximate(target: String, tolerance: String?) -> String {
    "\(target), printed with 約; "
      + (tolerance.map { "a shortfall of up to \($0) % of it counts as reaching it" }
        ?? "no tolerance is stated (--tolerance states one), so only a rubric with its own can grade it")
  }
  var baselineLabel: String { "Baseline" }
  func baseline(_ value: String, year: String, isStated: Bool) -> String {
    "\(value) in \(year)" + (isStated ? "" : " (first actual)")
  }
  var latestLabel: String { "Latest actual" }
  func value(_ value: String, year: String) -> String { "\(value) in \(year)" }
  var ratesHeading: String { "Rates" }
  func rate(_ name: RateName) -> String {
    switch name {
    case .pathAttainmentRate: "path attainment rate"
    case .progressShare: "progress share"
    case .targetRatio: "target ratio"
    case .growthRatio: "growth ratio"
    case .currentStatusIndex: "current status index"
    case .anticipatedProgressIndex: "anticipated progress index"
    }
  }
  func anticipated(value: String, year: String) -> String {
    "\(value): time-weighted line in \(year)"
  }
  func refusal(_ refusal: RateRefusal) -> String {
    switch refusal {
    case .noTarget: "there is no target"
    case .noActuals: "no value was observed"
    case .attainment(.targetEqualsBaseline): "the target equals the baseline"
    case .attainment(.baselineBeyondTarget): "the baseline is already beyond the target"
    case .attainment(.latestYearIsBaseYear): "the latest year is the base year"
    case .attainment(.targetNotAfterBase): "the target year does not follow the base year"
    case .attainment(.targetIsZero): "the target is 0"
    case .attainment(.targetIsRange): "the target is a range"
    case .attainment(.breakBetween): "break between baseline and latest actual"
    case .attainment(.outOfRange): "the numbers leave the range of doubles"
    case .valueNotPositive: "it needs values above 0"
    case .tooFewActuals: "a line needs two actuals"
    case .toleranceNotStated: "the target is approximate and no tolerance is stated"
    case .ratioIgnoresDirection: "actual over target says nothing where lower is better"
    }
  }
  var gradesHeading: String { "Grades" }
  var ministryGradeLabel: String { "ministry's own" }
  func ministryGrade(_ grade: String?) -> String {
    grade.map { "\($0)  as printed" } ?? "–  none in the data"
  }
  var noGrade: String { "no grade" }
  func text(_ text: BilingualText) -> String { text.english }
  func grade(_ label: GradeLabel) -> String {
    // Some codes are their own meaning.
    guard let meaning = label.meaning?.english,
      meaning != String(label.code.map { $0 == "_" ? " " : $0 })
    else { return label.code }
    return "\(label.code) (\(meaning))"
  }
  func alternatives(_ grades: [String]) -> String { grades.joined(separator: " or ") }
  func status(_ status: RuleStatus) -> String {
    switch status {
    case .sheet: "sheet"
    case .source: "source"
    case .inferred: "inferred"
    case .general: "general"
    }
  }
  func mark(rule: String, wording: String?) -> String {
    "[rule: \(rule)" + (wording.map { "; words: \($0)" } ?? "") + "]"
  }
  func mark(_ statuses: String) -> String { "  [\(statuses)]" }
  var elapsedShare: String { "the share of the period elapsed" }
  func list(_ items: [String]) -> String { items.joined(separator: ", ") }

  func goalHeading(count: Int) -> String {
    count == 1 ? "Goal of 1 indicator" : "Goal of \(count) indicators"
  }
  var indicatorsLabel: String { "Indicators" }
  var mainLabel: String { "Main ones" }
  var allOfThem: String { "all of them" }
  var asThingsStand: String { "as things stand" }
  func outlookHeading(confidence: String) -> String {
    "In the target year, by the indicators' own laws (confidence: \(confidence))"
  }
  var gradeColumn: String { "grade" }
  var independentColumn: String { "independent" }
  var commonShockColumn: String { "one common shock" }
  var boundsColumn: String { "any dependence" }
  func range(_ least: String, _ greatest: String) -> String {
    least == greatest ? least : "\(least) to \(greatest)"
  }
  var indicatorColumn: String { "indicator" }
  func farAboveColumn(percent: String) -> String { "path ≥ \(percent) %" }
  var metColumn: String { "met" }
  func nearColumn(percent: String) -> String { "path ≥ \(percent) %" }
  var withoutProgressColumn: String { "no progress" }
  func outlookRefusal(_ refusal: GoalOutlook.Refusal) -> String {
    switch refusal {
    case .rate(let refusal): self.refusal(refusal)
    case .noForecast: "there is no forecast of its target year"
    }
  }
  var dependence: String {
    """
    A few yearly values do not tell how indicators move together: independent, and one common shock that
    moves all alike, are two statements; any dependence gives bounds that hold for both and all others.
    """
  }

  var rubricsHeading: String { "Rubrics" }
  var wordingLabel: String { "words" }
  var sourceLabel: String { "source" }
  var byHandLabel: String { "given by people only" }
  var explanation: String {
    """
    sheet: read in an evaluation sheet; source: read in a published source; inferred: fits published figures,
    but no text of the rule was found; general: commonly stated, not confirmed.
    Grades are arithmetic on published figures, not forecasts, and were not made by the bodies named.
    """
  }
}
