/// Estimates how wide text is drawn, on the safe side for the sans-serif fonts that charts name.
///
/// Renderers differ in fonts, so widths are bounds rather than measures: a full-width character takes one
/// em; narrow ones take what the widest of their kind takes in Noto Sans, Hiragino Sans and Arial.
enum TextMeasure {
  /// The width of a text in pixels at a font size.
  static func width(of text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems(of: $1) } * size
  }

  /// The lines of a text that is broken to fit a width: at spaces where there are, else anywhere.
  ///
  /// - Parameters:
  ///   - text: What to break.
  ///   - size: The font size.
  ///   - width: The width that no line exceeds.
  ///   - limit: The most lines; the last ends in … where more would follow.
  /// - Returns: No line for an empty text.
  static func lines(of text: String, size: Double, width: Double, limit: Int) -> [String] {
    var lines: [String] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      if lines.count == limit - 1 {
        lines.append(shortened(String(rest), size: size, width: width))
        break
      }
      var end = rest.startIndex
      var lastSpace: Substring.Index?
      var used = 0.0
      while end < rest.endIndex {
        let next = self.width(of: String(rest[end]), size: size)
        if used + next > width, end > rest.startIndex { break }
        if rest[end] == " " { lastSpace = end }
        used += next
        end = rest.index(after: end)
      }
      // A break at a space is better unless it leaves most of the line empty.
      if end < rest.endIndex, rest[end] != " ", let lastSpace,
        self.width(of: String(rest[..<lastSpace]), size: size) > width / 3
      {
        end = lastSpace
      }
      lines.append(String(rest[..<end]))
      rest = rest[end...].drop { $0 == " " }
    }
    return lines
  }

  /// The text, or as much of it as fits a width with … at its end.
  static func shortened(_ text: String, size: Double, width: Double) -> String {
    guard self.width(of: text, size: size) > width else { return text }
    let room = width - self.width(of: "…", size: size)
    var used = 0.0
    var kept = ""
    for character in text {
      used += self.width(of: String(character), size: size)
      guard used <= room else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  private static func ems(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case " ", "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": return 0.36
    case "(", ")", "[", "]", "/", "-", "f", "r", "t", "1": return 0.56
    case "m", "w", "M", "W", "%", "@", "…", "—", "①"..."⑳", "×", "●", "○", "■": return 1
    case "A"..."Z", "+", "<", "=", ">", "~", "&", "–", "−": return 0.72
    default:
      // Outside Latin a narrow character may still be drawn a full em wide.
      switch DisplayWidth.width(of: scalar) {
      case 0: return 0
      case 1: return scalar.value < 0x250 ? 0.6 : 1
      default: return 1
      }
    }
  }
}
