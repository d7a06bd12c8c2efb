/// Splits delimited text into records as it comes in, in memory that does not grow with the input.
///
/// The rules are those of ``CSVReader``: RFC 4180 quotes, UTF-8 with or without byte order mark, lines
/// ended by LF, CRLF or CR, blank lines skipped.
public struct RecordStream: ~Copyable {
  /// The longest record that is held, in bytes: a quote that is never closed ends there.
  public static let recordLimit = 4 << 20

  /// One record, whose cells are decoded only where they are asked for.
  public struct Record {
    /// Where a cell lies in the bytes of the record.
    struct Extent {
      var start: Int
      var end: Int
      /// Whether doubled quotes stand in it.
      var hasQuotes: Bool
      /// The line on which it starts, and the offset of that line's first byte.
      var line: Int
      var lineStart: Int
    }

    fileprivate(set) var bytes: [UInt8] = []
    fileprivate(set) var cells: [Extent] = []

    /// The number of cells.
    public var count: Int { cells.count }

    /// The line, from 1, on which the record starts.
    public var line: Int { cells.first?.line ?? 0 }

    /// Whether a cell is empty.
    public func isEmpty(_ index: Int) -> Bool { cells[index].start == cells[index].end }

    /// The text of a cell, quotes removed.
    public func text(_ index: Int) -> String {
      let cell = cells[index]
      guard cell.hasQuotes else {
        return String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
      }
      var plain: [UInt8] = []
      var position = cell.start
      while position < cell.end {
        plain.append(bytes[position])
        position += bytes[position] == RecordStream.quote ? 2 : 1
      }
      return String(decoding: plain, as: UTF8.self)
    }

    /// Whether a cell holds the same bytes as one of another record.
    public func isEqual(_ index: Int, to other: Record) -> Bool {
      let (a, b) = (cells[index], other.cells[index])
      return a.end - a.start == b.end - b.start
        && bytes[a.start..<a.end].elementsEqual(other.bytes[b.start..<b.end])
    }

    /// The line of a cell and the column of its first character, from 1.
    public func place(_ index: Int) -> (line: Int, column: Int) {
      let cell = cells[index]
      let before = bytes[cell.lineStart..<cell.start]
      return (cell.line, before.count { $0 & 0xC0 != 0x80 } + 1)
    }
  }

  fileprivate static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  private let file: String
  private var pending: [UInt8] = []
  private var line = 1
  private var offset = 0
  private var isFirst = true
  private var record = Record()
  /// The line of the quote in which the latest bytes ended, if in one.
  private var openQuoteLine: Int?

  /// A stream of an input.
  ///
  /// - Parameter file: The input as the user named it, for messages.
  public init(named file: String) { self.file = file }

  /// Takes the next bytes and hands on the records that they complete.
  ///
  /// - Parameters:
  ///   - bytes: The next bytes of the input.
  ///   - isLast: Whether the input ends with them.
  ///   - body: Called with each record; what it throws ends the reading.
  /// - Throws: Faults of encoding and quoting, and what `body` throws.
  /// - Complexity: O(bytes).
  public mutating func feed(
    _ bytes: [UInt8], isLast: Bool,
    _ body: (Record) throws(DiagnosticList) -> Void
  ) throws(DiagnosticList) {
    pending += bytes
    var start = 0
    if isFirst {
      // What the file is, all of its first bytes tell, and a byte order mark only the very first.
      guard pending.count >= ByteFormat.signatureLength || isLast else { return }
      if let format = ByteFormat(signatureOf: pending[...]) {
        throw fault(.otherFormat(format), line: nil)
      }
      if pending.starts(with: UTF8Check.byteOrderMark) { start = 3 }
      isFirst = false
    }
    // The end-of-file mark of CP/M and early DOS programs; whether one is the last byte, only the end tells.
    let endsWithMark = pending.last == 0x1A
    if endsWithMark { pending.removeLast() }
    while start < pending.count {
      guard let end = try scan(from: start, isLast: isLast) else { break }
      try check(start..<end)
      if !isBlank { try body(record) }
      start = end
    }
    offset += start
    pending.removeFirst(start)
    if endsWithMark, !isLast { pending.append(0x1A) }
    if pending.count > Self.recordLimit {
      if let index = pending.firstIndex(of: 0) {
        throw fault(.nulByte(offset: offset + index), line: line)
      }
      throw openQuoteLine.map { fault(.unterminatedQuote, line: $0) }
        ?? fault(.lineTooLong(limit: Self.recordLimit), line: line)
    }
  }

