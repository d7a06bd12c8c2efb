import Tables

/// What the text of a cell gives away of how it was made.
enum CellText {
  /// What spreadsheets write where a formula fails.
  static let errorValues: Set<String> = [
    "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#####",
  ]

  /// Marks for "as above".
  static let dittoMarks: Set<String> = ["〃", "々", "同上", "\"", "″", "”", "同左"]

  /// Whether spaces lay the text out: at an end, two in a row, or between single characters as in 合　計.
  static func isLaidOut(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    func isSpace(_ index: Int) -> Bool {
      let scalar = scalars[index]
      return scalar == " " || scalar == "\t" || scalar.value == 0x3000 || scalar.value == 0xA0
    }
    guard let last = scalars.indices.last else { return false }
    if isSpace(0) || isSpace(last) { return true }
    if scalars.indices.dropLast().contains(where: { isSpace($0) && isSpace($0 + 1) }) {
      return true
    }
    guard scalars.count >= 3, scalars.count % 2 == 1 else { return false }
    return scalars.indices.allSatisfy { index in
      index % 2 == 1 ? isSpace(index) : scalars[index].properties.isIdeographic
    }
  }

  /// Whether several numbers stand in the text, with separators between them.
  static func holdsSeveralNumbers(_ text: String) -> Bool {
    // 1,036,400 is one number; a comma counts only where the whole is none.
    if (try? ValueNotation(text)) != nil { return false }
    let parts = text.split(omittingEmptySubsequences: false) {
      ["、", ",", "，", ";", "；", "/", "／", "\n", "\r\n", "\r", "・"].contains($0)
    }
    return parts.count > 1
      && parts.allSatisfy { part in (try? ValueNotation(String(part))) != nil }
      && !isGrouping(text)
  }

  /// Digits and commas alone: a number whose commas stand wrong.
  private static func isGrouping(_ text: String) -> Bool {
    HalfWidth(text).scalars.allSatisfy { ("0"..."9").contains($0) || $0 == "," || $0 == "." }
  }
}
