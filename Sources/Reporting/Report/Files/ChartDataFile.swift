import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// `chart/<id>.csv`: what a chart shows, ready to be pasted into Excel, Datawrapper or Flourish.
///
/// The only file in which the last actual repeats in the forecast columns, so that the lines join.
enum ChartDataFile {
  /// Japanese in both languages: chart tools print them as they are.
  static let columns = [
    "年度", "実績", "目標までの直線", "目標値", "予測（中央値）", "50%区間 下限", "50%区間 上限",
    "80%区間 下限", "80%区間 上限",
  ]

  /// The table.
  ///
  /// - Parameter rows: The years of one series.
  /// - Returns: One row a year.
  static func table(of rows: [Row]) -> ReportTable {
    ReportTable(columns: columns, rows: rows.map(fields))
  }

  /// One year of a chart.
  struct Row: Hashable, Sendable {
    let year: FiscalYear
    var actual: Double?
    var path: Double?
    var target: Target.Criterion?
    var median: Double?
    var inner: ClosedRange<Double>?
    var outer: ClosedRange<Double>?
  }

  /// The years of a chart, ascending: those with a value, a forecast, or a reason for having none.
  static func rows(of projection: SeriesProjection) -> [Row] {
    let record = projection.record
    let latest = record.latest
    let hasForecast = projection.forecastYears.contains { $0.step != nil }
    var rows: [Row] = record.actuals.map { actual in
      var row = Row(year: actual.fiscalYear, actual: actual.value)
      if hasForecast, actual == latest {
        row.median = actual.value
        row.inner = actual.value...actual.value
        row.outer = actual.value...actual.value
      }
      return row
    }
    let forecastSpan = Set(projection.forecastYears.map(\.year))
    rows += record.unobservedYears.filter { !forecastSpan.contains($0.fiscalYear) }
      .map { Row(year: $0.fiscalYear) }
    rows += projection.forecastYears.map { forecastYear in
      let law = forecastYear.step?.distribution
      func band(_ coverage: Coverage) -> ClosedRange<Double>? {
        if let index = projection.coverages.firstIndex(of: coverage) {
          return forecastYear.bands.indices.contains(index) ? forecastYear.bands[index] : nil
        }
        return law?.centralInterval(coverage: coverage)
      }
      return Row(
        year: forecastYear.year, median: finite(forecastYear.step?.median),
        inner: finite(band(.percent50)),
        outer: finite(band(.percent80)))
    }
    return rows.sorted { $0.year < $1.year }.map { row in
      var row = row
      row.path = WideForecastFile.pathValue(record, year: row.year)
      row.target = record.targets.first { $0.fiscalYear == row.year }?.criterion
      return row
    }
  }

  private static func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func finite(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
    range.flatMap { $0.lowerBound.isFinite && $0.upperBound.isFinite ? $0 : nil }
  }

  private static func fields(of row: Row) -> [DelimitedWriter.Field] {
    // An actual that repeats reads back to the same double as the one it repeats.
    func forecast(_ value: Double?) -> DelimitedWriter.Field {
      value.map { row.actual == nil ? .computed($0) : .exact($0) } ?? .blank
    }
    return [
      .integer(row.year.startingYear), row.actual.map { .exact($0) } ?? .blank,
      row.path.map { .computed($0) } ?? .blank,
      row.target.map { WideForecastFile.field(of: $0) } ?? .blank,
      forecast(row.median), forecast(row.inner?.lowerBound), forecast(row.inner?.upperBound),
      forecast(row.outer?.lowerBound), forecast(row.outer?.upperBound),
    ]
  }
}
