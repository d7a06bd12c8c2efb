import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// Forecasts as tables for people: one a series and model, one row a year.
public struct ForecastText: Sendable {
  private let wording: any ReportWording
  private let totals: TotalText

  /// A writer in a language.
  public init(language: Language) {
    wording = language.reportWording
    totals = TotalText(language: language)
  }

  /// All projections.
  public func text(of projections: [SeriesProjection]) -> String {
    projections.map { block(of: $0).joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// Why a series has no forecast.
  public func reason(for failure: SeriesProjection.Failure) -> String {
    wording.forecastFailure(failure)
  }

  private func block(of projection: SeriesProjection) -> [String] {
    let record = projection.record
    var lines = [Self.title(record.indicator)]
    if let latest = record.latest {
      let origin = wording.year(latest.fiscalYear, record.indicator.yearKind)
      let own = wording.modelUsed(
        projection.model, preset: projection.model == .predictive ? projection.preset.name : nil,
        actualCount: record.actuals.count, origin: origin)
      lines.append(
        projection.basis.isSum
          ? totals.method(
            projection.basis, of: record, preset: projection.preset, origin: origin)
          : totals.method(own, on: projection.basis))
    }
    if let bridge = projection.bridge {
      lines += BridgeText(wording: wording).lines(of: bridge, for: record.indicator)
        .split(separator: "\n").enumerated().map {
          $0 == 0 ? "\(BridgeText(wording: wording).phrases.label): \($1)" : "  \($1)"
        }
    }
    return lines + AlignedTable.lines(rows(of: projection), leftColumns: 2)
      + remarks(on: projection)
  }

  /// Identifier, name and unit, made safe to print.
  static func title(_ indicator: Indicator) -> String {
    let unit =
      indicator.unit.symbol.isEmpty ? "" : " [\(Quotation.escaped(indicator.unit.symbol))]"
    let id = Quotation.escaped(indicator.id)
    let name = Quotation.escaped(indicator.name)
    return (id == name ? id : "\(id)  \(name)") + unit
  }

  /// Whether a printed number had to be cut at the values that the indicator can take.
  private func isCutAtBounds(_ projection: SeriesProjection) -> Bool {
    let bounds = projection.record.naturalBounds
    let shown = projection.shownBands
    return projection.forecastYears.contains { year in
      let bands = shown.filter(year.bands.indices.contains).map { year.bands[$0] }
      let ends = bands.flatMap { [$0.lowerBound, $0.upperBound] }
      return (ends + [year.step?.median].compactMap(\.self)).contains { !bounds.contains($0) }
    }
  }

  private func rows(of projection: SeriesProjection) -> [[String]] {
    let record = projection.record
    let shown = projection.shownBands
    let digits = FigureText.ForecastDigits(
      record: record, narrowestBand: projection.forecastYears.first?.bands.first)
    let bounds = record.naturalBounds
    let confidence = Confidence(actualCount: projection.actualCount)
    func year(_ year: FiscalYear) -> String {
      wording.year(year, record.indicator.yearKind)
    }
    func cut(_ value: Double) -> String {
      digits.text(min(max(value, bounds.lowerBound), bounds.upperBound))
    }
    let header =
      [wording.yearColumn, wording.statusColumn, wording.actualColumn, wording.medianColumn]
      + shown.map {
        wording.bandColumn(percent: WideForecastFile.percentText(projection.coverages[$0]))
      }
      + (record.targets.isEmpty ? [] : [wording.chanceColumn])
    let blanks = [String](repeating: "", count: header.count - 3)
    var rows: [(year: FiscalYear, cells: [String])] = []
    for actual in record.seriesBreak?.earlierActuals ?? [] {
      let status = SeriesMeaningText(wording: wording).beforeBreak
      rows.append(
        (
          actual.fiscalYear,
          [year(actual.fiscalYear), status, FigureText.actual(actual)] + blanks
        ))
    }
    for actual in record.actuals {
      rows.append(
        (
          actual.fiscalYear,
          [year(actual.fiscalYear), wording.statusWord(actual.status), FigureText.actual(actual)]
            + blanks
        ))
    }
    let forecastSpan = Set(projection.forecastYears.map(\.year))
    for unobserved in record.unobservedYears where !forecastSpan.contains(unobserved.fiscalYear) {
      rows.append(
        (
          unobserved.fiscalYear,
          [year(unobserved.fiscalYear), wording.statusWord(unobserved.status), ""] + blanks
        ))
    }
    for forecastYear in projection.forecastYears {
      // With one actual a forecast is for files only.
      guard let step = forecastYear.step, projection.actualCount > 1 else { continue }
      let bands = shown.map { index in
        guard forecastYear.bands.indices.contains(index) else { return "" }
        let band = forecastYear.bands[index]
        return "\(cut(band.lowerBound)) – \(cut(band.upperBound))"
      }
      let chance = forecastYear.reportedProbability.map {
        wording.figure(ProbabilityRounding($0, confidence: confidence).met)
      }
      rows.append(
        (
          forecastYear.year,
          [year(forecastYear.year), wording.forecastStatus, "", cut(step.median)] + bands
            + (record.targets.isEmpty ? [] : [chance ?? ""])
        ))
    }
    return [header] + rows.sorted { $0.year < $1.year }.map(\.cells)
  }

  func remarks(on projection: SeriesProjection) -> [String] {
    if let failure = projection.failure { return [wording.forecastFailure(failure)] }
    let years = projection.forecastYears
    guard !years.isEmpty else { return [wording.nothingToForecast] }
    let notes = Set(years.flatMap(\.notes))
    var remarks: [String] = []
    if notes.contains(.negativeValuesMixture) { remarks.append(wording.negativeValuesMixture) }
    if notes.contains(.noInterval) { remarks.append(wording.noInterval) }
    if notes.contains(.zeroWidth) { remarks.append(wording.zeroWidth) }
    let meaning = SeriesMeaningText(wording: wording)
    if let text = meaning.seriesBreak(of: projection.record) { remarks.append(text) }
    if notes.contains(.cumulativeMayFall) { remarks.append(meaning.cumulativeMayFall) }
    if isCutAtBounds(projection) { remarks.append(wording.cutAtBounds) }
    if notes.contains(.outOfRange) { remarks.append(wording.outOfRange) }
    if let withheld = wording.withheld(actualCount: projection.actualCount) {
      remarks.append("\(wording.withheldLabel): \(withheld)")
    }
    return remarks
  }
}
