import TestSupport
import Testing

@testable import Tables

@Suite
struct LongBlockTests {
  private static let layout = LongLayout(
    roles: [.identifier, .year, .value, .target, .direction], separator: 0x2C, readsQuotes: true)
  private static let header = LongBlock.header(["id", "year", "value", "target", "direction"])

  /// A series as read: its identifier, and its cells or its columns.
  private struct Found: Equatable {
    var identifier: String
    var rows: [[String]]
  }

  /// Rows of series with odd cells, quotes and line ends, and what stands in them.
  private func sample(seed: UInt64) -> (text: String, series: [Found]) {
    var generator = SeededGenerator(seed: seed)
    func below(_ bound: UInt64) -> Int { Int(generator.next() % bound) }
    let usesQuotes = below(3) > 0
    let lineEnd = ["\n", "\r\n", "\r", "\n"][below(4)]
    var text = ""
    var series: [Found] = []
    for number in 0..<12 {
      let identifier = ["s\(number)", "系列\(number)", "a \(number)", "q,\(number)"][
        below(usesQuotes ? 4 : 3)]
      var rows: [[String]] = []
      for index in 0..<1 + below(5) {
        let values = ["1", "-2.5", "", "0.125", "１２", "(集計中)", "1e3", "12345678901234567", ".5"]
        let row = [
          identifier, ["20\(10 + index)", "R\(index + 1)年度"][below(8) / 7],
          values[below(UInt64(values.count))], ["", "7.25", "80以上"][below(9) / 4],
          ["", "up", "上"][below(9) / 4],
        ]
        rows.append(row)
        let cells = row.map { cell in
          cell.contains(",") || usesQuotes && below(4) == 0 ? "\"\(cell)\"" : cell
        }
        text += cells.joined(separator: ",") + lineEnd
        if below(10) == 0 { text += lineEnd }
      }
      series.append(Found(identifier: identifier, rows: rows))
    }
    return (text, series)
  }

  private func read(_ text: String, in block: LongBlock = LongBlock()) -> LongBlock {
    var text = text
    text.withUTF8 { block.setText($0) }
    block.read(Self.layout)
    return block
  }

  private func identifier(_ series: LongBlock.Series, _ block: LongBlock) -> String {
    String(decoding: block.bytes(of: series.identifier), as: UTF8.self)
  }

