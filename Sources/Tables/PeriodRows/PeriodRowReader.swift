import CFastFloat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads rows of a period and a value from text as it comes in, the plain ones by itself.
///
/// A row whose cells are not plain, or that does not follow the one before, is handed back: whoever reads
/// the text gives it to the full reader, which reads or refuses it at its place.
package struct PeriodRowReader {
  /// What a column holds.
  package enum Role: Hashable, Sendable {
    case period
    case value
    /// The same text in every row, such as the name of the series.
    case label
    /// Nothing that is used.
    case unused
  }

  /// Where reading stopped.
  package enum Stop: Hashable, Sendable {
    /// More bytes are needed, or there are none.
    case end
    /// A row that is not plain: how many bytes and lines it takes.
    case row(byteCount: Int, lineCount: Int)
    /// A quote opened in the row that begins here is not closed.
    case unterminatedQuote
  }

  /// The line, from 1, of the first byte not taken.
  package private(set) var line: Int

  private let roles: [Role]
  /// The cells of label columns as they stood in the row before, quotes included.
  private var labels: [[UInt8]?]
  private var splitter = RecordSplitter(separator: 0x2C, readsQuotes: true)
  private let powers = PowersOfTen()

  /// A reader.
  ///
  /// - Parameters:
  ///   - roles: One a column; one of them the period and one the value.
  ///   - firstLine: The line, from 1, of the first row.
  package init(roles: [Role], firstLine: Int) {
    self.roles = roles
    line = firstLine
    labels = [[UInt8]?](repeating: nil, count: roles.count)
  }

  /// Reads plain rows until one is not.
  ///
  /// - Parameters:
  ///   - bytes: Text that begins with a row.
  ///   - isLast: Whether the input ends with it.
  ///   - columns: Where values are added.
  /// - Returns: How many bytes were taken, and why not more.
  /// - Complexity: O(bytes).
  package mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into columns: inout PeriodColumns
  ) -> (taken: Int, stop: Stop) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return (0, .end) }
    let end = isLast ? bytes.count : (bytes.lastIndex(of: 0x0A) ?? -1) + 1
    var start = 0
    while start < end {
      guard let row = plainRow(base, start, end, powers.start),
        columns.append(row.value, at: row.period) == .taken
      else { break }
      start = row.next
      line &+= 1
    }
    guard start < bytes.count else { return (start, .end) }
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    // Without a line end there may be more of the row to come.
    guard let byteCount = splitter.record(in: rest, from: 0, isLast: isLast) else {
      return (
        start,
        splitter.endsInsideQuote && rest.count > RecordStream.recordLimit
          ? .unterminatedQuote : .end
      )
    }
    guard start < end || isLast else { return (start, .end) }
    if splitter.endsInsideQuote { return (start, .unterminatedQuote) }
    keepLabels(of: rest)
    return (start, .row(byteCount: byteCount, lineCount: splitter.lineCount))
  }

  /// Counts the lines of a row that was handed back.
  package mutating func skip(lineCount: Int) { line += lineCount }

  /// The cells of a row that was handed back.
  ///
  /// - Parameters:
  ///   - bytes: Its text.
  ///   - offset: Its first byte in the input, from 0.
  ///   - file: The input as the user named it.
  /// - Returns: As many cells as there are columns; `nil` for a blank line or a row of empty cells.
  /// - Throws: Faults of encoding, quoting and the number of cells.
  package func cells(
    of bytes: UnsafeBufferPointer<UInt8>, offset: Int, file: String
  ) throws(DiagnosticList) -> [Table.Cell]? {
    let text = Array(bytes)
    func fault(_ problem: TableProblem) -> DiagnosticList {
      DiagnosticList([
        Diagnostic(.error, at: SourceLocation(file: file, line: line), problem)
      ])
    }
    if let nul = text.firstIndex(of: 0) { throw fault(.nulByte(offset: offset + nul)) }
    if let broken = UTF8Check.firstInvalidOffset(in: text[...]) {
      throw fault(
        .notUTF8(offset: offset + broken, guess: ByteFormat(encodingOf: text[...])))
    }
    var scanner = CSVScanner(text: text[...], file: file, firstLine: line)
    let records = scanner.records()
    guard scanner.faults.isEmpty else { throw DiagnosticList(scanner.faults) }
    guard let cells = records.first else { return nil }
    if cells.allSatisfy(\.text.isEmpty), cells.count == 1 || cells.count == roles.count {
      return nil
    }
    guard cells.count == roles.count else {
      throw fault(.fieldCount(found: cells.count, expected: roles.count))
    }
    return cells
  }

  /// Rows to come are plain where their labels stand as in this one.
  private mutating func keepLabels(of bytes: UnsafeBufferPointer<UInt8>) {
    guard splitter.cells.count == roles.count, !splitter.isOdd else { return }
    for (column, cell) in splitter.cells.enumerated() where roles[column] == .label {
      let isQuoted = cell.start > 0 && bytes[cell.start - 1] == 0x22
      let quote = isQuoted ? 1 : 0
      labels[column] = Array(bytes[(cell.start - quote)..<(cell.end + quote)])
    }
  }

  /// A row whose cells are plain.
  @inline(__always)
  private func plainRow(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ powers: UnsafePointer<Double>
  ) -> (period: Int, value: Double, next: Int)? {
    var (index, column) = (start, 0)
    var period = 0
    var value = 0.0
    while true {
      switch roles[column] {
      case .period:
        guard let found = Self.wholeNumber(base, &index, end) else { return nil }
        period = found
      case .value:
        let first = index
        while index < end, base[index] > 0x2C || base[index] == 0x2B { index &+= 1 }
        guard let found = Self.number(base + first, index &- first, powers) else { return nil }
        value = found
      case .label:
        guard let label = labels[column], end &- index >= label.count,
          label.withUnsafeBytes({ isEqual($0, base + index) })
        else { return nil }
        index &+= label.count
      case .unused:
        while index < end, base[index] != 0x2C, base[index] != 0x0A, base[index] != 0x0D {
          // What may be no text, or quoted, is for the full reader.
          guard base[index] >= 0x20, base[index] < 0x80, base[index] != 0x22 else { return nil }
          index &+= 1
        }
      }
      column &+= 1
      guard index < end else {
        return column == roles.count ? (period, value, index) : nil
      }
      if base[index] == 0x2C {
        guard column < roles.count else { return nil }
        index &+= 1
        // A comma at the end is an empty cell more.
        guard index < end else { return nil }
        continue
      }
      if base[index] == 0x0D, index &+ 1 < end, base[index &+ 1] == 0x0A { index &+= 1 }
      guard base[index] == 0x0A, column == roles.count else { return nil }
      return (period, value, index &+ 1)
    }
  }

  private func isEqual(_ label: UnsafeRawBufferPointer, _ text: UnsafePointer<UInt8>) -> Bool {
    guard let start = label.baseAddress else { return true }
    return memcmp(text, start, label.count) == 0
  }

  /// Up to 18 digits, perhaps after a minus sign.
  @inline(__always)
  private static func wholeNumber(
    _ base: UnsafePointer<UInt8>, _ index: inout Int, _ end: Int
  ) -> Int? {
    let isNegative = index < end && base[index] == 0x2D
    if isNegative { index &+= 1 }
    let first = index
    var number = 0
    while index < end {
      let digit = base[index] &- 0x30
      guard digit < 10 else { break }
      number = number &* 10 &+ Int(digit)
      index &+= 1
    }
    guard (1...18).contains(index &- first) else { return nil }
    return isNegative ? -number : number
  }

  /// Digits, a point and an exponent at most; longer cells than ``PlainNumber`` takes by fast_float.
  @inline(__always)
  private static func number(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ powers: UnsafePointer<Double>
  ) -> Double? {
    if let value = PlainNumber.value(start, count: count, powers: powers) { return value }
    guard (PlainNumber.limit + 1...32).contains(count) else { return nil }
    var points = 0
    for index in 0..<count {
      switch start[index] {
      case 0x30...0x39: break
      case 0x2D where index == 0: break
      case 0x2E where index > 0 && index < count - 1: points += 1
      default: return nil
      }
    }
    guard points == 1 else { return nil }
    var value = 0.0
    let isRead = start.withMemoryRebound(to: CChar.self, capacity: count) {
      cfastfloat_parse($0, count, &value) == 1
    }
    return isRead && value != 0 ? value : nil
  }
}

/// 10⁰ … 10¹⁷ as doubles, where they stay.
private final class PowersOfTen: @unchecked Sendable {
  let start: UnsafePointer<Double>
  private let storage: UnsafeMutablePointer<Double>

  init() {
    storage = .allocate(capacity: PlainNumber.limit + 1)
    var power = 1.0
    for exponent in 0...PlainNumber.limit {
      (storage + exponent).initialize(to: power)
      power *= 10
    }
    start = UnsafePointer(storage)
  }

  deinit { storage.deallocate() }
}
