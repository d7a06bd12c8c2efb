import Tables
import Testing

@Suite
struct TextEncodingTests {
  private let text = "指標①,値\n３兆円,―\n"

  @Test func `UTF-8, with and without mark, and UTF-16 are known by their bytes`() throws {
    let utf8 = Array(text.utf8)
    #expect(try DecodedText(utf8, named: "f").encodingName == "UTF-8")
    let marked = try DecodedText([0xEF, 0xBB, 0xBF] + utf8, named: "f")
    #expect(marked.encodingName == "UTF-8 (BOM)" && marked.text == text)
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let decoded = try DecodedText([0xFF, 0xFE] + little, named: "f")
    #expect(decoded.encodingName == "UTF-16LE" && decoded.text == text)
    let other = try DecodedText([0xFE, 0xFF] + big, named: "f")
    #expect(other.encodingName == "UTF-16BE" && other.text == text)
  }

  @Test func `CP932 is known where the bytes are no UTF-8, circled digits and all`() throws {
    // 指標①,値 in CP932: ① is 0x87 0x40, which plain Shift_JIS lacks.
    let bytes: [UInt8] = [
      0x8E, 0x77, 0x95, 0x57, 0x87, 0x40, 0x2C, 0x92, 0x6C, 0x0A, 0x31, 0x2C, 0x32, 0x0A,
    ]
    let decoded = try DecodedText(bytes, named: "f")
    #expect(decoded.encodingName == "CP932" && decoded.text == "指標①,値\n1,2\n")
    #expect(try DecodedText(bytes, named: "f", encoding: .cp932).text == decoded.text)
  }

  @Test func `EUC-JP is known too`() throws {
    // 指標,値
    let bytes: [UInt8] = [0xBB, 0xD8, 0xC9, 0xB8, 0x2C, 0xC3, 0xCD, 0x0A]
    let decoded = try DecodedText(bytes, named: "f")
    #expect(decoded.encodingName == "EUC-JP" && decoded.text == "指標,値\n")
  }

  @Test(
    arguments: [
      ([], nil, "E001"), ([0x0A], nil, "E001"), ([0xFF, 0xFE], nil, "E001"),
      ([0x61, 0xFF], nil, "E002"),
      ([0xE3, 0x81], nil, "E003"), ([0x61, 0x00, 0x62], nil, "E004"),
      ([0x50, 0x4B, 0x03, 0x04], nil, "E006"), ([0x81], .cp932, "E008"),
      ([0xFF, 0xFE, 0x61], nil, "E008"), ([0xFF, 0xFE, 0x00, 0xD8], nil, "E008"),
      ([0x8E, 0x77], .utf8, "E002"),
    ] as [([UInt8], TextEncoding?, String)])
  func `what is no text is refused with the reason`(
    bytes: [UInt8], encoding: TextEncoding?, code: String
  ) {
    do {
      _ = try DecodedText(bytes, named: "f", encoding: encoding)
      Issue.record("refused: \(bytes)")
    } catch {
      #expect(error.diagnostics.map(\.problem.code) == [code])
    }
  }
}
