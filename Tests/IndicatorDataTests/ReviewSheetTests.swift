import IndicatorData
import Tables
import TestSupport
import Testing

@Suite
struct ReviewSheetTests {
  private static let header =
    "シート種別,事業年度,予算事業ID,事業名,種別（アクティビティ・アウトプット・アウトカム）,アクティビティ／活動目標／成果目標,"
    + "活動指標／成果指標,単位,改善の上向き／下向き,目標年度／目標値／実績値／達成率,2021,2022,2023,2024,2025"

  /// Reads a file in pieces of a given size.
  private func read(
    _ text: String, pieces: Int = 1 << 20
  ) throws -> (result: ImportResult, count: Int) {
    var reader = ReviewSheetReader(named: "rs.csv")
    var series: [ImportedSeries] = []
    let bytes = Array(text.utf8)
    var start = 0
    repeat {
      let end = min(start + pieces, bytes.count)
      try reader.feed(Array(bytes[start..<end]), isLast: end == bytes.count) { series.append($0) }
      start = end
    } while start < bytes.count
    return (
      ImportResult(series: series, diagnostics: reader.diagnostics), reader.seriesCount
    )
  }

  private func rows(
    _ id: String, _ name: String, _ direction: String = "", values: [String]
  ) -> String {
    ["1.目標年度", "2.目標値", "3.実績値", "4.達成率"].enumerated().map { index, row in
      "レビューシート,2024,\(id),\"事業\nその1\",アウトカム,目標,\(name),件,\(direction),\(row),\(values[index])\r\n"
    }.joined()
  }

  private var sample: String {
    "\u{FEFF}" + Self.header + "\r\n"
      + rows(
        "004550", "甲", "下がると良い指標", values: [",,,,1", "10,12,,,20", "9,12.5,集計中,,", "90,104.2,,,"])
      + rows("4550", "乙", values: [",,1,,", ",,\"1,036\",,", "△5,-,3※1,,", ",,50,,"])
  }

  @Test func `four rows make an indicator`() throws {
    let (result, count) = try read(sample)
    #expect(count == 2)
    #expect(
      SheetReading.values(of: result) == [
        "004550-1 R3 actual 9 件", "004550-1 R3 target 10 件", "004550-1 R4 actual 12.5 件",
        "004550-1 R4 target 12 件", "004550-1 R5 actual pending 件", "004550-1 R7 target 20 件",
        "004550-2 R3 actual -5 件", "004550-2 R4 actual not_applicable 件",
        "004550-2 R5 actual refused 件", "004550-2 R5 target 1036 件",
      ])
    #expect(result.series.map(\.direction) == [.down, nil])
    #expect(result.series.map(\.name) == ["甲", "乙"])
    // The line of a cell counts the line ends in the cells before it.
    #expect(result.series[0].values[0].location.text == "rs.csv:7:34")
    #expect(SheetReading.refusals(of: result) == ["E177 15:31"])
    #expect(result.diagnostics.map(\.problem.code).sorted() == ["E177", "N202", "N242"])
  }

  @Test(.tags(.property), arguments: [1, 2, 3, 7, 64, 1_000])
  func `pieces of any size give the same`(pieces: Int) throws {
    let whole = try read(sample).result
    let parts = try read(sample, pieces: pieces).result
    #expect(SheetReading.values(of: whole) == SheetReading.values(of: parts))
    #expect(whole.diagnostics.map(\.location) == parts.diagnostics.map(\.location))
  }

  @Test func `recorded rates are computed anew`() throws {
    let text =
      Self.header + "\n"
      + rows("000001", "甲", values: [",,,,", "10,10,3,0,", "9,9,1,1,", "90,95,33.3%,5,"])
    let (result, _) = try read(text)
    #expect(result.diagnostics.map(\.problem.code) == ["N237"])
    #expect(result.diagnostics[0].location.line == 9)
  }

  @Test func `header punctuation may differ and is named`() throws {
    let other = Self.header.replacing("目標年度／目標値／実績値／達成率", with: "目標年度/目標値/実績値/達成率")
      .replacing("2021,2022", with: "2021年度,2022年度")
    let (result, count) = try read(
      other + "\n"
        + rows("000001", "甲", values: ["", "", "1,2", ""].map { $0 + ",,,," }).replacing(
          "1,2,,,,", with: "1,2,,,"))
    #expect(count == 1)
    #expect(result.diagnostics.map(\.problem.code) == ["N241"])
  }

  @Test func `a flag without a target is told`() throws {
    let (result, _) = try read(
      Self.header + "\n" + rows("000001", "甲", values: [",,1,,", "5,,,,", "4,,,,", ",,,,"]))
    #expect(result.diagnostics.map(\.problem.code) == ["N243"])
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "E198"), (header + "\n1,2\n", "E013"), (header + "\n\"open\n", "E010"),
    (header + "\na\"b\n", "E011"), (header + "\n", "E170"), ("PK\u{3}\u{4}", "E006"),
  ])
  func `what is no such table is refused as a whole`(text: String, code: String) {
    do {
      _ = try read(text)
      Issue.record("refused: \(text)")
    } catch let error as DiagnosticList {
      #expect(error.diagnostics.map(\.problem.code) == [code])
    } catch {
      Issue.record(error)
    }
  }
}
