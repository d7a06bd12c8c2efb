import Forecasting
import Indicators
import StatisticalNumerics

/// The values of a chart as a table: one row a year, the same numbers.
struct YearTable {
  let indicator: ReportIndicator
  let wording: any ReportWording
  let phrases: any PageWording

  /// The most actuals and forecast years that a page has room for.
  private static let actualLimit = 8
  private static let forecastLimit = 7

  /// The table, and a remark on years that had to be left out.
  func blocks() -> [PageBlock] {
    let record = indicator.record
    let kind = record.indicator.yearKind
    guard !record.actuals.isEmpty || !indicator.projection.forecastYears.isEmpty else { return [] }
    let rows = indicator.chartRows
    let origin = record.latest?.fiscalYear
    // With one actual a forecast is for files only.
    let showsForecast = record.actuals.count > 1
    let past = rows.filter { row in origin.map { row.year <= $0 } ?? true }
    let future = rows.filter { row in origin.map { $0 < row.year } ?? false }
    let shownPast = past.suffix(Self.actualLimit)
    let shownFuture =
      future.count <= Self.forecastLimit
      ? future : Array(future.prefix(Self.forecastLimit - 1)) + future.suffix(1)
    let figures = indicator.main.forecast.map { Self.figures(of: record, forecast: $0) }
    func figure(_ value: Double?) -> String {
      value.map { figures?($0) ?? FigureText.computed($0) } ?? ""
    }
    func band(_ range: ClosedRange<Double>?, _ row: ChartDataFile.Row) -> String {
      guard let range, row.actual == nil, showsForecast else { return "" }
      return "\(figure(range.lowerBound)) – \(figure(range.upperBound))"
    }
    let hasPath = rows.contains { $0.path != nil }
    let hasTarget = rows.contains { $0.target != nil }
    let unit = record.indicator.unit
    let cells = (shownPast + shownFuture).map { row -> [String] in
      let actual = record.actual(in: row.year)
      let unobserved = record.unobservedYears.first { $0.fiscalYear == row.year }
      let status =
        actual.map { wording.statusWord($0.status) }
        ?? unobserved.map { wording.statusWord($0.status) } ?? wording.forecastStatus
      return [
        wording.shortYear(row.year, kind), status, actual.map(FigureText.actual) ?? "",
      ]
        + (hasPath ? [row.path.map(FigureText.computed) ?? ""] : [])
        + (hasTarget ? [row.target.map { wording.criterion($0, unit: unit) } ?? ""] : [])
        + [
          actual == nil && showsForecast ? figure(row.median) : "", band(row.inner, row),
          band(row.outer, row),
        ]
    }
    let header =
      [wording.yearColumn, wording.statusColumn, wording.actualColumn]
      + (hasPath ? [phrases.pathColumn] : []) + (hasTarget ? [phrases.targetColumn] : [])
      + [
        wording.medianColumn, wording.bandColumn(percent: "50"),
        wording.bandColumn(percent: "80"),
      ]
    var blocks: [PageBlock] = [
      .table(
        PageTable(
          caption: phrases.yearsHeading + unitText, header: header, rows: cells, textColumns: 2))
    ]
    let left = (past.count - shownPast.count, future.count - shownFuture.count)
    if left.0 > 0 || left.1 > 0 {
      blocks.append(.note(phrases.yearsLeftOut(actuals: left.0, forecasts: left.1)))
    }
    if !showsForecast { blocks.append(.note(phrases.noForecastShown)) }
    if let failure = indicator.projection.failure, showsForecast {
      blocks.append(.note(wording.forecastFailure(failure)))
    }
    return blocks
  }

  private var unitText: String {
    let unit = wording.unit(indicator.record.indicator.unit)
    return unit.isEmpty ? "" : " (" + unit.drop { $0 == " " } + ")"
  }

  /// How forecast values of a record are written: cut at the values that it can take, with no more digits than
  /// they bear.
  static func figures(
    of record: IndicatorRecord, forecast: IndicatorForecast
  ) -> (Double) -> String {
    let first = forecast.forecast?.steps.first?.distribution
    let digits = FigureText.ForecastDigits(
      record: record, narrowestBand: first?.centralInterval(coverage: .percent50))
    let bounds = record.naturalBounds
    return { digits.text(min(max($0, bounds.lowerBound), bounds.upperBound)) }
  }
}
