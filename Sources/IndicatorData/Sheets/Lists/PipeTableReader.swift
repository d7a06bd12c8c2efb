import Indicators
import Tables

/// Reads tables whose cells are separated by |, as web pages give them when copied as text.
///
/// A cell may go on in the next line; every cell ends with |, so that rows are known by the number of
/// cells in the header.
struct PipeTableReader {
  private(set) var records: [SheetRecord] = []
  private(set) var cells: CellReader

  private let sheet: SheetText
  private let eras: EraContext
  private var columns: [Column] = []

  private enum Column {
    case name
    case values(SheetHeader.Role)
    /// 目標値(平成17年現状値から平成23年目標値): both sides of a change.
    case change(ArrowGoal.Years)
    case unused
  }

  /// One cell, with the place of its first character.
  private struct Cell {
    var text: String
    var token: SheetToken?
  }

  init(sheet: SheetText, eras: EraContext) {
    self.sheet = sheet
    self.eras = eras
    cells = CellReader(sheet: sheet, eras: eras)
  }

  /// Whether a line of dashes and bars, as below the header of such a table, stands in the sheet.
  static func applies(to sheet: SheetText) -> Bool {
    sheet.lines.contains { isRule($0) }
  }

  private static func isRule(_ line: SheetText.Line) -> Bool {
    line.narrow.contains("|") && line.narrow.contains("---")
      && line.narrow.unicodeScalars.allSatisfy { "-|:+".unicodeScalars.contains($0) }
  }

  mutating func read() {
    let rules = sheet.lines.indices.filter { Self.isRule(sheet.lines[$0]) }
    for (position, rule) in rules.enumerated() {
      guard let header = sheet.lines[..<rule].lastIndex(where: { !$0.isBlank }) else { continue }
      let width = readHeader(header)
      guard width > 0 else { continue }
      // The next table's header stands right above its rule.
      let nextRule = position + 1 < rules.count ? rules[position + 1] : nil
      let end =
        nextRule.flatMap { next in sheet.lines[..<next].lastIndex { !$0.isBlank } }
        ?? sheet.lines.count
      readRows(cellStream((rule + 1)..<max(rule + 1, end)), width: width)
    }
  }

  /// The columns of the header; returns their number.
  private mutating func readHeader(_ index: Int) -> Int {
    let names = cellStream(index..<(index + 1))
    columns = names.map { column($0.text) }
    let hasValues = columns.contains { column in
      switch column {
      case .values, .change: true
      case .name, .unused: false
      }
    }
    guard hasValues else { return 0 }
    // The indicator is the last name column: those before it name groups.
    let last = columns.lastIndex { if case .name = $0 { true } else { false } }
    for position in columns.indices where position != last {
      if case .name = columns[position] { columns[position] = .unused }
    }
    return last == nil ? 0 : columns.count
  }

  private func column(_ text: String) -> Column {
    let narrow = SheetToken.narrowed(text)
    if let remark = SheetLabel.parts(of: narrow).remark, let years = changeYears(remark) {
      return .change(years)
    }
    guard let label = SheetLabel(narrow) else { return .unused }
    if let role = SheetHeader.Role(label) { return .values(role) }
    return label == .name ? .name : .unused
  }

  /// 平成17年現状値から平成23年目標値.
  private func changeYears(_ text: String) -> ArrowGoal.Years? {
    guard let parts = text.range(ofFirst: "から") else { return nil }
    func year(_ side: String, _ labels: [SheetLabel]) -> SheetYear? {
      for count in (2..<max(3, min(24, side.unicodeScalars.count))).reversed() {
        let scalars = side.unicodeScalars
        let head = String(String.UnicodeScalarView(scalars.prefix(count)))
        let tail = String(String.UnicodeScalarView(scalars.dropFirst(count)))
        guard let label = SheetLabel(tail), labels.contains(label) else { continue }
        do throws(YearNotation.Fault) {
          if let year = try SheetYear.read(head, at: .header, eras: eras) { return year }
        } catch {
          return nil
        }
      }
      return nil
    }
    guard let first = year(parts.before, [.baseline, .actual]),
      let second = year(parts.after, [.target])
    else { return nil }
    return ArrowGoal.Years(baseline: first, target: second)
  }

  /// The cells of some lines; each ends with |.
  private func cellStream(_ range: Range<Int>) -> [Cell] {
    var result: [Cell] = []
    var current = Cell(text: "")
    for index in range {
      for token in sheet.lines[index].tokens {
        var column = token.column
        for piece in token.text.split(
          omittingEmptySubsequences: false, whereSeparator: { $0 == "|" || $0 == "｜" }
        ).enumerated() {
          if piece.offset > 0 {
            result.append(current)
            current = Cell(text: "")
          }
          if !piece.element.isEmpty {
            current.text += (current.text.isEmpty ? "" : " ") + piece.element
            if current.token == nil {
              current.token = SheetToken(
                text: String(piece.element), line: token.line, column: column,
                display: token.display, characters: token.characters)
            }
          }
          column += piece.element.unicodeScalars.count + 1
        }
      }
    }
    if !current.text.isEmpty { result.append(current) }
    return result
  }

  private mutating func readRows(_ stream: [Cell], width: Int) {
    var start = 0
    while start < stream.count {
      let row = Array(stream[start..<min(start + width, stream.count)])
      start += width
      guard let first = row.first(where: { $0.token != nil })?.token else { continue }
      let text = row.map(\.text).joined(separator: " | ")
      guard row.count == width || row.allSatisfy({ $0.text.isEmpty }) else {
        cells.refuse(.cellCount(row: text, found: row.count, expected: width), at: first)
        return
      }
      guard read(row) else {
        // Out of step: nothing below can be trusted.
        cells.refuse(.unknownRow(found: text), at: first)
        return
      }
    }
  }

  /// Reads a row; false if a value stands where the name should be.
  private mutating func read(_ row: [Cell]) -> Bool {
    guard
      let position = columns.firstIndex(where: { if case .name = $0 { true } else { false } })
    else { return false }
    let name = row[position].text
    if row.indices.allSatisfy({ $0 == position || row[$0].text.isEmpty }) { return true }
    guard let token = row[position].token, !SheetCell.isCellLike(SheetToken.narrowed(name)) else {
      return row.allSatisfy { $0.text.isEmpty }
    }
    var values: [ImportedValue] = []
    for (cell, column) in zip(row, columns) {
      guard let place = cell.token else { continue }
      let whole = SheetToken(
        text: cell.text, line: place.line, column: place.column, display: place.display,
        characters: place.characters)
      switch column {
      case .name, .unused: continue
      case .values(let role):
        guard let role = RecordListReader.role(role) else { continue }
        values += cells.values(in: whole, role: role, columnYear: nil, row: name)
      case .change(let years):
        guard let sides = ArrowGoal.sides(ofSpoken: whole.narrow) else {
          cells.refuse(.several(found: cell.text), at: whole)
          continue
        }
        let goal = ArrowGoal.goal(
          name: name, from: sides.from, to: sides.to, text: cell.text, at: whole,
          columns: (
            whole.column,
            whole.column + (whole.text.range(ofFirst: "から")?.before.unicodeScalars.count ?? 0) + 2
          ), years: years, sheet: sheet, eras: eras)
        switch goal.outcome {
        case .refused(let problem): cells.refuse(problem, at: whole)
        case .values(_, let both):
          values += both
          cells.absorb(goal.notes)
        }
      }
    }
    if !values.isEmpty { records.append(SheetRecord(name: name, token: token, values: values)) }
    return true
  }
}
