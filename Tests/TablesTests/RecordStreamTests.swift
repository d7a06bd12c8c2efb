import Testing

@testable import Tables

@Suite
struct RecordStreamTests {
  @Test(arguments: [
    "S\nK[S\nK[\n\"\u{1A}c\"\u{1A}", "a,b\n1,\"2\"\u{1A}", "a\n\u{1A}\n1\n",
    "\u{FEFF}a,b\r\n\"x\r\ny\",2",
    "a,\"b\"\"c\"\n,\n", "\u{1A}", "a,\"open\n1,2\n", "\n\u{FEFF}a,b\n", "\n<html>\n",
    "\nPK\u{3}\u{4}",
  ])
  func `a stream reads the same wherever it is cut`(text: String) {
    // Short of what the first look takes, and beyond it.
    for rows in [0, 200] {
      readsTheSame(Array((String(repeating: "a,b\n", count: rows) + text).utf8))
    }
  }

  private func readsTheSame(_ bytes: [UInt8]) {
    let whole = cells(of: [bytes])
    for position in 0...bytes.count {
      #expect(
        cells(of: [Array(bytes[..<position]), Array(bytes[position...])]) == whole,
        "cut at \(position)")
    }
    #expect(cells(of: bytes.map { [$0] }) == whole)
  }

  /// The cells of every record of a text that comes in pieces; `nil` where it is refused.
  private func cells(of pieces: [[UInt8]]) -> [[String]]? {
    var stream = RecordStream(named: "f")
    var records: [[String]] = []
    func take(_ record: RecordStream.Record) throws(DiagnosticList) {
      records.append((0..<record.count).map { record.text($0) })
    }
    do throws(DiagnosticList) {
      for piece in pieces { try stream.feed(piece, isLast: false, take) }
      try stream.feed([], isLast: true, take)
      return records
    } catch {
      return nil
    }
  }
}
