import IndicatorData
import Testing

/// Every notation of a cell, in a sheet of one indicator.
@Suite
struct SheetTokenTests {
  /// A sheet whose R4 actual and R7 target are given.
  private func read(actual: String = "12", target: String = "20") -> SheetReading {
    SheetReading(
      "(1) 見本\n初期値 実績値 目標値\nR2年度 R2年度 R3年度 R4年度 R7年度\n"
        + "実績値 10 10 11 \(actual) \(target)\n")
  }

  @Test(
    arguments: [
      ("１２", "12"), ("12.50", "12.50"), ("1,036,400", "1036400"), ("１，０３６，４００", "1036400"),
      ("△89,304", "-89304"), ("▲ 356,601", "-356601"), ("−5", "-5"), ("約91", "91 approximate"),
      ("概ね 91", "91 approximate"), ("累計35", "35 cumulative"), ("35（累計）", "35 cumulative"),
      ("77（暫定値）", "77"), ("62.7p", "62.7"), ("（集計中）", "pending"), ("集計中", "pending"),
      ("精査中", "pending"), ("集計中（令和7年9月公表予定）", "pending"), ("―", "not_applicable"),
      ("－", "not_applicable"), ("-", "not_applicable"), ("—", "not_applicable"),
      ("---", "not_applicable"), ("N/A", "unknown"), ("#DIV/0!", "unknown"), ("…", "unknown"),
      ("x", "suppressed"), ("未公表", "pending"), ("12（令和4年度）", "12"), ("（R4年度）12", "12"),
    ] as [(String, String)])
  func `an actual is read as printed`(text: String, expected: String) {
    let reading = read(actual: text)
    let words = expected.split(separator: " ").map(String.init)
    let line = (["1", "R4", "actual"] + words).joined(separator: " ")
    #expect(reading.values.contains(line), "\(reading.values)")
    #expect(reading.refusals.isEmpty)
  }

  @Test(
    arguments: [
      ("1,23,4", "E177"), ("53.5※1", "E177"), ("56.1(注2)", "E177"), ("10～12", "E183"),
      ("0.15-0.25", "E183"), ("3万5千", "E177"), ("（５）", "E180"), ("90（見込み）", "E179"),
      ("90（推計）", "E179"), ("93以上", "E182"), ("92程度", "E182"), ("？", "E176"), ("八", "E176"),
      ("順調", "E176"), ("A", "E176"), ("NaN", "E176"), ("1e309", "E177"), ("12(R3年度)", "E186"),
      ("12(R4.3.31)", "E178"), ("12(2020年3月31日)", "E178"), ("3.2304.300", "E177"),
      ("12(18年度)", "E178"), ("1\u{200B}2", "E177"), ("12※", "E177"), ("12/15", "E177"),
    ] as [(String, String)])
  func `what is no actual is refused at its place and leaves the others`(
    text: String, code: String
  ) {
    let reading = read(actual: text)
    #expect(reading.refusals == ["\(code) 4:14"], "\(reading.refusals)")
    #expect(reading.values.contains("1 R3 actual 11"))
    #expect(!reading.values.contains { $0.hasPrefix("1 R4 actual") && !$0.contains("refused") })
  }

  @Test(
    arguments: [
      ("20以上", "20 at_least"), ("20以下", "20 at_most"), ("20以内", "20 at_most"),
      ("20未満", "20 below"), ("20超", "20 above"), ("20程度", "20 about"), ("約20", "20 approximate"),
      ("20を維持", "20 keep_level"), ("20以上を維持", "20 at_least keep_level"),
      ("ゼロ", "0 zero"), ("15～25", "15~25 range"), ("15〜25", "15~25 range"),
      ("0.15-0.25", "0.15~0.25 range"), ("15以上,25以下", "15~25 range"),
      ("累計100以上", "100 at_least cumulative"), ("毎年度20以上", "20 at_least every_year"),
      ("20（令和7年度）", "20"), ("20(R7年度末)", "20"), ("約20(7年度)", "20 approximate"),
    ] as [(String, String)])
  func `a target is read with its words`(text: String, expected: String) {
    let reading = read(target: text)
    #expect(reading.values.last == "1 R7 target " + expected, "\(reading.values)")
    #expect(reading.refusals.isEmpty, "\(reading.refusals)")
  }

