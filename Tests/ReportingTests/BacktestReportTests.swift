import Forecasting
import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite
struct BacktestReportTests {
  private func backtest(
    _ csv: String, _ models: [ModelName], minimum: Int = 3, horizon: Int = 2
  ) throws -> Backtest {
    let table = try CSVReader().table(from: Array(csv.utf8), named: "t.csv")
    return Backtest(
      of: try TidyReader().records(in: table).records,
      options: .init(
        models: models,
        rolling: RollingOrigin(minimumTrainingCount: minimum, horizon: horizon)))
  }

  private func rows(_ table: ReportTable) throws -> [[String: String]] {
    // A header alone is no input, but may be an output.
    guard !table.rows.isEmpty else { return [] }
    let read = try CSVReader().table(
      from: Array(table.text(DelimitedWriter()).utf8), named: "out.csv")
    return read.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(read.header, row).map { ($0.text, $1.text) })
    }
  }

  private static let two = """
    series_id,year,value,target,direction
    a,2015,10,,up
    a,2016,11,,up
    a,2017,13,14,up
    a,2018,12,13,up
    a,2019,15,13,up
    a,2020,14,15,up
    b,2015,3,,
    b,2016,3,,

    """

  @Test func `rows are by training values and horizon, then pooled`() throws {
    let rows = try rows(BacktestFile.scores(of: try backtest(Self.two, [.randomWalk])))
    #expect(
      rows.map { [$0["n_train"], $0["horizon"]] } == [
        ["3", "1"], ["3", "2"], ["4", "1"], ["4", "2"], ["5", "1"], ["", "1"], ["", "2"], ["", ""],
        ["", ""],
      ])
    #expect(rows.map { $0["forecast_count"] } == ["1", "1", "1", "1", "1", "3", "2", "5", ""])
    // The target of a year belongs to the origins before it.
    #expect(rows.map { $0["target_count"] } == ["1", "1", "1", "1", "1", "3", "2", "5", ""])
    #expect(rows[0]["target_met_share"] == "0" && rows[1]["target_met_share"] == "1")
    #expect(rows.dropLast().allSatisfy { $0["series_id"] == "a" && $0["note"] == "anecdotal" })
    #expect(rows.last?["series_id"] == "b" && rows.last?["note"] == "too_few_actuals")
    #expect(rows.last?["model_id"] == "")
  }

  @Test func `a single long series is no anecdote`() throws {
    let long =
      "year,value\n"
      + (0..<12).map { "\(2000 + $0),\(50 + ($0 * 7) % 11)\n" }.joined()
    let rows = try rows(BacktestFile.scores(of: try backtest(long, [.linear], minimum: 8)))
    #expect(rows.allSatisfy { $0["note"] == "" })
    for language in Language.allCases {
      let text = BacktestText(language: language)
        .text(of: try backtest(long, [.linear], minimum: 8))
      #expect(!text.contains(language.backtestWording.anecdotalMark))
    }
  }

  @Test(arguments: Language.allCases)
  func `the table names anecdotes, infinite scores and what is left out`(
    language: Language
  ) throws {
    let phrases = language.backtestWording
    let text = BacktestText(language: language)
      .text(of: try backtest(Self.two, [.logLinear, .randomWalkWithDrift], minimum: 2))
    #expect(text.contains("  " + phrases.anecdotalMark + "\n"))
    #expect(text.contains(phrases.anecdotal(below: 10)))
    // Outcomes after origins of 3, 4 and 5 values; those of 2 have a median alone.
    #expect(text.contains(phrases.infinite(count: 5)))
    #expect(text.contains(phrases.medianOnly(count: 2)))
    #expect(text.contains(phrases.leftOut(.tooFewActuals(required: 3, found: 2))))
  }

  @Test func `ten series show how far series differ, nine do not`() throws {
    func pooledRows(_ count: Int) throws -> [Substring] {
      let rows = (0..<count).flatMap { index in
        (0..<6).map { "s\(index),\(2010 + $0),\(10 + ($0 * $0 * (index + 2)) % 7)\n" }
      }
      return BacktestText(language: .english)
        .text(of: try backtest("series_id,year,value\n" + rows.joined(), [.randomWalk]))
        .split(separator: "\n").filter { $0.hasPrefix("    all") }
    }
    #expect(try pooledRows(10).count == 3 && pooledRows(10).allSatisfy { $0.contains(" ± ") })
    #expect(try pooledRows(9).count == 3 && pooledRows(9).allSatisfy { !$0.contains("±") })
  }

  @Test(
    .tags(.property),
    arguments: [
      "year,value\n2020,1e-300\n2021,1e300\n2022,1\n2023,4\n2024,1e200\n",
      "year,value,target\n2018,0,0\n2019,0,0\n2020,0,0\n2021,0,0\n2022,0,1\n2023,7,\n",
      "year,value\n2018,-1.7e308\n2019,1.7e308\n2020,-1e308\n2021,3\n2022,1e308\n2023,5\n",
      "year,value,target,unit\n2018,100,100,%\n2019,100,100,%\n2020,99,99,%\n2021,100,98,%\n2022,0,,%\n",
      "year,value\n2018,5e-324\n2019,1e-323\n2020,3e-323\n2021,5e-324\n2022,2e-323\n",
    ])
  func `no output holds a number that is not finite`(csv: String) throws {
    let backtest = try backtest(csv, ModelName.allCases)
    let tables = [
      BacktestFile.scores(of: backtest), BacktestFile.reliability(of: backtest),
      BacktestFile.transforms(of: backtest),
    ]
    for row in try tables.flatMap(rows) {
      for (column, cell) in row where column != "note" {
        #expect(!cell.lowercased().contains("inf") && !cell.lowercased().contains("nan"))
      }
    }
    let document = JSONDocuments.backtest(backtest, version: "0", seed: 1)
    #expect(!document.contains("nan") && !document.contains(": inf"))
    for language in Language.allCases {
      let text = BacktestText(language: language).text(of: backtest)
      #expect(!text.contains("nan") && !text.contains(" inf "))
    }
  }

  @Test func `reliability and transforms count each forecast once`() throws {
    let backtest = try backtest(Self.two, [.randomWalk, .predictive])
    let reliability = try rows(BacktestFile.reliability(of: backtest))
    let walk = reliability.filter { $0["model_id"] == "random-walk" }
    #expect(walk.compactMap { $0["target_count"].flatMap { Int($0) } }.reduce(0, +) == 5)
    let pit = try rows(BacktestFile.transforms(of: backtest))
      .filter { $0["model_id"] == "predictive-ministry" && $0["horizon"] == "" }
    #expect(pit.count == 10)
    #expect(pit.compactMap { $0["count"].flatMap { Int($0) } }.reduce(0, +) == 5)
  }
}
