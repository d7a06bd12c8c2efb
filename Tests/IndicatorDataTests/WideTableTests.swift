import Foundation
import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@Suite
struct WideTableTests {
  private func read(_ text: String) throws -> ImportResult {
    try WideTableReader().result(
      in: CSVReader().table(from: Array(text.utf8), named: "w.csv"))
  }

  @Test func `a column a year, units beside or in cells, target in the header`() throws {
    let result = try read(
      "指標,単位,H29年度,H30年度,R元年度,目標値(R2年度)\n普及率,%,53.5%,56.1%,（集計中）,約70%\n駅数,駅,665,\"1,036\",―,800駅\n")
    #expect(
      SheetReading.values(of: result) == [
        "1 H29 actual 53.5 %", "1 H30 actual 56.1 %", "1 R元 actual pending %",
        "1 R2 target 70 % approximate", "2 H29 actual 665 駅", "2 H30 actual 1036 駅",
        "2 R元 actual not_applicable 駅", "2 R2 target 800 駅",
      ])
    #expect(!result.hasRefusals)
  }

  @Test func `years of base and target in columns of their own`() throws {
    let result = try read(
      "番号,指標名,基準値,基準年度,2021,2022,目標値,目標年度,評価,備考\n114,受注高,3,R2,3.230,4.300,4以上,令和7年度,A,x\n")
    #expect(
      SheetReading.values(of: result) == [
        "114 R2 baseline 3", "114 R3 actual 3.230", "114 R4 actual 4.300",
        "114 R7 target 4 at_least",
      ])
    #expect(result.series[0].grade == "A" && result.series[0].name == "受注高")
    #expect(result.series[0].direction == .up)
  }

  @Test func `cells that cannot be read are refused one by one`() throws {
    let result = try read(
      "指標,R2年度,R3年度,R4年度,目標値\n甲,1,53.5※1,3,5\n,1,2,3,4\n乙,1,2,3,\n")
    #expect(SheetReading.refusals(of: result) == ["E177 2:5", "E185 2:14", "E189 3:1"])
    #expect(
      SheetReading.values(of: result) == [
        "1 R2 actual 1", "1 R3 actual refused", "1 R4 actual 3", "2 R2 actual 1", "2 R3 actual 2",
        "2 R4 actual 3",
      ])
  }

  @Test func `the same number twice is refused`() throws {
    let result = try read("番号,指標,R2,R3\n1,甲,1,2\n1,乙,3,4\n")
    #expect(SheetReading.refusals(of: result) == ["E193 3:1"])
    #expect(result.series.map(\.name) == ["甲"])
  }

  @Test(.enabled(if: Repository.shared != nil, "needs the shared data"))
  func `the shared wide file has two series, four points and targets each`() throws {
    let bytes = try [UInt8](Data(contentsOf: Repository.sharedFile("data/csv/ja/wide.csv")))
    let result = try WideTableReader().result(
      in: CSVReader().table(from: bytes, named: "wide.csv"))
    #expect(
      SheetReading.values(of: result) == [
        "1 H27 actual 53.5 %", "1 H28 actual 56.1 %", "1 H29 actual 57.8 %", "1 H30 actual 60.5 %",
        "1 R2 target 70 % approximate", "2 H27 actual 665 駅", "2 H28 actual 686 駅",
        "2 H29 actual 725 駅", "2 H30 actual 783 駅", "2 R2 target 800 駅",
      ])
  }
}

@Suite
struct ImportFormatTests {
  @Test(
    arguments: [
      ("シート種別,事業年度,予算事業ID,事業名\n", .rs), ("指標,単位,H27年度,H28年度\nx,%,1,2\n", .wide),
      ("系列,年度,実績値\n1,R2,3\n", .tidy), ("fiscal_year,value\n2020,3\n", .tidy),
      ("(114) 受注高\n初期値 実績値 目標値\n", .checkup), ("", .checkup),
      ("本年度は、目標,実績とも順調である。\n次のとおり。\n", .checkup), ("指標,単位,2020,2021\n", .wide),
    ] as [(String, ImportFormat)])
  func `formats are told by their first lines`(text: String, format: ImportFormat) {
    #expect(ImportFormat.sniffed(from: text) == format)
  }
}

/// What is imported is read back by the tidy reader to the same records.
@Suite
struct ImportRoundTripTests {
  private func records(_ series: [ImportedSeries]) throws -> [IndicatorRecord] {
    let text = DelimitedWriter(escapesFormulas: false).text(
      header: ImportTable.columns, rows: ImportTable.rows(of: series, numbers: .printed))
    return try TidyReader().records(
      in: CSVReader().table(from: Array(text.utf8), named: "i.csv")
    ).records
  }

  @Test func `the built-in sample passes through unchanged`() throws {
    let table = try CSVReader().table(from: BuiltInSample.bytes, named: "s.csv")
    let result = try TidyImport().result(in: table)
    // But for what adds up to what, which no source of sheets states, and for what the sample says of its
    // source beside the file.
    let sample = try BuiltInSample.records().records.map { record in
      var record = record.asTotal(of: [])
      record.publication = Publication()
      return record
    }
    #expect(try records(result.series) == sample)
    #expect(result.diagnostics.contains { $0.problem.code == "N219" })
  }

  @Test func `qualifiers, intervals and statuses survive`() throws {
    let reading = SheetReading(
      """
      (1) 見本
      初期値 実績値 目標値
      R2年度 R2年度 R3年度 R4年度 R5年度 R7年度
      実績値 3.10 3.10 約3.2 3.5（速報） x 5未満
      """)
    let record = try #require(try records(reading.result.series).first)
    #expect(record.finalTarget?.criterion == .below(5))
    #expect(record.actuals.map(\.value) == [3.1, 3.2, 3.5])
    #expect(record.actuals.map(\.isApproximate) == [false, true, false])
    #expect(record.actuals[2].status == .provisional)
    #expect(record.unobservedYears.map(\.status) == [.suppressed])
    #expect(record.baseline?.isStated == true)
    let interval = record.actuals[0].roundingInterval
    expectClose(interval.lowerBound, 3.095, relative: 1e-14)
    expectClose(interval.upperBound, 3.105, relative: 1e-14)
  }

  @Test func `a value outside its interval and an unknown qualifier are refused`() {
    for (row, code) in [("2020,3,4,5,", "E136"), ("2020,3,2.5,3.5,nearly", "E137")] {
      #expect("\(row)") {
        _ = try TidyReader().records(
          in: CSVReader().table(
            from: Array("year,value,value_lo,value_hi,qualifier\n\(row)\n".utf8), named: "t.csv"))
      } throws: { error in
        (error as? DiagnosticList)?.diagnostics.map(\.problem.code) == [code]
      }
    }
  }
}
