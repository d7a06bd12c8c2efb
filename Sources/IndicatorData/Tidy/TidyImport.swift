import Indicators
import Tables

/// Takes a tidy table over as it is, with the place and the text of every value.
public struct TidyImport: Sendable {
  /// A reader.
  public init() {}

  /// Reads all rows of a table.
  ///
  /// - Parameter table: A table in the tidy layout.
  /// - Returns: The series, and notes in input order.
  /// - Throws: Every fault found, in input order: a tidy table is right as a whole or not at all.
  public func result(in table: Table) throws(DiagnosticList) -> ImportResult {
    var notes = try TidyReader().records(in: table).notes
    let columns = try TidyColumns(table)
    // The layout written has no place for either: a source of sheets states no sums.
    if let position = columns.positions[.measure] {
      notes.append(
        Diagnostic(
          .note, at: table.location(of: table.header[position]),
          IndicatorDataProblem.columnUnused(name: table.header[position].text)))
    }
    if let position = columns.positions[.sumOf] {
      notes.append(
        Diagnostic(
          .note, at: table.location(of: table.header[position]),
          IndicatorDataProblem.sumsNotImported(name: table.header[position].text)))
    }
    var reader = TidyRowReader(table: table, columns: columns)
    var drafts = DraftList()
    for cells in table.rows where !cells.allSatisfy({ HalfWidth($0.text).scalars.isEmpty }) {
      guard let row = reader.read(cells) else { continue }
      func text(_ column: TidyColumn) -> String { reader.cell(column, in: cells)?.text ?? "" }
      let id =
        columns.positions[.seriesID] == nil && columns.positions[.seriesName] == nil
        ? columns.assumedValueName ?? "series"
        : columns.positions[.seriesID] == nil ? text(.seriesName) : text(.seriesID)
      var position = drafts.position(of: id)
      if position == nil {
        let name = text(.seriesName).isEmpty ? id : text(.seriesName)
        position = drafts.append(
          SeriesDraft(id: id, name: name, location: table.location(of: cells[0])))
      }
      guard let position else { continue }
      if !text(.unit).isEmpty { drafts[position].statedUnit = HalfWidth(text(.unit)).text }
      if !text(.ministryGrade).isEmpty { drafts[position].grade = text(.ministryGrade) }
      if let direction = row.direction { drafts[position].direction = direction }
      for value in Self.values(of: row, in: table) { drafts[position].add(value) }
    }
    let cells = CellReader(
      sheet: SheetText("", file: table.file), eras: EraContext(soleEra: nil))
    return ImportResult(
      drafts: drafts.drafts, cells: cells, file: table.file, numbered: 0,
      others: notes)
  }

  private static func values(of row: TidyRow, in table: Table) -> [ImportedValue] {
    var values: [ImportedValue] = []
    func add(
      _ role: ImportedValue.Role, _ content: ImportedValue.Content, _ cell: Table.Cell,
      _ qualifiers: [Qualifier]
    ) {
      values.append(
        ImportedValue(
          role: role, year: row.year.year, yearKind: row.year.kind, content: content,
          qualifiers: qualifiers, rawText: cell.text, location: table.location(of: cell)))
    }
    let broken: [Qualifier] = row.isBreak ? [.seriesBreak] : []
    switch row.content {
    case .value(let notation):
      var role = ImportedValue.Role.actual
      if case .baseline = row.status { role = .baseline }
      add(
        role, .number(notation), row.valueCell,
        (row.isApproximate(notation) ? [.approximate] : []) + broken)
    case .missing(var status, _):
      switch row.status {
      case .pending: status = .pending
      case .missing(let stated): status = stated
      case .value, .baseline, nil: break
      }
      if status != .blank { add(.actual, .missing(status), row.valueCell, broken) }
    }
    if let cell = row.targetCell {
      switch row.target {
      case .criterion(let notation):
        var qualifiers = row.qualifiers.filter { $0 != .seriesBreak } + broken
        if let bound = notation.bound { qualifiers.append(Qualifier(bound)) }
        if notation.isApproximate { qualifiers.append(.approximate) }
        add(.target, .number(notation), cell, qualifiers)
      case .range(let lower, let upper):
        let others = row.qualifiers.filter { $0 != .seriesBreak && $0 != .range }
        add(.target, .range(lower, upper), cell, others + broken + [.range])
      case .words, nil: break
      }
    }
    return values
  }
}
