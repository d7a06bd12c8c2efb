/// Writes a table as delimited text: UTF-8 without byte order mark, LF, quotes where needed.
public struct DelimitedWriter: Sendable {
  /// One value of a row.
  public enum Field: Hashable, Sendable {
    /// Nothing known: an empty cell.
    case blank
    /// A name or code.
    case text(String)
    /// A text of our own, which no spreadsheet would run.
    case code(String)
    /// A whole number.
    case integer(Int)
    /// A number of a source, written so that it reads back to the same double.
    case exact(Double)
    /// A computed number, written to the digits asked for.
    case computed(Double)
  }

  /// What stands between cells.
  public enum Separator: Hashable, Sendable {
    case comma, tab
  }

  private let separator: Separator
  private let digits: Int
  private let escapesFormulas: Bool

  /// A writer.
  ///
  /// - Parameters:
  ///   - separator: Comma or tab.
  ///   - digits: Significant digits of computed numbers, 1 … 17.
  ///   - escapesFormulas: Whether ' is put before text that a spreadsheet would run (CWE-1236).
  public init(separator: Separator = .comma, digits: Int = 6, escapesFormulas: Bool = true) {
    self.separator = separator
    self.digits = digits
    self.escapesFormulas = escapesFormulas
  }

  /// A header line and one line a row.
  public func text(header: [String], rows: [[Field]]) -> String {
    var result = ""
    append(header.map { .text($0) }, to: &result)
    for row in rows { append(row, to: &result) }
    return result
  }

  /// Adds one line a row to a text.
  public func append(_ rows: [[Field]], to result: inout String) {
    for row in rows { append(row, to: &result) }
  }

  private func append(_ row: [Field], to result: inout String) {
    for (index, field) in row.enumerated() {
      if index > 0 { result += separator == .comma ? "," : "\t" }
      result += cell(field)
    }
    result += "\n"
  }

  private func cell(_ field: Field) -> String {
    switch field {
    case .blank: ""
    case .code(let text): quoted(text)
    case .integer(let value): "\(value)"
    case .exact(let value): NumberText.shortest(value)
    case .computed(let value): NumberText.significant(value, digits: digits)
    case .text(let text): quoted(escapesFormulas ? Self.formulaEscaped(text) : text)
    }
  }

  /// Text with ' before it where a spreadsheet would take it for a formula.
  static func formulaEscaped(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    let starters: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
    return starters.contains(first) ? "'" + text : text
  }

  private func quoted(_ text: String) -> String {
    let special: [UInt8] = [0x22, 0x0A, 0x0D, separator == .comma ? 0x2C : 0x09]
    guard text.utf8.contains(where: special.contains) else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
