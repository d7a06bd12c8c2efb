import Foundation
import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@Suite
struct TidyReaderTests {
  private func notes(_ text: String) throws -> [String] {
    try TidyText.read(text).notes.map(\.problem.code)
  }

  @Test func `the built-in sample holds the sheet of goal 43`() throws {
    let records = try BuiltInSample.records().records
    #expect(records.map(\.indicator.id) == ["114-1", "114-2", "114-total", "192", "193"])
    let construction = records[0]
    #expect(construction.actuals.map(\.value) == [3, 3.23, 4.3])
    #expect(construction.actuals.map(\.fiscalYear.startingYear) == [2020, 2021, 2022])
    #expect(construction.actuals[0].roundingInterval == 2.5..<3.5)
    #expect(construction.pendingYears.map(\.startingYear) == [2023, 2024])
    #expect(construction.baseline?.isStated == true)
    #expect(construction.finalTarget?.criterion == .atLeast(4))
    #expect(construction.finalTarget?.fiscalYear.startingYear == 2025)
    #expect(construction.ministryGrade == "A")
    #expect(records[1].actuals.map(\.value) == [6, 7.214, 7.827])
    #expect(records[2].actuals.map(\.value) == [9, 10.444, 12.127])
    #expect(records[3].actuals.map(\.value) == [48, 42, 42, 57])
    #expect(records[3].targets.isEmpty)
    #expect(records[4].actuals.map(\.value) == [16, 17])
    #expect(records[4].unobservedYears.map(\.status) == [.notApplicable, .notApplicable, .pending])
  }

  @Test(.tags(.property)) func `row and column order are irrelevant`() throws {
    let sorted = try TidyText.read("fiscal_year,value,target\n2020,3,\n2021,4,\n2025,,5\n")
    let shuffled = try TidyText.read("target,value,fiscal_year\n5,,2025\n,4,2021\n,3,2020\n")
    #expect(sorted.records == shuffled.records)
  }

  @Test(arguments: ["年度,実績値,目標値", "年度,実績,目標", "fiscal_year,actual,target", "ＦＹ,値,Target"])
  func `headers are recognized in both languages`(header: String) throws {
    let record = try #require(try TidyText.read(header + "\nR2,3,\nR3,4,\nR7,,5\n").records.first)
    #expect(record.actuals.count == 2 && record.finalTarget?.criterion == .atLeast(5))
  }

  @Test func `a lone numeric column is the value`() throws {
    let table = try TidyText.read("年度,駅数,備考\nH25,583駅,\nH26,615駅,速報でない\n")
    #expect(table.records[0].actuals.map(\.value) == [583, 615])
    #expect(table.records[0].indicator.id == "駅数")
    #expect(table.records[0].indicator.unit.symbol == "駅")
    #expect(table.notes.map(\.problem.code).contains("N207"))
  }

