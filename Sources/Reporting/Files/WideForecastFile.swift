import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// `forecast_wide.csv`: one row an indicator and year, actuals first, then forecasts.
public enum WideForecastFile {
  /// The table.
  public static func table(
    of projections: [SeriesProjection], coverages: [Coverage]
  ) -> ReportTable {
    let bands = coverages.flatMap { coverage in
      ["lo_\(percentText(coverage))", "hi_\(percentText(coverage))"]
    }
    return ReportTable(
      columns: [
        "series_id", "series_name", "unit", "fiscal_year", "era_label", "status", "actual",
        "target", "target_path", "median", "mean",
      ] + bands + [
        "prob_meet", "prob_meet_raw", "note", "model_id", "origin_fy", "n_actual",
      ],
      rows: projections.flatMap(rows))
  }

  /// 50, 97.5: the coverage as it stands in column names.
  static func percentText(_ coverage: Coverage) -> String {
    NumberText.significant(coverage.percent, digits: 15)
  }

  private static func rows(of projection: SeriesProjection) -> [[DelimitedWriter.Field]] {
    let record = projection.record
    let forecastYears = projection.forecastYears
    let blank = blankForecast(bandCount: projection.coverages.count)
    var rows: [(year: FiscalYear, row: [DelimitedWriter.Field])] = []
    for actual in record.seriesBreak?.earlierActuals ?? [] {
      rows.append(
        (
          actual.fiscalYear,
          row(
            projection, year: actual.fiscalYear, status: code(of: actual.status),
            actual: actual.value, forecast: blank, notes: [.beforeBreak])
        ))
    }
    for actual in record.actuals {
      rows.append(
        (
          actual.fiscalYear,
          row(
            projection, year: actual.fiscalYear, status: code(of: actual.status),
            actual: actual.value, forecast: blank, notes: [])
        ))
    }
    let forecastSpan = Set(forecastYears.map(\.year))
    for unobserved in record.unobservedYears where !forecastSpan.contains(unobserved.fiscalYear) {
      let isPending = unobserved.status == .pending
      rows.append(
        (
          unobserved.fiscalYear,
          row(
            projection, year: unobserved.fiscalYear, status: isPending ? "pending" : "missing",
            actual: nil, forecast: blank, notes: isPending ? [] : [NoteCode(unobserved.status)])
        ))
    }
    for forecastYear in forecastYears {
      rows.append(
        (
          forecastYear.year,
          row(
            projection, year: forecastYear.year, status: "forecast", actual: nil,
            forecast: fields(of: forecastYear, bandCount: projection.coverages.count),
            notes: forecastYear.notes)
        ))
    }
    var sorted = rows.sorted { $0.year < $1.year }.map(\.row)
    if forecastYears.isEmpty {
      // No forecast row carries the reason, so a row of its own does.
      sorted.append(
        row(
          projection, year: nil, status: "", actual: nil, forecast: blank,
          notes: [projection.failure?.note ?? .nothingToForecast]))
    }
    return sorted
  }

  private static func row(
    _ projection: SeriesProjection, year: FiscalYear?, status: String, actual: Double?,
    forecast: [DelimitedWriter.Field], notes: [NoteCode]
  ) -> [DelimitedWriter.Field] {
    let record = projection.record
    let indicator = record.indicator
    let target = year.flatMap { year in record.targets.first { $0.fiscalYear == year } }
    return [
      .text(indicator.id), .text(indicator.name), .text(indicator.unit.symbol),
      year.map { .integer($0.startingYear) } ?? .blank,
      year.map { .text($0.eraLabel(indicator.yearKind)) } ?? .blank,
      status.isEmpty ? .blank : .text(status),
      actual.map { .exact($0) } ?? .blank,
      target.map { field(of: $0.criterion) } ?? .blank,
      year.flatMap { pathValue(record, year: $0) }.map { .computed($0) } ?? .blank,
    ] + forecast + [
      notes.isEmpty ? .blank : .text(notes.map(\.rawValue).joined(separator: ";")),
      .text(projection.modelIdentifier),
      record.latest.map { .integer($0.fiscalYear.startingYear) } ?? .blank,
      .integer(record.actuals.count),
    ]
  }

  /// Median, mean, bands and probabilities of a year.
  private static func fields(
    of forecastYear: SeriesProjection.ForecastYear, bandCount: Int
  ) -> [DelimitedWriter.Field] {
    guard let step = forecastYear.step else { return blankForecast(bandCount: bandCount) }
    let bands =
      forecastYear.bands.isEmpty
      ? [DelimitedWriter.Field](repeating: .blank, count: 2 * bandCount)
      : forecastYear.bands.flatMap { band -> [DelimitedWriter.Field] in
        // An interval with an end beyond doubles is no interval.
        let isWhole = band.lowerBound.isFinite && band.upperBound.isFinite
        return isWhole ? [finite(band.lowerBound), finite(band.upperBound)] : [.blank, .blank]
      }
    return [finite(step.median), finite(step.distribution?.mean)] + bands
      + [
        finite(forecastYear.reportedProbability), finite(forecastYear.attainmentProbability),
      ]
  }

  private static func blankForecast(bandCount: Int) -> [DelimitedWriter.Field] {
    [DelimitedWriter.Field](repeating: .blank, count: 4 + 2 * bandCount)
  }

  /// A computed number; blank where there is none in the range of doubles.
  static func finite(_ value: Double?) -> DelimitedWriter.Field {
    guard let value, value.isFinite else { return .blank }
    return .computed(value)
  }

  /// The path's value between base and target year.
  static func pathValue(_ record: IndicatorRecord, year: FiscalYear) -> Double? {
    guard let baseline = record.baseline, let target = record.finalTarget,
      (baseline.fiscalYear...max(baseline.fiscalYear, target.fiscalYear)).contains(year)
    else { return nil }
    return LinearPath(baseline: baseline, target: target)?.value(in: year)
  }

  private static func code(of status: ValueStatus) -> String {
    switch status {
    case .provisional: "provisional"
    case .revised: "revised"
    default: "actual"
    }
  }

  /// The target's number; a range as its ends.
  static func field(of criterion: Target.Criterion) -> DelimitedWriter.Field {
    switch criterion {
    case .atLeast(let value), .atMost(let value), .above(let value), .below(let value):
      .exact(value)
    case .within(let range):
      .code(
        "\(NumberText.shortest(range.lowerBound))..\(NumberText.shortest(range.upperBound))")
    }
  }
}
