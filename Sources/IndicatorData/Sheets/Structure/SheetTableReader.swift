import Indicators
import Tables

/// Reads the rows under a header.
struct SheetTableReader {
  /// What the rows of one series say.
  struct SeriesRows {
    /// The name before the cells; `nil` where the rows are called 実績値 and the like.
    let name: String?
    /// ① before name or cells.
    let mark: Int?
    var unit: String?
    var grade: String?
    var values: [ImportedValue]
    /// Recorded rates by year, to be checked.
    var rates: [(year: FiscalYear, cell: SheetToken)] = []
    let token: SheetToken
  }

  let header: SheetHeader
  /// Whether a heading with a number stands above: then words end the table.
  let hasHeading: Bool
  var cells: CellReader
  var series: [SeriesRows] = []

  let sheet: SheetText
  let headers: HeaderReader
  var prefix = ""
  var pending: SheetLabel?
  var pendingUnit: String?
  var lastLabel: SheetLabel?
  /// Rows that were placed by position, by line.
  var placedRows: [(row: String, cell: SheetToken)] = []
  /// Whether a row lies apart from its columns or in several lines, so that positions say nothing here.
  var doubtsPositions = false
  /// What complete rows, of this table or of others, have shown of how columns are counted.
  var evidence: CountingEvidence
  /// The cells of the last complete row.
  var reference: [SheetToken]?
  /// A line of a label that was read with the row above it.
  var labelLine: Int?

  init(
    header: SheetHeader, hasHeading: Bool, sheet: SheetText, eras: EraContext,
    headers: HeaderReader, evidence: CountingEvidence
  ) {
    self.evidence = evidence
    self.header = header
    self.hasHeading = hasHeading
    self.sheet = sheet
    self.headers = headers
    cells = CellReader(sheet: sheet, eras: eras)
  }

  /// Reads from a position to the end of the table.
  ///
  /// - Returns: The position of the first line that is not part of the table.
  mutating func read(from start: Int) -> Int {
    var index = start
    while index < sheet.lines.count {
      let line = sheet.lines[index]
      if line.isBlank || line.number == labelLine {
        index += 1
        continue
      }
      if isHeader(at: index) { break }
      let row = SheetRow(
        line, prefix: prefix, hasUnitColumn: header.hasUnitColumn,
        hasRemarkColumn: header.hasRemarkColumn)
      if row.cells.isEmpty
        || !row.isCalledKnown && SheetHeading(line, in: sheet) != nil
          && row.cells.count != header.columns.count
      {
        guard takesWords(row) else { break }
        index += 1
        continue
      }
      let years = yearsBelow(index)
      guard take(row, yearsBelow: years.years, next: sheet.lines[safe: years.end]) else { break }
      index = years.end
      prefix = ""
      pending = nil
    }
    if doubtsPositions { refusePlacedRows() }
    return index
  }

  /// What was placed by position in a table whose positions turned out to be wrong is taken back.
  mutating func refusePlacedRows() {
    for (row, cell) in placedRows {
      cells.refuse(.cellPosition(row: row, found: cell.text), at: cell)
      for index in series.indices {
        series[index].values.removeAll { $0.location.line == cell.line }
      }
    }
  }

  func isHeader(at index: Int) -> Bool {
    do throws(HeaderReader.Fault) {
      return try headers.header(at: index) != nil
    } catch {
      return true
    }
  }

  /// 年度ごとの, or a label that waits for its cells; other words end a table that has its heading.
  mutating func takesWords(_ row: SheetRow) -> Bool {
    let narrow = row.line.narrow
    if Self.prefixes.contains(narrow) {
      prefix = narrow
      return true
    }
    if case .known(let label) = row.label, row.cells.isEmpty {
      pending = label
      pendingUnit = row.unit
      return true
    }
    if hasHeading || SheetHeading(row.line, in: sheet) != nil { return false }
    return row.line.text.unicodeScalars.count <= 40 && !narrow.hasSuffix("。")
      && !narrow.hasPrefix("(") && !narrow.hasPrefix("【") && !narrow.hasPrefix("※")
  }

  static let prefixes: Set<String> = ["年度ごとの", "年度毎の", "各年度の", "毎年度の"]

  /// A line of nothing but years in parentheses below a row: (16年度) … (24年度).
  func yearsBelow(_ index: Int) -> (years: [SheetToken], end: Int) {
    let next = index + 1
    guard let line = sheet.lines[safe: next], !line.isBlank,
      line.tokens.allSatisfy({ $0.narrow.hasPrefix("(") && SheetRow.isYear($0.narrow) })
    else { return ([], next) }
    return (line.tokens, next + 1)
  }

  /// Takes a row; false if the line is no row of the table.
  mutating func take(
    _ row: SheetRow, yearsBelow: [SheetToken], next: SheetText.Line?
  ) -> Bool {
    guard let first = row.cells.first else { return false }
    var label: SheetLabel
    switch row.label {
    case .known(let known): label = known
    case .name(let name):
      if Self.prefixes.contains(SheetToken.narrowed(name)) {
        // 年度ごとの ― ― ― and 目標値 in the next line.
        guard let word = next?.narrow, let known = SheetLabel(SheetToken.narrowed(name) + word)
        else {
          cells.refuse(.unlabelledRow(found: row.line.text), at: first)
          return true
        }
        labelLine = next?.number
        label = known
      } else {
        label = .actual
      }
    case .none:
      if let next, let known = SheetLabel(prefix + next.narrow), !prefix.isEmpty {
        // 年度ごとの above the values and 目標値 below them.
        labelLine = next.number
        label = known
      } else if let pending {
        label = pending
      } else if let lastLabel, isPartRow(row) {
        label = lastLabel
      } else if header.hasRoles, lastLabel == nil {
        label = .actual
      } else if row.cells.allSatisfy({ MissingMark.status(of: $0.narrow) != nil }) {
        cells.note(
          ImportProblem.rowOfMarks(
            row: row.line.text, found: row.cells.count, expected: header.columns.count), at: first)
        return true
      } else {
        // Cells may have been pushed into lines of their own: positions say nothing here.
        doubtsPositions = true
        cells.refuse(.unlabelledRow(found: row.line.text), at: first)
        return true
      }
    }
    lastLabel = label
    guard let aligned = align(row, label: label, yearsBelow: yearsBelow) else { return true }
    emit(row, label: label, cells: aligned)
    return true
  }

  /// Cells that all begin with the same circled number continue the row above.
  func isPartRow(_ row: SheetRow) -> Bool {
    let marks = Set(row.cells.map { SheetScalar.droppingMark($0.narrow).mark })
    return marks.count == 1 && marks.first.flatMap { $0 } != nil
  }
}