  @Test func `marks are read with their reasons and counted`() throws {
    let table = try TidyText.read(
      "year,value\n2019,3\n2020,―\n2021,…\n2022,x\n2023,\n2024,（集計中）\n2025,集計中\n")
    #expect(
      table.records[0].unobservedYears.map(\.status)
        == [.notApplicable, .unknown, .suppressed, .blank, .pending, .pending])
    #expect(try notes("year,value\n2019,3\n2020,集計中\n2021,集計中\n") == ["N201"])
  }

  @Test func `a baseline row may repeat its year's actual but not contradict it`() throws {
    let repeated = try TidyText.read("year,value,status\n2020,3,baseline\n2020,3,\n2021,4,\n")
    #expect(repeated.records[0].actuals.count == 2)
    #expect(repeated.records[0].baseline?.isStated == true)
    #expect(
      TidyText.faults("year,value,status\n2020,3,baseline\n2020,3.5,\n2021,4,\n") == ["E151 2:6"])
    #expect(
      TidyText.faults("year,value,status\n2020,3,baseline\n2021,4,baseline\n") == ["E152 3:6"])
  }

  @Test func `duplicate years are refused with both values`() throws {
    #expect(TidyText.faults("年度,値\n2015,1\n2016,2\n2016,3\n") == ["E150 4:6"])
    // 平成31 and 令和元 are the same year.
    #expect(TidyText.faults("年度,値\n平成31年度,1\n令和元年度,1\n") == ["E150 3:7"])
    #expect(TidyText.faults("year,value,target\n2015,1,\n2020,,4\n2020,,5\n") == ["E153 4:7"])
    #expect(TidyText.faults("year,value,target\n2015,1,\n2020,,4\n2020,,4\n") == ["E153 4:7"])
  }

  @Test func `a year has a value or a mark, not both`() throws {
    #expect(TidyText.faults("year,value\n2020,3\n2021,4\n2021,集計中\n") == ["E150 4:6"])
    #expect(TidyText.faults("year,value\n2020,3\n2022,―\n2022,集計中\n") == ["E150 4:6"])
    #expect(TidyText.faults("year,value,status\n2020,3,\n2021,,provisional\n") == ["E131 3:6"])
    // A row that only states a target is no second row, nor is a row of empty cells.
    #expect(TidyText.faults("year,value,target\n2020,3,\n2025,集計中,\n2025,,5\n,,\n") == [])
  }

  @Test func `an early past target without an actual is noted beside a later one`() throws {
    let text = "year,value,target\n2014,,5\n2015,3,\n2016,4,\n2020,,6\n"
    #expect(try notes(text).contains("E157"))
    #expect(try TidyText.read(text).records[0].finalTarget?.criterion == .atLeast(6))
  }

  @Test func `units are one a series`() throws {
    #expect(TidyText.faults("年度,値\n2015,53.5%\n2016,0.56\n") == ["E155 3:6"])
    #expect(TidyText.faults("年度,値\n2015,3兆円\n2016,32300億円\n") == ["E154 3:6"])
    #expect(TidyText.faults("年度,値,単位\n2015,3兆円,億円\n") == ["E154 2:6"])
    #expect(
      try TidyText.read("年度,値,単位\n2015,3兆円,兆円\n2016,3.2,\n").records[0].indicator.unit.symbol
        == "兆円")
  }

  @Test func `direction is stated, worded, inferred or assumed`() throws {
    func target(_ text: String) throws -> Target {
      try #require(TidyText.read(text).records[0].finalTarget)
    }
    let up = "year,value,target,direction,status\n2020,9,,,\n2021,8,,,\n"
    #expect(try target(up + "2025,,5,down,\n").criterion == .atMost(5))
    #expect(try target(up + "2025,,5以下,,\n").criterion == .atMost(5))
    #expect(try target(up + "2025,,5未満,,\n").criterion == .below(5))
    #expect(try target(up + "2025,,70～75,,\n").criterion == .within(70...75))
    let assumed = try target(up + "2025,,5,,\n")
    #expect(assumed.criterion == .atLeast(5) && assumed.directionSource == .assumed)
    let stated = "year,value,target,direction,status\n2020,9,,,baseline\n2021,8,,,\n"
    let inferred = try target(stated + "2025,,5,,\n")
    #expect(inferred.criterion == .atMost(5) && inferred.directionSource == .inferredFromBaseline)
    #expect(TidyText.faults(up + "2025,,5以下,up,\n") == ["E133 4:7"])
  }

  @Test func `a target in words leaves no probability and says so`() throws {
    let table = try TidyText.read("year,value,target\n2020,3,前年度以上\n2021,4,毎年度\n")
    #expect(table.records[0].targets.isEmpty)
    #expect(table.notes.map(\.problem.code) == ["N211", "N211"])
    for words in ["50%減", "20以上を維持", "3倍"] {
      let text = "year,value,target\n2020,3,\n2021,4,\n2025,,\(words)\n"
      #expect(try notes(text) == ["N211"], "\(words)")
    }
  }

  @Test func `a past target needs its year's actual`() {
    #expect(TidyText.faults("year,value,target\n2015,1,\n2016,2,\n2014,,10\n") == ["E157 4:7"])
    #expect(TidyText.faults("year,value,target\n2015,1,\n2016,2,2\n") == [])
  }

  @Test func `faults of cells are all told in input order`() {
    #expect(
      TidyText.faults("year,value\n2015,1\n20x5,8l.2\n2016,1e309\n")
        == ["E120 3:1", "E103 3:6", "E104 4:6"])
    #expect(TidyText.faults("名,値\n2015,1\n") == ["E100 1:1"])
    #expect(TidyText.faults("2015,1\n2016,2\n") == ["E101 1:1"])
    #expect(TidyText.faults("年度,値,実績値\n2015,1,1\n") == ["E102 1:6"])
    #expect(TidyText.faults("series_id,year,value\n,2015,1\n") == ["E140 2:1"])
    #expect(TidyText.faults("year,value\n2015,\n2016,集計中\n") == ["E156 0:0"])
  }

  @Test(.tags(.property)) func `names are compared byte by byte`() throws {
    // が as one scalar and as か with a combining mark: equal texts, different bytes.
    let table = try TidyText.read("指標,年度,値\nが,2015,1\nか\u{3099},2015,2\n A,2015,3\nA,2015,4\n")
    #expect(table.records.count == 4)
  }

  @Test func `every message exists in both languages`() throws {
    let texts = [
      "year,value\n2015,8l.2\n20x5,1\n2016,1～2\n", "年度,値\n2015,1\n2015,2\n", "a,b\n1,2,3\n",
      "年度,値\n2015,53.5%\n2016,0.56\n",
    ]
    for text in texts {
      do {
        _ = try TidyText.read(text)
        Issue.record("refused: \(text)")
      } catch let error as DiagnosticList {
        for diagnostic in error.diagnostics {
          let english = diagnostic.message(in: .english)
          let japanese = diagnostic.message(in: .japanese)
          #expect(english != japanese)
          #expect(english.hasSuffix("[\(diagnostic.problem.code)]"))
          #expect(japanese.hasSuffix("[\(diagnostic.problem.code)]"))
        }
      }
    }
  }
}

