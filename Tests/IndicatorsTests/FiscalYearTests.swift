import Indicators
import TestSupport
import Testing

@Suite
struct FiscalYearTests {
  @Test(
    arguments: [
      (Era.reiwa, 7, 2025), (.reiwa, 1, 2019), (.heisei, 31, 2019), (.heisei, 1, 1989),
      (.heisei, 32, 2020), (.showa, 64, 1989), (.showa, 1, 1926), (.taisho, 1, 1912),
      (.meiji, 1, 1868),
    ] as [(Era, Int, Int)])
  func `an era year is its western year`(era: Era, year: Int, western: Int) {
    #expect(FiscalYear(era: era, year: year) == FiscalYear(starting: western))
  }

  @Test(
    arguments: [
      (2025, "R7", "令和7年度（2025年度）", "FY2025 (R7)"),
      (2019, "R元", "令和元年度（2019年度）", "FY2019 (R1)"),
      (2018, "H30", "平成30年度（2018年度）", "FY2018 (H30)"),
      (1988, "S63", "昭和63年度（1988年度）", "FY1988 (S63)"),
      (1850, "1850", "1850年度", "FY1850"),
    ] as [(Int, String, String, String)])
  func `a fiscal year is named in its era`(
    western: Int, short: String, japanese: String, english: String
  ) {
    let year = FiscalYear(starting: western)
    #expect(year.shortEraName == short)
    #expect(year.japaneseName(.fiscal) == japanese)
    #expect(year.englishName(.fiscal) == english)
  }

  @Test func `a calendar year keeps its kind`() {
    let year = FiscalYear(starting: 2030)
    #expect(year.japaneseName(.calendar) == "令和12年（2030年）")
    #expect(year.englishName(.calendar) == "2030 (R12)")
    #expect(year.eraLabel(.calendar) == "R12年")
  }

  @Test(.tags(.property)) func `era and western year go both ways`() throws {
    for western in 1868...2100 {
      let year = FiscalYear(starting: western)
      let (era, yearInEra) = try #require(year.eraYear)
      #expect(FiscalYear(era: era, year: yearInEra) == year)
      #expect(yearInEra >= 1)
    }
  }
}
