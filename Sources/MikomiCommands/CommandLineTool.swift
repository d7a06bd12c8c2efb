import ArgumentParser

/// The tool as a function of its arguments.
public enum CommandLineTool {
  /// Runs the command line of this process.
  ///
  /// - Returns: The exit status; 64 for an argument that is not UTF-8, which would name another file.
  public static func runProcess() -> Int32 {
    for position in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[position],
        String(validatingCString: argument) == nil
      else { continue }
      let failure = CommandFailure(.usage, .argumentNotUTF8(position: position))
      StandardError.write(failure.lines(in: CommonOptions.environmentLanguage()))
      return failure.status.rawValue
    }
    return run(Array(CommandLine.arguments.dropFirst()))
  }

  /// Runs a command line.
  ///
  /// - Parameter arguments: The arguments after the tool's own name.
  /// - Returns: The exit status.
  public static func run(_ arguments: [String]) -> Int32 {
    Interruption.install()
    do {
      var command = try MikomiCommand.parseAsRoot(arguments)
      try command.run()
      return ExitStatus.done.rawValue
    } catch {
      return report(error)
    }
  }

  /// Help and version go to standard output, complaints about the command line to standard error; a
  /// bare exit status says nothing more.
  private static func report(_ error: any Error) -> Int32 {
    let code = MikomiCommand.exitCode(for: error)
    let message = MikomiCommand.message(for: error)
    if message.isEmpty { return code.rawValue }
    guard code == .success else {
      StandardError.write(["mikomi: " + message])
      // What is not a complaint about the command line is a fault of ours.
      return code == .validationFailure ? code.rawValue : ExitStatus.software.rawValue
    }
    do throws(CommandFailure) {
      try OutputFile.writeToStandardOutput(message + "\n")
      return ExitStatus.done.rawValue
    } catch {
      return error.status.rawValue
    }
  }
}
