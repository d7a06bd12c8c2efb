import Indicators
import Tables

/// A line that gives values after their label: `基準値：120件（平成30年度）`, `目標値 200件（令和7年度）`.
struct LabelledLine {
  let values: [ImportedValue]
  /// What is to be said of the cells.
  let cells: CellReader

  /// The values of a line, or `nil` for another line.
  ///
  /// Every value must carry its own year: nothing stands over it that would give one.
  init?(_ line: SheetText.Line, in sheet: SheetText, eras: EraContext) {
    guard let (label, rest) = Self.split(line), label.holdsValues,
      let role = SheetHeader.Role(label).flatMap(RecordListReader.role)
    else { return nil }
    let parts = rest.split { "、,，;；".contains($0) }.map { HalfWidthTrim.trimmed(String($0)) }
      .filter { !$0.isEmpty }
    guard !parts.isEmpty,
      parts.allSatisfy({ part in
        let cell = SheetCell(part, eras: eras)
        switch cell.content {
        case .value, .range: return cell.year != nil
        default: return false
        }
      })
    else { return nil }
    var cells = CellReader(sheet: sheet, eras: eras)
    let first = line.tokens[0]
    values = parts.flatMap { part in
      cells.values(
        in: SheetToken(
          text: part, line: first.line, column: first.column, display: first.display,
          characters: first.characters), role: role, columnYear: nil, row: first.text)
    }
    self.cells = cells
  }

  /// Label and rest of a line, apart by a colon or a space.
  private static func split(_ line: SheetText.Line) -> (SheetLabel, String)? {
    let scalars = Array(line.text.unicodeScalars)
    guard
      let end = scalars.firstIndex(where: {
        ":： \t".unicodeScalars.contains($0) || $0.value == 0x3000
      }),
      let label = SheetLabel(SheetToken.narrowed(String(String.UnicodeScalarView(scalars[..<end]))))
    else { return nil }
    let rest = scalars[end...].drop { ":： \t".unicodeScalars.contains($0) || $0.value == 0x3000 }
    return rest.isEmpty ? nil : (label, String(String.UnicodeScalarView(rest)))
  }

  /// The name of `指標名：○○`, or `nil` for another line.
  static func name(_ line: SheetText.Line) -> String? {
    let text = line.text
    for colon in [":", "："] {
      guard let parts = text.range(ofFirst: colon),
        SheetLabel(SheetToken.narrowed(parts.before)) == .name
      else { continue }
      let name = HalfWidthTrim.trimmed(parts.after)
      return name.isEmpty ? nil : name
    }
    return nil
  }
}
