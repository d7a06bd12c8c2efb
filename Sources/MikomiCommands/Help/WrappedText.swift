import ChartRendering

/// Japanese text in lines of a width: broken between characters, never within a word of letters and digits, nor
/// before a closing or after an opening mark.
struct WrappedText {
  /// The lines.
  let lines: [String]

  private static let closing: Set<Character> = [
    "。", "、", "）", "」", "』", "・", "：", "；", "ー", "々", "ゃ", "ゅ", "ょ", "っ", ")", ",", ".", ":", ";",
  ]
  private static let opening: Set<Character> = ["（", "「", "『", "(", "<", "["]

  /// Breaks a text.
  ///
  /// - Parameters:
  ///   - text: One paragraph.
  ///   - width: The columns of a terminal that a line may take.
  init(_ text: String, width: Int) {
    var lines: [String] = []
    var line = ""
    for piece in Self.pieces(of: text) {
      if DisplayWidth.of(line) + DisplayWidth.of(DisplayWidth.trimmed(piece)) > width, !line.isEmpty
      {
        lines.append(DisplayWidth.trimmed(line))
        line = ""
      }
      line += line.isEmpty && piece == " " ? "" : piece
    }
    lines.append(DisplayWidth.trimmed(line))
    self.lines = lines
  }

  /// What stays together: words, single characters with the marks that cling to them.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var previous: Character?
    for character in text {
      let clings =
        previous.map { before in
          closing.contains(character) || opening.contains(before)
            || before.isASCII && character.isASCII && before != " " && character != " "
        } ?? false
      if clings, let last = pieces.indices.last {
        pieces[last].append(character)
      } else {
        pieces.append(String(character))
      }
      previous = character
    }
    return pieces
  }
}
