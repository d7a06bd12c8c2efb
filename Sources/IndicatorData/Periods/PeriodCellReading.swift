import Indicators
import Tables

/// Reads the rows of a series at periods that are not plain, and what all its rows say of the series.
package struct PeriodCellReading: Sendable {
  /// What a row says; no value where none was observed.
  package struct Row: Sendable {
    /// The period.
    package let period: Int
    /// The value.
    package let value: Double?
  }

  private let layout: PeriodLayout
  private var labels: [TidyColumn: Table.Cell] = [:]
  private var missing: (count: Int, first: Table.Cell)?
  private var firstRemarks: [Diagnostic] = []
  private var remarkCodes: Set<String> = []

  /// A reading of a layout.
  ///
  /// - Parameter layout: The columns.
  package init(_ layout: PeriodLayout) { self.layout = layout }

  /// The identifier of the series; else its name.
  package var identifier: String {
    (labels[.seriesID] ?? labels[.seriesName])?.text ?? layout.assumedValueName ?? "series"
  }
  /// The name of the series; else its identifier.
  package var name: String { labels[.seriesName]?.text ?? identifier }
  /// The unit, empty where none is given.
  package var unit: String { labels[.unit].map { HalfWidth($0.text).text } ?? "" }

  /// What there is to say of how cells were read.
  package var notes: [Diagnostic] {
    var notes = layout.notes
    if let missing {
      notes.append(
        Diagnostic(
          .note, at: location(of: missing.first), PeriodProblem.notObserved(count: missing.count)))
    }
    return notes + firstRemarks
  }

  private func location(of cell: Table.Cell) -> SourceLocation {
    SourceLocation(file: layout.file, line: cell.line, column: cell.column)
  }

  private func fault(_ problem: any Problem, at cell: Table.Cell) -> DiagnosticList {
    DiagnosticList([Diagnostic(.error, at: location(of: cell), problem)])
  }

  /// A fault in the period of a row.
  ///
  /// - Parameters:
  ///   - problem: What is wrong.
  ///   - cells: The row.
  /// - Returns: The fault at the cell of the period.
  package func periodFault(_ problem: PeriodProblem, in cells: [Table.Cell]) -> Diagnostic {
    Diagnostic(.error, at: location(of: cells[layout.periodColumn]), problem)
  }

  /// Reads a row.
  ///
  /// - Parameter cells: As many as the header has.
  /// - Returns: What it says.
  /// - Throws: What is wrong with it.
  package mutating func read(_ cells: [Table.Cell]) throws(DiagnosticList) -> Row {
    try readLabels(cells)
    let periodCell = cells[layout.periodColumn]
    let period = try period(periodCell)
    return Row(period: period, value: try value(cells[layout.valueColumn]))
  }

  /// Identifier, name and unit are those of the first row.
  private mutating func readLabels(_ cells: [Table.Cell]) throws(DiagnosticList) {
    for part in [TidyColumn.seriesID, .seriesName, .unit] {
      guard let column = layout.labelColumns[part] else { continue }
      let cell = cells[column]
      if part != .unit, HalfWidth(cell.text).scalars.isEmpty {
        throw fault(IndicatorDataProblem.emptySeriesName, at: cell)
      }
      guard let first = labels[part] else {
        labels[part] = cell
        continue
      }
      if first.text.utf8.elementsEqual(cell.text.utf8) { continue }
      if part == .unit || part == .seriesName && layout.labelColumns[.seriesID] != nil {
        throw fault(
          IndicatorDataProblem.conflictingLabels(
            column: part, first: first.text, firstLine: first.line, second: cell.text), at: cell)
      }
      throw fault(PeriodProblem.secondSeries(first: first.text, second: cell.text), at: cell)
    }
  }

  private func period(_ cell: Table.Cell) throws(DiagnosticList) -> Int {
    let text = HalfWidth(cell.text).text
    guard !text.isEmpty else { throw fault(PeriodProblem.noPeriod, at: cell) }
    let digits = text.utf8.first == 0x2D || text.utf8.first == 0x2B ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw fault(PeriodProblem.notAWholeNumber(found: cell.text), at: cell)
    }
    guard let period = Int(text) else {
      throw fault(PeriodProblem.beyondIntegers(found: cell.text), at: cell)
    }
    return period
  }

  private mutating func value(_ cell: Table.Cell) throws(DiagnosticList) -> Double? {
    if MissingMark.status(of: HalfWidth(cell.text).text) != nil {
      missing = ((missing?.count ?? 0) + 1, missing?.first ?? cell)
      return nil
    }
    let notation: ValueNotation
    do throws(ValueNotation.Fault) {
      notation = try ValueNotation(cell.text)
    } catch {
      throw fault(
        IndicatorDataProblem.value(
          error, column: layout.header[layout.valueColumn].text, found: cell.text), at: cell)
    }
    if notation.bound != nil {
      throw fault(IndicatorDataProblem.boundInActual(found: cell.text), at: cell)
    }
    guard notation.unit.isEmpty else {
      throw fault(PeriodProblem.unitInCell(found: cell.text), at: cell)
    }
    if notation.hasAccountingSign {
      remark(IndicatorDataProblem.triangleReadAsMinus(found: cell.text), at: cell)
    }
    if notation.isApproximate {
      remark(IndicatorDataProblem.approximateValue(found: cell.text), at: cell)
    }
    if notation.status != .final {
      remark(IndicatorDataProblem.provisionalValue(found: cell.text), at: cell)
    }
    return notation.value
  }

  /// The first cell of each kind is told.
  private mutating func remark(_ problem: any Problem, at cell: Table.Cell) {
    guard remarkCodes.insert(problem.code).inserted else { return }
    firstRemarks.append(Diagnostic(.note, at: location(of: cell), problem))
  }
}
