import ArgumentParser
import Tables

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
