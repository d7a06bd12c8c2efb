import Indicators
import Tables

/// The file `grades.csv`, one row an indicator, target and rubric.
///
/// Rates and thresholds are fractions: 1.5 is 150 %. The two indices are 10 at the target.
public enum GradeFile {
  static let columns =
    [
      "series_id", "series_name", "unit", "direction", "base_fy", "base_value", "last_fy",
      "last_value", "target_fy", "target_value", "target_tolerance", "ministry_grade",
      "path_value", "elapsed_share",
    ] + RateName.allCases.map(\.rawValue) + [
      "rate_reasons", "rubric", "rule_status", "wording_status", "grade", "rate", "rate_value",
      "comparison", "threshold", "other_comparison", "other_threshold", "reason",
    ]

  /// The table.
  public static func table(of grades: [IndicatorGrades]) -> ReportTable {
    ReportTable(
      columns: columns,
      rows: grades.flatMap { grades in grades.entries.map { row($0, of: grades) } }
    )
  }

  private static func row(
    _ entry: IndicatorGrades.Entry, of grades: IndicatorGrades
  ) -> [DelimitedWriter.Field] {
    let record = grades.record
    let target = grades.target
    let rates = grades.rates
    func text(_ text: String?) -> DelimitedWriter.Field { text.map { .text($0) } ?? .blank }
    func year(_ year: FiscalYear?) -> DelimitedWriter.Field {
      year.map { .integer($0.startingYear) } ?? .blank
    }
    func exact(_ value: Double?) -> DelimitedWriter.Field { value.map { .exact($0) } ?? .blank }
    func computed(_ value: Double?) -> DelimitedWriter.Field { WideForecastFile.finite(value) }
    let head: [DelimitedWriter.Field] = [
      .text(record.indicator.id), .text(record.indicator.name),
      .text(record.indicator.unit.symbol), text(target?.direction?.rawValue),
      year(record.declaredBaseline?.fiscalYear), exact(record.declaredBaseline?.value),
      year(record.latest?.fiscalYear), exact(record.latest?.value), year(target?.fiscalYear),
      target.map { WideForecastFile.field(of: $0.criterion) } ?? .blank,
      exact(
        target?.isApproximate == true ? (entry.rubric.tolerance ?? grades.tolerance)?.share : nil),
      text(record.ministryGrade), computed(rates.linearPathValue), computed(rates.elapsedShare),
    ]
    let reasons = RateName.allCases.compactMap { name in
      rates[name].refusal.map { "\(name.rawValue):\($0.code)" }
    }
    return head + RateName.allCases.map { computed(rates[$0].value) } + [
      reasons.isEmpty ? .blank : .code(reasons.joined(separator: ";")),
      .text(entry.rubric.name), .code(codes(entry.rubric.statuses)),
      entry.rubric.wording.map { .code(codes($0.statuses)) } ?? .blank,
      text(entry.outcome.label?.code),
    ] + decision(entry.outcome)
  }

  /// Rate, value, comparison, threshold, the other bound, and the reason.
  private static func decision(_ outcome: GradeOutcome) -> [DelimitedWriter.Field] {
    switch outcome {
    case .graded(_, let by, let within):
      [
        .code(by.rate.rawValue), .computed(by.value), .code(by.comparison.rawValue),
        .computed(by.threshold), within.map { .code($0.comparison.rawValue) } ?? .blank,
        within.map { .computed($0.threshold) } ?? .blank, .blank,
      ]
    case .notJudged(_, let refusal), .undefined(let refusal):
      [DelimitedWriter.Field](repeating: .blank, count: 6) + [.code(refusal.code)]
    }
  }

  /// Statuses in one cell.
  static func codes(_ statuses: [RuleStatus]) -> String {
    statuses.map(\.rawValue).joined(separator: ";")
  }
}

extension JSONDocuments {
  /// The document of `grade`: the rows of its tables.
  ///
  /// - Parameters:
  ///   - grades: Of indicators.
  ///   - goal: Of the goal, if asked for.
  ///   - version: Of the tool.
  ///   - seed: As given; nothing is drawn.
  /// - Returns: The document.
  public static func grades(
    _ grades: [IndicatorGrades], goal: GoalGrades?, version: String, seed: Int
  ) -> String {
    document(
      version: version, seed: seed,
      members: [
        ("grades", .array(GradeFile.table(of: grades).jsonObjects)),
        ("goal", goal.map { .array(GoalGradeFile.table(of: $0).jsonObjects) } ?? .null),
      ])
  }
}
