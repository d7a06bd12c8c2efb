import Indicators
import Tables

extension SheetTableReader {
  /// A cell and its column.
  struct AlignedCell {
    let token: SheetToken
    var column: SheetHeader.Column
  }

  /// The cells with their columns, or `nil` after a refusal.
  mutating func align(
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
  func fill(_ aligned: inout [AlignedCell], with years: [SheetToken]) -> Bool {
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

  func name(of row: SheetRow) -> String {
    switch row.label {
    case .known, .name: row.line.tokens.first?.text ?? ""
    case .none: row.line.text
    }
  }

  mutating func emit(_ row: SheetRow, label: SheetLabel, cells aligned: [AlignedCell]) {
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
  func valuesAfterPending(_ aligned: [AlignedCell], label: SheetLabel) -> Set<Int> {
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
  static func role(row: SheetLabel, column: SheetHeader.Role) -> ImportedValue.Role? {
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

  mutating func seriesPosition(_ row: SheetRow, part: Int?) -> Int {
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