  @Test(.tags(.property), arguments: 0..<200)
  func `plain series are what the full reader reads, and all others are told`(seed: UInt64) throws {
    let (text, expected) = sample(seed: seed)
    let block = read(text)
    #expect(block.series.map { identifier($0, block) } == expected.map(\.identifier))
    for (series, found) in zip(block.series, expected) {
      // What the full reader is given is what stands there.
      let table = try block.table(
        of: series, layout: Self.layout, header: Self.header, file: "f", line: 1, offset: 0)
      #expect(table.rows.map { $0.map(\.text) } == found.rows)
      guard !series.isOdd else { continue }
      #expect(series.rows.map { String(block.years[$0]) } == found.rows.map { $0[1] })
      for (row, cells) in zip(series.rows, found.rows) {
        let value = cells[2].isEmpty ? Double.nan : try DecimalNumber(cells[2].utf8).value
        #expect(block.values[row].bitPattern == value.bitPattern)
      }
      #expect(
        block.targets[series.targets].map(\.threshold)
          == (try found.rows.filter { !$0[3].isEmpty }.map {
            try DecimalNumber($0[3].utf8).value
          }))
    }
  }

  @Test(.tags(.property), arguments: 0..<60)
  func `wherever text is cut, the series are the same`(seed: UInt64) {
    let (text, expected) = sample(seed: seed)
    var generator = SeededGenerator(seed: seed &+ 1_000)
    let bytes = Array(text.utf8)
    var cutter = GroupCutter(layout: Self.layout)
    var found: [String] = []
    var rowCount = 0
    var (start, end) = (0, 0)
    while start < bytes.count {
      end = min(bytes.count, end + 1 + Int(generator.next() % 90))
      let cut = bytes[start..<end].withUnsafeBufferPointer {
        cutter.cut($0, isLast: end == bytes.count)
      }
      guard case .at(let length) = cut, length > 0 else { continue }
      let block = LongBlock()
      bytes[start..<start + length].withUnsafeBufferPointer { block.setText($0) }
      block.read(Self.layout)
      found += block.series.map { identifier($0, block) }
      rowCount += block.rowCount
      start += length
    }
    #expect(found == expected.map(\.identifier))
    #expect(rowCount == expected.map(\.rows.count).reduce(0, +))
  }

  @Test func `rows from afar are brought together and keep their lines`() throws {
    let text = "a,2020,1,,\nb,2020,2,,\na,2021,x,,\nb,2021,4,,\nc,2020,5,,"
    var regrouping = Array(text.utf8).withUnsafeBufferPointer {
      RowRegrouping($0, layout: Self.layout, line: 2, offset: 20)
    }
    let block = LongBlock()
    let isFilled = regrouping.fill(block, size: 1_000)
    #expect(isFilled)
    block.read(Self.layout)
    #expect(block.series.map { identifier($0, block) } == ["a", "b", "c"])
    #expect(block.series.map(\.rows.count) == [2, 2, 1])
    #expect(block.series.map(\.isOdd) == [true, false, false])
    let table = try block.table(
      of: block.series[0], layout: Self.layout, header: Self.header, file: "f", line: 1, offset: 0)
    #expect(table.rows.map { $0[0].line } == [2, 4])
    let isThereMore = regrouping.fill(block, size: 1_000)
    #expect(!isThereMore)
  }

  @Test func `years out of order, years twice and both directions are for the full reader`() {
    let block = read(
      "a,2021,1,,\na,2020,1,,\nb,2020,1,,\nb,2020,1,,\nc,2020,1,5,up\nc,2021,1,5,down\nd,2020,1,,\n"
    )
    #expect(block.series.map(\.isOdd) == [true, true, true, false])
    // Too few cells, a control character, a broken character, no identifier.
    let odd = read("a,2020,1\nb\u{1},2020,1,,\n,2020,1,,\nd,2020,1,,\n")
    #expect(odd.series.map(\.isOdd) == [true, true, true, false])
    let broken = LongBlock()
    ([0x61, 0xFF] + Array(",2020,1,,\n".utf8)).withUnsafeBufferPointer { broken.setText($0) }
    broken.read(Self.layout)
    #expect(broken.series.map(\.isOdd) == [true])
  }

  @Test func `text between tabs knows no quotes and writes blank as backslash N`() throws {
    let layout = LongLayout(
      roles: [.identifier, .year, .value], separator: 0x09, readsQuotes: false)
    let block = LongBlock()
    Array("a\"\t2020\t1\na\"\t2021\t\\N\n\\N\t2020\t1\n".utf8).withUnsafeBufferPointer {
      block.setText($0)
    }
    block.read(layout)
    #expect(block.series.map(\.isOdd) == [false, true])
    #expect(identifier(block.series[0], block) == "a\"")
    #expect(block.values[0] == 1 && block.values[1].isNaN)
    let table = try block.table(
      of: block.series[1], layout: layout, header: LongBlock.header(["id", "year", "value"]),
      file: "f", line: 1, offset: 0)
    #expect(table.rows.map { $0.map(\.text) } == [["", "2020", "1"]])
  }

  @Test(.tags(.regression))
  func `an identifier may stand in any column`() {
    for position in 0..<3 {
      var roles: [LongLayout.Role] = [.year, .value]
      roles.insert(.identifier, at: position)
      let layout = LongLayout(roles: roles, separator: 0x2C, readsQuotes: true)
      let rows = [("a", "2020"), ("a", "2021"), ("ab", "2020"), ("ab", "2021"), ("b", "2020")]
      let text = rows.map { identifier, year in
        var cells = [year, "1"]
        cells.insert(identifier, at: position)
        return cells.joined(separator: ",")
      }.joined(separator: "\n")
      let block = LongBlock()
      Array(text.utf8).withUnsafeBufferPointer { block.setText($0) }
      block.read(layout)
      #expect(block.series.map { identifier($0, block) } == ["a", "ab", "b"])
      #expect(block.series.map(\.rows.count) == [2, 2, 1])
    }
  }

  @Test func `a quote that nothing closes is told with its line`() {
    var cutter = GroupCutter(layout: Self.layout)
    let cut = Array("a,2020,1,,\n\"b,2020,1,,\nc,2020,1,,\n".utf8).withUnsafeBufferPointer {
      cutter.cut($0, isLast: true)
    }
    #expect(cut == .unterminatedQuote(line: 2))
  }
}
