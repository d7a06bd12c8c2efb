import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// Writes rows of a panel's forecasts.
struct PanelText {
  let format: PanelFileFormat
  let text: TextBlock

  func separate() { text.append(format.separator) }

  func endRow() { text.append(0x0A) }

  /// A cell without a value.
  func appendBlank() {
    if format.isTabbed { text.append("\\N") }
  }

  func append(computed value: Double) {
    text.append(significant: value, digits: format.digits)
  }

  func append(cell: UnsafeRawBufferPointer) {
    if cell.isEmpty {
      appendBlank()
    } else if format.isTabbed {
      text.append(cell)
    } else {
      text.appendCell(cell, separator: format.separator)
    }
  }

  func append(cell: String) {
    var cell = cell
    cell.withUTF8 { append(cell: UnsafeRawBufferPointer($0)) }
  }

  func append(_ field: DelimitedWriter.Field) {
    switch field {
    case .blank: appendBlank()
    case .text(let text), .code(let text): append(cell: text)
    case .integer(let value): text.append(integer: value)
    case .exact(let value): text.append(shortest: value)
    case .computed(let value): append(computed: value)
    }
  }

  func append(rows: [[DelimitedWriter.Field]]) {
    for row in rows {
      for (index, field) in row.enumerated() {
        if index > 0 { separate() }
        append(field)
      }
      endRow()
    }
  }

  /// All rows of a projection.
  func append(_ projection: SeriesProjection) {
    switch format.shape {
    case .wide:
      append(
        rows: WideForecastFile.table(
          of: [projection], coverages: format.options.coverages
        ).rows)
    case .long:
      if let failure = projection.failure {
        appendFailure(
          identifier: projection.record.indicator.id, model: projection.modelIdentifier,
          year: projection.record.latest?.fiscalYear.startingYear, reason: failure.note.rawValue)
      } else {
        append(
          rows: LongForecastFile.table(
            of: [projection], quantiles: format.options.quantiles
          ).rows)
      }
    case .statsforecast:
      guard projection.failure == nil else {
        return appendFailure(
          identifier: projection.record.indicator.id, model: "",
          year: projection.record.latest?.fiscalYear.startingYear, reason: "")
      }
      append(rows: projection.forecastYears.map { row(of: $0, in: projection) })
    }
  }

  private func row(
    of year: SeriesProjection.ForecastYear, in projection: SeriesProjection
  ) -> [DelimitedWriter.Field] {
    let blanks = [DelimitedWriter.Field](
      repeating: .blank, count: 2 * format.options.coverages.count)
    let bands = year.bands.flatMap { band -> [DelimitedWriter.Field] in
      let isWhole = band.lowerBound.isFinite && band.upperBound.isFinite
      return isWhole ? [.computed(band.lowerBound), .computed(band.upperBound)] : [.blank, .blank]
    }
    return [
      .text(projection.record.indicator.id), .integer(year.year.startingYear),
      WideForecastFile.finite(year.step?.median),
    ] + (bands.isEmpty ? blanks : bands)
  }

  /// The one row of a series that has no numbers.
  ///
  /// - Parameters:
  ///   - identifier: The series.
  ///   - model: The model's name in files.
  ///   - year: Its last year, if known.
  ///   - reason: A code, or several with `;` between them.
  func appendFailure(identifier: String, model: String, year: Int?, reason: String) {
    let lastYear: DelimitedWriter.Field = year.map { .integer($0) } ?? .blank
    var row = [DelimitedWriter.Field](repeating: .blank, count: format.columns.count)
    row[0] = .text(identifier)
    switch format.shape {
    case .wide:
      row[1] = .text(identifier)
      row[row.count - 4] = .code(reason)
      row[row.count - 3] = .text(model)
      row[row.count - 2] = lastYear
    case .long:
      row[1] = .text(model)
      row[2] = lastYear
      row[5] = .code("failed")
      row[6] = .code(reason)
    case .statsforecast: row[1] = lastYear
    }
    append(rows: [row])
  }
}
