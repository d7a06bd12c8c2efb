import TestSupport
import Testing

@testable import Tables

/// Plain rows are read fast, all others handed back whole, however the text comes in pieces.
@Suite
struct PeriodRowReaderTests {
  private struct Read: Equatable {
    var periods: [Int] = []
    var values: [Double] = []
    var rows: [String] = []
    var lines: [Int] = []
  }

  private func read(
    _ text: String, roles: [PeriodRowReader.Role] = [.period, .value], pieces: Int = .max
  ) throws -> Read {
    let bytes = Array(text.utf8)
    var reader = PeriodRowReader(roles: roles, firstLine: 2)
    var columns = PeriodColumns()
    var (result, start, end) = (Read(), 0, min(pieces, bytes.count))
    while true {
      let isLast = end == bytes.count
      var stop = PeriodRowReader.Stop.end
      bytes[start..<end].withUnsafeBufferPointer { buffer in
        let (taken, found) = reader.read(buffer, isLast: isLast, into: &columns)
        start += taken
        stop = found
      }
      switch stop {
      case .row(let byteCount, let lineCount):
        result.rows.append(String(decoding: bytes[start..<start + byteCount], as: UTF8.self))
        result.lines.append(reader.line)
        reader.skip(lineCount: lineCount)
        start += byteCount
      case .end:
        if isLast {
          result.values = Array(columns.values)
          for (number, run) in columns.runs.enumerated() {
            let next =
              number + 1 < columns.runs.count ? columns.runs[number + 1].firstIndex : columns.count
            result.periods += (run.firstIndex..<next).map { run.firstPeriod + $0 - run.firstIndex }
          }
          return result
        }
        end = min(end + pieces, bytes.count)
      case .unterminatedQuote:
        result.rows.append("quote")
        return result
      }
    }
  }

  @Test func `plain rows are values, others are handed back`() throws {
    let text =
      "1,2.5\n2,-3\r\n\n4,12.345678901234567\n4,1\n3,1\n\"5\",6\n6,７\n7,\n8,1e3\n9,1,2\n10\n-1,2\n11,0.1"
    let expected = Read(
      periods: [1, 2, 4, 11], values: [2.5, -3, 12.345678901234567, 0.1],
      rows: [
        "\n", "4,1\n", "3,1\n", "\"5\",6\n", "6,７\n", "7,\n", "8,1e3\n", "9,1,2\n", "10\n",
        "-1,2\n",
      ], lines: [4, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    #expect(try read(text) == expected)
    for pieces in 1...17 { #expect(try read(text, pieces: pieces) == expected, "\(pieces)") }
  }

  @Test func `labels and unused cells are passed over where they stay the same`() throws {
    let text = "a,1,5,x\na,2,6,\na,3,7,\"q,\"\n\"a\",4,8,é\nb,5,9,x\na,6,1,x\n"
    let result = try read(text, roles: [.label, .period, .value, .unused])
    #expect(
      result.rows == ["a,1,5,x\n", "a,3,7,\"q,\"\n", "\"a\",4,8,é\n", "b,5,9,x\n", "a,6,1,x\n"])
    #expect(result.periods == [2])
    #expect(try read("1,2\n2,\"3\n4,5\n").rows == ["quote"])
  }

  @Test func `numbers are the doubles that the full reader gives`() throws {
    var generator = SeededGenerator(seed: 4)
    var text = ""
    var expected: [Double] = []
    for period in 1...2_000 {
      let exponent = [1e-9, 1e-3, 1, 1e6, 1e12][Int(generator.next() % 5)]
      let value = (generator.uniform() - 0.5) * exponent
      let written = "\(value)"
      guard !written.contains("e") else { continue }
      expected.append(value)
      text += "\(period),\(written)\n"
    }
    let result = try read(text)
    #expect(result.rows.isEmpty && result.values == expected && expected.count > 1_000)
  }
}
