import Foundation
import TestSupport
import Testing

/// `fit-prior` as a process: what goes where, and what is left out.
@Suite
struct FitPriorCommandTests {
  /// Rows of a panel of 42 series, the same on every machine.
  private static let rows: [String] = {
    var generator = SeededGenerator(seed: 11)
    return (0..<42).flatMap { series in
      var value = 50 + (300 * generator.uniform()).rounded()
      return (2015..<2021).map { year in
        if generator.uniform() < 0.8 {
          value = max(1, (value * (0.8 + 0.45 * generator.uniform())).rounded())
        }
        return "q\(series),件,\(year),\(Int(value)),\(Int(value * 1.02))"
      }
    }
  }()

  private func panel(_ rows: [String]) -> Data {
    Data((["series_id,unit,fiscal_year,actual,target"] + rows + [""]).joined(separator: "\n").utf8)
  }

  @Test func `the preset goes to the file, the report to standard output`() throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appendingPathComponent("own.json").path
      let run = try BuiltTool.run(
        ["fit-prior", "-", "-o", path, "--name", "my-panel"], input: panel(Self.rows))
      #expect(run.status == 0, "\(run.errorText)")
      #expect(run.outputText.hasPrefix("parameter,fitted,ministry,mixed,macro,count\n"))
      #expect(run.errorText.contains("series with targets but no direction: 42;"))
      let written = try Data(contentsOf: URL(fileURLWithPath: path))
      let preset = try #require(try JSONSerialization.jsonObject(with: written) as? [String: Any])
      #expect(preset["name"] as? String == "my-panel")
      #expect((preset["classes"] as? [Any])?.count == 3)
      // An existing file is not replaced unasked.
      let again = try BuiltTool.run(["fit-prior", "-", "-o", path], input: panel(Self.rows))
      #expect(again.status == 73 && again.errorText.contains("--force"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == written)
      // The same preset, in place of the report, whatever the order of rows.
      let piped = try BuiltTool.run(
        ["fit-prior", "-", "-o", "-", "--name", "my-panel"], input: panel(Self.rows.reversed()))
      #expect(piped.standardOutput == written)
    }
  }

  @Test func `a series that is wrong is left out and named, and costs no other`() throws {
    let wrong = [
      "minus,件,2015,3,", "minus,件,2016,-4,", "minus,件,2017,3,", "minus,件,2018,3,",
      "cell,件,2015,8l.2,", "short,件,2015,3,",
    ]
    let clean = try BuiltTool.run(["fit-prior", "-"], input: panel(Self.rows))
    let run = try BuiltTool.run(["fit-prior", "-"], input: panel(wrong + Self.rows))
    #expect(run.status == 1)
    #expect(run.standardOutput == clean.standardOutput)
    #expect(run.errorText.contains("series \"minus\" is left out"))
    #expect(run.errorText.contains("stdin:6:13: column \"actual\" is not a number"))
    #expect(run.errorText.contains("series left out for faults: 2 of 45;"))
    #expect(run.errorText.contains("series of fewer than 4 values, which are not used: 1;"))
  }

  @Test func `formats agree on the numbers`() throws {
    let csv = try BuiltTool.run(
      ["fit-prior", "-", "--format", "csv", "--quiet"], input: panel(Self.rows))
    let json = try BuiltTool.run(
      ["fit-prior", "-", "--format", "json", "--quiet"], input: panel(Self.rows))
    let table = try BuiltTool.run(
      ["fit-prior", "-", "--format", "table", "--quiet", "--lang", "ja"],
      input: panel(Self.rows))
    #expect(csv.standardError.isEmpty && json.standardError.isEmpty)
    let document = try #require(
      try JSONSerialization.jsonObject(with: json.standardOutput) as? [String: Any])
    let rows = try #require(document["fit_prior"] as? [[String: Any]])
    #expect(rows.count == csv.outputText.split(separator: "\n").count - 1)
    let scale = try #require(
      rows.first { $0["parameter"] as? String == "classes.noisy.scale_s" }?["fitted"] as? Double)
    #expect(csv.outputText.contains("classes.noisy.scale_s,\(scale),0.1926,"))
    #expect(table.outputText.contains("\(scale)"))
    #expect(table.outputText.contains("予測区間に入った値の割合"))
  }

  /// Values of a year for each of 50 series, in which a search for classes finds nothing to hold on to.
  static let hostile: [(name: String, status: Int32, value: @Sendable (Int, Int) -> String)] = [
    ("one step each, all alike", 1, { _, year in year < 2019 ? "5" : "6" }),
    ("subnormal", 1, { _, year in year.isMultiple(of: 2) ? "5e-324" : "1e-323" }),
    ("huge beside its changes", 1, { series, year in "\(1_000_000_000_000_000 + series * year)" }),
    ("at the ceiling", 65, { series, _ in series.isMultiple(of: 2) ? "100" : "99.9" }),
    ("beyond the range", 65, { _, year in year == 2019 ? "1e300" : "1" }),
  ]

  @Test(.tags(.regression), .rules(77), arguments: hostile.indices)
  func `a panel without a prior in it ends with a reason`(index: Int) throws {
    let item = Self.hostile[index]
    let rows = (0..<50).flatMap { series in
      (2014..<2020).map { "h\(series),件,\($0),\(item.value(series, $0)),1" }
    }
    try TemporaryFolder.with { folder throws in
      let path = folder.appendingPathComponent("own.json").path
      let run = try BuiltTool.run(["fit-prior", "-", "-o", path], input: panel(rows))
      #expect(run.status == item.status, "\(item.name): \(run.status)")
      #expect(run.standardOutput.isEmpty && run.errorText.contains("[E50"), "\(item.name)")
      #expect(!FileManager.default.fileExists(atPath: path), "\(item.name)")
    }
  }
}
