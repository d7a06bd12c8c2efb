import Tables

/// The lines of a sheet, each with its tokens.
struct SheetText: Sendable {
  /// One line.
  struct Line: Sendable {
    /// The number, from 1.
    let number: Int
    /// The text without spaces at either end.
    let text: String
    /// The tokens from left to right.
    let tokens: [SheetToken]

    /// The whole line in half width, without spaces.
    let narrow: String

    var isBlank: Bool { tokens.isEmpty }
  }

  /// The input as the user named it.
  let file: String
  let lines: [Line]

  /// Splits checked text into lines; LF, CRLF, CR and form feeds end them.
  ///
  /// - Complexity: O(characters).
  init(_ text: String, file: String) {
    self.file = file
    var lines: [Line] = []
    var scalars: [Unicode.Scalar] = []
    var lastWasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where lastWasReturn:
        lastWasReturn = false
        continue
      case "\n", "\r":
        lines.append(Self.line(scalars, number: lines.count + 1))
        scalars = []
      default: scalars.append(scalar)
      }
      lastWasReturn = scalar == "\r"
    }
    if !scalars.isEmpty { lines.append(Self.line(scalars, number: lines.count + 1)) }
    self.lines = lines
  }

  /// The place of a token.
  func location(of token: SheetToken) -> SourceLocation {
    SourceLocation(file: file, line: token.line, column: token.column)
  }

  /// The place of a line.
  func location(of line: Line) -> SourceLocation {
    SourceLocation(file: file, line: line.number, column: line.tokens.first?.column)
  }

  private static func line(_ scalars: [Unicode.Scalar], number: Int) -> Line {
    var runs: [SheetToken] = []
    var start: (index: Int, display: Int)?
    var display = 0
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    func close(at index: Int) {
      guard let opened = start else { return }
      runs.append(
        SheetToken(
          text: string(opened.index..<index), line: number, column: opened.index + 1,
          display: opened.display..<display, characters: opened.index..<index))
      start = nil
    }
    for (index, scalar) in scalars.enumerated() {
      if isSpace(scalar) {
        close(at: index)
      } else if start == nil {
        start = (index, display)
      }
      display += scalar == "\t" ? 8 - display % 8 : SheetWidth.of(scalar)
    }
    close(at: scalars.count)
    let text =
      runs.first.flatMap { first in
        runs.last.map { string(first.characters.lowerBound..<$0.characters.upperBound) }
      } ?? ""
    return Line(
      number: number, text: text, tokens: TokenJoining.joined(runs),
      narrow: runs.map(\.narrow).joined())
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The closing 0x1A of old programs says no more than a space.
    case 0x09, 0x0B, 0x0C, 0x1A, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
