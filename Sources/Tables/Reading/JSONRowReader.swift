/// Reads the rows of a JSON document as `mikomi import --format json` writes it: an object whose member
/// `values` is an array of flat objects, all with the same keys.
///
/// A reader of our own: it keeps the place of every value, and numbers as they are written.
public struct JSONRowReader: Sendable {
  /// A reader.
  public init() {}

  /// Whether an input is JSON rather than delimited text: it begins with {.
  public static func applies(to bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: UTF8Check.byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }

  /// Reads a table whose columns are the keys of the first row.
  ///
  /// - Parameters:
  ///   - bytes: The whole input.
  ///   - file: The input as the user named it, for messages.
  /// - Returns: The table; null is an empty cell.
  /// - Throws: The first fault, with its place.
  /// - Complexity: O(bytes) time and memory.
  public func table(from bytes: [UInt8], named file: String) throws(DiagnosticList) -> Table {
    var cursor = Cursor(text: try UTF8Check.text(in: bytes, file: file), file: file)
    let table = try cursor.document()
    guard !table.rows.isEmpty else { throw cursor.fault(.noDataRows) }
    return table
  }
}

/// A position in a JSON text.
private struct Cursor {
  let text: ArraySlice<UInt8>
  let file: String
  private var index: Int
  private var line = 1
  private var column = 1

  private typealias Row = [(key: Table.Cell, value: Table.Cell)]

  /// Members nested deeper than this are no document of ours.
  private static let depthLimit = 32

  init(text: ArraySlice<UInt8>, file: String) {
    self.text = text
    self.file = file
    index = text.startIndex
  }

  func fault(_ problem: TableProblem) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        .error, at: SourceLocation(file: file, line: line, column: column), problem)
    ])
  }

  mutating func document() throws(DiagnosticList) -> Table {
    var rows: [Row]?
    try take("{")
    if !takes("}") {
      repeat {
        let key = try string()
        try take(":")
        if key.text == "values", rows == nil {
          rows = try self.rows()
        } else {
          try skipValue(depth: 0)
        }
      } while takes(",")
      try take("}")
    }
    skipSpace()
    guard index == text.endIndex, let rows else { throw fault(.notJSONRows) }
    guard let first = rows.first else { throw fault(.noDataRows) }
    let header = first.map(\.key)
    var cells: [[Table.Cell]] = []
    for row in rows {
      guard row.count == header.count,
        zip(row, header).allSatisfy({ $0.key.text.utf8.elementsEqual($1.text.utf8) })
      else {
        throw DiagnosticList([
          Diagnostic(
            .error,
            at: SourceLocation(
              file: file, line: row.first?.key.line, column: row.first?.key.column),
            TableProblem.notJSONRows)
        ])
      }
      cells.append(row.map(\.value))
    }
    return Table(file: file, header: header, rows: cells)
  }

  private mutating func rows() throws(DiagnosticList) -> [Row] {
    var rows: [Row] = []
    try take("[")
    if takes("]") { return rows }
    repeat {
      var row: Row = []
      try take("{")
      repeat {
        let key = try string()
        try take(":")
        row.append((key, try scalar()))
      } while takes(",")
      try take("}")
      rows.append(row)
    } while takes(",")
    try take("]")
    return rows
  }

  private mutating func skipSpace() {
    while index < text.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { step() }
  }

  private mutating func step() {
    let byte = text[index]
    index += 1
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < text.endIndex, UInt32(text[index]) == character.value else { return false }
    step()
    return true
  }

  private mutating func take(_ character: Unicode.Scalar) throws(DiagnosticList) {
    guard takes(character) else { throw fault(.notJSONRows) }
  }

  private mutating func scalar() throws(DiagnosticList) -> Table.Cell {
    skipSpace()
    guard index < text.endIndex else { throw fault(.notJSONRows) }
    if text[index] == UInt8(ascii: "\"") { return try string() }
    let (startLine, startColumn) = (line, column)
    let start = index
    while index < text.endIndex, !" ,}]\n\r\t".utf8.contains(text[index]) { step() }
    let word = String(decoding: text[start..<index], as: UTF8.self)
    guard word == "null" || (try? DecimalNumber(word.utf8)) != nil else {
      throw fault(.notJSONRows)
    }
    return Table.Cell(
      text: word == "null" ? "" : word, line: startLine, column: startColumn)
  }

  private mutating func skipValue(depth: Int) throws(DiagnosticList) {
    skipSpace()
    guard depth < Self.depthLimit, index < text.endIndex else { throw fault(.notJSONRows) }
    let open = text[index]
    guard open == UInt8(ascii: "{") || open == UInt8(ascii: "[") else {
      _ = try scalar()
      return
    }
    step()
    let close: Unicode.Scalar = open == UInt8(ascii: "{") ? "}" : "]"
    if takes(close) { return }
    repeat {
      if close == "}" {
        _ = try string()
        try take(":")
      }
      try skipValue(depth: depth + 1)
    } while takes(",")
    try take(close)
  }

  private mutating func string() throws(DiagnosticList) -> Table.Cell {
    try take("\"")
    let (startLine, startColumn) = (line, column)
    var bytes: [UInt8] = []
    while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
      if text[index] == UInt8(ascii: "\\") {
        step()
        bytes += Array(String(try escaped()).utf8)
      } else {
        guard text[index] >= 0x20 else { throw fault(.notJSONRows) }
        bytes.append(text[index])
        step()
      }
      guard bytes.count <= CSVReader.cellLimit else {
        throw fault(.cellTooLong(limit: CSVReader.cellLimit))
      }
    }
    guard index < text.endIndex else { throw fault(.notJSONRows) }
    step()
    return Table.Cell(
      text: String(decoding: bytes, as: UTF8.self), line: startLine, column: startColumn)
  }

  private mutating func escaped() throws(DiagnosticList) -> Character {
    guard index < text.endIndex else { throw fault(.notJSONRows) }
    let byte = text[index]
    step()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Character(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try codeUnit()
      // A name with one could not be read again from CSV.
      guard first != 0 else { throw fault(.nulByte(offset: index - 6)) }
      if let scalar = Unicode.Scalar(UInt32(first)) { return Character(scalar) }
      // A character beyond the first plane stands as two.
      guard first < 0xDC00, index + 1 < text.endIndex, text[index] == UInt8(ascii: "\\"),
        text[index + 1] == UInt8(ascii: "u")
      else { throw fault(.notJSONRows) }
      step()
      step()
      let second = try codeUnit()
      guard (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(
          0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
      else { throw fault(.notJSONRows) }
      return Character(scalar)
    default: throw fault(.notJSONRows)
    }
  }

  private mutating func codeUnit() throws(DiagnosticList) -> UInt16 {
    // The conversion also takes a sign: \u+041.
    guard index + 4 <= text.endIndex, text[index] != UInt8(ascii: "+"),
      let unit = UInt16(String(decoding: text[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw fault(.notJSONRows) }
    for _ in 0..<4 { step() }
    return unit
  }
}
