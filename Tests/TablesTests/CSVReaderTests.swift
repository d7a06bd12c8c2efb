import Tables
import TestSupport
import Testing

@Suite
struct CSVReaderTests {
  private func table(_ text: String) throws -> Table {
    try CSVReader().table(from: Array(text.utf8), named: "t.csv")
  }

  private func codes(_ bytes: [UInt8]) -> [String] {
    do throws(DiagnosticList) {
      _ = try CSVReader().table(from: bytes, named: "t.csv")
      return []
    } catch {
      return error.diagnostics.map {
        "\($0.problem.code) \($0.location.line ?? 0):\($0.location.column ?? 0)"
      }
    }
  }

  private func codes(_ text: String) -> [String] { codes(Array(text.utf8)) }

  private func cells(_ table: Table) -> [[String]] {
    ([table.header] + table.rows).map { $0.map(\.text) }
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\r\n3,4",
    "\u{FEFF}a,b\n1,2\n3,4\n", "\n\na,b\n\n1,2\n\r\n3,4\n\n", "a,b\n1,2\n3,4\n\u{1A}",
  ])
  func `line ends, blank lines and marks change no cell`(text: String) throws {
    #expect(cells(try table(text)) == [["a", "b"], ["1", "2"], ["3", "4"]])
  }

  @Test func `quotes hold commas, line ends and doubled quotes`() throws {
    let table = try table("a,b\n\"x,\"\"y\"\"\",\"two\r\nlines\"\n\"\",z\n")
    #expect(table.rows.map { $0.map(\.text) } == [["x,\"y\"", "two\r\nlines"], ["", "z"]])
    #expect(table.rows[1][1].line == 4)
    #expect(table.rows[1][1].column == 4)
  }

  @Test func `columns are counted in characters`() throws {
    let table = try table("指標,値\n建設・都市開発,3\n")
    #expect(table.rows[0][1].line == 2 && table.rows[0][1].column == 9)
  }

  @Test func `an empty quoted cell alone on a line is a row`() throws {
    #expect(try table("a\n\"\"\n").rows.count == 1)
  }

  @Test func `faults of quoting are located where they begin`() {
    #expect(codes("a,b\n1,\"2\n3,4\n") == ["E010 2:3"])
    #expect(codes("a,b\n1,2\"3\n") == ["E011 2:4"])
    #expect(codes("a,b\n1,\"2\"3\n4,\"5\" \n") == ["E012 2:6", "E012 3:6"])
  }

  @Test func `faults of shape are all told`() {
    #expect(codes("a,b\n1\n1,2\n1,2,3\n") == ["E013 2:0", "E013 4:0"])
    #expect(codes("a,b,a\n1,2,3\n") == ["E015 1:5"])
    #expect(codes("a,b\n") == ["E016 1:1"])
    #expect(codes("a;b\n1;2\n") == ["E014 1:1"])
    #expect(codes("# note\na,b\n1,2\n") == ["E017 1:1"])
    #expect(codes("sep=,\na,b\n1,2\n") == ["E018 1:1"])
    #expect(codes("title\na,b\n1,2\n") == ["E019 1:1"])
  }

  @Test func `bytes that are no text are named`() {
    #expect(codes([]) == ["E001 0:0"])
    #expect(codes([0xEF, 0xBB, 0xBF]) == ["E001 0:0"])
    #expect(codes("\n\r\n\n") == ["E001 0:0"])
    #expect(codes(Array("a,b\n1,".utf8) + [0xC0, 0xB1]) == ["E002 2:0"])
    #expect(codes(Array("a,b\n1,".utf8) + [0xED, 0xA0, 0x80]) == ["E002 2:0"])
    #expect(codes(Array("a,b\n1,".utf8) + [0xE5, 0xB9]) == ["E003 2:0"])
    #expect(codes(Array("a,b\n1,".utf8) + [0, 0x31]) == ["E004 2:0"])
    #expect(codes(Array("a,b\n1,2".utf8) + [0, 0, 0]) == ["E005 2:0"])
    #expect(codes([0x50, 0x4B, 3, 4, 20]) == ["E006 0:0"])
    #expect(codes([0x1F, 0x8B, 8]) == ["E006 0:0"])
    #expect(codes([0xFF, 0xFE, 0x61, 0]) == ["E006 0:0"])
    #expect(codes("  <!DOCTYPE html><p>") == ["E006 0:0"])
  }

  @Test func `a Japanese encoding is guessed and named`() throws {
    // 年度,値 in CP932 and in EUC-JP.
    let cp932: [UInt8] = [0x94, 0x4E, 0x93, 0x78, 0x2C, 0x92, 0x6C, 0x0A]
    let eucJP: [UInt8] = [0xC7, 0xAF, 0xC5, 0xD9, 0x2C, 0xC3, 0xCD, 0x0A]
    for (bytes, name) in [(cp932, "CP932"), (eucJP, "EUC-JP")] {
      let error = try #require(throws: DiagnosticList.self) {
        _ = try CSVReader().table(from: bytes, named: "t.csv")
      }
      #expect(error.diagnostics[0].message(in: .english).contains(name))
    }
  }

  @Test func `a cell beyond the limit is refused`() {
    let long = String(repeating: "9", count: CSVReader.cellLimit + 1)
    #expect(codes("a,b\n1,\(long)\n") == ["E007 2:3"])
    #expect(codes("a,b\n1,\(long.dropLast())\n") == [])
  }

  @Test(.tags(.property)) func `a table written and read again is equal`() throws {
    let names = [
      "plain", "with,comma", "with \"quotes\"", "two\nlines", "carriage\rreturn", "③ 参", " space ",
      "e\u{301}", "é", "\u{202E}right", "",
    ]
    let writer = DelimitedWriter(escapesFormulas: false)
    let text = writer.text(
      header: ["name", "value"], rows: names.map { [.text($0), .exact(0.1)] })
    let read = try table(text)
    #expect(read.rows.map { Array($0[0].text.utf8) } == names.map { Array($0.utf8) })
  }

  @Test(.tags(.property)) func `no input makes the reader trap or hang`() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("a1,\"\n\r値 \u{FEFF}#;".utf8) + [0xFF, 0xC3, 0]
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<40, using: &generator)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      do throws(DiagnosticList) {
        let table = try CSVReader().table(from: bytes, named: "t.csv")
        #expect(table.rows.allSatisfy { $0.count == table.header.count })
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
    }
  }
}
