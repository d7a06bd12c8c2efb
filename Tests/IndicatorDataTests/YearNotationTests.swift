import IndicatorData
import Indicators
import TestSupport
import Testing

@Suite
struct YearNotationTests {
  private func read(_ text: String) -> Result<YearNotation, YearNotation.Fault> {
    do throws(YearNotation.Fault) {
      return .success(try YearNotation(text))
    } catch {
      return .failure(error)
    }
  }

  @Test(
    arguments: [
      ("R5年度", 2023, .fiscal), ("Ｒ５", 2023, nil), ("令和５年度", 2023, .fiscal),
      ("令和元年度", 2019, .fiscal), ("R元", 2019, nil), ("R 元年度", 2019, .fiscal),
      ("H30", 2018, nil), ("平成31年度", 2019, .fiscal), ("2023年度", 2023, .fiscal),
      ("FY2023", 2023, .fiscal), ("2023", 2023, nil), ("令和12年（2030年）", 2030, .calendar),
      ("令和4（2022）年度", 2022, .fiscal), ("2025年度（令和7年度）", 2025, .fiscal),
      ("2023100000", 2023, .fiscal), ("2023000000", 2023, .calendar), ("２０２３", 2023, nil),
      ("S63", 1988, nil), ("r5", 2023, nil), (" 2015 ", 2015, nil), ("2015年", 2015, .calendar),
    ] as [(String, Int, YearKind?)])
  func `years are read in every notation`(text: String, year: Int, kind: YearKind?) throws {
    let notation = try read(text).get()
    #expect(notation.year.startingYear == year)
    #expect(notation.kind == kind)
    #expect(!notation.isPastEraEnd)
  }

  @Test func `an era counted on past its end is read and marked`() throws {
    let notation = try read("平成32年度").get()
    #expect(notation.year.startingYear == 2020)
    #expect(notation.isPastEraEnd)
  }

  @Test(
    arguments: [
      ("", .unknownNotation), ("FY", .unknownNotation), ("R", .unknownNotation),
      ("令和", .unknownNotation), ("2015.5", .unknownNotation), ("1e3", .unknownNotation),
      ("-300", .unknownNotation), ("２０２３〜２０２４", .unknownNotation), ("2023123456", .unknownNotation),
      ("①", .unknownNotation), ("20 20", .unknownNotation), ("15", .ambiguousCentury),
      ("2015/3/31", .date),
      ("2015年3月31日", .date), ("令和0", .eraYearZero), ("平成0年", .eraYearZero),
      ("明治200", .beyondEra), ("平成60年", .beyondEra), ("99999", .outOfRange), ("0", .outOfRange),
      ("1234", .outOfRange), ("令和4（2023）年度", .contradiction(era: 2022, western: 2023)),
      ("2020（見込み）", .estimate), ("R999", .outOfRange),
    ] as [(String, YearNotation.Fault)])
  func `what is no year is refused with the reason`(text: String, fault: YearNotation.Fault) {
    #expect(read(text) == .failure(fault))
  }

  @Test(.tags(.property)) func `every printed name of a year reads back to it`() throws {
    for western in 1868...2100 {
      let year = FiscalYear(starting: western)
      for kind in [YearKind.fiscal, .calendar] {
        #expect(try read(year.japaneseName(kind)).get().year == year)
        #expect(try read(year.japaneseName(kind)).get().kind == kind)
        #expect(try read(year.eraLabel(kind)).get().year == year)
      }
      #expect(try read("FY\(western)").get().year == year)
    }
  }
}
