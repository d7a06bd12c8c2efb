/// A line under a header taken apart: what it is called and its cells.
struct SheetRow {
  /// What stands before the cells.
  enum Label {
    case known(SheetLabel)
    case name(String)
    case none
  }

  let label: Label
  /// The unit in the label, as in 実績値（件）.
  let unit: String?
  /// ① before the label.
  let mark: Int?
  let cells: [SheetToken]
  let line: SheetText.Line

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: Not blank.
  ///   - prefix: 年度ごとの, if the line before ended so.
  ///   - hasUnitColumn: Whether the last word of a name is its unit.
  ///   - hasRemarkColumn: Whether words after the cells are remarks.
  init(
    _ line: SheetText.Line, prefix: String, hasUnitColumn: Bool, hasRemarkColumn: Bool = false
  ) {
    self.line = line
    var tokens = line.tokens
    if hasRemarkColumn, tokens.contains(where: { SheetCell.isCellLike($0.narrow) }) {
      while let last = tokens.last, !SheetCell.isCellLike(last.narrow) { tokens.removeLast() }
    }
    for count in (1...min(4, tokens.count)).reversed() {
      let text = tokens[..<count].map(\.narrow).joined()
      let (mark, core) = SheetScalar.droppingMark(text)
      guard let label = SheetLabel(prefix + core) ?? SheetLabel(core),
        label.holdsValues || label == .rate || label == .grade
      else { continue }
      self.label = .known(label)
      self.mark = mark
      unit = SheetLabel.parts(of: core).remark.flatMap(Self.unit)
      cells = Self.merged(Array(tokens[count...]))
      return
    }
    let last = tokens.lastIndex { !SheetCell.isCellLike($0.narrow) }
    var words = last.map { Array(tokens[...$0]) } ?? []
    cells = Self.merged(Array(tokens[words.count...]))
    var unit: String?
    if hasUnitColumn, words.count >= 2, let word = words.popLast() { unit = word.narrow }
    let (name, remark) = SheetLabel.parts(of: words.last?.narrow ?? "")
    if unit == nil, !name.isEmpty, let remark, SheetUnits.known.contains(remark) {
      // 認知件数（件）
      unit = remark
    }
    self.unit = unit
    mark = words.first.flatMap { SheetScalar.droppingMark($0.narrow).mark }
    label = words.isEmpty ? .none : .name(words.map(\.text).joined(separator: " "))
  }

  var isCalledKnown: Bool {
    if case .known = label { true } else { false }
  }

  /// (件), (兆円): what stands behind a label unless it is a remark on years.
  private static func unit(_ remark: String) -> String? {
    let core = HeaderLine.statedUnit(remark) ?? remark
    let others = ["参考", "年度", "基準", "目標", "期限", "注", "※", "実績", "見込"]
    return SheetScalar.hasDigit(core) || others.contains(where: core.contains) ? nil : core
  }

  /// Cells with the years that stand behind them: 51% (16年度).
  private static func merged(_ tokens: [SheetToken]) -> [SheetToken] {
    var result: [SheetToken] = []
    for token in tokens {
      if let last = result.last, isYear(token.narrow), SheetScalar.hasDigit(last.narrow),
        !isYear(last.narrow), !last.narrow.hasSuffix(")")
      {
        let year = token.narrow.hasPrefix("(") ? token.text : "(" + token.text + ")"
        result[result.count - 1] = SheetToken(
          text: last.text + year, line: last.line, column: last.column,
          display: last.display, characters: last.characters)
      } else {
        result.append(token)
      }
    }
    return result
  }

  /// Whether a text can only be a year: era or 年 in it, perhaps in parentheses.
  static func isYear(_ text: String) -> Bool {
    // Any era will do: whether the year is known is asked later.
    let eras = EraContext(soleEra: .reiwa)
    do {
      return try SheetYear.read(text, at: .cell, eras: eras) != nil
    } catch {
      return true
    }
  }
}
