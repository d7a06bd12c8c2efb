import IndicatorData
import Indicators
import TestSupport
import Testing

@Suite
struct ValueNotationTests {
  private func read(_ text: String) -> Result<ValueNotation, ValueNotation.Fault> {
    do throws(ValueNotation.Fault) {
      return .success(try ValueNotation(text))
    } catch {
      return .failure(error)
    }
  }

  @Test(
    arguments: [
      ("3", 3, ""), ("3.230", 3.23, ""), ("３兆円", 3, "兆円"), ("3.230 兆円", 3.23, "兆円"),
      ("1,036,400", 1_036_400, ""), ("１，０３６，４００", 1_036_400, ""), ("△89,304", -89_304, ""),
      ("▲ 356,601", -356_601, ""), ("−5", -5, ""), ("－5", -5, ""), ("53.5%", 53.5, "%"),
      ("56.1％", 56.1, "%"), ("583駅", 583, "駅"), ("約91%", 91, "%"), ("概ね 70", 70, ""),
      ("77%(暫定値)", 77, "%"), ("62.7p", 62.7, ""), ("60.5 r", 60.5, ""),
      ("1兆2,300億円", 12_300, "億円"), ("2億3,400万円", 23_400, "万円"),
      ("1,800万人時間／年", 1800, "万人時間/年"), ("　12　", 12, ""), ("+5", 5, ""), (".5", 0.5, ""),
      ("5.", 5, ""), ("1e+2", 100, ""), ("0", 0, ""), ("70.5 ポイント", 70.5, "ポイント"),
      ("80パーセント", 80, "パーセント"), ("5ヘクタール", 5, "ヘクタール"),
      ("(60)", -60, ""), ("（1,234円）", -1234, "円"), ("3㏊", 3, "㏊"),
    ] as [(String, Double, String)])
  func `values are read as ministries print them`(
    text: String, value: Double, unit: String
  ) throws {
    let notation = try read(text).get()
    #expect(notation.value == value)
    #expect(notation.unit == unit)
  }

  @Test(
    arguments: [
      ("", .notANumber), ("八", .notANumber), ("8l.2", .notANumber), ("①", .notANumber),
      ("Ⅲ", .notANumber), ("١٢", .notANumber), ("0x10", .notANumber), ("0x1p-3", .notANumber),
      ("1_000", .notANumber), ("1e", .notANumber), ("--3", .notANumber), ("1 234", .notANumber),
      ("NaN", .notFinite), ("nan", .notFinite), ("NaN(0x1)", .notFinite), ("-INF", .notFinite),
      ("infinity", .notFinite), ("1e308兆20億円", .notFinite), ("1e309", .notFinite),
      ("-1e5000", .notFinite),
      ("1\u{200B}2", .invisibleCharacter(0x200B)), ("\u{202E}12", .invisibleCharacter(0x202E)),
      ("1,23,4", .grouping), ("1,2345", .grouping), (",123", .grouping), ("0,123", .grouping),
      ("00,100", .grouping), ("1兆12300億円", .kanjiNumeral),
      ("1.5兆300億円", .kanjiNumeral), ("10～12", .range),
      ("10-12", .range), ("0.15-0.25", .range), ("3万5千", .kanjiNumeral), ("3千", .kanjiNumeral),
      ("千二百", .notANumber), ("2億3,400万", .kanjiNumeral), ("53.5※1", .remark),
      ("56.1(注2)", .remark), ("57.8*", .remark), ("22.4%(平成27年)", .remark), ("(-60)", .notANumber),
      ("()", .notANumber), ("10ー12", .range),
    ] as [(String, ValueNotation.Fault)])
  func `what is no value is refused with the reason`(text: String, fault: ValueNotation.Fault) {
    #expect(read(text) == .failure(fault))
  }

  @Test func `a printed value is an interval`() throws {
    #expect(try read("3兆円").get().roundingInterval == 2.5..<3.5)
    let fine = try read("3.230").get().roundingInterval
    expectClose(fine.lowerBound, 3.2295, relative: 1e-15)
    expectClose(fine.upperBound, 3.2305, relative: 1e-15)
  }

  @Test func `marks say how a value stands`() throws {
    #expect(try read("約91%").get().isApproximate)
    #expect(try read("77%（暫定値）").get().status == .provisional)
    #expect(try read("60.5r").get().status == .revised)
    #expect(try read("△3").get().hasAccountingSign)
    #expect(try read("93%以上").get().bound == .atLeast)
    #expect(try read("7.0以下").get().bound == .atMost)
    #expect(try read("5人未満").get().bound == .below)
    #expect(try read("5超").get().bound == .above)
    #expect(try read("92%程度").get().bound == .about)
  }

  @Test(.tags(.property)) func `no text makes the reader trap`() {
    var generator = SeededGenerator(seed: 9)
    let alphabet = Array("0123456789.,-+eE%約△▲兆億万千円以上下() ～①\u{200B}e\u{301}p")
    for _ in 0..<50_000 {
      let length = Int.random(in: 0..<12, using: &generator)
      let text = String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
      if case .success(let notation) = read(text) {
        #expect(notation.value.isFinite)
        #expect(notation.roundingInterval.lowerBound.isFinite)
      }
      _ = try? YearNotation(text)
    }
  }
}
