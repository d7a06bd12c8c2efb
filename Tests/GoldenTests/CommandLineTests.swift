import Foundation
import TestSupport
import Testing

/// The tool as a process: files, exit statuses, languages.
@Suite
struct CommandLineTests {
  /// A folder that is gone after the test.

  private func files(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `file, standard input and sample give the same numbers`() throws {
    let path = Repository.root.appendingPathComponent("Notebooks-data/indicators.csv").path
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for command in [["check", "--format", "csv"], ["forecast", "--format", "json"]] {
      let sample = try BuiltTool.run(command)
      #expect(sample.status == 0)
      #expect(try BuiltTool.run(command + [path]).standardOutput == sample.standardOutput)
      #expect(
        try BuiltTool.run(command + ["-"], input: bytes).standardOutput == sample.standardOutput)
    }
  }

  @Test func `no command is check, and a pipe gets CSV`() throws {
    let bare = try BuiltTool.run([])
    #expect(
      bare.standardOutput == (try BuiltTool.run(["check", "--format", "csv"]).standardOutput))
    #expect(bare.status == 0)
  }

  @Test func `the language follows the option, then the environment, and never the numbers`() throws
  {
    let japanese = try BuiltTool.run(["check", "--format", "table", "--lang", "ja"])
    #expect(japanese.outputText.contains("判定"))
    let cases: [[String: String]] = [
      ["MIKOMI_LANG": "ja", "LC_ALL": "C"], ["LC_ALL": "ja_JP.UTF-8", "LANG": "C"],
      ["LC_MESSAGES": "ja_JP.UTF-8", "LANG": "en_US.UTF-8"], ["LANG": "ja_JP.UTF-8"],
    ]
    for environment in cases {
      let run = try BuiltTool.run(["check", "--format", "table"], environment: environment)
      #expect(run.standardOutput == japanese.standardOutput, "\(environment)")
    }
    let english = try BuiltTool.run(
      ["check", "--format", "table"], environment: ["LC_ALL": "tr_TR.UTF-8"])
    #expect(english.outputText.contains("Verdict"))
    #expect(
      try BuiltTool.run(["check"], environment: ["LANG": "ja_JP.UTF-8"]).standardOutput
        == BuiltTool.run(["check"]).standardOutput)
  }

  @Test func `an output appears whole and is not replaced unasked`() throws {
    try TemporaryFolder.with { folder throws in
      let output = folder.appendingPathComponent("out.csv").path
      #expect(try BuiltTool.run(["forecast", "-o", output]).status == 0)
      let written = try Data(contentsOf: URL(fileURLWithPath: output))
      #expect(written == (try BuiltTool.run(["forecast", "--format", "csv"]).standardOutput))
      let refused = try BuiltTool.run(["check", "-o", output])
      #expect(refused.status == 73 && refused.errorText.contains("--force"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == written)
      #expect(try BuiltTool.run(["check", "-o", output, "--force"]).status == 0)
      #expect(try Data(contentsOf: URL(fileURLWithPath: output)) != written)
      #expect(try files(folder) == ["out.csv"])
    }
  }

  @Test func `bad data leave nothing behind`() throws {
    try TemporaryFolder.with { folder throws in
      let output = folder.appendingPathComponent("out.csv").path
      let run = try BuiltTool.run(
        ["check", "-", "-o", output], input: Data("年度,値\n2015,8l.2\n".utf8))
      #expect(run.status == 65)
      #expect(run.standardOutput.isEmpty)
      #expect(try files(folder).isEmpty)
    }
  }

  @Test func `the input is never overwritten`() throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appendingPathComponent("in.csv").path
      try Data("年度,値\n2015,1\n2016,2\n".utf8).write(to: URL(fileURLWithPath: path))
      #expect(try BuiltTool.run(["check", path, "-o", path, "--force"]).status == 64)
      #expect(try BuiltTool.run(["check", "-o", ""]).status == 64)
      #expect(try files(folder) == ["in.csv"])
    }
  }

  @Test func `files that cannot be read or written have their own status`() throws {
    try TemporaryFolder.with { folder throws in
      #expect(try BuiltTool.run(["check", folder.path + "/none.csv"]).status == 66)
      #expect(try BuiltTool.run(["check", folder.path]).status == 66)
      #expect(try BuiltTool.run(["check", "-o", folder.path + "/none/out.csv"]).status == 73)
      #expect(try BuiltTool.run(["check", "-o", "/dev/full"]).status == 73)
      #expect(try BuiltTool.run(["check", "-o", "/dev/full", "--force"]).status == 74)
      #expect(try BuiltTool.run(["check", "-"]).status == 65)
    }
  }

  @Test func `an endless input is refused at its first bad byte`() throws {
    let run = try BuiltTool.run(["check", "/dev/zero"])
    #expect(run.status == 65)
    let line = Data(String(repeating: "9", count: 5_000_000).utf8)
    #expect(try BuiltTool.run(["check", "-"], input: line).status == 65)
  }

  /// Numbers at the ends of the range of doubles, in actuals and targets.
  static let extremes = [
    "year,value\n2020,1\n2021,1000\n2022,10\n",
    "year,value,target\n2020,1,\n2021,2,\n2022,3.5,\n2025,,1e308\n",
    "year,value,target\n2020,1e200,\n2021,2e200,\n2022,4e200,\n2025,,1e-200\n",
    "year,value,target\n2020,-1e308,\n2021,-1.1e308,\n2022,-1e308,\n2025,,1.7e308\n",
    "year,value\n2020,0.6e308\n2021,1.2e308\n2022,1.0e308\n",
    "year,value\n2020,1.79e308\n", "year,value\n2020,-1.79e308\n2021,1.79e308\n",
    "year,value,target\n2020,5e-324,\n2021,1e-323,\n2022,4e-323,\n2025,,1e300\n",
    "year,value,target,unit\n2020,99.9,,%\n2021,100,,%\n2022,99.8,,%\n2025,,120,%\n",
    "year,value,target\n2020,0,\n2021,0,\n2022,0,\n2199,,1\n",
    "year,value,target\n"
      + (1800..<2119).map { "\($0),\($0 % 7),\n" }.joined() + "2150,,1e200\n",
    "year,value,target\n2020,1e-300,\n2021,1e300,\n2022,1,\n2025,,2\n",
  ]

  @Test(.tags(.regression), arguments: extremes)
  func `numbers at the ends of doubles give finite output or a reason`(text: String) throws {
    for command in [
      ["check"], ["forecast", "--horizon", "100"],
      ["forecast", "--model", "log-linear,linear,random-walk-with-drift", "--horizon", "3"],
    ] {
      for format in ["table", "csv", "json"] {
        let run = try BuiltTool.run(
          command + ["-", "--format", format, "--quiet"], input: Data(text.utf8))
        #expect([0, 1, 65].contains(run.status), "\(command) \(format) \(text)")
        let output = run.outputText.lowercased()
        #expect(!output.contains("nan") && !output.contains("inf"), "\(command) \(format)")
      }
    }
  }

  @Test(.tags(.regression), arguments: extremes.filter { $0.utf8.count < 1_000 })
  func `a backtest at the ends of doubles gives finite output or a reason`(text: String) throws {
    for format in ["table", "csv", "json"] {
      let run = try BuiltTool.run(
        ["backtest", "-", "--min-train", "2", "--format", format, "--quiet"],
        input: Data(text.utf8))
      #expect([0, 1, 65].contains(run.status), "\(format) \(text)")
      // Words, as a column counts what is infinite.
      let words = run.outputText.lowercased().split { !$0.isLetter && $0 != "_" }
      #expect(!words.contains { ["nan", "inf", "infinity"].contains($0) }, "\(format) \(text)")
    }
  }

  @Test(arguments: [("8", "3.5"), ("12", "12"), ("12", "11")])
  func `a target reads alike in a file and as an option`(
    target: String, latest: String
  ) throws {
    let values = "year,value,status,target\n2020,10,baseline,\n2021,9,,\n2022,\(latest),,\n"
    let arguments = ["check", "-", "--format", "table", "--quiet"]
    let file = try BuiltTool.run(arguments, input: Data((values + "2025,,,\(target)\n").utf8))
    let option = try BuiltTool.run(
      arguments + ["--target", target, "--target-year", "R7"], input: Data(values.utf8))
    #expect(file.status == 0 && file.outputText == option.outputText)
    #expect(file.outputText.contains("inferred from baseline"))
  }

  @Test func `fail-below answers by status`() throws {
    #expect(try BuiltTool.run(["check", "--fail-below", "0.5"]).status == 0)
    #expect(try BuiltTool.run(["check", "--fail-below", "0.68"]).status == 3)
    // Nothing can be said of one actual: no gate is passed.
    let one = Data("year,value,target\n2020,3,\n2025,,4\n".utf8)
    #expect(try BuiltTool.run(["check", "-", "--fail-below", "0.5"], input: one).status == 3)
    #expect(try BuiltTool.run(["check", "-"], input: one).status == 0)
  }

  /// A sheet of one indicator.
  private static let sheet = """
    (1) 見本
    初期値 実績値 目標値
    R2年度 R2年度 R3年度 R4年度 R7年度
    実績値 ３ 人 ３ 人 3.230 人 4.300 人 ４ 人

    """

  @Test func `what import writes, check reads: CSV, TSV's columns and JSON give the same verdict`()
    throws
  {
    let tidy = Data(
      """
      fiscal_year,value,target,unit,series_id,series_name,status
      R2,3,,人,1,見本,baseline
      R3,3.230,,人,1,見本,
      R4,4.300,,人,1,見本,
      R7,,4,人,1,見本,

      """.utf8)
    let expected = try BuiltTool.run(["check", "-", "--quiet"], input: tidy)
    #expect(expected.status == 0)
    for format in ["csv", "json"] {
      let imported = try BuiltTool.run(
        ["import", "-", "--format", format], input: Data(Self.sheet.utf8))
      #expect(imported.status == 0)
      let checked = try BuiltTool.run(["check", "-", "--quiet"], input: imported.standardOutput)
      #expect(checked.standardOutput == expected.standardOutput, "\(format)")
      let again = try BuiltTool.run(
        ["import", "-", "--from", "tidy", "--quiet"], input: imported.standardOutput)
      #expect(again.status == 0)
      #expect(
        try BuiltTool.run(["check", "-", "--quiet"], input: again.standardOutput).standardOutput
          == expected.standardOutput)
    }
  }

  @Test func `import reads a sheet in every encoding and says which`() throws {
    let utf16 = Data([0xFF, 0xFE]) + (Self.sheet.data(using: .utf16LittleEndian) ?? Data())
    let cases: [(String, Data)] = [
      ("UTF-8", Data(Self.sheet.utf8)),
      ("UTF-8 (BOM)", Data([0xEF, 0xBB, 0xBF]) + Data(Self.sheet.utf8)),
      ("UTF-16LE", utf16),
    ]
    let expected = try BuiltTool.run(["import", "-"], input: cases[0].1).standardOutput
    for (name, data) in cases {
      let run = try BuiltTool.run(["import", "-"], input: data)
      #expect(run.status == 0 && run.standardOutput == expected, "\(name)")
      #expect(run.errorText.contains("read as an evaluation sheet, \(name) [N220]"))
    }
    let wrong = try BuiltTool.run(
      ["import", "-", "--encoding", "utf-16"], input: cases[0].1.dropLast())
    #expect(wrong.status == 65 && wrong.standardOutput.isEmpty)
  }

  @Test func `import refuses what is no text, and leaves nothing behind`() throws {
    try TemporaryFolder.with { folder throws in
      let output = folder.appendingPathComponent("out.csv").path
      let inputs: [(Data, String)] = [
        (Data(), "E001"), (Data([0x50, 0x4B, 3, 4]), "E006"), (Data([0x61, 0xFF, 0x62]), "E002"),
        (Data([0x61, 0]), "E005"), (Data("%PDF-1.7\n".utf8), "E324"), (Data("晴天\n".utf8), "E170"),
        (Data("{\"values\": 1}".utf8), "E020"),
      ]
      for (input, code) in inputs {
        let run = try BuiltTool.run(["import", "-", "-o", output], input: input)
        #expect(run.status == 65 && run.errorText.contains(code), "\(code): \(run.errorText)")
      }
      #expect(try BuiltTool.run(["import", folder.path + "/none.txt"]).status == 66)
      #expect(try BuiltTool.run(["import", folder.path]).status == 66)
      #expect(try BuiltTool.run(["import", "/dev/zero"]).status == 65)
      #expect(try BuiltTool.run(["import"]).status == 64)
      #expect(try BuiltTool.run(["import", "-", "--digits", "3"]).status == 64)
      #expect(try files(folder).isEmpty)
    }
  }

  @Test func `a PDF needs a tool that may be missing, and says so`() throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appendingPathComponent("sheet.pdf").path
      try Data("%PDF-1.4\nbroken\n".utf8).write(to: URL(fileURLWithPath: path))
      let none = try BuiltTool.run(["import", path], environment: ["PATH": folder.path])
      #expect(none.status == 65 && none.errorText.contains("poppler-utils"))
      // A stand-in for the tool shows how it is called and that its text is read.
      let tool = folder.appendingPathComponent("pdftotext").path
      try Data("#!/bin/sh\n[ \"$2\" = -layout ] && /bin/cat \"$5.txt\"\n".utf8)
        .write(to: URL(fileURLWithPath: tool))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
      try Data(Self.sheet.utf8).write(to: URL(fileURLWithPath: path + ".txt"))
      let read = try BuiltTool.run(["import", path], environment: ["PATH": folder.path])
      #expect(read.status == 0 && read.outputText.contains("3.230"))
      try Data("#!/bin/sh\nexit 1\n".utf8).write(to: URL(fileURLWithPath: tool))
      let failed = try BuiltTool.run(["import", path], environment: ["PATH": folder.path])
      #expect(failed.status == 65 && failed.errorText.contains("E322"))
    }
  }

  @Test func `help and version go to standard output`() throws {
    for arguments in [
      ["--help"], ["check", "--help"], ["forecast", "--help"], ["backtest", "--help"],
      ["fit-prior", "--help"],
      ["--version"],
    ] {
      let run = try BuiltTool.run(arguments)
      #expect(run.status == 0 && !run.standardOutput.isEmpty && run.standardError.isEmpty)
    }
  }

  @Test(arguments: [
    ["--nonsense"], ["forecast", "--horizon", "0"], ["forecast", "--horizon", "1e30"],
    ["forecast", "--horizon=-1"], ["forecast", "--horizon", "500"],
    ["forecast", "--through", "2500"],
    ["forecast", "--through", "R7", "--horizon", "3"], ["forecast", "--model", "best"],
    ["forecast", "--coverage", "0"], ["forecast", "--coverage", "0.95"],
    ["forecast", "--coverage", "100"], ["forecast", "--coverage", "nan"],
    ["forecast", "--quantiles", "0.5"], ["forecast", "--shape", "long", "--quantiles", "1"],
    ["check", "--fail-below", "2"], ["check", "--target", "5"], ["check", "--seed=-1"],
    ["check", "--target", "5", "--target-year", "R7"], ["check", "--digits", "18"],
    ["forecast", "--shape", "long", "--coverage", "95"],
    ["forecast", "--shape", "long", "--format", "table"], ["check", "--direction", "down"],
    ["check", "--format", "json", "--raw"], ["check", "--force"],
    ["forecast", "--preset", "macro", "--model", "linear"], ["check", "-o", "out.xlsx"],
    ["check", "--lang", "fr"], ["backtest", "--min-train", "0"], ["backtest", "--horizon", "1e30"],
    ["backtest", "--horizon", "11"],
    ["backtest", "--min-train", "1e30"], ["backtest", "--rows", "pit", "--format", "json"],
    ["backtest", "--preset", "macro", "--model", "linear"], ["backtest", "--rows", "all"],
    ["fit-prior", "--name", "ministry"], ["fit-prior", "--force"],
  ])
  func `a wrong command line ends with 64 and one line that begins with the name`(
    arguments: [String]
  ) throws {
    let run = try BuiltTool.run(arguments)
    #expect(run.status == 64)
    #expect(run.standardOutput.isEmpty)
    #expect(run.errorText.hasPrefix("mikomi: "))
    // The parser of the command line adds how it is used; we add nothing.
    let lines = run.errorText.split(separator: "\n")
    #expect(lines.count == 1 || lines.contains { $0.hasPrefix("Usage:") })
  }

  @Test func `at most twenty faults are told at once`() throws {
    let rows = (0..<51).map { "20\($0 < 10 ? "0" : "")\($0),x\($0)" }.joined(separator: "\n")
    let run = try BuiltTool.run(["check", "-"], input: Data(("年度,値\n" + rows).utf8))
    let lines = run.errorText.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.last == "mikomi: and 31 more")
  }
}
