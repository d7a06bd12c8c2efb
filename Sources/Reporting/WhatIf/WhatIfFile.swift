import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The file `whatif.csv`: tidy, one row an indicator, target and scenario.
///
/// `prob_meet_raw` is the law's own probability in every row; growth and changes are fractions.
public enum WhatIfFile {
  static let columns = [
    "series_id", "target_fy", "target_value", "scenario", "parameter", "year", "value",
    "prob_meet_raw", "prob_se", "median", "note",
  ]

  /// One row before the columns of series and target are put in front.
  private struct Row {
    let scenario: String
    var parameter: DelimitedWriter.Field = .blank
    var year: FiscalYear?
    var value: DelimitedWriter.Field = .blank
    var probability: Double?
    var standardError: Double?
    var median: Double?
    var notes: [String] = []
  }

  /// The table.
  public static func table(of whatIfs: [WhatIf]) -> ReportTable {
    ReportTable(
      columns: columns,
      rows: whatIfs.flatMap { whatIf -> [[DelimitedWriter.Field]] in
        let target = whatIf.assessment.target
        let key: [DelimitedWriter.Field] = [
          .text(whatIf.assessment.record.indicator.id),
          target.map { .integer($0.fiscalYear.startingYear) } ?? .blank,
          target.map { WideForecastFile.field(of: $0.criterion) } ?? .blank,
        ]
        return rows(of: whatIf).map { key + fields(of: $0) }
      })
  }

  private static func fields(of row: Row) -> [DelimitedWriter.Field] {
    [
      .code(row.scenario), row.parameter,
      row.year.map { .integer($0.startingYear) } ?? .blank, row.value,
      WideForecastFile.finite(row.probability), WideForecastFile.finite(row.standardError),
      WideForecastFile.finite(row.median),
      row.notes.isEmpty ? .blank : .code(row.notes.joined(separator: ";")),
    ]
  }

  private static func rows(of whatIf: WhatIf) -> [Row] {
    let latest = whatIf.assessment.record.latest
    var base = Row(
      scenario: "as_is", year: latest?.fiscalYear,
      value: latest.map { .exact($0.value) } ?? .blank)
    switch whatIf.outcome {
    case .failure(let obstacle):
      base.notes = [WhatIfNote.code(of: obstacle)]
      return [base]
    case .success(let answers):
      base.probability = answers.probability
      base.median = answers.median
      if let latest, answers.target.criterion.isMet(by: latest.value) {
        base.notes = [WhatIfNote.latestMeetsTarget.rawValue]
      }
      if answers.isOfSum {
        base.notes += [NoteCode.sumOfParts.rawValue, WhatIfNote.notForSums.rawValue]
      }
      let nextYear = answers.nextYear + (answers.shock.map { [$0] } ?? [])
      return [base] + growthRows(whatIf.assessment.facts) + nextYear.map { row(of: $0, answers) }
        + neededRows(answers.needed) + passageRows(answers.firstPassage)
        + answers.ladder.map { rung in
          Row(
            scenario: "ladder", parameter: .exact(rung.level), year: answers.target.fiscalYear,
            value: WideForecastFile.finite(rung.threshold), probability: rung.probability,
            notes: rung.hasPointMass ? [WhatIfNote.pointMass.rawValue] : [])
        } + answers.pastYears.flatMap(rows)
    }
  }

  private static func growthRows(_ facts: Facts?) -> [Row] {
    guard let facts else { return [] }
    return [
      ("required_growth", facts.requiredAnnualGrowth),
      ("required_change", facts.requiredAnnualChange), ("past_growth", facts.pastAnnualGrowth),
    ].compactMap { name, value in
      value.map { Row(scenario: name, value: WideForecastFile.finite($0)) }
    }
  }

  private static func row(of item: NextYearOutlook, _ answers: WhatIf.Answers) -> Row {
    var row = Row(
      scenario: "next_value", year: item.fiscalYear, value: .exact(item.value),
      probability: item.outlook.probability, median: item.outlook.median)
    switch item.origin {
    case .given: row.parameter = .code("given")
    case .unchanged: row.parameter = .code("unchanged")
    case .pastGrowth: row.parameter = .code("past_growth")
    case .requiredGrowth: row.parameter = .code("required_growth")
    case .shock(let change):
      row = Row(
        scenario: "shock", parameter: .exact(change), year: item.fiscalYear,
        value: .exact(item.value), probability: item.outlook.probability,
        median: item.outlook.median)
    }
    if item.isCutAtBound { row.notes.append(WhatIfNote.cutAtBound.rawValue) }
    if item.isOutsideBounds { row.notes.append(WhatIfNote.valueOutsideBounds.rawValue) }
    row.notes += notes(on: item.outlook)
    return row
  }

