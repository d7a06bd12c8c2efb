#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Goes through the rows of a block.
///
/// Where neither a quote nor a carriage return occurs, which is nearly always, lines are looked at byte by
/// byte in one go; else ``RecordSplitter`` finds the cells first. What is made of the cells is the same.
struct LongRowReading {
  /// Where a row stands.
  struct Record {
    var start = 0
    /// Counted from 0 in the block.
    var line = 0
  }

  /// What a row says.
  struct Row {
    var identifier = LongBlock.Extent()
    var name = LongBlock.Extent()
    var unit = LongBlock.Extent()
    var year: Int32 = 0
    var value = Double.nan
    var target = Double.nan
    var hasTarget = false
    var direction = 0
    /// Whether a cell is not plain.
    var isOdd = false
    /// Whether the row before has the same identifier.
    var continuesSeries = false
  }

  /// Where the latest row stands.
  private(set) var record = Record()
  /// The number of lines gone through.
  private(set) var line = 0

  private let bytes: UnsafeBufferPointer<UInt8>
  private let layout: LongLayout
  private let powers: UnsafePointer<Double>
  private let isPlain: Bool
  private let separator: UInt8
  private let isTabbed: Bool
  private var position = 0
  private var splitter: RecordSplitter
  private var identifier: LongBlock.Extent?

  init(
    bytes: UnsafeBufferPointer<UInt8>, layout: LongLayout, powers: UnsafePointer<Double>
  ) {
    self.bytes = bytes
    self.layout = layout
    self.powers = powers
    separator = layout.separator
    isTabbed = layout.separator == 0x09
    splitter = RecordSplitter(separator: layout.separator, readsQuotes: layout.readsQuotes)
    isPlain =
      bytes.baseAddress.map { base in
        memchr(base, 0x0D, bytes.count) == nil
          && !(layout.readsQuotes && memchr(base, 0x22, bytes.count) != nil)
      } ?? true
  }

  /// The next row that is not blank.
  mutating func next() -> Row? {
    while position < bytes.count {
      record = Record(start: position, line: line)
      let row = isPlain ? plainRow() : splitRow()
      if let row { return row }
    }
    return nil
  }

  // MARK: Lines without quotes

  private mutating func plainRow() -> Row? {
    guard let base = bytes.baseAddress else { return nil }
    var row = Row()
    var index = position
    let count = bytes.count
    let roleCount = layout.roles.count
    var column = 0
    var isBlank = true
    layout.roles.withUnsafeBufferPointer { roles in
      while true {
        let start = index
        // Most rows repeat the identifier of the row before.
        if column < roleCount, roles[column] == .identifier, let identifier,
          index &+ identifier.count < count, identifier.count > 0,
          base[index &+ identifier.count] == separator,
          memcmp(base + index, base + identifier.start, identifier.count) == 0
        {
          row.continuesSeries = true
          row.identifier = identifier
          isBlank = false
          index &+= identifier.count
        } else {
          var all: UInt8 = 0
          var hasControl = false
          while index < count {
            let byte = base[index]
            if byte == separator || byte == 0x0A { break }
            all |= byte
            hasControl = hasControl || byte < 0x20
            index &+= 1
          }
          if hasControl || all >= 0x80 && !isText(start, index) { row.isOdd = true }
          if index > start { isBlank = false }
          if column < roleCount { take(roles[column], start, index, base, &row) }
        }
        column &+= 1
        guard index < count, base[index] == separator else { break }
        index &+= 1
      }
    }
    position = index < count ? index + 1 : index
    line += 1
    return finished(&row, columns: column, isBlank: isBlank)
  }

  /// Whether bytes are characters of UTF-8.
  private func isText(_ start: Int, _ end: Int) -> Bool {
    UTF8Check.firstInvalidOffset(in: Array(bytes[start..<end])[...]) == nil
  }

  /// Whether a cell holds nothing but spaces: ASCII, no-break or ideographic ones.
  private func isSpace(_ start: Int, _ end: Int) -> Bool {
    String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
      .allSatisfy { $0 == " " || $0 == "\u{A0}" || $0 == "\u{3000}" }
  }

  // MARK: Lines with quotes or carriage returns

