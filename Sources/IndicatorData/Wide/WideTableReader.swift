import Indicators
import Tables

/// Reads a table with one row an indicator and one column a year: 指標, 単位, H27年度, …, 目標値(R2年度).
public struct WideTableReader: Sendable {
  /// What a column holds.
  enum Column {
    case id, name, unit, direction, grade
    case baselineYear, targetYear
    case values(SheetHeader.Role, SheetYear?)
    case unused
  }

  /// A reader.
  public init() {}

  /// Reads all rows of a table.
  ///
  /// - Parameter table: A table with a header.
  /// - Returns: The indicators, and notes and refusals in input order.
  /// - Complexity: O(cells).
  public func result(in table: Table) -> ImportResult {
    let sheet = SheetText(
      table.header.map(\.text).joined(separator: " "), file: table.file)
    let eras = EraContext(sheet)
    var cells = CellReader(sheet: sheet, eras: eras)
    let columns = columns(of: table, eras: eras, cells: &cells)
    var drafts: [SeriesDraft] = []
    var number = 0
    var ids: Set<[UInt8]> = []
    for row in table.rows where !row.allSatisfy({ HalfWidth($0.text).scalars.isEmpty }) {
      guard var draft = draft(of: row, columns: columns, table: table, number: &number) else {
        cells.refuse(.noName, at: Self.token(row[0]))
        continue
      }
      guard ids.insert(Array(draft.id.utf8)).inserted else {
        cells.refuse(.seriesTwice(series: draft.id), at: Self.token(row[0]))
        continue
      }
      add(row, columns: columns, eras: eras, to: &draft, cells: &cells)
      drafts.append(draft)
    }
    return ImportResult(
      drafts: drafts, cells: cells, file: table.file, numbered: number)
  }

  /// How many header cells are years.
  static func yearColumnCount(_ names: [String]) -> Int {
    let eras = EraContext(soleEra: nil)
    return names.count { name in
      let narrow = SheetToken.narrowed(name.uppercased())
      do throws(YearNotation.Fault) {
        return try SheetYear.read(narrow, at: .header, eras: eras) != nil
      } catch {
        return false
      }
    }
  }

  func columns(
    of table: Table, eras: EraContext, cells: inout CellReader
  ) -> [Column] {
    var previous: SheetYear?
    return table.header.map { cell in
      let narrow = SheetToken.narrowed(cell.text)
      if let known = Self.known(narrow) { return known }
      do throws(YearNotation.Fault) {
        switch try HeaderLine.item(narrow, eras: eras, after: previous) {
        case .year(let year):
          previous = year
          return .values(.actual, year)
        case .labelledYear(let label, let year):
          guard let role = SheetHeader.Role(label) else { return .unused }
          return .values(role, year)
        case .label(let label):
          guard label.holdsValues, let role = SheetHeader.Role(label) else { break }
          return .values(role, nil)
        case .noYear, .aside, .corner, nil: break
        }
      } catch {
        cells.refuse(.headerYear(error, found: cell.text), at: Self.token(cell))
        return .unused
      }
      if !narrow.isEmpty {
        cells.note(IndicatorDataProblem.columnUnused(name: cell.text), at: Self.token(cell))
      }
      return .unused
    }
  }

  private static func known(_ narrow: String) -> Column? {
    let word = narrow.lowercased()
    if TidyColumn.seriesID.names.contains(word) || SheetLabel(narrow) == .number { return .id }
    if TidyColumn.seriesName.names.contains(word) || SheetLabel(narrow) == .name { return .name }
    if TidyColumn.unit.names.contains(word) { return .unit }
    if TidyColumn.direction.names.contains(word) { return .direction }
    if word == "ministry_grade" || SheetLabel(narrow) == .grade { return .grade }
    if ["基準年度", "基準年", "初期年度", "base_fy", "base_year"].contains(word) { return .baselineYear }
    if ["目標年度", "目標年", "target_fy", "target_year"].contains(word) { return .targetYear }
    return nil
  }

  private func draft(
    of row: [Table.Cell], columns: [Column], table: Table, number: inout Int
  ) -> SeriesDraft? {
    var (id, name, unit, grade) = ("", "", "", "")
    var direction: Target.Direction?
    for (cell, column) in zip(row, columns) {
      switch column {
      case .id: id = HalfWidthTrim.trimmed(cell.text)
      case .name: name = HalfWidthTrim.trimmed(cell.text)
      case .unit: unit = SheetToken.narrowed(cell.text)
      case .grade: grade = HalfWidthTrim.trimmed(cell.text)
      case .direction: direction = Target.Direction(word: cell.text)
      case .baselineYear, .targetYear, .values, .unused: break
      }
    }
    if id.isEmpty {
      guard !name.isEmpty else { return nil }
      number += 1
      id = "\(number)"
    }
    var draft = SeriesDraft(
      id: id, name: name.isEmpty ? id : name, location: table.location(of: row[0]))
    if !unit.isEmpty { draft.statedUnit = unit }
    if !grade.isEmpty, MissingMark.status(of: grade) == nil { draft.grade = grade }
    draft.direction = direction
    return draft
  }

  private func add(
    _ row: [Table.Cell], columns: [Column], eras: EraContext, to draft: inout SeriesDraft,
    cells: inout CellReader
  ) {
    var baselineYear: SheetYear?
    var targetYear: SheetYear?
    for (cell, column) in zip(row, columns) {
      switch column {
      case .baselineYear: baselineYear = year(cell, eras: eras, cells: &cells)
      case .targetYear: targetYear = year(cell, eras: eras, cells: &cells)
      case .id, .name, .unit, .direction, .grade, .values, .unused: break
      }
    }
    for (cell, column) in zip(row, columns) {
      guard case .values(let columnRole, let columnYear) = column,
        let role = RecordListReader.role(columnRole), !HalfWidth(cell.text).scalars.isEmpty
      else { continue }
      let year =
        columnYear ?? (role == .baseline ? baselineYear : role == .target ? targetYear : nil)
      let token = Self.token(cell)
      for value in cells.values(in: token, role: role, columnYear: year, row: draft.name) {
        draft.add(value)
      }
    }
  }

  private func year(
    _ cell: Table.Cell, eras: EraContext, cells: inout CellReader
  ) -> SheetYear? {
    let narrow = SheetToken.narrowed(cell.text)
    guard MissingMark.status(of: narrow) == nil else { return nil }
    do throws(YearNotation.Fault) {
      if let year = try SheetYear.read(narrow, at: .header, eras: eras) { return year }
      cells.refuse(.cellYear(.unknownNotation, found: cell.text), at: Self.token(cell))
    } catch {
      cells.refuse(.cellYear(error, found: cell.text), at: Self.token(cell))
    }
    return nil
  }

  /// A cell of a table as a token of a sheet; positions on a screen mean nothing here.
  static func token(_ cell: Table.Cell) -> SheetToken {
    SheetToken(
      text: HalfWidthTrim.trimmed(cell.text), line: cell.line, column: cell.column, display: 0..<0,
      characters: 0..<0)
  }
}

extension Target.Direction {
  /// The direction that a word of a direction column gives.
  init?(word: String) {
    switch HalfWidth(word).text.lowercased() {
    case "up", "higher", "上", "上向き", "上昇", "増加", "以上", "↑", "上がると良い指標": self = .up
    case "down", "lower", "下", "下向き", "低下", "減少", "以下", "↓", "下がると良い指標": self = .down
    default: return nil
    }
  }
}
