import ArgumentParser
import Tables

/// The command `mikomi`: a verb a task, `check` where none is given.
struct MikomiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mikomi",
    abstract: HelpText.text(
      en: "Forecasts policy indicators and says how likely each target is to be met.",
      ja: "政策指標の先行きを予測し、目標を達成する見込みを示します。"),
    discussion: HelpText.text(
      en: """
        Examples, on the built-in sample:
          mikomi --lang ja
          mikomi forecast --through R7 --format csv

        Exit status: 0 done; 1 done, but a series has no numbers; 3 done and the
        answer is no (only with --fail-below); 64 usage; 65 bad data; 66 no such
        input; 70 our fault; 73 cannot create the output; 74 read or write failed;
        77 no permission.
        """,
      ja: """
        例（内蔵の見本による）:
          mikomi --lang ja
          mikomi forecast --through R7 --format csv

        終了コード: 0 完了。1 完了したが、数を出せない系列がある。3 完了し、答えは否
        （--fail-below のときだけ）。64 コマンドの指定の誤り。65 データの誤り。66 入力が
        ない。70 mikomi の不具合。73 出力を作れない。74 読み書きの失敗。77 権限がない。
        """),
    version: Version.current,
    subcommands: [
      CheckCommand.self, ForecastCommand.self, PlotCommand.self, WhatIfCommand.self,
      CompareCommand.self, ReportCommand.self, BacktestCommand.self, GradeCommand.self,
      FitPriorCommand.self, ImportCommand.self, ValidateCommand.self, PanelCommand.self,
      SimulateCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)
}

/// The version of the tool.
enum Version {
  static let current = "0.1.0"
}

/// A command that reads records and writes results.
protocol ResultCommand: WritingCommand {
  var input: IndicatorInput { get }
}

extension ResultCommand {
  var inputFile: String? { input.file }
}

/// A command that ends with a status, having told what stopped it.
protocol ReportingCommand: ParsableCommand {
  /// That of messages.
  var language: Language { get }

  /// Does the work.
  ///
  /// - Returns: The status.
  /// - Throws: What stops the command.
  mutating func work() throws(CommandFailure) -> ExitStatus
}

extension ReportingCommand {
  mutating func run() throws {
    let status: ExitStatus
    do throws(CommandFailure) {
      status = try work()
    } catch {
      StandardError.write(error.lines(in: language))
      status = error.status
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}

/// A command that reads an input and writes results.
protocol WritingCommand: ReportingCommand {
  var common: CommonOptions { get }
  /// The input's path, - for standard input, or `nil` for the built-in sample.
  var inputFile: String? { get }
  /// The most notes that are told.
  var noteLimit: Int { get }

  /// Makes the results: the text to write, what to say of it, and the status.
  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults
}

/// What a command has to say.
struct CommandResults {
  let text: String
  let status: ExitStatus
}

extension WritingCommand {
  var noteLimit: Int { CommandFailure.messageLimit }

  var language: Language { common.language }

  func work() throws(CommandFailure) -> ExitStatus {
    let file = try common.destination.file()
    let otherFormats = [".xlsx", ".xls", ".md", ".html", ".pdf", ".svg", ".png"]
    if let file, common.format == nil, otherFormats.contains(where: { file.hasSuffix($0) }) {
      throw CommandFailure(.usage, .formatNotOffered(file))
    }
    try common.destination.check(file, input: inputFile)
    var notes: [Diagnostic] = []
    let results = try results(reporting: &notes)
    // What was refused is told in any case.
    let told = common.quiet ? notes.filter { $0.severity == .error } : notes
    StandardError.write(
      CommandFailure.lines(
        of: told.map { .diagnostic($0) }, in: common.language, limit: noteLimit))
    try common.destination.write(results.text, to: file)
    return results.status
  }
}
