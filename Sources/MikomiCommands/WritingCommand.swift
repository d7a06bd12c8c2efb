import Tables

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

/// A command that reads records and writes results.
protocol ResultCommand: WritingCommand {
  var input: IndicatorInput { get }
}

extension ResultCommand {
  var inputFile: String? { input.file }
}
