import Foundation
import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite
struct ReportFilesTests {
  private func report(
    _ parts: Set<ReportPart> = Set(ReportPart.allCases), threadCount: Int = 1
  ) throws -> Report {
    Report(
      on: try BuiltInSample.records().records,
      options: SampleReport.options(.japanese, parts: parts, threadCount: threadCount))
  }

  @Test func `every file is there`() throws {
    let paths = try report().files.map(\.path)
    for path in [
      "verdict.csv", "forecast_wide.csv", "forecast_long.csv", "models.csv", "backtest.csv",
      "whatif.csv", "report.html", "report.md", "report.xlsx", "datapackage.json",
      "manifest.json", "chart/114-1.csv", "chart/114-1.svg", "chart/114-1.vl.json",
    ] {
      #expect(paths.contains(path), "\(path)")
    }
  }

  @Test func `parts can be chosen`() throws {
    #expect(
      try report([.csv]).files.map(\.path) == [
        "verdict.csv", "forecast_wide.csv", "forecast_long.csv", "datapackage.json",
        "manifest.json",
      ])
    #expect(try report([.md]).files.map(\.path) == ["report.md", "manifest.json"])
  }

  @Test func `tables are those of the commands`() throws {
    let records = try BuiltInSample.records().records
    let report = try report()
    let writer = DelimitedWriter()
    #expect(
      SampleReport.text("verdict.csv", in: report)
        == VerdictFile.table(of: records.flatMap { Assessment.all(of: $0) }).text(writer))
    let options = ForecastOptions()
    #expect(
      SampleReport.text("forecast_wide.csv", in: report)
        == WideForecastFile.table(
          of: SeriesProjection.all(of: records, options: options), coverages: options.coverages
        ).text(writer))
  }

  @Test func `only in a chart's file does the last actual repeat in the forecast columns`() throws {
    let report = try report()
    #expect(
      SampleReport.text("chart/114-1.csv", in: report).hasPrefix(
        """
        年度,実績,目標までの直線,目標値,予測（中央値）,50%区間 下限,50%区間 上限,80%区間 下限,80%区間 上限
        2020,3,3,,,,,,
        2021,3.23,3.2,,,,,,
        2022,4.3,3.4,,4.3,4.3,4.3,4.3,4.3
        2023,,3.6,,

        """.dropLast(1)))
    let wide = SampleReport.text("forecast_wide.csv", in: report).split(separator: "\n")
    for line in wide.dropFirst() where line.contains(",actual,") {
      #expect(line.contains(",,,,,,,,"))
    }
  }

  @Test func `every column of every table is in the dictionary, in both languages`() throws {
    let records = try BuiltInSample.records().records
    let options = SampleReport.options(.english)
    let indicators = records.map {
      ReportIndicator($0, number: 1, stem: "s", options: options, detail: .brief)
    }
    let tables = ReportTables(of: indicators, options: options)
    #expect(tables.resources.count == 6)
    for resource in tables.resources + tables.chartResources {
      for (index, column) in resource.table.columns.enumerated() {
        let entry = try #require(ColumnDictionary.entry(column), "\(resource.name).\(column)")
        #expect(!entry.japanese.isEmpty && !entry.english.isEmpty)
        // Cells agree with the kind that is declared.
        let kind = ColumnDictionary.kind(of: index, in: resource.table)
        let cells = resource.table.rows.map { $0[index] }
        let isText = cells.contains { cell in
          switch cell {
          case .text, .code: true
          case .blank, .integer, .exact, .computed: false
          }
        }
        if isText { #expect(kind == .string, "\(resource.name).\(column)") }
        for cell in cells where !isText {
          switch cell {
          case .integer: #expect(kind != .string, "\(resource.name).\(column)")
          case .exact, .computed: #expect(kind == .number, "\(resource.name).\(column)")
          case .blank, .text, .code: break
          }
        }
      }
    }
  }

  @Test func `the same report comes from any number of threads`() throws {
    let (one, three) = (try report(), try report(threadCount: 3))
    #expect(one.files.map(\.path) == three.files.map(\.path))
    for file in one.files {
      #expect(
        SampleReport.text(file.path, in: one) == SampleReport.text(file.path, in: three),
        "\(file.path)")
    }
  }

  @Test func `a workbook is written twice to the same bytes, with its charts`() throws {
    let file = try #require(try report([.xlsx]).files.first { $0.path == "report.xlsx" })
    guard case .workbook(let workbook) = file.content else {
      Issue.record("no workbook")
      return
    }
    #expect(workbook.sheets.map(\.name) == ["結果", "予測", "モデル", "感度", "データ辞書"])
    #expect(workbook.charts.count == 5)
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    let paths = ["a.xlsx", "b.xlsx"].map { folder.appendingPathComponent($0).path }
    for path in paths { try workbook.write(to: path, temporaryFolder: folder.path) }
    let first = try Data(contentsOf: URL(fileURLWithPath: paths[0]))
    #expect(first.count > 10_000)
    #expect(try first == Data(contentsOf: URL(fileURLWithPath: paths[1])))
    // Nothing is left of the parts.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test func `bands of the workbook's chart stand on each other`() throws {
    let workbook = try #require(
      try report([.xlsx]).files.compactMap { file -> Workbook? in
        if case .workbook(let workbook) = file.content { workbook } else { nil }
      }.first)
    let chart = workbook.charts[0]
    let sheet = workbook.sheets[1]
    let row = sheet.rows[chart.rows.upperBound - 1]
    func number(_ column: Int) throws -> Double {
      guard case .number(let value) = row[column] else { throw NoNumber() }
      return value
    }
    let high = try #require(sheet.columns.firstIndex(of: "hi_80"))
    let stacked = try chart.areas.reduce(0) { try $0 + number($1.column) }
    // Each band is written to six digits.
    expectClose(stacked, try number(high), relative: 4e-6)
    #expect(try number(chart.areas[0].column) == number(high - 1))
  }

  private struct NoNumber: Error {}

  @Test func `checksums are in the order of paths`() {
    let text = ChecksumFile.text(of: [(path: "b", bytes: []), (path: "a", bytes: [0x61])])
    #expect(
      text == """
        ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b

        """)
  }
}
