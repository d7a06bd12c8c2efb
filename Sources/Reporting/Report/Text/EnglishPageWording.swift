import Forecasting
import Indicators
import Tables

/// The phrases of report pages in English.
struct EnglishPageWording: PageWording {
  private let shared = EnglishWording()

  var languageCode: String { "en" }
  var reportTitle: String { "Will the targets be met?" }
  func summary(indicatorCount: Int) -> String {
    indicatorCount == 1 ? "1 indicator" : "\(indicatorCount) indicators"
  }

  var verdictHeading: String { "Verdict" }
  var chartHeading: String { "Actuals and forecast" }
  var dotsHeading: String { "The target year in 20 dots" }
  var yearsHeading: String { "Values by year" }
  var modelsHeading: String { "Models and assumptions" }
  var sensitivityHeading: String { "What would change it" }
  var ratesHeading: String { "The ministry's grade and the three attainment rates" }
  var caveatsHeading: String { "Caveats" }
  var draftHeading: String { "Draft for the analysis of the target's attainment" }
  var knownHeading: String { "When the target year's actual will be known" }
  var sourceHeading: String { "Source and making" }

  func lead(_ rounding: ProbabilityRounding) -> String {
    let times =
      switch rounding.met {
      case .about:
        rounding.times == 1
          ? "met about once in \(rounding.outOf)"
          : "met about \(rounding.times) times in \(rounding.outOf)"
      case .below: "met in fewer than 1 of \(rounding.outOf) cases"
      case .above: "met in more than \(rounding.outOf - 1) of \(rounding.outOf) cases"
      }
    return "Met \(shared.figure(rounding.met)), missed \(shared.figure(rounding.missed)) (\(times))"
  }
  func leaning(threshold: String) -> String { "leaning towards met, but below \(threshold)" }
  var ownCourseLabel: String { "By its own course" }
  var rangeLabel: String { "Over models" }
  var earlierTargetLabel: String { "Earlier target" }
  func range(from low: String, to high: String) -> String { "\(low) to \(high)" }
  func confidenceNote(_ confidence: Confidence) -> String {
    "Confidence: \(shared.confidence(confidence))"
  }

  func dots(met: Int, of count: Int, year: String) -> String {
    "Of \(count) equally likely values of \(year) (5 % each), \(met) meet the target, by the figure's "
      + "own course."
  }
  var noDots: String { "There is no forecast of a target year to show." }
  var noChart: String { "No value was observed: there is no chart." }

  var pathColumn: String { "linear path" }
  var targetColumn: String { "target" }
  func yearsLeftOut(actuals: Int, forecasts: Int) -> String {
    let parts =
      (actuals > 0 ? ["\(actuals) earlier actuals"] : [])
      + (forecasts > 0 ? ["\(forecasts) forecast years"] : [])
    return "\(parts.joined(separator: " and ")) stand in forecast_wide.csv only."
  }
  var noForecastShown: String {
    "No forecast is shown; what could be computed is in forecast_wide.csv."
  }

  func assumptions(
    model: ModelName, preset: String?, actualCount: Int, usedCount: Int, origin: String,
    hasTarget: Bool
  ) -> [String] {
    [
      "The \(shared.model(model))\(preset.map { " (preset \($0))" } ?? "") on "
        + (usedCount < actualCount ? "the newest \(usedCount) of " : "")
        + "\(actualCount) \(actualCount == 1 ? "actual" : "actuals") up to \(origin).",
      "The figure goes on moving as it has moved; actuals enter as printed.",
      (hasTarget ? "The value published for the target year decides. " : "")
        + "Bands are prediction intervals for the year's value.",
    ]
  }
  var modelColumn: String { "model" }
  func preset(_ name: String) -> String { "preset \(name)" }
  func withRounding(_ name: String) -> String { "\(name), rounding as intervals" }
  var briefNote: String {
    "With so many indicators, searched values, simulated paths, past years left out and rounding as "
      + "intervals are not computed (--detail full computes all)."
  }

  var lineJoint: String { " " }
  var nothingToVary: String { "There is no open target to vary." }

  func caveat(_ caveat: Caveat) -> String {
    switch caveat {
    case .fewActuals(let count):
      "\(count) \(count == 1 ? "actual is" : "actuals are") few: the chance is known to the nearest 10 % at best."
    case .wideSpread: "Models disagree widely: the chance changes with the choice of model."
    case .longHorizon:
      "The target year lies beyond the five years ahead for which forecasts were checked."
    case .pending(let years):
      "\(years.joined(separator: ", ")) \(years.count == 1 ? "is" : "are") pending; the chance will change "
        + "with the published value."
    case .rounding(let value, let year):
      "\(value) in \(year) is rounded; the chance depends on where the value lay before."
    case .oddValue(let value, let year):
      "\(value) in \(year) is far from the years before it: check that unit and definition are the same."
    case .directionAssumed: "Nothing says which way is better; higher is taken to be."
    case .onAverage:
      "Bands were checked as an average over many indicators; for this one they may hold more or less often."
    case .pastValuesOnly: "Only past values are seen, neither measures nor the economy."
    }
  }

