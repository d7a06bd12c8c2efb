/// The beginning of long rows: what stands before the first one.
package struct LongStart {
  /// The header, and the first row of data.
  package let table: Table
  /// Where the first row starts, after byte order mark and header.
  package let firstRow: Int
  /// The line of the first row, from 1.
  package let firstLine: Int

  /// Reads the header of comma-separated text and checks the shape of what follows.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the input.
  ///   - file: The input as the user named it.
  ///   - isLast: Whether the input ends with the bytes.
  /// - Returns: The header and where rows start; `nil` where more bytes are needed to tell.
  /// - Throws: What is wrong with encoding, header or first row.
  package static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, named file: String, isLast: Bool
  ) throws(DiagnosticList) -> LongStart? {
    // A signature may take 512 bytes to show.
    guard bytes.count >= 512 || isLast else { return nil }
    let mark = byteOrderMarkLength(bytes)
    try refuseOtherFormat(bytes, named: file)
    var splitter = RecordSplitter(separator: 0x2C, readsQuotes: true)
    var (position, line) = (mark, 1)
    var starts: [(position: Int, line: Int)] = []
    while starts.count < 3 {
      guard position < bytes.count else {
        guard isLast else {
          // Nothing but blank lines.
          return try tooLong(bytes, file, line: starts.first?.line ?? 1) {
            starts.isEmpty ? .emptyFile : .noDataRows
          }
        }
        break
      }
      guard let next = splitter.record(in: bytes, from: position, isLast: isLast) else {
        return try tooLong(bytes, file, line: line)
      }
      let isBlank =
        splitter.cells.count == 1
        && bytes[splitter.cells[0].start..<splitter.cells[0].end].allSatisfy {
          $0 == 0x20 || $0 == 0x09
        }
      if !isBlank { starts.append((position, line)) }
      if !isBlank, starts.count == 2 { starts.append((next, 0)) }
      position = next
      line += splitter.lineCount
    }
    let end = starts.count == 3 ? starts[2].position : bytes.count
    let table = try CSVReader().table(from: Array(bytes[..<end]), named: file)
    // A header without rows was refused.
    return LongStart(table: table, firstRow: starts[1].position, firstLine: starts[1].line)
  }

  /// The header of comma-separated text, whatever else may be wrong with it.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the input.
  ///   - isLast: Whether the input ends with the bytes.
  /// - Returns: The cells of the first line that is not blank; `nil` where there is none yet.
  package static func header(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
  ) -> [Table.Cell]? {
    var splitter = RecordSplitter(separator: 0x2C, readsQuotes: true)
    var (position, line) = (byteOrderMarkLength(bytes), 1)
    while position < bytes.count,
      let next = splitter.record(in: bytes, from: position, isLast: isLast)
    {
      let cells = splitter.cells.enumerated().map { column, cell in
        Table.Cell(
          text: String(decoding: bytes[cell.start..<cell.end], as: UTF8.self), line: line,
          column: column + 1)
      }
      if cells.count > 1 || !cells[0].text.allSatisfy({ $0 == " " || $0 == "\t" }) {
        return cells
      }
      position = next
      line += splitter.lineCount
    }
    return nil
  }

  /// Checks the beginning of text without a header.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the input.
  ///   - file: The input as the user named it.
  ///   - isLast: Whether the input ends with the bytes.
  /// - Returns: How many cells the first row has, 0 where there is none; `nil` where more bytes are needed
  ///   to tell.
  /// - Throws: What the input is when it is no such text.
  package static func tabbedCellCount(
    _ bytes: UnsafeBufferPointer<UInt8>, named file: String, isLast: Bool
  ) throws(DiagnosticList) -> Int? {
    guard bytes.count >= 512 || isLast else { return nil }
    try refuseOtherFormat(bytes, named: file)
    guard let start = bytes.firstIndex(where: { $0 != 0x0A && $0 != 0x0D }) else {
      return isLast ? 0 : try tooLong(bytes, file, line: 1) { .emptyFile }
    }
    guard let end = bytes[start...].firstIndex(of: 0x0A) ?? (isLast ? bytes.count : nil) else {
      return try tooLong(bytes, file, line: 1)
    }
    return bytes[start..<end].count { $0 == 0x09 } + 1
  }

  /// The length of a byte order mark at the start.
  package static func byteOrderMarkLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.starts(with: UTF8Check.byteOrderMark) ? UTF8Check.byteOrderMark.count : 0
  }

  private static func refuseOtherFormat(
    _ bytes: UnsafeBufferPointer<UInt8>, named file: String
  ) throws(DiagnosticList) {
    guard let format = ByteFormat(signatureOf: Array(bytes.prefix(512))[...]) else { return }
    throw DiagnosticList([
      Diagnostic(.error, at: SourceLocation(file: file), TableProblem.otherFormat(format))
    ])
  }

  /// No header is longer than the limit of a record; until then more is asked for.
  private static func tooLong<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ file: String, line: Int,
    problem: () -> TableProblem = { .cellTooLong(limit: CSVReader.cellLimit) }
  ) throws(DiagnosticList) -> Result? {
    // Bytes that are no text at all are refused before they fill the memory.
    let limit = 4 * CSVReader.cellLimit
    guard bytes.count > limit else { return nil }
    _ = try UTF8Check.text(in: Array(bytes.prefix(limit)), file: file)
    throw DiagnosticList([
      Diagnostic(.error, at: SourceLocation(file: file, line: line), problem())
    ])
  }
}