  private mutating func splitRow() -> Row? {
    guard let base = bytes.baseAddress,
      let next = splitter.record(in: bytes, from: position, isLast: true)
    else { return nil }
    var row = Row(isOdd: splitter.isOdd)
    var isBlank = true
    for (column, cell) in splitter.cells.enumerated() {
      let text = bytes[cell.start..<cell.end]
      if cell.end > cell.start { isBlank = false }
      let hasControl = text.contains { $0 < 0x20 }
      let isASCII = text.allSatisfy { $0 < 0x80 }
      if hasControl || !isASCII && !isText(cell.start, cell.end) { row.isOdd = true }
      guard column < layout.roles.count else { continue }
      take(layout.roles[column], cell.start, cell.end, base, &row)
    }
    position = next
    line += splitter.lineCount
    return finished(&row, columns: splitter.cells.count, isBlank: isBlank)
  }

  // MARK: Cells

  private mutating func finished(_ row: inout Row, columns: Int, isBlank: Bool) -> Row? {
    // An empty line, or the row of empty cells that a spreadsheet leaves below a table.
    if isBlank && (columns == 1 || columns == layout.roles.count) { return nil }
    if columns == 1, isWhiteSpace(record.start, position) { return nil }
    if columns != layout.roles.count { row.isOdd = true }
    if row.identifier.count == 0 {
      row.isOdd = true
      // Rows without an identifier belong together only where they follow each other.
      row.continuesSeries = identifier?.count == 0
    }
    // The shorter look ahead is for identifiers before another cell.
    if !row.continuesSeries, let identifier, let base = bytes.baseAddress,
      identifier.count == row.identifier.count, identifier.count > 0,
      memcmp(base + identifier.start, base + row.identifier.start, identifier.count) == 0
    {
      row.continuesSeries = true
    }
    identifier = row.identifier
    return row
  }

  private func isWhiteSpace(_ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  @inline(__always)
  private func take(
    _ role: LongLayout.Role, _ start: Int, _ end: Int, _ base: UnsafePointer<UInt8>,
    _ row: inout Row
  ) {
    let length = end &- start
    // \N is how Hive and Spark write a cell without a value.
    let isNull =
      isTabbed && length == 2 && base[start] == 0x5C && base[start &+ 1] == UInt8(ascii: "N")
    switch role {
    case .unused: break
    case .identifier:
      row.identifier = LongBlock.Extent(start: start, end: end)
      row.continuesSeries = false
      // What begins like a space, of ASCII or full width, may be one and nothing else.
      if length > 0, isNull || base[start] == 0x20 || base[start] == 0xC2 || base[start] == 0xE3 {
        row.isOdd = row.isOdd || isNull || isSpace(start, end)
      }
    case .name: if !isNull { row.name = LongBlock.Extent(start: start, end: end) }
    case .unit:
      if isNull { break }
      row.unit = LongBlock.Extent(start: start, end: end)
      // Spaces and full-width forms are for the full reader to narrow.
      if bytes[start..<end].contains(where: { [0x20, 0xC2, 0xE3, 0xEF].contains($0) }) {
        row.isOdd = true
      }
    case .year:
      if let year = Self.year(base + start, count: length) {
        row.year = year
      } else {
        row.isOdd = true
      }
    case .value:
      if length == 0 || isNull { break }
      if let value = PlainNumber.value(base + start, count: length, powers: powers) {
        row.value = value
      } else {
        row.isOdd = true
      }
    case .target:
      if length == 0 || isNull { break }
      if let value = PlainNumber.value(base + start, count: length, powers: powers) {
        row.target = value
        row.hasTarget = true
      } else {
        row.isOdd = true
      }
    case .direction:
      if length == 0 || isNull { break }
      switch (length, base[start]) {
      case (2, UInt8(ascii: "u")) where base[start &+ 1] == UInt8(ascii: "p"): row.direction = 1
      case (4, UInt8(ascii: "d")) where memcmp(base + start, "down", 4) == 0: row.direction = -1
      default: row.isOdd = true
      }
    case .odd: if length > 0, !isNull { row.isOdd = true }
    }
  }

  /// Four digits from 1800 to 2200; other notations are for the full reader.
  @inline(__always)
  private static func year(_ start: UnsafePointer<UInt8>, count: Int) -> Int32? {
    guard count == 4 else { return nil }
    var year: Int32 = 0
    for index in 0..<4 {
      let digit = start[index] &- 0x30
      guard digit < 10 else { return nil }
      year = year &* 10 &+ Int32(digit)
    }
    return (1800...2200).contains(year) ? year : nil
  }
}