  private static func notes(on outlook: AlteredOutlook) -> [String] {
    if outlook.isDecided { return [WhatIfNote.decidesTarget.rawValue] }
    if outlook.probability == nil { return [NoteCode.outOfRange.rawValue] }
    return outlook.model == .randomWalkMixture ? [NoteCode.negativeValuesMixture.rawValue] : []
  }

  private static func neededRows(_ needed: [NeededValue]) -> [Row] {
    let rows = needed.flatMap { item -> [Row] in
      func row(
        _ value: Double?, _ probability: Double?, _ note: WhatIfNote? = nil,
        scenario: String = "needed_value"
      ) -> Row {
        Row(
          scenario: scenario, parameter: .exact(item.level), year: item.fiscalYear,
          value: value.map { .exact($0) } ?? .blank, probability: probability,
          notes: note.map { [$0.rawValue] } ?? [])
      }
      return switch item.answer {
      case .found(let value, let probability): [row(value, probability)]
      case .foundWithin(let worst, let best, let probability):
        [row(worst, probability, .fallsAgain), row(best, nil, scenario: "needed_value_limit")]
      case .anyValue(let worst, let probability): [row(worst, probability, .anyInRange)]
      case .noValue(let closest, let probability):
        [row(nil, nil, .noneInRange), row(closest, probability, scenario: "closest_value")]
      case .decides(let value): [row(value, 1, .decidesTarget)]
      }
    }
    guard let first = needed.first else { return rows }
    // Where next year decides nothing was searched.
    if case .decides = first.answer { return rows }
    return rows
      + [("from", first.range.lowerBound), ("to", first.range.upperBound)].map { name, value in
        Row(
          scenario: "needed_range", parameter: .code(name), year: first.fiscalYear,
          value: .exact(value))
      }
  }

  private static func passageRows(_ passage: FirstPassage?) -> [Row] {
    guard let passage, let last = passage.years.last else { return [] }
    let reached = passage.years.map {
      Row(
        scenario: "reached_by", year: $0.fiscalYear, probability: $0.probability,
        standardError: $0.standardError)
    }
    let quantiles = FirstPassage.shownQuantiles.map { level in
      let year = passage.year(reachedWith: level)
      return Row(
        scenario: "reached_year", parameter: .exact(level), year: year,
        notes: year == nil ? [WhatIfNote.beyondHorizon.rawValue] : [])
    }
    return reached + quantiles + [
      Row(
        scenario: "never_reached", year: last.fiscalYear, probability: passage.probabilityNever,
        standardError: last.standardError)
    ]
  }

  private static func rows(of effect: PastYearEffect) -> [Row] {
    var place: [String] = []
    if effect.isFirst { place.append(WhatIfNote.firstYear.rawValue) }
    if effect.isLatest { place.append(WhatIfNote.latestYear.rawValue) }
    func row(
      _ scenario: String, _ parameter: DelimitedWriter.Field, _ value: DelimitedWriter.Field,
      _ outlook: AlteredOutlook
    ) -> Row {
      Row(
        scenario: scenario, parameter: parameter, year: effect.actual.fiscalYear,
        value: value, probability: outlook.probability, median: outlook.median,
        notes: place + notes(on: outlook))
    }
    return [
      effect.leftOut.map { row("left_out", .blank, .exact(effect.actual.value), $0) },
      effect.atLower.map { row("moved", .code("lower"), .computed($0.value), $0.outlook) },
      effect.atUpper.map { row("moved", .code("upper"), .computed($0.value), $0.outlook) },
    ].compactMap(\.self)
  }
}

extension TargetRung {
  /// Whether the chance is above the one asked for by more than rounding.
  var hasPointMass: Bool { probability > level + 0.005 }
}

extension FirstPassage {
  /// The median year and the ends of its 80 % range.
  static let shownQuantiles = [0.1, 0.5, 0.9]
}

extension JSONDocuments {
  /// The document of `whatif`: the rows of the table.
  public static func whatIf(_ whatIfs: [WhatIf], version: String, seed: Int) -> String {
    document(
      version: version, seed: seed,
      members: [("whatif", .array(WhatIfFile.table(of: whatIfs).jsonObjects))])
  }
}
