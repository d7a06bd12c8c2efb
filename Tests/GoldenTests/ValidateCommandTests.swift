import Foundation
import TestSupport
import Testing

/// `validate` as a process: all that the other commands write, several files, statuses.
@Suite
struct ValidateCommandTests {
  /// Command lines that write each kind of file.
  static let outputs: [(schema: String, command: [String])] = [
    ("verdict", ["check"]), ("forecast-wide", ["forecast"]),
    (
      "forecast-wide",
      ["forecast", "--model", "linear,log-linear,theil-sen", "--coverage", "50,97.5"]
    ),
    ("forecast-long", ["forecast", "--shape", "long"]), ("models", ["compare"]),
    ("backtest", ["backtest", "--min-train", "2"]),
    ("backtest-reliability", ["backtest", "--min-train", "2", "--rows", "reliability"]),
    ("backtest-pit", ["backtest", "--min-train", "2", "--rows", "pit"]),
    ("whatif", ["whatif"]), ("grades", ["grade"]),
    ("goal-grades", ["grade", "--goal"]),
  ]

  /// Series that are short, negative, constant, without a target, with a range.
  static let awkward = """
    series_id,series_name,unit,fiscal_year,value,status,target,direction
    one,"=1+1, 件",件,2020,5,,,
    one,"=1+1, 件",件,2025,,,8,
    minus,収支,億円,2019,-3,,,
    minus,収支,億円,2020,4,,,
    minus,収支,億円,2021,-2,,,
    minus,収支,億円,2025,,,10,
    flat,達成率,%,2019,100,,,
    flat,達成率,%,2020,100,,,
    flat,達成率,%,2021,100,,,
    flat,達成率,%,2025,,,95,down
    range,割合,%,2019,60,,,
    range,割合,%,2020,66,,,
    range,割合,%,2021,68,,,
    range,割合,%,2025,,,70~75,
    none,件数,件,2020,,pending,,
    free,件数,件,2019,10,,,
    free,件数,件,2020,12,,,
    free,件数,件,2021,11,,,

    """

  @Test(arguments: outputs)
  func `all that our commands write is accepted, and known for what it is`(
    output: (schema: String, command: [String])
  ) throws {
    for (arguments, input) in [([], Data()), (["-"], Data(Self.awkward.utf8))] {
      for options in [["--format", "csv"], ["--format", "csv", "--digits", "17"]] {
        let written = try BuiltTool.run(
          output.command + arguments + options + ["--quiet"], input: input)
        #expect([0, 1].contains(written.status), "\(written.errorText)")
        for layout in [[], ["--schema", output.schema]] {
          let run = try BuiltTool.run(
            ["validate", "-", "--format", "table"] + layout, input: written.standardOutput)
          #expect(run.status == 0, "\(output.command): \(run.outputText.prefix(2000))")
          #expect(run.outputText.hasPrefix("stdin  layout: \(output.schema),"))
        }
      }
    }
  }

  @Test func `what import writes is accepted, as CSV and as JSON`() throws {
    let sheet = Data(
      """
      (1) 見本
      初期値 実績値 目標値
      R2年度 R2年度 R3年度 R4年度 R7年度
      実績値 ３ 人 ３ 人 3.230 人 （集計中） ４ 人

      """.utf8)
    for format in ["csv", "json"] {
      let written = try BuiltTool.run(["import", "-", "--format", format], input: sheet)
      #expect(written.status == 0)
      let run = try BuiltTool.run(
        ["validate", "-", "--format", "csv", "--schema", "import"], input: written.standardOutput)
      #expect(run.status == 0 && !run.outputText.contains(",error,"), "\(run.outputText)")
    }
  }

  @Test func `what validate writes is accepted by itself`() throws {
    let input = Data("年度,値\nR2,１\n21,2\n".utf8)
    for rows in ["findings", "items"] {
      let written = try BuiltTool.run(
        ["validate", "-", "--format", "csv", "--rows", rows], input: input)
      #expect(written.status == 65)
      let run = try BuiltTool.run(
        ["validate", "-", "--format", "table"], input: written.standardOutput)
      #expect(run.status == 0 && run.outputText.contains("layout: \(rows),"), "\(run.outputText)")
    }
  }

