import Tables

/// A JSON value with its members in order.
indirect enum JSONValue: Sendable {
  case null
  case number(Double)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// A field of a table: numbers in full, blank as null.
  init(_ field: DelimitedWriter.Field) {
    switch field {
    case .blank: self = .null
    case .text(let text), .code(let text): self = .string(text)
    case .integer(let value): self = .integer(value)
    case .exact(let value), .computed(let value): self = .number(value)
    }
  }

  /// The document, indented by two spaces, with a final newline.
  var document: String { text(indentation: 0) + "\n" }

  private func text(indentation: Int) -> String {
    switch self {
    case .null: return "null"
    case .number(let value): return NumberText.shortest(value)
    case .integer(let value): return "\(value)"
    case .string(let text): return Self.quoted(text)
    case .array(let elements):
      return Self.block(
        elements.map { $0.text(indentation: indentation + 1) }, "[", "]", indentation)
    case .object(let members):
      return Self.block(
        members.map { Self.quoted($0.0) + ": " + $0.1.text(indentation: indentation + 1) },
        "{", "}", indentation)
    }
  }

  private static func block(
    _ lines: [String], _ open: String, _ close: String, _ indentation: Int
  ) -> String {
    guard !lines.isEmpty else { return open + close }
    let outer = String(repeating: "  ", count: indentation)
    return open + "\n" + lines.map { outer + "  " + $0 }.joined(separator: ",\n") + "\n" + outer
      + close
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // < and the line separators, so that the document may stand inside a script element.
      case "\u{0}"..<"\u{20}", "\u{7F}", "<", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