  func known(
    after lag: Int, newest: String, latest: String, target: String, row: String
  ) -> String {
    "In this input the newest row is \(newest) and the newest actual \(latest), \(lag) "
      + "\(lag == 1 ? "year" : "years") behind. With the same lag, the actual of \(target) will be known "
      + "in an edition with a row for \(row)."
  }
  var knownUnclear: String {
    "No year is marked as pending in the input, so the lag of publication cannot be read from it."
  }
  func knownAlready(year: String) -> String { "The actual of \(year) has been published." }

  func source(_ titles: [String], publisher: String?) -> String {
    let names = titles.isEmpty ? publisher.map { ["published by \($0)"] } ?? [] : titles
    return names.isEmpty
      ? "Source: not stated in the input."
      : "Source: \(names.map(Quotation.escaped).joined(separator: ", "))."
  }
  var packageDescription: String {
    "Verdicts, projections and chart data of indicators, processed from published figures; not made or published by their publishers."
  }
  var processed: String { "The figures were processed here." }
  func notByPublisher(_ publisher: String?) -> String {
    let name = publisher.map(Quotation.escaped) ?? "the publisher of the figures"
    return "Forecasts and verdicts were not made or published by \(name)."
  }
  func reproduction(
    version: String, command: String, input: String, digest: String, seed: Int
  ) -> String {
    "mikomi \(version); command \(command); input \(input) (SHA-256 \(digest)); seed \(seed)"
  }

  func paragraph(_ sentences: [String]) -> String { sentences.joined(separator: " ") }

  func sentence(_ sentence: AnalysisSentence) -> String {
    switch sentence {
    case .latest(let name, let value, let year, let target, let meets):
      switch meets {
      case true?:
        "The latest actual of \"\(name)\" is \(value) in \(year), at the level of the target (\(target))."
      case false?:
        "The latest actual of \"\(name)\" is \(value) in \(year), not yet at the level of the target "
          + "(\(target))."
      case nil:
        "The latest actual of \"\(name)\" is \(value) in \(year); the target is \(target)."
      }
    case .latestWithoutTarget(let name, let value, let year):
      "The latest actual of \"\(name)\" is \(value) in \(year). No target is stated."
    case .noActual(let name): "No value of \"\(name)\" has been published."
    case .pending(let years):
      "The \(years.count == 1 ? "value" : "values") of \(years.joined(separator: ", ")) "
        + "\(years.count == 1 ? "is" : "are") pending."
    case .chance(let rounding, let year, let likelihood):
      "The chance that the target for \(year) is met is put at \(shared.figure(rounding.met)), that it "
        + "is missed at \(shared.figure(rounding.missed)) (\(times(rounding))"
        + (likelihood.map { "; \(shared.likelihood($0))" } ?? "") + ")."
    case .ownChance(let rounding):
      "That is the chance of a declared target; by the figure's own course it is "
        + "\(shared.figure(rounding.met))."
    case .expected: "At this chance and confidence the target is expected to be met."
    case .notExpected: "At this chance and confidence the target is not expected to be met."
    case .confidence(let rating, let count):
      "Confidence in the number is \(rating.confidence.rawValue) (\(count) "
        + (count == 1 ? "actual" : "actuals")
        + rating.doubts.map { doubt in
          switch doubt {
          case .wideSpread: ", models disagree widely"
          case .longHorizon: ", further ahead than was ever checked"
          }
        }.joined() + ")."
    case .grounds(let model, let preset, let count, let origin, let year, let median, let band):
      "It rests on the \(shared.model(model))\(preset.map { " (preset \($0))" } ?? "") with \(count) "
        + "\(count == 1 ? "actual" : "actuals") up to \(origin): the median for \(year) is \(median), the "
        + "80 % prediction interval \(band)."
    case .groundsOfSum(let method, let year, let median, let band):
      "It rests on the \(method). The median for \(year) is \(median), the 80 % prediction interval "
        + "\(band)."
    case .spread(let least, let greatest):
      least == greatest
        ? "Other models and presets put the chance by its own course at \(shared.figure(least.met)) too."
        : "Other models and presets put the chance by its own course between "
          + "\(shared.figure(least.met)) and \(shared.figure(greatest.met))."
    case .known(let isMet, let value, let year):
      "The actual of \(year) is \(value): the target was \(isMet ? "met" : "missed")."
    case .cannotJudge(let obstacle):
      "Whether the target will be met cannot be judged (\(shared.obstacle(obstacle)))."
    case .caveat:
      "The estimate uses past values alone and knows neither the effect of measures nor the economy."
    }
  }

  private func times(_ rounding: ProbabilityRounding) -> String {
    switch rounding.met {
    case .about:
      rounding.times == 1
        ? "about once in \(rounding.outOf)"
        : "about \(rounding.times) times in \(rounding.outOf)"
    case .below: "fewer than 1 of \(rounding.outOf) cases"
    case .above: "more than \(rounding.outOf - 1) of \(rounding.outOf) cases"
    }
  }

  var sheetNames: [String] { ["Results", "Forecast", "Models", "Sensitivity", "Data dictionary"] }
  func workbookSeries(_ series: WorkbookSeries) -> String {
    switch series {
    case .base: "lower end of the 80 % interval"
    case .outerLower: "80 % prediction interval (lower part)"
    case .inner: "50 % prediction interval"
    case .outerUpper: "80 % prediction interval (upper part)"
    case .actual: "actual"
    case .path: "linear path"
    case .target: "target"
    case .median: "forecast (median)"
    }
  }
  var dictionaryColumns: [String] { ["file", "column", "type", "holds"] }
}