  @Test func `warnings end with 0, and with 65 under strict; errors always with 65`() throws {
    let clean = Data("fiscal_year,値（人）\n2020,1\n2021,2\n".utf8)
    let warned = Data("fiscal_year,値（人）\nR2,1\n2021,2\n".utf8)
    let wrong = Data("fiscal_year,値（人）\n2020,l\n2021,2\n".utf8)
    for (input, plain, strict) in [(clean, 0, 0), (warned, 0, 65), (wrong, 65, 65)] {
      let run = try BuiltTool.run(["validate", "-"], input: input)
      #expect(Int(run.status) == plain && run.standardError.isEmpty)
      #expect(run.outputText.hasPrefix("file,line,column,severity,check,item,"))
      #expect(Int(try BuiltTool.run(["validate", "-", "--strict"], input: input).status) == strict)
    }
  }

  @Test func `several files are told one after the other; one that is not there ends it`() throws {
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    try Data("fiscal_year,値（人）\n2020,l\n2021,2\n".utf8)
      .write(to: folder.appendingPathComponent("a.csv"))
    try Data("fiscal_year,値（人）\nR2,1\n2021,2\n".utf8)
      .write(to: folder.appendingPathComponent("b.csv"))
    let run = try BuiltTool.run(["validate", "a.csv", "b.csv"], in: folder)
    let lines = run.outputText.split(separator: "\n").dropFirst()
    let second = lines.drop { $0.hasPrefix("a.csv,") }
    #expect(run.status == 65 && second.count < lines.count && !second.isEmpty)
    #expect(second.allSatisfy { $0.hasPrefix("b.csv,") }, "\(run.outputText)")
    let missing = try BuiltTool.run(["validate", "a.csv", "c.csv"], in: folder)
    #expect(missing.status == 66 && missing.standardOutput.isEmpty)
    #expect(
      try BuiltTool.run(["validate", "a.csv", "b.csv", "-o", "b.csv"], in: folder).status == 73)
    #expect(
      try BuiltTool.run(["validate", "a.csv", "b.csv", "-o", "b.csv", "--force"], in: folder).status
        == 64)
    #expect(try BuiltTool.run(["validate", "-", "-"], in: folder).status == 64)
    #expect(try BuiltTool.run(["validate", "a.csv", "--schema", "x"], in: folder).status == 64)
    #expect(try BuiltTool.run(["validate"], in: folder).status == 64)
  }

  @Test func `CSV and JSON do not depend on the language, and hold the same findings`() throws {
    let input = Data("年度,値\nR2,１\n21,2\n".utf8)
    for format in ["csv", "json"] {
      let english = try BuiltTool.run(["validate", "-", "--format", format], input: input)
      let japanese = try BuiltTool.run(
        ["validate", "-", "--format", format, "--lang", "ja"], input: input)
      #expect(english == japanese)
    }
    let csv = try BuiltTool.run(["validate", "-", "--format", "csv"], input: input)
    let json = try BuiltTool.run(["validate", "-", "--format", "json"], input: input)
    let document = try #require(
      try JSONSerialization.jsonObject(with: json.standardOutput) as? [String: Any])
    let file = try #require((document["files"] as? [[String: Any]])?.first)
    let findings = try #require(file["findings"] as? [[String: Any]])
    #expect(findings.count == csv.outputText.split(separator: "\n").count - 1)
    #expect((file["items"] as? [Any])?.count == 15)
  }

  @Test(.enabled(if: Repository.shared != nil), .tags(.slow))
  func `on real indicators few series are warned of as unlikely`() throws {
    let data = try PackedFile.ministryPanel()
    let run = try BuiltTool.run(["validate", "-", "--format", "csv"], input: data)
    #expect(run.status == 0)
    let lines = run.outputText.split(separator: "\n")
    let warned = lines.filter { $0.contains(",warning,plausibility,") }
    // 73 in 14,884 values of 2,294 series, many of them true faults of the source.
    #expect(warned.count == 73, "\(warned.count)")
  }
}
