import ArgumentParser

/// The tool as a function of its arguments.
public enum CommandLineTool {
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
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return report(error)
    }
  }

  /// Help and version go to standard output, complaints about the command line to standard error.
  private static func report(_ error: any Error) -> Int32 {
    let code = MikomiCommand.exitCode(for: error)
    guard code != .success else {
      do throws(CommandFailure) {
        try OutputFile.writeToStandardOutput(MikomiCommand.message(for: error) + "\n")
        return ExitStatus.done.rawValue
      } catch {
        return error.status.rawValue
      }
    }
    StandardError.write(["mikomi: " + MikomiCommand.message(for: error)])
    return code.rawValue
  }
}
