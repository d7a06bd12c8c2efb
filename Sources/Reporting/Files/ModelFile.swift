import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The file `models.csv`: one row an indicator, target and model.
public enum ModelFile {
  static let columns = [
    "series_id", "series_name", "unit", "target_fy", "target_value", "model_id", "n_actual",
    "median", "lo_50", "hi_50", "lo_80", "hi_80", "lo_95", "hi_95", "prob_meet", "prob_meet_raw",
    "note",
  ]

  /// The table.
  public static func table(of comparisons: [ModelComparison]) -> ReportTable {
    ReportTable(
      columns: columns,
      rows: comparisons.flatMap { comparison in
        comparison.views.map { row(of: $0, in: comparison) }
      })
  }

  private static func row(
    of view: ModelComparison.View, in comparison: ModelComparison
  ) -> [DelimitedWriter.Field] {
    let record = comparison.record
    let step = view.forecast[comparison.year]
    let bands = ForecastOptions.standardCoverages.map { coverage in
      step?.distribution?.centralInterval(coverage: coverage)
    }
    func number(_ value: Double?) -> DelimitedWriter.Field { WideForecastFile.finite(value) }
    return [
      .text(record.indicator.id), .text(record.indicator.name),
      .text(record.indicator.unit.symbol), .integer(comparison.year.startingYear),
      comparison.target.map { WideForecastFile.field(of: $0.criterion) } ?? .blank,
      .text(view.identifier), .integer(record.actuals.count), number(step?.median),
    ]
      + bands.flatMap { [number($0?.lowerBound), number($0?.upperBound)] }
      + [
        number(view.reportedProbability), number(view.attainmentProbability),
        note(on: view, step: step, record: record).map { .text($0.rawValue) } ?? .blank,
      ]
  }

  private static func note(
    on view: ModelComparison.View, step: Forecast<FiscalYear>.Step?, record: IndicatorRecord
  ) -> NoteCode? {
    if case .failure(let error) = view.forecast.outcome { return NoteCode(error) }
    guard let distribution = step?.distribution else { return .noInterval }
    if distribution.isDegenerate { return .zeroWidth }
    let bounds = record.naturalBounds
    let widest = distribution.centralInterval(coverage: .percent95)
    return bounds.contains(widest.lowerBound) && bounds.contains(widest.upperBound)
      ? nil : .outsideBounds
  }
}
