import Tables

/// A run of text between white space in a sheet, or several that belong together.
struct SheetToken: Hashable, Sendable {
  /// The text as printed, with the spaces inside.
  let text: String
  /// The text in half width, without spaces.
  let narrow: String
  /// The line, from 1.
  let line: Int
  /// The column of the first character, from 1.
  let column: Int
  /// The columns taken on a screen where a full-width character takes two.
  let display: Range<Int>
  /// The columns taken where every character counts one, as in the output of some PDF tools.
  let characters: Range<Int>

  init(
    text: String, line: Int, column: Int, display: Range<Int>, characters: Range<Int>
  ) {
    self.text = text
    narrow = Self.narrowed(text)
    self.line = line
    self.column = column
    self.display = display
    self.characters = characters
  }

  /// The token and the next one of its line as one.
  func joined(with next: SheetToken) -> SheetToken {
    let spaces = next.characters.lowerBound - characters.upperBound
    return SheetToken(
      text: text + String(repeating: " ", count: spaces) + next.text, line: line, column: column,
      display: display.lowerBound..<next.display.upperBound,
      characters: characters.lowerBound..<next.characters.upperBound)
  }

  /// Screen columns between this token and the next one.
  func gap(to next: SheetToken) -> Int { next.display.lowerBound - display.upperBound }

  /// Half width, no spaces at all.
  static func narrowed(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: HalfWidth(text).scalars.filter { !HalfWidth.isSpace($0) })
    return String(view)
  }
}
