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
  private(set) var cells: CellReader
  private(set) var series: [SeriesRows] = []

  private let sheet: SheetText
  private let headers: HeaderReader
  private var prefix = ""
  private var pending: SheetLabel?
  private var pendingUnit: String?
  private var lastLabel: SheetLabel?
  /// Rows that were placed by position, by line.
  private var placedRows: [(row: String, cell: SheetToken)] = []
  /// Whether a row lies apart from its columns or in several lines, so that positions say nothing here.
  private var doubtsPositions = false
  /// What complete rows, of this table or of others, have shown of how columns are counted.
  private(set) var evidence: CountingEvidence
  /// The cells of the last complete row.
  private var reference: [SheetToken]?
  /// A line of a label that was read with the row above it.
  private var labelLine: Int?

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
  private mutating func refusePlacedRows() {
    for (row, cell) in placedRows {
      cells.refuse(.cellPosition(row: row, found: cell.text), at: cell)
      for index in series.indices {
        series[index].values.removeAll { $0.location.line == cell.line }
      }
    }
  }

  private func isHeader(at index: Int) -> Bool {
    do throws(HeaderReader.Fault) {
      return try headers.header(at: index) != nil
    } catch {
      return true
    }
  }

  /// 年度ごとの, or a label that waits for its cells; other words end a table that has its heading.
  private mutating func takesWords(_ row: SheetRow) -> Bool {
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

  private static let prefixes: Set<String> = ["年度ごとの", "年度毎の", "各年度の", "毎年度の"]

  /// A line of nothing but years in parentheses below a row: (16年度) … (24年度).
  private func yearsBelow(_ index: Int) -> (years: [SheetToken], end: Int) {
    let next = index + 1
    guard let line = sheet.lines[safe: next], !line.isBlank,
      line.tokens.allSatisfy({ $0.narrow.hasPrefix("(") && SheetRow.isYear($0.narrow) })
    else { return ([], next) }
    return (line.tokens, next + 1)
  }

  /// Takes a row; false if the line is no row of the table.
  private mutating func take(
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
  private func isPartRow(_ row: SheetRow) -> Bool {
    let marks = Set(row.cells.map { SheetScalar.droppingMark($0.narrow).mark })
    return marks.count == 1 && marks.first.flatMap { $0 } != nil
  }

  private struct AlignedCell {
    let token: SheetToken
    var column: SheetHeader.Column
  }

  /// The cells with their columns, or `nil` after a refusal.
  private mutating func align(
    _ row: SheetRow, label: SheetLabel, yearsBelow: [SheetToken]
  ) -> [AlignedCell]? {
    let first = row.cells[0]
    var columns = header.columns
    if row.cells.count != columns.count, let own = header.columnsWithOwnYears,
      row.cells.count == own.count
    {
      columns = own
    }
    if row.cells.count != columns.count,
      !row.cells.contains(where: { SheetGrade.isGrade($0.narrow) })
    {
      // Grades and marks may stand in another line; what is left is complete or not.
      let values = columns.filter { $0.role != .mark && $0.role != .grade }
      if row.cells.count == values.count { columns = values }
    }
    let name = name(of: row)
    do throws(CellAlignment.Fault) {
      // The first of several actuals that stand one below the other looks like a row of its own.
      if row.cells.count == 1, columns.count > 2, label == .actual {
        doubtsPositions = true
        throw .count
      }
      let positions = try CellAlignment.columns(
        of: row.cells, among: columns, keepsPositions: header.keepsPositions,
        counting: evidence.counting,
        reference: reference?.count == columns.count ? reference : nil)
      if header.keepsPositions {
        evidence.add(row.cells, under: columns)
        if row.cells.count == header.columns.count { reference = row.cells }
      }
      if let index = RunTogether.suspect(in: row.cells, at: positions, of: columns.count) {
        cells.refuse(.runTogether(found: row.cells[index].text), at: row.cells[index])
        return nil
      }
      if row.cells.count < columns.count { placedRows.append((name, first)) }
      var aligned = zip(row.cells, positions).map {
        AlignedCell(token: $0, column: columns[$1])
      }
      guard fill(&aligned, with: yearsBelow) else {
        cells.refuse(.yearMissing(row: name, found: yearsBelow[0].text), at: yearsBelow[0])
        return nil
      }
      return aligned
    } catch {
      if row.cells.allSatisfy({ MissingMark.status(of: $0.narrow) != nil }) {
        // Dashes that fit no column lose nothing.
        cells.note(
          ImportProblem.rowOfMarks(row: name, found: row.cells.count, expected: columns.count),
          at: first)
        return nil
      }
      switch error {
      case .count:
        cells.refuse(
          .cellCount(row: name, found: row.cells.count, expected: columns.count), at: first)
      case .position(let index):
        if row.cells.count == columns.count { doubtsPositions = true }
        cells.refuse(
          .cellPosition(row: name, found: row.cells[index].text), at: row.cells[index])
      }
      return nil
    }
  }

  /// Gives the years of the line below to initial value and target, if they are as many.
  private func fill(_ aligned: inout [AlignedCell], with years: [SheetToken]) -> Bool {
    guard !years.isEmpty else { return true }
    let open = aligned.indices.filter { index in
      let column = aligned[index].column
      return column.year == nil && [.baseline, .target, .latest].contains(column.role)
        && MissingMark.status(of: aligned[index].token.narrow) == nil
        && SheetCell(aligned[index].token.text, eras: cells.eras).year == nil
    }
    guard open.count == years.count else { return false }
    for (index, year) in zip(open, years) {
      do throws(YearNotation.Fault) {
        aligned[index].column.year = try SheetYear.read(
          year.narrow, at: .cell, eras: cells.eras)
      } catch {
        return false
      }
    }
    return true
  }

  private func name(of row: SheetRow) -> String {
    switch row.label {
    case .known, .name: row.line.tokens.first?.text ?? ""
    case .none: row.line.text
    }
  }

  private mutating func emit(_ row: SheetRow, label: SheetLabel, cells aligned: [AlignedCell]) {
    let rowName = name(of: row)
    if label == .grade {
      cells.note(ImportProblem.rowIgnored(row: rowName), at: aligned[0].token)
      return
    }
    let late = valuesAfterPending(aligned, label: label)
    // A circled number before the values names the part; before the label it names it for all of them.
    for (index, entry) in aligned.enumerated() {
      if late.contains(index) {
        cells.refuse(
          .valueAfterPending(row: rowName, found: entry.token.text), at: entry.token)
        continue
      }
      let mark = SheetScalar.droppingMark(entry.token.narrow)
      let part = row.mark ?? (mark.core.isEmpty ? nil : mark.mark)
      let position = seriesPosition(row, part: part)
      if label == .rate || entry.column.role == .rate {
        if let year = entry.column.year?.year {
          series[position].rates.append((year, entry.token))
        }
        continue
      }
      if entry.column.role == .mark { continue }
      if entry.column.role == .grade {
        if case .grade(let grade) = SheetCell(entry.token.text, eras: cells.eras).content {
          series[position].grade = grade
        } else if MissingMark.status(of: entry.token.narrow) == nil {
          cells.note(ImportProblem.remarkSkipped(found: entry.token.text), at: entry.token)
        }
        continue
      }
      guard let role = Self.role(row: label, column: entry.column.role) else {
        if MissingMark.status(of: entry.token.narrow) == nil {
          cells.refuse(.unreadCell(row: rowName, found: entry.token.text), at: entry.token)
        }
        continue
      }
      series[position].values += cells.values(
        in: entry.token, role: role, columnYear: entry.column.year, row: rowName)
    }
  }

  /// Actuals of later years than one that is still pending, in a row without a target: the last of them
  /// may be the target, under a column that is lost or out of order.
  private func valuesAfterPending(_ aligned: [AlignedCell], label: SheetLabel) -> Set<Int> {
    let hasTarget = aligned.contains { entry in
      guard entry.column.role == .target else { return false }
      switch SheetCell(entry.token.text, eras: cells.eras).content {
      case .value, .range: return true
      default: return false
      }
    }
    guard !hasTarget else { return [] }
    var pending: FiscalYear?
    var late: Set<Int> = []
    for (index, entry) in aligned.enumerated() {
      guard Self.role(row: label, column: entry.column.role) == .actual,
        let year = entry.column.year?.year
      else { continue }
      switch SheetCell(entry.token.text, eras: cells.eras).content {
      case .missing(.pending): pending = pending ?? year
      case .value: if let pending, year > pending { late.insert(index) }
      default: break
      }
    }
    return late
  }

  /// A row of actuals follows its columns; a row of targets makes targets of all but the initial value.
  private static func role(row: SheetLabel, column: SheetHeader.Role) -> ImportedValue.Role? {
    switch (row, column) {
    case (.target, .baseline), (.annualTarget, .baseline): nil
    case (.target, _), (.annualTarget, _): .target
    case (.baseline, _): .baseline
    case (_, .baseline): .baseline
    case (_, .target), (_, .annualTarget): .target
    case (_, .actual), (_, .latest): .actual
    case (_, .grade), (_, .rate), (_, .mark): nil
    }
  }

  private mutating func seriesPosition(_ row: SheetRow, part: Int?) -> Int {
    var name: String?
    if case .name(let text) = row.label, !Self.prefixes.contains(SheetToken.narrowed(text)) {
      name = text
    }
    let last = series.indices.last { index in
      series[index].mark == part && (name == nil || series[index].name == name)
    }
    if let last {
      if series[last].unit == nil { series[last].unit = row.unit ?? pendingUnit }
      return last
    }
    series.append(
      SeriesRows(
        name: name, mark: part, unit: row.unit ?? header.unit, values: [],
        token: row.line.tokens[0]))
    return series.count - 1
  }
}

extension Array {
  /// The element at a position, or `nil` outside.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
