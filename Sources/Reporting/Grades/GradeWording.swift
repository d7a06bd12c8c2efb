import Indicators
import Tables

/// Every phrase of grades in one language, beside those that all reports share.
protocol GradeWording: Sendable {
  var targetLabel: String { get }
  var noTarget: String { get }
  func approximate(target: String, tolerance: String?) -> String
  var baselineLabel: String { get }
  func baseline(_ value: String, year: String, isStated: Bool) -> String
  var latestLabel: String { get }
  func value(_ value: String, year: String) -> String
  var ratesHeading: String { get }
  func rate(_ name: RateName) -> String
  func anticipated(value: String, year: String) -> String
  func refusal(_ refusal: RateRefusal) -> String
  var gradesHeading: String { get }
  var ministryGradeLabel: String { get }
  func ministryGrade(_ grade: String?) -> String
  var noGrade: String { get }
  func text(_ text: BilingualText) -> String
  func grade(_ label: GradeLabel) -> String
  func alternatives(_ grades: [String]) -> String
  func status(_ status: RuleStatus) -> String
  func mark(rule: String, wording: String?) -> String
  func mark(_ statuses: String) -> String
  var elapsedShare: String { get }
  func list(_ items: [String]) -> String

  // Goal
  func goalHeading(count: Int) -> String
  var indicatorsLabel: String { get }
  var mainLabel: String { get }
  var allOfThem: String { get }
  var asThingsStand: String { get }
  func outlookHeading(confidence: String) -> String
  var gradeColumn: String { get }
  var independentColumn: String { get }
  var commonShockColumn: String { get }
  var boundsColumn: String { get }
  func range(_ least: String, _ greatest: String) -> String
  var indicatorColumn: String { get }
  func farAboveColumn(percent: String) -> String
  var metColumn: String { get }
  func nearColumn(percent: String) -> String
  var withoutProgressColumn: String { get }
  func outlookRefusal(_ refusal: GoalOutlook.Refusal) -> String
  var dependence: String { get }

  // Rubrics
  var rubricsHeading: String { get }
  var wordingLabel: String { get }
  var sourceLabel: String { get }
  var byHandLabel: String { get }
  var explanation: String { get }
}

extension Language {
  /// The phrases of grades in the language.
  var gradeWording: any GradeWording {
    switch self {
    case .english: EnglishGradeWording()
    case .japanese: JapaneseGradeWording()
    }
  }
}
