/// Brings the rows of each series together, in the order in which series first appear.
package struct RowRegrouping {
  private struct Group {
    var pieces: [LongBlock.Series]
  }

  private let whole: LongBlock
  private let line: Int
  private let offset: Int
  private var groups: [Group] = []
  private var next = 0

  /// A regrouping of an input.
  ///
  /// - Parameters:
  ///   - bytes: All rows, without the header.
  ///   - layout: The parts of the columns.
  ///   - line: The line of the first row, from 1.
  ///   - offset: Its byte in the input.
  /// - Complexity: O(bytes) time and memory.
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, layout: LongLayout, line: Int, offset: Int
  ) {
    whole = LongBlock()
    self.line = line
    self.offset = offset
    whole.setText(bytes)
    whole.read(layout)
    // Keyed by bytes: Swift holds texts equal that differ in normalization.
    var positions: [[UInt8]: Int] = [:]
    for series in whole.series {
      let identifier = Array(whole.bytes(of: series.identifier))
      if let position = positions[identifier], !identifier.isEmpty {
        groups[position].pieces.append(series)
      } else {
        positions[identifier] = groups.count
        groups.append(Group(pieces: [series]))
      }
    }
  }

  /// Fills a block with the next series.
  ///
  /// - Parameters:
  ///   - block: Its text is replaced.
  ///   - size: How many bytes are enough.
  /// - Returns: Whether there was another series.
  package mutating func fill(_ block: LongBlock, size: Int) -> Bool {
    guard next < groups.count else { return false }
    var text: [UInt8] = []
    var origins: [LongBlock.Origin] = []
    while next < groups.count, text.count < size {
      for piece in groups[next].pieces {
        origins.append(
          LongBlock.Origin(
            start: text.count, line: line + piece.line, offset: offset + piece.text.start))
        text += whole.bytes(of: piece.text)
        // The last row of an input may lack its line end.
        if text.last != 0x0A, text.last != 0x0D { text.append(0x0A) }
      }
      next += 1
    }
    text.withUnsafeBufferPointer { block.setText($0) }
    block.origins = origins
    return true
  }
}
