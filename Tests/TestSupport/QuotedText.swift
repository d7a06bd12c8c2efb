import Foundation

/// Comma-separated text with quotes, read by a plain reader of its own.
package enum QuotedText {
  /// The cells of all records, by the bytes: Swift takes CRLF for one character.
  package static func records(of data: Data) -> [[String]] {
    var (records, cells): ([[String]], [String]) = ([], [])
    var cell: [UInt8] = []
    var isQuoted = false
    let bytes = Array(data)
    var index = 0
    func text() -> String { String(decoding: cell, as: UTF8.self) }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x22 where isQuoted && index < bytes.count && bytes[index] == 0x22:
        cell.append(byte)
        index += 1
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted:
        cells.append(text())
        cell = []
      case 0x0A where !isQuoted:
        records.append(cells + [text()])
        (cells, cell) = ([], [])
      case 0x0D where !isQuoted: break
      default: cell.append(byte)
      }
    }
    return cells.isEmpty && cell.isEmpty ? records : records + [cells + [text()]]
  }
}
