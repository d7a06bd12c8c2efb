import Foundation
import IndicatorData
import Indicators
import TestSupport
import Testing

/// The real sheets of the shared data, with values taken from them by eye.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct SharedSheetTests {
  private func read(_ name: String) throws -> SheetReading {
    let url = try Repository.sharedFile("data/sheets/\(name).txt")
    return SheetReading(try String(contentsOf: url, encoding: .utf8))
  }

  @Test func `policy goal 43, R6 check-up`() throws {
    let reading = try read("mlit-r6-goal43")
    #expect(
      reading.values == [
        "114-1 R2 baseline 3 兆円", "114-1 R3 actual 3.230 兆円", "114-1 R4 actual 4.300 兆円",
        "114-1 R5 actual pending 兆円", "114-1 R6 actual pending 兆円", "114-1 R7 target 4 兆円",
        "114-2 R2 baseline 6 兆円", "114-2 R3 actual 7.214 兆円", "114-2 R4 actual 7.827 兆円",
        "114-2 R5 actual pending 兆円", "114-2 R6 actual pending 兆円", "114-2 R7 target 8 兆円",
        "192 R元 baseline 48 件", "192 R2 actual 42 件", "192 R3 actual 42 件", "192 R4 actual 57 件",
        "192 R5 actual pending 件", "192 R6 actual pending 件", "193 R2 actual not_applicable 件",
        "193 R3 actual not_applicable 件", "193 R4 actual 16 件", "193 R5 actual 17 件",
        "193 R6 actual pending 件", "193 R7 target 10 件",
      ])
    #expect(reading.refusals.isEmpty)
    let series = reading.result.series
    #expect(series.map(\.grade) == ["A", "A", nil, nil])
    #expect(
      series.map(\.name) == [
        "① 建設・都市開発の海外受注高", "② モビリティ・交通の海外受注高", "参192 案件の発掘・形成等に必要な調査を実施した調査の件数",
        "参193 我が国インフラ企業（国土交通省分野）が国土交通省インフラシステム海外展開行動計画における"
          + "今後注視すべき主要プロジェクトの入札に参加した回数",
      ])
    #expect(series[1].values[1].location.text == "s.txt:101:13")
    #expect(series[1].values[1].rawText == "7.214 兆円")
    // Merged twice, grades A, A and ①, four agreements, the total, 6.8, three rows of dashes and one more.
    let codes = reading.notes
    #expect(codes.count { $0 == "N222" } == 2)
    #expect(codes.count { $0 == "N224" } == 2 && codes.count { $0 == "N225" } == 1)
    #expect(codes.count { $0 == "N226" } == 4 && codes.count { $0 == "N228" } == 1)
    #expect(codes.count { $0 == "N230" } == 1)
    #expect(codes.count { $0 == "N234" } == 4)
    #expect(codes.count == 15)
  }

  @Test func `the third plan for gender equality`() throws {
    let reading = try read("gender-plan3-h27")
    #expect(
      reading.values == [
        "1 H21 baseline 16.7 %", "1 H26 actual 16.6 %", "1 R2 target 30 %",
        "2 H22 baseline 22.9 %", "2 H25 actual 24.2 %", "2 R2 target 30 %",
        "3 H21 baseline 18.2 %", "3 H26 actual 21.4 %", "3 H27 target 23 %",
        "4 H22 baseline 26.1 %", "4 H27 actual 31.5 %", "4 H27 target 30 % about",
        "5 H20 baseline 5.1 %", "5 H25 actual 5.6 %", "5 H27 target 10 % about",
        "6 H20 baseline 0.7 %", "6 H25 actual 2.8 %", "6 R2 target 13 %",
        "7 H21 baseline 33.2 %", "7 H26 actual 35.4 %", "7 R2 target 40~60 % range",
      ])
    #expect(reading.refusals.isEmpty)
    // 平成32年 is counted on past the end of the era.
    #expect(reading.notes.count { $0 == "N205" } == 4)
    let kinds = reading.result.series.map { $0.values.map(\.yearKind) }
    #expect(kinds[2] == [.calendar, .calendar, .fiscal])
  }

  @Test func `the fifth plan for gender equality`() throws {
    let reading = try read("gender-plan5-r03")
    #expect(
      reading.values == [
        "1 H29 baseline 17.8 %", "1 R7 target 35 %", "2 R元 baseline 28.1 %", "2 R7 target 35 %",
        "3 R元 baseline 16.0 %", "3 R7 target 35 %", "4 R7 target 30 %",
      ])
    // Days are no years; 毎年度 is none in particular.
    #expect(
      reading.refusals == ["E178 18:1", "E178 19:1", "E185 21:28", "E178 22:1", "E178 23:1"])
  }

  @Test func `the plan of a city, with changes in words`() throws {
    let reading = try read("okayama-sankaku")
    #expect(
      reading.values == [
        "1 H17 baseline 0 人", "1 H23 target 15 人", "2 H17 baseline 109 人",
        "2 H23 target 500 人 at_least every_year", "3 H17 baseline 5744 人",
        "3 H23 target 6000 人 at_least every_year", "4 H17 baseline 12 ヶ月", "4 H23 target 12 ヶ月",
      ])
    #expect(reading.refusals == ["E181 3:55", "E177 6:57"])
  }

  @Test func `era year, value and ratio run together`() throws {
    let reading = try read("env-h12-sossen")
    #expect(reading.values.isEmpty)
    // Every line that holds a year is refused at its place.
    let lines = reading.refusals.filter { $0.hasPrefix("E197") }.map { $0.split(separator: " ")[1] }
    let expected = [4] + Array(6...11) + Array(13...23) + [26] + Array(28...32)
    #expect(lines.map { Int($0.split(separator: ":")[0]) } == expected)
  }
}
