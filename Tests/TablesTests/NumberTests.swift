import Tables
import TestSupport
import Testing

@Suite
struct DecimalNumberTests {
  private func read(_ text: String) -> Result<DecimalNumber, DecimalNumber.Fault> {
    do throws(DecimalNumber.Fault) {
      return .success(try DecimalNumber(text.utf8))
    } catch {
      return .failure(error)
    }
  }

  @Test(
    arguments: [
      ("3.230", 3.23, -3), ("+5", 5, 0), (".5", 0.5, -1), ("5.", 5, 0), ("-1.25e+2", -125, 0),
      ("1e3", 1000, 3), ("-0", 0, 0), ("1e-400000", 0, 0), ("0e999999999999", 0, 999_999),
      ("4.9e-324", .leastNonzeroMagnitude, -325),
    ] as [(String, Double, Int)])
  func `the grammar takes plain decimals`(text: String, value: Double, exponent: Int) throws {
    guard text != "1e-400000" else {
      #expect(read(text) == .failure(.outOfRange))
      return
    }
    let number = try read(text).get()
    #expect(number.value == value)
    #expect(number.lastDigitExponent == exponent)
  }

  @Test(arguments: [
    "", ".", "-", "+-5", "nan", "inf", "0x10", "1_000", "1e", "--3", "1 2", "1,000", "１", "1e+",
    "e5", "∞", "1.2.3",
  ])
  func `the grammar takes nothing else`(text: String) {
    #expect(read(text) == .failure(.notANumber))
  }

  @Test(arguments: ["1e309", "-1e309", "1e-400", String(repeating: "9", count: 400)])
  func `what no double holds is out of range`(text: String) {
    #expect(read(text) == .failure(.outOfRange))
  }
}

@Suite
struct NumberTextTests {
  @Test(
    arguments: [
      (10.667666666, "10.6677"), (8.840666667, "8.84067"), (4.81, "4.81"), (0, "0"), (-2.5, "-2.5"),
      (1_234_567, "1234570"), (0.000012345678, "0.0000123457"), (1.5e-7, "1.5e-7"), (1e20, "1e20"),
      (999_999.6, "1000000"), (6.11, "6.11"), (1e15, "1000000000000000"), (123_456, "123456"),
    ] as [(Double, String)])
  func `six significant digits, as short as they go`(value: Double, text: String) {
    #expect(NumberText.significant(value, digits: 6) == text)
  }

  @Test(.tags(.property)) func `seventeen digits and the shortest text read back`() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, value != 0 else { continue }
      #expect(Double(NumberText.significant(value, digits: 17)) == value)
      #expect(Double(NumberText.shortest(value)) == value)
      #expect(try DecimalNumber(NumberText.shortest(value).utf8).value == value)
    }
  }

  @Test func `fixed decimals have no negative zero`() {
    #expect(NumberText.fixed(-0.0001, decimals: 2) == "0.00")
    #expect(NumberText.fixed(4.3, decimals: 3) == "4.300")
  }
}

@Suite
struct DelimitedWriterTests {
  @Test(arguments: ["=1+1", "+SUM(A1)", "-cmd", "@x", "\tx", "＝1", "＋1", "－1", "＠1"])
  func `text that a spreadsheet would run gets an apostrophe`(name: String) {
    let safe = DelimitedWriter().text(header: ["n"], rows: [[.text(name)]])
    #expect(safe.contains("'" + name))
    let raw = DelimitedWriter(escapesFormulas: false).text(header: ["n"], rows: [[.text(name)]])
    #expect(!raw.contains("'"))
  }

  @Test func `negative numbers are no formulas and blanks are empty`() {
    let text = DelimitedWriter().text(
      header: ["a", "b", "c"], rows: [[.exact(-3.5), .blank, .computed(-1.0 / 3)]])
    #expect(text == "a,b,c\n-3.5,,-0.333333\n")
  }
}
