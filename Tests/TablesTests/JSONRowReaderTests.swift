import Tables
import Testing

@Suite
struct JSONRowReaderTests {
  private func read(_ text: String) throws(DiagnosticList) -> Table {
    try JSONRowReader().table(from: Array(text.utf8), named: "t.json")
  }

  @Test func `rows keep their texts, numbers as written, and places`() throws {
    let table = try read(
      #"{"a": {"b": [1, null, "x"]}, "values": [{"名": "①\u0022\ud83d\ude00\n", "v": 3.230},"#
        + "\n" + #"  {"名": "b/\/", "v": null}], "z": 1}"#)
    #expect(table.header.map(\.text) == ["名", "v"])
    #expect(table.rows.map { $0.map(\.text) } == [["①\"😀\n", "3.230"], ["b//", ""]])
    #expect(table.rows[1][1].line == 2 && table.rows[1][1].column == 22)
  }

  @Test(
    arguments: [
      ("{}", "E020"), (#"{"values": []}"#, "E016"), (#"{"values": [{"a": true}]}"#, "E020"),
      (#"{"values": [{"a": 1}, {"b": 1}]}"#, "E020"), (#"{"values": [{"a": 1}]"#, "E020"),
      (#"{"values": [{"a": 1}]} x"#, "E020"), (#"{"values": [{"a": "\ud800"}]}"#, "E020"),
      (#"{"values": [{"a": "\x"}]}"#, "E020"), (#"{"values": [{"a": nan}]}"#, "E020"),
      (#"{"values": [{"a": "open}]}"#, "E020"), (#"{"values": [{}]}"#, "E020"),
      ("{" + String(repeating: #""a":["#, count: 1), "E020"),
      (#"{"a":"# + String(repeating: "[", count: 100_000), "E020"),
    ] as [(String, String)])
  func `another document is refused at its place`(text: String, code: String) {
    #expect {
      _ = try read(text)
    } throws: { error in
      (error as? DiagnosticList)?.diagnostics.map(\.problem.code) == [code]
    }
  }

  @Test func `JSON is told from delimited text by its first character`() {
    #expect(JSONRowReader.applies(to: Array(" \n{".utf8)))
    #expect(!JSONRowReader.applies(to: Array("a,b\n{".utf8)))
    #expect(!JSONRowReader.applies(to: []))
  }
}
