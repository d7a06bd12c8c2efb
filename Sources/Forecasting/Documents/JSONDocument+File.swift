extension JSONDocument {
  /// Why a user's file is no document, with the place.
  package enum FileFault: Error, Hashable, Sendable {
    /// More bytes than a document of its kind needs.
    case tooLarge(limit: Int, found: Int)
    /// A byte that is not UTF-8, counted from 0 after a byte order mark.
    case notUTF8(offset: Int)
    /// The text is not JSON as it is read here; line and column count from 1, columns in bytes.
    case notJSON(line: Int, column: Int)
    /// Lists or objects within each other beyond what is read.
    case nestedTooDeeply(line: Int, column: Int)
  }

  /// The bytes that some editors put before a text in UTF-8.
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static let depthLimit = 16

  /// Reads a file that a user gives.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without byte order mark.
  ///   - sizeLimit: The most bytes.
  /// - Throws: The first ``FileFault``.
  package init(file bytes: [UInt8], sizeLimit: Int) throws(FileFault) {
    guard bytes.count <= sizeLimit else { throw .tooLarge(limit: sizeLimit, found: bytes.count) }
    var bytes = bytes
    if bytes.starts(with: Self.byteOrderMark) { bytes.removeFirst(3) }
    if let offset = Self.firstOffsetNotUTF8(bytes) { throw .notUTF8(offset: offset) }
    try Self.checkDepth(bytes)
    do throws(Fault) {
      try self.init(bytes)
    } catch {
      let place = Self.place(of: error.offset ?? 0, in: bytes)
      throw .notJSON(line: place.line, column: place.column)
    }
  }

  private static func firstOffsetNotUTF8(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    // The longest prefix that is whole; files are small.
    var (low, high) = (0, bytes.count)
    while low < high {
      let middle = (low + high + 1) / 2
      // A prefix may end inside a character: up to three bytes more make it whole.
      let isWhole = (0...3).contains { extra in
        middle + extra <= bytes.count
          && String(validating: bytes[..<(middle + extra)], as: UTF8.self) != nil
      }
      if isWhole { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The reader calls itself for each level: how many there are is counted first.
  private static func checkDepth(_ bytes: [UInt8]) throws(FileFault) {
    var (depth, isInText) = (0, false)
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): isInText.toggle()
      case UInt8(ascii: "{") where !isInText, UInt8(ascii: "[") where !isInText: depth += 1
      case UInt8(ascii: "}") where !isInText, UInt8(ascii: "]") where !isInText: depth -= 1
      default: break
      }
      if depth > depthLimit {
        let place = place(of: offset, in: bytes)
        throw .nestedTooDeeply(line: place.line, column: place.column)
      }
    }
  }

  private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == 0x0A } + 1
    let column = offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return (line, column)
  }
}