  @Test(
    arguments: [
      ("倍増", "E184"), ("半減", "E184"), ("解消", "E184"), ("前年度以上", "E184"), ("10%減", "E184"),
      ("約1割削減", "E184"), ("20(R6年度)", "E186"), ("20(毎年度)、30", "E177"),
    ] as [(String, String)])
  func `a target that no number stands for is refused`(text: String, code: String) {
    let reading = read(target: text)
    #expect(reading.refusals == ["\(code) 4:17"], "\(reading.refusals)")
    #expect(!reading.values.contains { $0.contains("target") })
  }

  @Test func `a day is the fiscal year that it falls in, where that is asked for`() {
    let sheet =
      "項目 | 目標値 | 基準値 | 最新値 |\n---|---|---|---|\n甲 | 5 (2025年度末) | 1 (2020年3月31日) | 2 (R3.4.1) |\n"
    #expect(
      SheetReading(sheet, readsDays: true).values
        == ["1 R元 baseline 1", "1 R3 actual 2", "1 R7 target 5"])
    #expect(SheetReading(sheet, readsDays: true).notes == ["N247", "N247"])
    #expect(SheetReading(sheet).values == ["1 R7 target 5"])
    #expect(SheetReading(sheet).refusals == ["E178 3:19", "E178 3:36"])
  }

  @Test func `two deadlines are two targets`() {
    let reading = read(target: "20(R7年度)、30(R12年度)")
    #expect(reading.values.suffix(2) == ["1 R7 target 20", "1 R12 target 30"])
  }

  @Test func `words of a target give the direction`() throws {
    for (text, direction) in [("20以上", "up"), ("5以下", "down"), ("5に削減", "down"), ("ゼロ", "down")] {
      let series = try #require(read(target: text).result.series.first)
      #expect(series.direction?.rawValue == direction, "\(text)")
    }
    #expect(read(target: "20").result.series[0].direction == nil)
  }

  @Test func `what kind of quantity a series is follows from its words`() {
    func traits(_ actual: String, _ target: String) -> [SeriesTrait] {
      read(actual: actual, target: target).result.series[0].traits
    }
    #expect(traits("12", "20") == [])
    #expect(traits("累計12", "20") == [.cumulative])
    #expect(traits("12", "20以上を維持") == [.keepLevel])
    #expect(traits("12", "毎年度20以上") == [.everyYear])
    #expect(traits("12", "15～25") == [.rangeTarget])
    #expect(traits("12", "20(R7年度)、30(R12年度)") == [.severalDeadlines])
    #expect(traits("12", "約20") == [.approximateTarget])
    let units = ["%": .share, "億円": .money, "人": .count, "位": .rank] as [String: SeriesTrait]
    for (unit, trait) in units {
      let sheet = SheetReading("(1) 見本\nR2年度 R3年度\n実績値 1\(unit) 2\(unit)\n")
      #expect(sheet.result.series[0].traits == [trait], "\(unit)")
    }
  }

  @Test func `units stand with values, in labels or over the table, and are never mixed`() {
    func sheet(_ head: String, _ row: String) -> SheetReading {
      SheetReading("(1) 見本\n\(head)\nR2年度 R2年度 R3年度 R7年度\n\(row)\n")
    }
    let groups = "初期値 実績値 目標値"
    #expect(sheet(groups, "実績値 10 人 10 人 11 人 20 人").values.first == "1 R2 baseline 10 人")
    #expect(sheet(groups, "実績値（千人） 10 10 11 20").values.first == "1 R2 baseline 10 千人")
    #expect(
      sheet(groups + " （単位：件）", "実績値 10 10 11 20").values.first == "1 R2 baseline 10 件")
    #expect(
      sheet(groups, "実績値 1,800万人時間／年 1,800万人時間／年 1,900万人時間／年 2,000万人時間／年").values.first
        == "1 R2 baseline 1800 万人時間/年")
    // A target in another unit is refused alone; two units among the actuals leave nothing.
    #expect(sheet(groups, "実績値 10% 10% 11% 20").refusals == ["E191 4:17"])
    #expect(
      sheet(groups, "実績値 10兆円 10兆円 110億円 20兆円").refusals.map { $0.prefix(4) }
        == ["E170", "E196", "E192"])
  }

  @Test func `the printed digits make the rounding interval`() throws {
    let series = try #require(read(actual: "3.230").result.series.first)
    guard case .number(let notation) = series.values[2].content else {
      Issue.record("a number")
      return
    }
    #expect(
      notation.roundingInterval.contains(3.2296) && !notation.roundingInterval.contains(3.231))
    #expect(series.values[2].rawText == "3.230")
    #expect(series.values[2].location.text == "s.txt:4:14")
  }
}
