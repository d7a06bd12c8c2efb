import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@Suite
struct TotalReaderTests {
  private static let header = "series_id,unit,fiscal_year,value,target,sum_of\n"
  private static let parts = """
    a,兆円,R3,3.2,,
    a,兆円,R4,4.3,,
    b,兆円,R3,7.2,,
    b,兆円,R4,7.8,,

    """

  private func read(_ rows: String) throws -> IndicatorTable {
    let text = Self.header + Self.parts + rows
    return try TidyReader().records(in: CSVReader().table(from: Array(text.utf8), named: "t.csv"))
  }

  private func messages(_ rows: String) -> [String] {
    do {
      _ = try read(rows)
      return []
    } catch let error as DiagnosticList {
      return error.diagnostics.map { $0.message(in: .english) }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `a total may have a target alone`() throws {
    let table = try read("t,兆円,R7,,12,a;b\n")
    let total = table.records[2]
    #expect(total.isTotal && total.parts.map(\.indicator.id) == ["a", "b"])
    #expect(total.actuals.map(\.value) == [10.4, 12.1])
    #expect(table.notes.map(\.problem.code).contains("N218"))
  }

  @Test func `its column is known by its Japanese name, and in one row of the series`() throws {
    let text = """
      系列,年度,値,合計の内訳
      合計,R3,10,
      甲,R3,4,
      合計,R4,11,　甲 ; 乙
      乙,R3,6,

      """
    let table = try TidyReader().records(
      in: CSVReader().table(from: Array(text.utf8), named: "t.csv"))
    #expect(table.records[0].parts.map(\.indicator.id) == ["甲", "乙"])
    #expect(table.records[1].parts.isEmpty)
    #expect(!table.notes.map(\.problem.code).contains("N208"))
  }

  @Test(arguments: [
    ("t,兆円,R3,,,a;c\n", "E200 6:11"), ("t,兆円,R3,,,a;\n", "E200 6:11"),
    ("t,兆円,R3,,,a b\n", "E200 6:11"), ("t,兆円,R3,,,a;a\n", "E201 6:11"),
    ("t,兆円,R3,,,a;t\n", "E202 6:11"), ("t,兆円,R3,,,a\n", "E206 6:11"),
    ("t,億円,R3,,,a;b\n", "E204 6:11"),
    ("t,兆円,R3,,,a;b\nu,兆円,R3,,,t;a\n", "E203 7:11"),
    ("t,兆円,R3,,,a;b\nt,兆円,R4,,,a\n", "E141 7:11"),
    ("t,兆円,2021年,,,a;b\n", "E205 6:14"),
  ])
  func `a sum that cannot be is refused at its place`(rows: String, expected: String) {
    let found = messages(rows)
    // One for each part that is wrong.
    #expect(found.count == 1 || rows.contains("億円") || rows.contains("年"))
    let parts = expected.split(separator: " ")
    #expect(found.first?.hasPrefix("t.csv:\(parts[1]): ") == true, "\(found)")
    #expect(found.first?.hasSuffix("[\(parts[0])]") == true, "\(found)")
  }

  @Test func `two totals that are parts of each other are refused both`() {
    #expect(messages("t,兆円,R3,,,a;u\nu,兆円,R3,,,b;t\n").count == 2)
  }

  @Test func `what does not add up is noted at the total's value, within printed rounding`() throws
  {
    let table = try read("t,兆円,R3,10,,a;b\nt,兆円,R4,12.5,,\n")
    let notes = table.notes.filter { $0.problem.code == "N217" }
    // 10 stands for 9.5 to 10.5, and 3.2 + 7.2 lies in it; 12.5 is further off than 4.3 + 7.8 allows.
    #expect(
      notes.map { $0.message(in: .english) } == [
        "t.csv:7:9: \"t\" has \"12.5\" in FY2022 (R4), but its parts a, b add up to 12.1, further "
          + "off than rounding allows; check sum_of and the figures [N217]"
      ])
  }

  @Test func `the sample's total adds up`() throws {
    let records = try BuiltInSample.records()
    #expect(records.records[2].parts.map(\.indicator.id) == ["114-1", "114-2"])
    #expect(!records.notes.map(\.problem.code).contains("N217"))
  }

  @Test func `JSON names the parts as CSV does`() throws {
    let text = """
      {"values": [{"series_id": "a", "fiscal_year": 2021, "value": 3, "sum_of": ""},
       {"series_id": "b", "fiscal_year": 2021, "value": 4, "sum_of": ""},
       {"series_id": "t", "fiscal_year": 2021, "value": 7, "sum_of": "a;b"}]}
      """
    let table = try TidyReader().records(
      in: JSONRowReader().table(from: Array(text.utf8), named: "t.json"))
    #expect(table.records[2].parts.count == 2)
  }
}
