#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Cuts text as it comes in where one series ends and the next begins, so that blocks can be read on
/// several threads.
package struct GroupCutter {
  /// Where text may be cut.
  package enum Cut: Hashable, Sendable {
    /// Before this byte a series ends.
    case at(Int)
    /// The last series may go on beyond the bytes, and no other ends in them.
    case none
    /// A quote opened on this line, counted from 1 in the bytes, is not closed within the limit.
    case unterminatedQuote(line: Int)
  }

  private let layout: LongLayout
  private var splitter: RecordSplitter

  /// A cutter of rows.
  package init(layout: LongLayout) {
    self.layout = layout
    splitter = RecordSplitter(separator: layout.separator, readsQuotes: layout.readsQuotes)
  }

  /// Finds the last place where a series ends.
  ///
  /// - Parameters:
  ///   - bytes: Text that starts with a record.
  ///   - isLast: Whether the input ends with it.
  /// - Returns: Where to cut.
  /// - Complexity: The length of the last two series where no quote and no carriage return occurs, else
  ///   O(bytes).
  package mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Cut {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return isLast ? .at(0) : .none }
    let hasQuote = layout.readsQuotes && memchr(base, 0x22, bytes.count) != nil
    if hasQuote || memchr(base, 0x0D, bytes.count) != nil {
      return cutForwards(bytes, isLast: isLast)
    }
    return isLast ? .at(bytes.count) : cutBackwards(bytes)
  }

  /// Lines end by line feeds alone and nothing is quoted: looked at from the end.
  private func cutBackwards(_ bytes: UnsafeBufferPointer<UInt8>) -> Cut {
    guard var lineEnd = bytes.lastIndex(of: 0x0A) else { return .none }
    var latest: Range<Int>?
    var cut: Int?
    while true {
      let start = (bytes[..<lineEnd].lastIndex(of: 0x0A) ?? -1) + 1
      if !isBlank(bytes[start..<lineEnd]) {
        let identifier = identifier(in: bytes, start: start, end: lineEnd)
        // A row of empty cells, or one that lacks its identifier, tells nothing of where a series ends.
        if !identifier.isEmpty {
          if let latest, !isEqual(bytes, identifier, latest) { return cut.map(Cut.at) ?? .none }
          latest = identifier
          cut = start
        }
      }
      guard start > 0 else { return .none }
      lineEnd = start - 1
    }
  }

  private func isBlank(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 && layout.separator != 0x09 }
  }

  /// The identifier of a line, empty where the line has too few cells.
  private func identifier(
    in bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int
  ) -> Range<Int> {
    var cellStart = start
    for _ in 0..<layout.identifierColumn {
      guard let separator = bytes[cellStart..<end].firstIndex(of: layout.separator) else {
        return end..<end
      }
      cellStart = separator + 1
    }
    return cellStart..<(bytes[cellStart..<end].firstIndex(of: layout.separator) ?? end)
  }

  private func isEqual(
    _ bytes: UnsafeBufferPointer<UInt8>, _ first: Range<Int>, _ second: Range<Int>
  ) -> Bool {
    bytes[first].elementsEqual(bytes[second])
  }

  private mutating func cutForwards(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
  ) -> Cut {
    var (start, line) = (0, 1)
    var latest: Range<Int>?
    var cut: Int?
    while start < bytes.count {
      guard let next = splitter.record(in: bytes, from: start, isLast: isLast) else {
        if splitter.endsInsideQuote, bytes.count - start > RecordStream.recordLimit {
          return .unterminatedQuote(line: line)
        }
        break
      }
      // What follows an open quote up to the end of the input is no row.
      if splitter.endsInsideQuote { return .unterminatedQuote(line: line) }
      line += splitter.lineCount
      let cells = splitter.cells
      let isBlank = cells.count == 1 && self.isBlank(bytes[cells[0].start..<cells[0].end])
      if !isBlank {
        let cell = layout.identifierColumn < cells.count ? cells[layout.identifierColumn] : nil
        if let cell, cell.end > cell.start {
          let identifier = cell.start..<cell.end
          if let latest, !isEqual(bytes, identifier, latest) { cut = start }
          latest = identifier
        }
      }
      start = next
    }
    return isLast ? .at(bytes.count) : cut.map(Cut.at) ?? .none
  }
}
