import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@Suite
struct SeriesMeaningTests {
  private func notes(_ text: String) throws -> [String] {
    try TidyText.read(text).notes.map { "\($0.problem.code) \($0.location.line ?? 0)" }
  }

  @Test(arguments: ["1", "○", "断絶", "定義変更", "b", "１"])
  func `a mark in the break column begins a new segment`(mark: String) throws {
    let text = "年度,実績値,断絶\n2015,2,\n2016,2.1,\n2017,30,\(mark)\n2018,31,\n"
    let record = try #require(try TidyText.read(text).records.first)
    #expect(record.actuals.map(\.value) == [30, 31])
    #expect(record.seriesBreak?.fiscalYear.startingYear == 2017)
    #expect(record.seriesBreak?.earlierActuals.map(\.value) == [2, 2.1])
    #expect(try notes(text) == ["N251 4"])
  }

  @Test func `the qualifier series_break says the same, and import keeps it`() throws {
    let text =
      "series_id,fiscal_year,value,qualifier\na,2015,2,\na,2016,30,series_break\na,2017,31,\n"
    #expect(try TidyText.read(text).records.first?.actuals.map(\.value) == [30, 31])
    let table = try CSVReader().table(
      from: Array("series_id,fiscal_year,value,断絶\na,2015,2,\na,2016,30,1\na,2017,31,\n".utf8),
      named: "t.csv")
    let series = try #require(try TidyImport().result(in: table).series.first)
    #expect(series.values.map(\.qualifiers) == [[], [.seriesBreak], []])
  }

  @Test func `of several breaks the last one counts`() throws {
    let text = "年度,実績値,断絶\n2015,2,\n2016,5,1\n2017,30,1\n2018,31,\n"
    #expect(try TidyText.read(text).records.first?.actuals.map(\.value) == [30, 31])
    #expect(try notes(text) == ["N252 4", "N251 4"])
  }

  @Test func `a target below a baseline before the break gives no direction`() throws {
    let text =
      "年度,実績値,状態,目標値,断絶\n2015,50,基準値,,\n2016,5,,,1\n2017,6,,,\n2020,,,10,\n"
    let record = try #require(try TidyText.read(text).records.first)
    #expect(record.finalTarget?.direction == .up && record.baseline == nil)
    #expect(record.finalTarget?.directionSource == .assumed)
    #expect(record.declaredBaseline?.value == 50)
  }

  @Test func `a target before the break whose year has a value is no fault`() {
    #expect(
      TidyText.faults("年度,実績値,目標値,断絶\n2015,5,4,\n2016,6,,\n2017,60,,1\n2018,61,,\n").isEmpty)
  }

  @Test
  func `marks that are not known, and a break that leaves nothing, are faults at their place`() {
    #expect(TidyText.faults("年度,実績値,断絶\n2015,2,たぶん\n") == ["E147 2:8"])
    #expect(TidyText.faults("年度,実績値,断絶\n2015,2,\n2016,,1\n") == ["E149 3:7"])
  }

  @Test(
    arguments: [
      ("フロー", .flow), ("stock", .stock), ("累計", .cumulative), ("割合", .share), ("件数", .count),
    ] as [(String, Indicator.Measure)])
  func `the measure is read in both languages`(word: String, measure: Indicator.Measure) throws {
    let record = try TidyText.read("年度,実績値,種類,単位\n2015,2,\(word),%\n2016,3,,%\n").records.first
    #expect(record?.indicator.measure == measure)
  }

  @Test func `measures that are unknown or differ are faults at their place`() {
    #expect(TidyText.faults("年度,実績値,measure\n2015,2,speed\n2016,3,\n") == ["E146 2:8"])
    #expect(TidyText.faults("年度,実績値,measure\n2015,2,flow\n2016,3,stock\n") == ["E141 3:8"])
  }

  @Test func `a rank with a target needs a direction, which nothing else would tell`() throws {
    let rows = "2015,8,rank,\n2016,7,rank,\n2018,,rank,3\n"
    #expect(TidyText.faults("年度,実績値,measure,目標値\n" + rows) == ["E148 2:8"])
    let told = rows.replacing("rank,\n", with: "rank,,down\n").replacing(",3\n", with: ",3,down\n")
    let record = try TidyText.read("年度,実績値,measure,目標値,方向\n" + told).records.first
    #expect(record?.finalTarget?.criterion == .atMost(3))
  }

  @Test func `values that do not fit their measure are noted`() throws {
    #expect(
      try notes("年度,実績値,measure,単位\n2015,2,share,人\n2016,3,share,人\n") == ["N253 2"])
    #expect(
      try notes("年度,実績値,measure,単位\n2015,90,share,%\n2016,130,share,%\n") == ["N254 3"])
    #expect(try notes("年度,実績値,measure\n2015,2,count\n2016,2.5,count\n") == ["N254 3"])
    #expect(
      try notes("年度,実績値,measure\n2015,20,cumulative\n2016,19,cumulative\n") == ["N255 3"])
  }
}
