/// Finds the cells of a record by the rules of ``CSVReader``, at a position of bytes that may end
/// anywhere.
package struct RecordSplitter {
  /// Where the text of a cell lies, its quotes left out.
  struct Cell {
    var start: Int
    var end: Int
  }

  private let separator: UInt8
  private let readsQuotes: Bool

  /// The cells of the latest record.
  private(set) var cells: [Cell] = []
  /// How many line ends the latest record took, its own among them.
  private(set) var lineCount = 0
  /// Whether a cell of the latest record cannot be taken as it lies there: doubled quotes, or a fault
  /// of quoting.
  private(set) var isOdd = false
  /// Whether the latest record was cut off inside a quote.
  private(set) var endsInsideQuote = false

  /// A splitter.
  ///
  /// - Parameters:
  ///   - separator: What stands between cells.
  ///   - readsQuotes: Whether a quote before a cell encloses it; in the text that Hive and Spark pass
  ///     through pipes it is a character like others.
  package init(separator: UInt8, readsQuotes: Bool) {
    self.separator = separator
    self.readsQuotes = readsQuotes
  }

  /// Finds the cells of the record that starts at a position.
  ///
  /// - Parameters:
  ///   - bytes: Text.
  ///   - start: Where the record starts.
  ///   - isLast: Whether the input ends with the bytes.
  /// - Returns: Where the next record starts, or `nil` where this one may go on beyond the bytes.
  mutating func record(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> Int? {
    cells.removeAll(keepingCapacity: true)
    lineCount = 0
    isOdd = false
    endsInsideQuote = false
    var index = start
    while true {
      guard let end = cell(in: bytes, from: index, isLast: isLast) else { return nil }
      index = end
      guard index < bytes.count else { return isLast ? index : nil }
      guard bytes[index] == separator else { break }
      index += 1
    }
    if bytes[index] == 0x0D {
      guard index + 1 < bytes.count || isLast else { return nil }
      if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    }
    lineCount += 1
    return index + 1
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  /// Adds a cell and returns where what follows it stands.
  private mutating func cell(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> Int? {
    var index = start
    if readsQuotes, index < bytes.count, bytes[index] == 0x22 {
      index += 1
      let first = index
      while true {
        guard index < bytes.count else {
          endsInsideQuote = true
          guard isLast else { return nil }
          isOdd = true
          cells.append(Cell(start: first, end: index))
          return index
        }
        if bytes[index] == 0x22 {
          // A quote at the end of what has come in may be half of a doubled one.
          guard index + 1 < bytes.count || isLast else {
            endsInsideQuote = true
            return nil
          }
          guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { break }
          isOdd = true
          index += 1
        } else if bytes[index] == 0x0A
          || bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] != 0x0A
        {
          lineCount += 1
        }
        index += 1
      }
      cells.append(Cell(start: first, end: index))
      index += 1
      if index < bytes.count, !endsCell(bytes[index]) {
        isOdd = true
        index = lineEnd(in: bytes, from: index)
      }
      return index
    }
    while index < bytes.count, !endsCell(bytes[index]) {
      if readsQuotes, bytes[index] == 0x22 {
        isOdd = true
        let end = index
        index = lineEnd(in: bytes, from: index)
        cells.append(Cell(start: start, end: end))
        return index
      }
      index += 1
    }
    cells.append(Cell(start: start, end: index))
    return index
  }

  /// After a fault of quoting the rest of the line means nothing.
  private func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }
}
