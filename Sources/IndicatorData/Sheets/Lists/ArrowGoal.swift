import Tables

/// A goal written as a change: `79%(平成20)→95%(平成32)`, `0人から15人へ`.
struct ArrowGoal {
  enum Outcome {
    case values(name: String, [ImportedValue])
    case refused(ImportProblem)
  }

  let token: SheetToken
  let outcome: Outcome
  /// What is to be said of the values.
  var notes: [Diagnostic] = []

  /// The years of both sides where a header gives them.
  struct Years {
    let baseline: SheetYear
    let target: SheetYear
  }

  private static let arrows: [Character] = ["→", "⇒", "➡", "⇨"]

  /// Whether an arrow leads to a value at the end of a line; prose uses arrows too.
  static func looksLikeGoal(_ line: SheetText.Line) -> Bool {
    guard let arrow = line.narrow.lastIndex(where: { arrows.contains($0) }) else { return false }
    let last = String(line.narrow[line.narrow.index(after: arrow)...])
    return SheetScalar.hasDigit(last) && SheetCell.isCellLike(last)
  }

  /// The goal of a line, or `nil` for a line without arrow.
  static func goals(in line: SheetText.Line, sheet: SheetText, eras: EraContext) -> [ArrowGoal]? {
    guard looksLikeGoal(line), let token = line.tokens.first else { return nil }
    func refused(_ problem: ImportProblem) -> [ArrowGoal] {
      [ArrowGoal(token: token, outcome: .refused(problem))]
    }
    let sides = line.text.split(
      omittingEmptySubsequences: false, whereSeparator: { arrows.contains($0) }
    ).map(String.init)
    guard sides.count == 2 else { return refused(.several(found: line.text)) }
    let left = SheetText(sides[0], file: sheet.file).lines.first?.tokens ?? []
    guard let split = left.lastIndex(where: { !SheetCell.isCellLike($0.narrow) }),
      split + 1 < left.count
    else {
      return refused(.valuesWithoutHeader(found: line.text))
    }
    let name = left[...split].map(\.text).joined(separator: " ")
    let first = left[(split + 1)...].map(\.text).joined()
    let spaces = sides[1].unicodeScalars.prefix { HalfWidth.isSpace($0) || $0.value == 0x3000 }
      .count
    return [
      goal(
        name: name, from: first, to: sides[1], text: line.text, at: token,
        columns: (
          token.column + left[split + 1].column - 1,
          token.column + sides[0].unicodeScalars.count + 1 + spaces
        ), years: nil, sheet: sheet, eras: eras)
    ]
  }

  /// Both sides of a change as values, or the reason why not.
  static func goal(
    name: String, from first: String, to second: String, text: String, at token: SheetToken,
    columns: (from: Int, to: Int), years: Years?, sheet: SheetText, eras: EraContext
  ) -> ArrowGoal {
    var cells = CellReader(sheet: sheet, eras: eras)
    let place = SheetToken(
      text: text, line: token.line, column: token.column, display: token.display,
      characters: token.characters)
    var values: [ImportedValue] = []
    for (side, role, year, column) in [
      (first, ImportedValue.Role.baseline, years?.baseline, columns.from),
      (second, .target, years?.target, columns.to),
    ] {
      let part = SheetToken(
        text: HalfWidthTrim.trimmed(side), line: token.line, column: column,
        display: token.display, characters: token.characters)
      values += cells.values(in: part, role: role, columnYear: year, row: name)
    }
    if let problem = cells.diagnostics.first(where: { $0.severity == .error })?.problem
      as? ImportProblem
    {
      return ArrowGoal(token: place, outcome: .refused(problem))
    }
    guard values.count == 2 else {
      return ArrowGoal(token: place, outcome: .refused(.several(found: text)))
    }
    return ArrowGoal(
      token: place, outcome: .values(name: name, values), notes: cells.diagnostics)
  }

  /// 0人から15人へ: the two sides, or `nil` for another text.
  static func sides(ofSpoken text: String) -> (from: String, to: String)? {
    guard text.hasSuffix("へ"), let parts = text.range(ofFirst: "から"), !parts.before.isEmpty else {
      return nil
    }
    let second = String(parts.after.dropLast())
    // から or へ once more: two goals in one text.
    guard second.range(ofFirst: "から") == nil, !second.isEmpty else { return nil }
    return (parts.before, second)
  }
}
