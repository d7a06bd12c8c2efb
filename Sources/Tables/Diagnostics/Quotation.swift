/// Text from an input as it may stand in a message: no control characters, not long.
public enum Quotation {
  /// The most characters of found text that a message repeats.
  static let limit = 40

  /// The text with control and format characters written out, cut to 40 characters.
  public static func of(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return escaped(text) }
    return escaped(String(String.UnicodeScalarView(scalars.prefix(limit)))) + "…"
  }

  /// The text in the quotation marks of English messages, as ``of(_:)`` shows it.
  package static func english(_ text: String) -> String { "\"\(of(text))\"" }

  /// The text in the quotation marks of Japanese messages, as ``of(_:)`` shows it.
  package static func japanese(_ text: String) -> String { "「\(of(text))」" }

  /// The text with control and format characters written out, such as \u{1B}.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
