import Tables

/// Reads a list under a header without years: each indicator is a name and, for every column, a value
/// with its year, in a line or in lines of their own.
///
/// ```
/// ○○の割合 30%
/// (平成32年)
/// 16.7%
/// (平成21年)
/// ```
struct RecordListReader {
  private(set) var records: [SheetRecord] = []
  private(set) var cells: CellReader

  private let header: SheetHeader
  private let sheet: SheetText
  private let headers: HeaderReader
  private var name: [SheetToken] = []
  private var values: [SheetToken] = []
  /// Whether a record went wrong, so that what follows belongs to nothing until the next name.
  private var isLost = false

  init(header: SheetHeader, sheet: SheetText, eras: EraContext, headers: HeaderReader) {
    self.header = header
    self.sheet = sheet
    self.headers = headers
    cells = CellReader(sheet: sheet, eras: eras)
  }

  /// Reads from a position to the end of the list; returns the position after it.
  mutating func read(from start: Int) -> Int {
    var index = start
    while index < sheet.lines.count {
      let line = sheet.lines[index]
      if !line.isBlank {
        if isHeader(at: index) || isTableHeading(at: index) { break }
        take(line)
      }
      index += 1
    }
    close()
    return index
  }

  private func isHeader(at index: Int) -> Bool {
    do throws(HeaderReader.Fault) {
      return try headers.header(at: index) != nil
    } catch {
      return false
    }
  }

  /// A numbered heading with a table right below it belongs to that table.
  private func isTableHeading(at index: Int) -> Bool {
    SheetHeading.heading(at: index, in: sheet, endsName: isHeader)?.leadsToTable ?? false
  }

  private mutating func take(_ line: SheetText.Line) {
    // (※平成21年1月現在): a remark on the year above.
    if line.narrow.hasPrefix("(※") || line.narrow.hasPrefix("※") {
      cells.note(ImportProblem.remarkSkipped(found: line.text), at: line.tokens[0])
      return
    }
    let split = line.tokens.lastIndex { !SheetCell.isCellLike($0.narrow) && !isYear($0) }
    let words = split.map { line.tokens[...$0] } ?? []
    if !words.isEmpty {
      if !values.isEmpty { close() }
      isLost = false
      if Self.isDivision(line.narrow) { return }
      name += words
    }
    guard !isLost else { return }
    if name.isEmpty {
      cells.refuse(.valuesWithoutHeader(found: line.text), at: line.tokens[0])
      return
    }
    for token in line.tokens.dropFirst(words.count) { add(token) }
  }

  private mutating func add(_ token: SheetToken) {
    if isYear(token), let last = values.last, !last.narrow.hasSuffix(")") {
      let year = token.narrow.hasPrefix("(") ? token.text : "(" + token.text + ")"
      values[values.count - 1] = SheetToken(
        text: last.text + year, line: last.line, column: last.column, display: last.display,
        characters: last.characters)
    } else {
      values.append(token)
    }
  }

  private func isYear(_ token: SheetToken) -> Bool { SheetRow.isYear(token.narrow) }

  /// Ends the record begun.
  private mutating func close() {
    defer {
      name = []
      values = []
    }
    guard let first = name.first else { return }
    let text = name.map(\.text).joined()
    // Words without a value are titles and remarks.
    guard !values.isEmpty else { return }
    guard values.count == header.columns.count else {
      cells.refuse(
        .incompleteRecord(name: text, found: values.count, expected: header.columns.count),
        at: first)
      isLost = true
      return
    }
    let read = zip(values, header.columns).flatMap { token, column -> [ImportedValue] in
      guard let role = Self.role(column.role) else { return [] }
      return cells.values(in: token, role: role, columnYear: column.year, row: text)
    }
    records.append(SheetRecord(name: text, token: first, values: read))
  }

  static func role(_ role: SheetHeader.Role) -> ImportedValue.Role? {
    switch role {
    case .baseline: .baseline
    case .actual, .latest: .actual
    case .target, .annualTarget: .target
    case .grade, .rate, .mark: nil
    }
  }

  /// 第1分野 …: the division of a plan, not an indicator.
  static func isDivision(_ narrow: String) -> Bool {
    guard narrow.hasPrefix("第") else { return false }
    let rest = narrow.dropFirst().drop { $0.isASCII && $0.isNumber }
    return rest.count < narrow.count - 1
      && ["分野", "章", "節", "部", "編"].contains { rest.hasPrefix($0) }
  }
}
