import Indicators
import Tables

/// Initial value and target of a registration sheet (業績指標登録票), where each stands with its year in
/// parentheses, perhaps for several parts ①, ② and broken over lines.
struct RegistrationBlock: Sendable {
  /// What the sheet says of one part.
  struct Entry: Sendable {
    /// 1 for ①; `nil` where there is only one.
    let mark: Int?
    let baseline: ImportedValue
    let target: ImportedValue
  }

  /// A piece of text with the place of each scalar.
  struct Piece {
    var scalars: [Unicode.Scalar] = []
    var tokens: [SheetToken] = []

    mutating func append(_ token: SheetToken) {
      scalars += Array(token.narrow.unicodeScalars)
      tokens += Array(repeating: token, count: token.narrow.unicodeScalars.count)
    }
  }

  /// The position of the line after the block.
  let end: Int
  /// The text of the block, narrow, for messages.
  let text: String
  let token: SheetToken
  /// One a part; `nil` where the text is not understood.
  let entries: [Entry]?

  /// The block that starts at a line, or `nil`.
  ///
  /// A block is 初期値（基準年度） 目標値（目標年度）, each label perhaps on a line of its own, then the values.
  init?(at start: Int, in sheet: SheetText, eras: EraContext) {
    var index = start
    var labels = ""
    while let line = sheet.lines[safe: index], labels.count < 20 {
      let narrow = line.narrow
      guard Self.orders.contains(where: { $0.hasPrefix(labels + narrow) }) else { break }
      labels += narrow
      index += 1
    }
    guard Self.orders.contains(labels) else { return nil }

    // 【 関 係 課 】 and other words end the values; side-by-side values go on by their own column.
    var columns: [Piece] = []
    var starts: [Int] = []
    while let line = sheet.lines[safe: index] {
      if line.isBlank {
        index += 1
        continue
      }
      guard Self.mayBelong(line, begun: !columns.isEmpty) else { break }
      for token in line.tokens {
        let column = starts.firstIndex { abs($0 - token.display.lowerBound) <= 4 }
        if let column {
          columns[column].append(token)
        } else {
          starts.append(token.display.lowerBound)
          columns.append(Piece())
          columns[columns.count - 1].append(token)
        }
      }
      index += 1
    }
    end = index
    guard let token = columns.first?.tokens.first else { return nil }
    self.token = token
    let all = columns.reduce(into: Piece()) { piece, column in
      piece.scalars += column.scalars
      piece.tokens += column.tokens
    }
    text = String(String.UnicodeScalarView(all.scalars))
    entries = Self.entries(all, sheet: sheet, eras: eras)
  }

  /// The labels one below the other, and side by side.
  private static let orders = ["初期値(基準年度)目標値(目標年度)", "初期値目標値(基準年度)(目標年度)"]

  private static func mayBelong(_ line: SheetText.Line, begun: Bool) -> Bool {
    let narrow = line.narrow
    if narrow.hasPrefix("【") || narrow.hasPrefix("(") { return false }
    if SheetCell.isCellLike(narrow) || SheetScalar.droppingMark(narrow).mark != nil { return true }
    // 度）: what a line break has cut off a year.
    return begun && narrow.hasSuffix(")") && narrow.unicodeScalars.count <= 12
  }

  /// Values with years in the order printed: all initial values, then all targets.
  private static func entries(
    _ piece: Piece, sheet: SheetText, eras: EraContext
  ) -> [Entry]? {
    var found: [(mark: Int?, cell: SheetCell, text: String, token: SheetToken)] = []
    var start = 0
    for index in piece.scalars.indices where piece.scalars[index] == ")" {
      let text = String(String.UnicodeScalarView(piece.scalars[start...index]))
      let cell = SheetCell(text, eras: eras)
      guard cell.year != nil, case .value = cell.content else { return nil }
      found.append((cell.mark, cell, text, piece.tokens[start]))
      start = index + 1
    }
    guard start == piece.scalars.count, found.count >= 2, found.count % 2 == 0 else { return nil }
    let half = found.count / 2
    var entries: [Entry] = []
    for (first, second) in zip(found[..<half], found[half...]) {
      guard first.mark == second.mark, half == 1 || first.mark != nil,
        let baseline = value(first.cell, first.text, first.token, .baseline, sheet),
        let target = value(second.cell, second.text, second.token, .target, sheet),
        baseline.year < target.year
      else { return nil }
      entries.append(Entry(mark: first.mark, baseline: baseline, target: target))
    }
    return entries
  }

  private static func value(
    _ cell: SheetCell, _ text: String, _ token: SheetToken, _ role: ImportedValue.Role,
    _ sheet: SheetText
  ) -> ImportedValue? {
    guard case .value(let notation) = cell.content, let year = cell.year else { return nil }
    guard role == .target || notation.bound == nil else { return nil }
    return ImportedValue(
      role: role, year: year.year, yearKind: year.kind, content: .number(notation),
      qualifiers: cell.qualifiers, direction: cell.direction, rawText: text,
      location: sheet.location(of: token))
  }
}
