import Foundation
import TestSupport
import Testing

/// The options of a related series, as a process.
@Suite
struct CovariateCommandTests {
  private static let input = Data(
    "fiscal_year,value,target\n2015,100,\n2016,112,\n2017,108,\n2018,121,\n2019,118,\n2020,133,\n2022,,150\n"
      .utf8)
  private static let covariate = Data(
    "fiscal_year,value\n2015,50\n2016,57\n2017,54\n2018,62\n2019,60\n2020,69\n2021,71\n".utf8)

  /// Runs in a folder with both files.
  private func run(
    _ arguments: [String], input: Data = Data()
  ) throws -> (run: BuiltTool.Run, covariate: Data) {
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    let file = folder.appendingPathComponent("other.csv")
    try Self.input.write(to: folder.appendingPathComponent("own.csv"))
    try Self.covariate.write(to: file)
    let run = try BuiltTool.run(arguments + ["--lang", "en"], input: input, in: folder)
    return (run, try Data(contentsOf: file))
  }

  @Test func `the file of the related series is never overwritten`() throws {
    let (run, left) = try run([
      "check", "own.csv", "--covariate", "other.csv", "--output", "other.csv", "--force",
    ])
    #expect(run.status == 64 && run.errorText.contains("[E312]"))
    #expect(left == Self.covariate)
  }

  @Test func `standard input gives the related series, but not both`() throws {
    let file = try run(["forecast", "own.csv", "--covariate", "other.csv", "--format", "csv"]).run
    let piped = try run(
      ["forecast", "own.csv", "--covariate", "-", "--format", "csv"], input: Self.covariate
    ).run
    #expect(file.status == 0 && file.outputText.contains("bridged"))
    #expect(piped.standardOutput == file.standardOutput)
    let both = try run(["check", "-", "--covariate", "-"], input: Self.input).run
    #expect(both.status == 64 && both.errorText.contains("[E481]"))
  }

  @Test(
    arguments: [
      (["check", "own.csv", "--covariate-series", "a"], "E480"),
      (["check", "own.csv", "--covariate", "other.csv", "--covariate-for", "x"], "E484"),
      (["forecast", "own.csv", "--covariate", "other.csv", "--model", "linear"], "E485"),
      (["check", "own.csv", "--covariate", "none.csv"], "E301"),
      (["grade", "own.csv", "--preset", "macro"], "E468"),
    ] as [([String], String)])
  func `what does not go together is refused by name`(arguments: [String], code: String) throws {
    let run = try run(arguments).run
    #expect(run.status != 0 && run.errorText.contains("[\(code)]"))
    #expect(run.standardOutput.isEmpty)
  }

  @Test func `where nothing is forecast the related series is not used, and that is said`() throws {
    let (run, _) = try run([
      "check", "own.csv", "--covariate", "other.csv", "--target", "120", "--target-year", "2019",
    ])
    #expect(run.status == 0 && run.errorText.contains("[N311]"))
  }
}
