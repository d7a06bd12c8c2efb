import Forecasting
import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite
struct ForecastFileTests {
  private func records(_ csv: String) throws -> [IndicatorRecord] {
    let table = try CSVReader().table(from: Array(csv.utf8), named: "t.csv")
    return try TidyReader().records(in: table).records
  }

  private func wide(_ csv: String, _ models: [ModelName]) throws -> [[String: String]] {
    let projections = SeriesProjection.all(
      of: try records(csv), options: ForecastOptions(models: models.map(ModelChoice.named)))
    let table = WideForecastFile.table(
      of: projections, coverages: ForecastOptions.standardCoverages)
    let text = table.text(DelimitedWriter())
    let read = try CSVReader().table(from: Array(text.utf8), named: "out.csv")
    return read.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(read.header, row).map { ($0.text, $1.text) })
    }
  }

  private let three = "year,value,target\n2020,3,\n2021,3.230,\n2022,4.300,\n2023,集計中,\n2025,,4\n"

  @Test func `the straight line has the published medians, band and probability`() throws {
    let rows = try wide(three, [.linear]).filter { $0["status"] == "forecast" }
    #expect(rows.map { $0["median"] } == ["4.81", "5.46", "6.11"])
    #expect(rows.last?["prob_meet"] == "0.853303")
    // 6.11 ± 13.31
    #expect(rows.last?["lo_95"] == "-7.20183" && rows.last?["hi_95"] == "19.4218")
    #expect(
      rows.map { $0["note"] } == ["pending;outside_bounds", "outside_bounds", "outside_bounds"])
    #expect(rows.allSatisfy { $0["mean"] == "" })
    #expect(rows.map { $0["target"] } == ["", "", "4"])
  }

  @Test func `two actuals leave bands and chances blank with the reason`() throws {
    let rows = try wide(
      "year,value,target\n2022,16,\n2023,17,\n2025,,10\n", [.linear, .randomWalk])
    let linear = rows.filter { $0["model_id"] == "linear" && $0["status"] == "forecast" }
    #expect(linear.map { $0["median"] } == ["18", "19"])
    #expect(
      linear.allSatisfy {
        $0["note"] == "no_interval" && $0["lo_80"] == "" && $0["prob_meet"] == ""
      })
    let walk = rows.filter { $0["model_id"] == "random-walk" && $0["status"] == "forecast" }
    #expect(walk.last?["prob_meet"] == "0.936546")
  }

  @Test func `a series without numbers is a row with the reason`() throws {
    let rows = try wide(
      "series_id,year,value\na,2020,0\na,2021,2\na,2022,3\nb,2020,\nb,2021,集計中\nc,2020,5\n",
      [.logLinear])
    #expect(rows.filter { $0["series_id"] == "a" }.last?["note"] == "non_positive_values")
    #expect(rows.filter { $0["series_id"] == "b" }.last?["note"] == "no_actuals")
    #expect(rows.filter { $0["series_id"] == "c" }.last?["note"] == "too_few_actuals")
  }

  @Test(.tags(.property)) func `wide and long shape agree`() throws {
    let projections = SeriesProjection.all(
      of: try records(three), options: ForecastOptions(models: [.named(.randomWalkMixture)]))
    let long = LongForecastFile.table(of: projections, quantiles: [0.1, 0.5, 0.9])
    let wideRow = try #require(try wide(three, [.randomWalkMixture]).last)
    let last = long.rows.suffix(5).map { row in row.suffix(3).map { text($0) } }
    #expect(last[0] == ["quantile", "0.1", wideRow["lo_80"]])
    #expect(last[1] == ["quantile", "0.5", wideRow["median"]])
    #expect(last[2] == ["quantile", "0.9", wideRow["hi_80"]])
    #expect(last[3] == ["prob_meet", "4", wideRow["prob_meet"]])
    #expect(last[4] == ["prob_meet_raw", "4", wideRow["prob_meet_raw"]])
  }

  private func text(_ field: DelimitedWriter.Field) -> String? {
    DelimitedWriter().text(header: [], rows: [[field]]).split(separator: "\n").last.map(String.init)
  }

  @Test(.tags(.property)) func `no output holds a number that is not finite`() throws {
    let extreme = "year,value\n2020,1e-300\n2021,1e300\n2022,1\n"
    for row in try wide(extreme, ModelName.allCases) {
      for (column, cell) in row where column != "note" {
        #expect(!cell.lowercased().contains("inf") && !cell.lowercased().contains("nan"))
      }
    }
  }

  @Test func `the predictive model reports a declared target by its layer, with its own beside`()
    throws
  {
    let rows = try wide(three, [.predictive])
    #expect(rows.last?["model_id"] == "predictive-ministry")
    // The published case 114-1, ministry, three years ahead.
    #expect(rows.last?["prob_meet_raw"] == "0.656419")
    #expect(rows.last?["prob_meet"] == "0.646069")
    #expect(rows.last?["median"] == "4.60749")
    // One actual is enough for files.
    let one = try wide("year,value,target\n2020,40,\n2022,,45\n", [.predictive])
    #expect(one.last?["prob_meet"] != "")
  }

  @Test func `a path runs from base to target year`() throws {
    let rows = try wide(three, [.linear])
    #expect(rows.map { $0["target_path"] } == ["3", "3.2", "3.4", "3.6", "3.8", "4"])
  }
}
