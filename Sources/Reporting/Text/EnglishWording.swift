import Forecasting
import Indicators
import Tables

/// The phrases in English.
struct EnglishWording: ReportWording {
  var language: Language { .english }
  func year(_ year: FiscalYear, _ kind: YearKind) -> String { year.englishName(kind) }
  func shortYear(_ year: FiscalYear, _ kind: YearKind) -> String {
    (kind == .fiscal ? "FY" : "") + "\(year.startingYear)"
  }
  func model(_ model: ModelName) -> String {
    switch model {
    case .randomWalkMixture: "random walk with and without drift, equal parts"
    case .randomWalk: "random walk"
    case .randomWalkWithDrift: "random walk with drift"
    case .linear: "linear trend"
    case .predictive: "empirical Bayes mixture"
    case .logLinear: "log-linear trend"
    case .dampedDrift: "random walk with damped drift"
    case .halfSlope: "random walk with half the slope"
    case .theilSen: "Theil–Sen line"
    }
  }
  func confidence(_ confidence: Confidence) -> String { confidence.rawValue }
  func likelihood(_ likelihood: Likelihood) -> String {
    switch likelihood {
    case .virtuallyCertain: "virtually certain"
    case .veryLikely: "very likely"
    case .likely: "likely"
    case .aboutAsLikelyAsNot: "about as likely as not"
    case .unlikely: "unlikely"
    case .veryUnlikely: "very unlikely"
    case .exceptionallyUnlikely: "exceptionally unlikely"
    }
  }
  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .expected: "expected to be met"
    case .unlikely: "not expected to be met"
    case .undecided: "undecided"
    case .met: "met"
    case .missed: "missed"
    case .noTarget: "no target"
    case .cannotJudge: "cannot be judged"
    }
  }
  func unit(_ unit: Indicator.Unit) -> String {
    unit.symbol.isEmpty ? "" : " \(Quotation.escaped(unit.symbol))"
  }

  var targetLabel: String { "Target" }
  func criterion(_ criterion: Target.Criterion, unit: Indicator.Unit) -> String {
    let suffix = self.unit(unit)
    return switch criterion {
    case .atLeast(let value): "at least \(FigureText.exact(value))\(suffix)"
    case .atMost(let value): "at most \(FigureText.exact(value))\(suffix)"
    case .above(let value): "above \(FigureText.exact(value))\(suffix)"
    case .below(let value): "below \(FigureText.exact(value))\(suffix)"
    case .within(let range):
      "\(FigureText.exact(range.lowerBound)) to \(FigureText.exact(range.upperBound))\(suffix)"
    }
  }
  func target(_ criterion: String, in year: String) -> String { "\(criterion) in \(year)" }
  var noTargetText: String { "none: a forecast, but no probability" }
  func directionAssumed(_ target: Target) -> String? {
    switch target.directionSource {
    case .stated: nil
    case .inferredFromBaseline: "direction inferred from baseline and target"
    case .assumed: "higher taken to be better"
    }
  }

  var verdictLabel: String { "Verdict" }
  func undecided(rating: ConfidenceRating, actualCount: Int) -> String {
    let reason =
      if Confidence(actualCount: actualCount) == .low {
        "too few actuals to call it expected or not expected"
      } else if rating.confidence == .low {
        "too doubtful to call it expected or not expected"
      } else {
        "the evidence does not separate met from missed"
      }
    return "\(reason); \(decided(rating: rating, actualCount: actualCount))"
  }
  func decided(rating: ConfidenceRating, actualCount: Int) -> String {
    let doubts = rating.doubts.map { doubt in
      switch doubt {
      case .wideSpread: ", models disagree widely"
      case .longHorizon: ", further ahead than was ever checked"
      }
    }
    return "confidence: \(rating.confidence.rawValue), \(actualCount) "
      + (actualCount == 1 ? "actual" : "actuals") + doubts.joined()
  }
  func explained(_ verdict: String, by grounds: String) -> String { "\(verdict) (\(grounds))" }
  func joinedSentences(_ first: String, _ second: String) -> String { "\(first); \(second)" }
  func obstacle(_ obstacle: Verdict.Obstacle) -> String {
    switch obstacle {
    case .noActuals: "no value was observed"
    case .oneActual: "one actual does not show how much the figure varies from year to year"
    case .noVariation: "the figure never changed so far, so the models see no uncertainty at all"
    case .horizonTooLong: "the target is more than 100 years away"
    case .noActualInTargetYear: "the target year has passed and its actual is not known"
    case .outOfRange: "the numbers leave the range of doubles"
    }
  }
  func metOrMissed(actual: String, unit: Indicator.Unit, year: String) -> String {
    "\(actual)\(self.unit(unit)) in \(year)"
  }
  func chance(_ rounding: ProbabilityRounding) -> String {
    let frequency =
      switch rounding.met {
      case .about:
        rounding.times == 1
          ? "met about once in \(rounding.outOf)"
          : "met about \(rounding.times) times in \(rounding.outOf)"
      case .below: "met in fewer than 1 of \(rounding.outOf) cases"
      case .above: "met in more than \(rounding.outOf - 1) of \(rounding.outOf) cases"
      }
    return "\(frequency) (met \(figure(rounding.met)), missed \(figure(rounding.missed)))"
  }
  func ownLaw(_ chance: String) -> String { "\(chance), by its own course" }
  func asDeclared(_ rounding: ProbabilityRounding) -> String {
    "as a declared target: met \(figure(rounding.met)); the verdict goes by this"
  }
  func jointly(
    reached: ProbabilityRounding, held: ProbabilityRounding, year: String
  ) -> String {
    "reached at least once by \(year): \(figure(reached.met)); reached and held to \(year): "
      + figure(held.met)
  }
  func chanceOverModels(
    _ least: ProbabilityRounding, _ greatest: ProbabilityRounding
  ) -> String {
    least == greatest
      ? "all models say \(figure(least.met))"
      : "over presets and simple models: from \(figure(least.met)) to \(figure(greatest.met))"
  }
  func figure(_ figure: ProbabilityRounding.Figure) -> String {
    switch figure {
    case .about(let percent): "about \(percent) %"
    case .below(let percent): "<\(percent) %"
    case .above(let percent): ">\(percent) %"
    }
  }

  var factsHeading: String { "Facts that need no model" }
  var latestLabel: String { "Latest actual" }
  func latest(value: String, unit: Indicator.Unit, year: String, meets: Bool?) -> String {
    let standing =
      meets.map { $0 ? ", already meets the target" : ", does not meet the target yet" } ?? ""
    return "\(value)\(self.unit(unit)) in \(year)\(standing)"
  }
  func firstMet(year: String) -> String { "first met in \(year)" }
  var neededGrowthLabel: String { "Growth still needed" }
  var neededFallLabel: String { "Fall still needed" }
  var bearableFallLabel: String { "Fall that can be borne" }
  var bearableRiseLabel: String { "Rise that can be borne" }
  func needed(growth: String, years: Int, past: String?) -> String {
    let pastText = past.map { " (so far \($0) a year)" } ?? ""
    return "\(growth) a year over \(years) \(years == 1 ? "year" : "years")\(pastText)"
  }
  func neededChange(change: String, unit: Indicator.Unit, years: Int) -> String {
    "\(change)\(self.unit(unit)) a year over \(years) \(years == 1 ? "year" : "years")"
  }
  func pathLabel(year: String) -> String { "Linear path, \(year)" }
  func path(value: String, baseline: String, baseYear: String, isStated: Bool) -> String {
    "\(value) (from \(baseline) in \(baseYear)\(isStated ? "" : ", the first actual"))"
  }
  var pathRateLabel: String { "Path attainment rate" }
  var progressLabel: String { "Progress share" }
  var targetRatioLabel: String { "Target ratio" }
  func refusal(_ refusal: AttainmentRates.Refusal) -> String {
    switch refusal {
    case .targetEqualsBaseline: "not defined: the target equals the baseline"
    case .baselineBeyondTarget: "not defined: the baseline is already beyond the target"
    case .latestYearIsBaseYear: "not defined yet: the latest year is the base year"
    case .targetNotAfterBase: "not defined: the target year does not follow the base year"
    case .targetIsZero: "not defined: the target is 0"
    case .targetIsRange: "not defined: the target is a range"
    case .breakBetween: "not defined: break between baseline and latest actual"
    case .outOfRange: "not defined: the numbers leave the range of doubles"
    }
  }
  var pendingLabel: String { "Pending" }
  func list(_ items: [String]) -> String { items.joined(separator: ", ") }

  var modelsLabel: String { "Models" }
  func modelView(_ model: ModelName, preset: String?, figure: String?) -> String {
    "\(preset.map { "preset \($0)" } ?? self.model(model)) \(figure ?? "gives none")"
  }
  var negativeValuesMixture: String {
    "a value is negative, which the default law does not take"
  }
  func modelUsed(
    _ model: ModelName, preset: String?, actualCount: Int, origin: String
  ) -> String {
    "\(self.model(model))\(preset.map { " (preset \($0))" } ?? ""); \(actualCount) \(actualCount == 1 ? "actual" : "actuals") up to \(origin)"
  }
  var roundingLabel: String { "Rounding" }
  func rounding(
    value: String, year: String, interval: String, least: String, greatest: String
  ) -> String {
    let effect =
      least == greatest
      ? "the chance stays \(least)" : "the chance lies between \(least) and \(greatest)"
    return "\(value) in \(year) may stand for \(interval): \(effect)"
  }
  var withheldLabel: String { "Withheld" }
  func withheld(actualCount: Int) -> String? {
    switch actualCount {
    case 0: nil
    case 1: "forecast: one value does not show how much the figure varies"
    case 2..<5:
      "bands above 80 % (kept in CSV and JSON), likelihood words, own backtest: "
        + "\(actualCount) actuals are too few"
    default: nil
    }
  }
  var ministryGradeLabel: String { "Ministry's grade" }
  func ministryGrade(_ grade: String) -> String {
    "\(Quotation.escaped(grade)) (the ministry's own, shown as published)"
  }
  var methodLabel: String { "Forecast" }
  func cutOffs(expectedFrom: Int, unlikelyTo: Int) -> String {
    "Verdicts: expected from \(expectedFrom) %, not expected up to \(unlikelyTo) %, both only at "
      + "medium confidence or better\n(5 actuals or more); undecided otherwise. "
      + "They go by the chance as a declared target.\n"
      + "Bands are prediction intervals for the year's value."
  }

  var chartLegend: String {
    "o actual  | median forecast  = 5 times in 10  - 8 times in 10"
  }
  var chartLegendTarget: String { "  : target" }
  var cutAtBounds: String { "bands are cut at the values that the figure can take" }
  func statusWord(_ status: ValueStatus) -> String {
    switch status {
    case .final: "actual"
    case .provisional: "provisional"
    case .revised: "revised"
    case .pending: "pending"
    case .notApplicable: "not applicable"
    case .unknown: "unknown"
    case .suppressed: "suppressed"
    case .blank: "no value"
    }
  }
  var forecastStatus: String { "forecast" }
  var yearColumn: String { "year" }
  var statusColumn: String { "status" }
  var actualColumn: String { "actual" }
  var medianColumn: String { "median" }
  var chanceColumn: String { "chance met" }
  var ownChanceColumn: String { "by its own course" }
  var declaredChanceColumn: String { "as declared" }
  func bandColumn(percent: String) -> String { "\(percent) % interval" }
  func forecastFailure(_ failure: SeriesProjection.Failure) -> String {
    switch failure {
    case .noActuals: "no forecast: no value was observed"
    case .model(.tooFewObservations(let required, let found)):
      "no forecast: the model needs at least \(required) actuals, has \(found)"
    case .model(.nonPositiveValues(let years)):
      "no forecast: the model needs values above 0; not so in "
        + years.map(String.init).joined(separator: ", ")
    case .model(.negativeValues(let years)):
      "no forecast: the model refuses values below 0, in "
        + years.map(String.init).joined(separator: ", ")
    case .model(.outOfRange): "no forecast: the numbers leave the range of doubles"
    case .horizonTooLong: "no forecast: more than 100 years ahead"
    }
  }
  var nothingToForecast: String { "nothing to forecast: the actuals reach that year" }
  var noInterval: String {
    "no interval and no chance: 2 actuals leave the model no degree of freedom"
  }
  var outOfRange: String { "–: beyond the range of doubles" }
  var zeroWidth: String {
    "zero-width band and no chance: every change so far fits the model exactly"
  }
}
