/// Splits checked UTF-8 text into records of cells, noting faults of quoting as it goes.
struct CSVScanner {
  private(set) var faults: [Diagnostic] = []

  private let text: ArraySlice<UInt8>
  private let file: String
  private var index: Int
  private var line: Int
  /// The column of the byte at `index`, in characters from 1.
  private var column = 1

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// A scanner of text whose first line is a given one of its file.
  init(text: ArraySlice<UInt8>, file: String, firstLine: Int = 1) {
    self.text = text
    self.file = file
    line = firstLine
    index = text.startIndex
  }

  /// All records that are not blank lines.
  mutating func records() -> [[Table.Cell]] {
    var records: [[Table.Cell]] = []
    while index < text.endIndex {
      let start = index
      let record = nextRecord()
      let isBlank =
        record.count == 1 && text[start] != Self.quote
        && record[0].text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if !isBlank { records.append(record) }
    }
    return records
  }

  /// The cells up to and including the end of a record.
  private mutating func nextRecord() -> [Table.Cell] {
    var cells: [Table.Cell] = []
    while true {
      cells.append(nextCell())
      if cells.count > CSVReader.columnLimit {
        note(.tooManyColumns(limit: CSVReader.columnLimit), line: cells[0].line, column: 1)
        index = text.endIndex
        return cells
      }
      guard index < text.endIndex, text[index] == Self.comma else { break }
      step()
    }
    skipLineEnd()
    return cells
  }

  private mutating func nextCell() -> Table.Cell {
    let (startLine, startColumn) = (line, column)
    let bytes =
      index < text.endIndex && text[index] == Self.quote ? quotedBytes() : unquotedBytes()
    if bytes.count > CSVReader.cellLimit {
      note(.cellTooLong(limit: CSVReader.cellLimit), line: startLine, column: startColumn)
    }
    return Table.Cell(
      text: String(decoding: bytes, as: UTF8.self), line: startLine, column: startColumn)
  }

  private mutating func unquotedBytes() -> ArraySlice<UInt8> {
    let start = index
    while index < text.endIndex, !endsCell(text[index]) {
      if text[index] == Self.quote {
        note(.strayQuote, line: line, column: column)
        skipRestOfLine()
        break
      }
      step()
    }
    return text[start..<index]
  }

  private mutating func quotedBytes() -> ArraySlice<UInt8> {
    let (openLine, openColumn) = (line, column)
    step()
    var bytes: ArraySlice<UInt8> = []
    while index < text.endIndex {
      if text[index] == Self.quote {
        step()
        guard index < text.endIndex, text[index] == Self.quote else {
          if index < text.endIndex, !endsCell(text[index]) {
            note(.textAfterQuote, line: line, column: column)
            skipRestOfLine()
          }
          return bytes
        }
      }
      bytes.append(text[index])
      step()
    }
    note(.unterminatedQuote, line: openLine, column: openColumn)
    return bytes
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// Moves past one byte and keeps line and column.
  private mutating func step() {
    let byte = text[index]
    index += 1
    let isLoneCR =
      byte == Self.carriageReturn && (index >= text.endIndex || text[index] != Self.lineFeed)
    if byte == Self.lineFeed || isLoneCR {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80, byte != Self.carriageReturn {
      // Continuation bytes belong to the character before.
      column += 1
    }
  }

  private mutating func skipLineEnd() {
    guard index < text.endIndex else { return }
    let isPair =
      text[index] == Self.carriageReturn && index + 1 < text.endIndex
      && text[index + 1] == Self.lineFeed
    step()
    if isPair { step() }
  }

  /// After a fault of quoting the rest of the line means nothing.
  private mutating func skipRestOfLine() {
    while index < text.endIndex, text[index] != Self.lineFeed, text[index] != Self.carriageReturn {
      step()
    }
  }

  private mutating func note(_ problem: TableProblem, line: Int, column: Int) {
    faults.append(
      Diagnostic(.error, at: SourceLocation(file: file, line: line, column: column), problem))
  }
}
