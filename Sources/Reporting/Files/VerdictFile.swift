import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The file `verdict.csv`, one row an indicator and target.
///
/// Rates and growth are fractions: 3.25 is 325 %.
public enum VerdictFile {
  static let columns = [
    "series_id", "series_name", "unit", "direction", "rule", "base_fy", "base_value", "last_fy",
    "last_value", "target_fy", "target_value", "n_actual", "n_pending", "median", "lo_80", "hi_80",
    "prob_meet", "prob_meet_raw", "prob_min", "prob_max", "confidence", "required_annual_growth",
    "past_annual_growth", "ministry_grade", "path_attainment_rate", "progress_share",
    "target_ratio", "verdict",
  ]

  /// The table.
  public static func table(of assessments: [Assessment]) -> ReportTable {
    ReportTable(columns: columns, rows: assessments.map(row))
  }

  static func row(of assessment: Assessment) -> [DelimitedWriter.Field] {
    let record = assessment.record
    let target = assessment.target
    let step = target.flatMap { assessment.forecast?[$0.fiscalYear] }
    let interval = step?.distribution?.centralInterval(coverage: .percent80)
    let rates = assessment.rates
    let facts = assessment.facts
    func text(_ text: String?) -> DelimitedWriter.Field { text.map { .text($0) } ?? .blank }
    func year(_ year: FiscalYear?) -> DelimitedWriter.Field {
      year.map { .integer($0.startingYear) } ?? .blank
    }
    func exact(_ value: Double?) -> DelimitedWriter.Field { value.map { .exact($0) } ?? .blank }
    func computed(_ value: Double?) -> DelimitedWriter.Field { WideForecastFile.finite(value) }
    return [
      .text(record.indicator.id), .text(record.indicator.name),
      .text(record.indicator.unit.symbol), text(target?.direction?.rawValue),
      .text("at_target_year"),
      year(record.declaredBaseline?.fiscalYear), exact(record.declaredBaseline?.value),
      year(record.latest?.fiscalYear), exact(record.latest?.value),
      year(target?.fiscalYear), target.map { WideForecastFile.field(of: $0.criterion) } ?? .blank,
      .integer(record.actuals.count), .integer(record.pendingYears.count),
      computed(step?.median), computed(interval?.lowerBound), computed(interval?.upperBound),
      computed(assessment.reportedProbability), computed(assessment.attainmentProbability),
      computed(assessment.probabilityRange?.lowerBound),
      computed(assessment.probabilityRange?.upperBound),
      .text(assessment.confidence.rawValue),
      computed(facts?.requiredAnnualGrowth), computed(facts?.pastAnnualGrowth),
      text(record.ministryGrade),
      computed(rates?.pathAttainmentRate.fraction), computed(rates?.progressShare.fraction),
      computed(rates?.targetRatio.fraction), .text(assessment.verdict.code),
    ]
  }
}