  private func fault(_ problem: TableProblem, line: Int?) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(.error, at: SourceLocation(file: file, line: line), problem)
    ])
  }

  private var isBlank: Bool {
    record.cells.count == 1
      && record.bytes[record.cells[0].start..<record.cells[0].end].allSatisfy {
        $0 == 0x20 || $0 == 0x09
      }
  }

  /// Finds the cells of the record that starts at a position; `nil` if its end has not come in yet.
  private mutating func scan(from start: Int, isLast: Bool) throws(DiagnosticList) -> Int? {
    record.cells.removeAll(keepingCapacity: true)
    openQuoteLine = nil
    var found: Int?
    var problem: (TableProblem, Int)?
    var newLine = line
    var unclosed: Int?
    defer { openQuoteLine = unclosed }
    pending.withUnsafeBufferPointer { bytes in
      let count = bytes.count
      var index = start
      var lineStart = start
      while true {
        var cell = Record.Extent(
          start: index - start, end: 0, hasQuotes: false, line: newLine,
          lineStart: lineStart - start)
        if index < count, bytes[index] == Self.quote {
          let opened = newLine
          index += 1
          cell.start = index - start
          while true {
            guard index < count else {
              if isLast { problem = (.unterminatedQuote, opened) }
              unclosed = opened
              return
            }
            let byte = bytes[index]
            if byte == Self.quote {
              // A quote at the end of what has come in may be half of a doubled one.
              guard index + 1 < count || isLast else { return }
              guard index + 1 < count, bytes[index + 1] == Self.quote else { break }
              cell.hasQuotes = true
              index += 2
              continue
            }
            index += 1
            if byte == Self.lineFeed
              || byte == Self.carriageReturn && index < count && bytes[index] != Self.lineFeed
            {
              newLine += 1
              lineStart = index
            }
          }
          cell.end = index - start
          index += 1
          if index < count, bytes[index] != Self.comma, bytes[index] != Self.lineFeed,
            bytes[index] != Self.carriageReturn
          {
            problem = (.textAfterQuote, newLine)
            return
          }
        } else {
          while index < count, bytes[index] != Self.comma, bytes[index] != Self.lineFeed,
            bytes[index] != Self.carriageReturn
          {
            if bytes[index] == Self.quote {
              problem = (.strayQuote, newLine)
              return
            }
            index += 1
          }
          cell.end = index - start
        }
        guard index < count else {
          guard isLast else { return }
          record.cells.append(cell)
          found = count
          return
        }
        record.cells.append(cell)
        if bytes[index] == Self.comma {
          index += 1
          continue
        }
        if bytes[index] == Self.carriageReturn {
          guard index + 1 < count || isLast else { return }
          if index + 1 < count, bytes[index + 1] == Self.lineFeed { index += 1 }
        }
        newLine += 1
        found = index + 1
        return
      }
    }
    if let problem { throw fault(problem.0, line: problem.1) }
    guard let found else { return nil }
    line = newLine
    record.bytes.removeAll(keepingCapacity: true)
    record.bytes += pending[start..<found]
    return found
  }

  /// Refuses NUL bytes, broken characters and cells beyond the limit.
  private func check(_ range: Range<Int>) throws(DiagnosticList) {
    let bytes = pending[range]
    if let nul = bytes.firstIndex(of: 0) {
      throw fault(.nulByte(offset: offset + nul), line: record.line)
    }
    if let broken = UTF8Check.firstInvalidOffset(in: bytes) {
      throw fault(
        .notUTF8(offset: offset + broken, guess: ByteFormat(encodingOf: bytes)),
        line: record.line)
    }
    if record.cells.contains(where: { $0.end - $0.start > CSVReader.cellLimit }) {
      throw fault(.cellTooLong(limit: CSVReader.cellLimit), line: record.line)
    }
  }
}
