import Forecasting
import Indicators
import Tables

/// Every phrase of verdicts and tables in one language, with typed arguments.
///
/// One conforming type a language, so that the compiler finds a phrase that is missing in one.
protocol ReportWording: Sendable {
  var language: Language { get }

  // Names
  func year(_ year: FiscalYear, _ kind: YearKind) -> String
  func shortYear(_ year: FiscalYear, _ kind: YearKind) -> String
  func model(_ model: ModelName) -> String
  func confidence(_ confidence: Confidence) -> String
  func likelihood(_ likelihood: Likelihood) -> String
  func verdict(_ verdict: Verdict) -> String
  func unit(_ unit: Indicator.Unit) -> String

  // Target
  var targetLabel: String { get }
  func criterion(_ criterion: Target.Criterion, unit: Indicator.Unit) -> String
  func target(_ criterion: String, in year: String) -> String
  var noTargetText: String { get }
  func directionAssumed(_ target: Target) -> String?

  // Verdict
  var verdictLabel: String { get }
  func undecided(rating: ConfidenceRating, actualCount: Int) -> String
  func decided(rating: ConfidenceRating, actualCount: Int) -> String
  func explained(_ verdict: String, by grounds: String) -> String
  func joinedSentences(_ first: String, _ second: String) -> String
  func obstacle(_ obstacle: Verdict.Obstacle) -> String
  func metOrMissed(actual: String, unit: Indicator.Unit, year: String) -> String
  func chance(_ rounding: ProbabilityRounding) -> String
  func ownLaw(_ chance: String) -> String
  func asDeclared(_ rounding: ProbabilityRounding) -> String
  func jointly(
    reached: ProbabilityRounding, held: ProbabilityRounding, year: String
  ) -> String
  func chanceOverModels(_ least: ProbabilityRounding, _ greatest: ProbabilityRounding) -> String
  func figure(_ figure: ProbabilityRounding.Figure) -> String

  // Facts
  var factsHeading: String { get }
  var latestLabel: String { get }
  func latest(value: String, unit: Indicator.Unit, year: String, meets: Bool?) -> String
  func firstMet(year: String) -> String
  var neededGrowthLabel: String { get }
  var neededFallLabel: String { get }
  var bearableFallLabel: String { get }
  var bearableRiseLabel: String { get }
  func needed(growth: String, years: Int, past: String?) -> String
  func neededChange(change: String, unit: Indicator.Unit, years: Int) -> String
  func pathLabel(year: String) -> String
  func path(value: String, baseline: String, baseYear: String, isStated: Bool) -> String
  var pathRateLabel: String { get }
  var progressLabel: String { get }
  var targetRatioLabel: String { get }
  func refusal(_ refusal: AttainmentRates.Refusal) -> String
  var pendingLabel: String { get }
  func list(_ items: [String]) -> String

  // Grounds and caveats
  var modelsLabel: String { get }
  func modelView(_ model: ModelName, preset: String?, figure: String?) -> String
  var negativeValuesMixture: String { get }
  func modelUsed(
    _ model: ModelName, preset: String?, actualCount: Int, origin: String
  ) -> String
  var roundingLabel: String { get }
  func rounding(
    value: String, year: String, interval: String, least: String, greatest: String
  ) -> String
  var withheldLabel: String { get }
  func withheld(actualCount: Int) -> String?
  var ministryGradeLabel: String { get }
  func ministryGrade(_ grade: String) -> String
  var methodLabel: String { get }
  func cutOffs(expectedFrom: Int, unlikelyTo: Int) -> String

  // Charts and tables
  var chartLegend: String { get }
  var chartLegendTarget: String { get }
  var cutAtBounds: String { get }
  func statusWord(_ status: ValueStatus) -> String
  var forecastStatus: String { get }
  var yearColumn: String { get }
  var statusColumn: String { get }
  var actualColumn: String { get }
  var medianColumn: String { get }
  var chanceColumn: String { get }
  var ownChanceColumn: String { get }
  var declaredChanceColumn: String { get }
  func bandColumn(percent: String) -> String
  func forecastFailure(_ failure: SeriesProjection.Failure) -> String
  var nothingToForecast: String { get }
  var noInterval: String { get }
  var zeroWidth: String { get }
  var outOfRange: String { get }
}

extension Language {
  /// The phrases of the language.
  var reportWording: any ReportWording {
    switch self {
    case .english: EnglishWording()
    case .japanese: JapaneseWording()
    }
  }
}