/// The Japanese cases of the shared data: accepted or refused as their manifest says.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct JapaneseCaseTests {
  static let accepted = [
    "plain", "bom", "crlf", "no_final_newline", "blank_lines", "fullwidth_digits",
    "ideographic_space", "era_letter", "year_suffix",
  ]

  @Test(arguments: accepted)
  func `a variant of the plain file has its six points`(name: String) throws {
    let points = try records(name)[0].actuals.map(\.value)
    #expect(points == [1036.4, 1341.3, 1973.7, 2404, 2869.1, 3119.2])
  }

  @Test(arguments: [
    "fullwidth_comma", "thousands_bare", "era_invalid", "date_years", "duplicate_years",
    "duplicate_same", "nan_inf", "percent_mixed", "units_man_oku", "approx", "footnote_marks",
    "parenthesised_year", "nul_byte", "nul_tail", "html_named_csv", "overlong_utf8",
    "unterminated_quote", "quote_in_middle", "ragged_long", "dup_header", "no_header",
    "header_only", "empty", "only_bom", "only_newlines", "preamble", "formula_name",
    "huge_exponent", "target_past", "comment", "excel_sep", "tilde_range",
  ])
  func `a broken file is refused`(name: String) throws {
    #expect(throws: DiagnosticList.self) { _ = try records(name) }
  }

  @Test func `special values are read as the manifest says`() throws {
    #expect(try records("thousands_fullwidth")[0].actuals.first?.value == 1_036_400)
    #expect(
      try records("units_in_cells")[0].actuals.map(\.value) == [583, 615, 665, 686, 725, 783])
    #expect(try records("provisional")[0].actuals.last?.status == .provisional)
    #expect(try records("era_heisei32_target")[0].finalTarget?.fiscalYear.startingYear == 2020)
    #expect(try records("triangle_up")[0].actuals.map(\.value) == [-0.5, -0.3])
    #expect(try records("nonmonotonic")[0].actuals.map(\.fiscalYear.startingYear).count == 4)
  }

  private func records(_ name: String) throws -> [IndicatorRecord] {
    let url = try Repository.sharedFile("data/csv/ja/\(name).csv")
    let bytes = try [UInt8](Data(contentsOf: url))
    return try TidyReader().records(in: CSVReader().table(from: bytes, named: name)).records
  }

  @Test func `a panel leaves out what is wrong and keeps the rest`() throws {
    let text = """
      series_id,unit,fiscal_year,actual,target
      good,件,2019,3,
      twice,件,2019,3,
      cell,件,2019,8l.2,
      good,件,2020,4,4
      twice,件,2019,4,
      cell,件,2020,5,
      units,件,2019,3,
      units,人,2020,3,
      good,件,2021,,5
      """
    let table = try CSVReader().table(from: Array(text.utf8), named: "t.csv")
    let panel = try TidyReader().panel(in: table)
    #expect(panel.records.map(\.indicator.id) == ["good"])
    // A last target that was never measured is no fault here.
    #expect(panel.records[0].targets.count == 2)
    #expect(panel.refused.map(\.id) == ["twice", "cell", "units"])
    let places = panel.refused.map { series in
      series.faults.map { "\($0.problem.code) \($0.location.line ?? 0)" }
    }
    #expect(places == [["E150 6"], ["E103 4"], ["E141 9"]])
  }

  @Test func `a panel with rows that name no series is refused`() throws {
    let table = try CSVReader().table(
      from: Array("id,year,value\na,2019,1\n,2020,2\n".utf8), named: "t.csv")
    do {
      _ = try TidyReader().panel(in: table)
      Issue.record("a row without a name was read")
    } catch {
      #expect(error.diagnostics.map(\.problem.code) == ["E140"])
    }
  }
}
