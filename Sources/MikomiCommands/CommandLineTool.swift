import ArgumentParser
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The tool as a function of its arguments.
public enum CommandLineTool {
  /// Runs the command line of this process.
  ///
  /// - Returns: The exit status; 64 for an argument that is not UTF-8, which would name another file.
  public static func runProcess() -> Int32 {
    // Without even its own name: a library stands in between. The sample must not pass for the input.
    guard CommandLine.argc > 0 else {
      let failure = CommandFailure(.software, .argumentsUnknown)
      StandardError.write(failure.lines(in: LanguageOption.environmentLanguage()))
      return failure.status.rawValue
    }
    for position in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[position],
        String(validatingCString: argument) == nil
      else { continue }
      let failure = CommandFailure(.usage, .argumentNotUTF8(position: position))
      StandardError.write(failure.lines(in: HelpLanguage.current))
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
    FilesRead.forget()
    if let problem = unknownCommand(arguments) { return refuse(problem) }
    do {
      var command = try MikomiCommand.parseAsRoot(withoutLanguage(arguments))
      // Help and the like need no room.
      if MikomiCommand.configuration.subcommands.contains(where: { $0 == type(of: command) }) {
        try AddressSpace.expectRoom()
      }
      try command.run()
      return ExitStatus.done.rawValue
    } catch let failure as CommandFailure {
      StandardError.write(failure.lines(in: HelpLanguage.current))
      return failure.status.rawValue
    } catch {
      return report(error, arguments: arguments)
    }
  }

  /// A plea for the tool's own help, without `--lang`, which the parser would give to `check`.
  private static func withoutLanguage(_ arguments: [String]) -> [String] {
    let rest = arguments.indices.filter { index in
      !arguments[index].hasPrefix("--lang")
        && !(index > 0 && arguments[index - 1] == "--lang")
    }.map { arguments[$0] }
    return rest == ["--help"] || rest == ["-h"] || rest == ["help"] ? rest : arguments
  }

  /// A first word that looks like a command, but is none, nor a file: the parser would take it for the
  /// file of `check`.
  private static func unknownCommand(_ arguments: [String]) -> UsageProblem? {
    let known = MikomiCommand.configuration.subcommands.compactMap { command in
      command.configuration.commandName
    }
    guard let word = arguments.first, !word.isEmpty, word != "help", !known.contains(word),
      word.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F }),
      !word.hasPrefix("-"), access(word, F_OK) != 0
    else { return nil }
    return .unknownCommand(word, known: known)
  }

  /// Help and version go to standard output, complaints about the command line to standard error; a
  /// bare exit status says nothing more.
  private static func report(_ error: any Error, arguments: [String]) -> Int32 {
    let code = MikomiCommand.exitCode(for: error)
    let message = MikomiCommand.message(for: error)
    if message.isEmpty { return code.rawValue }
    guard code == .success else {
      // What is not a complaint about the command line is a fault of ours.
      guard code == .validationFailure else {
        StandardError.write(["mikomi: " + message])
        return ExitStatus.software.rawValue
      }
      return refuse(UsageProblem(sentence: message, arguments: arguments))
    }
    do throws(CommandFailure) {
      try OutputFile.writeToStandardOutput(screen(for: error, english: message) + "\n")
      return ExitStatus.done.rawValue
    } catch {
      return error.status.rawValue
    }
  }

  private static func refuse(_ problem: UsageProblem) -> Int32 {
    let failure = CommandFailure(.usage, [.other(problem)])
    StandardError.write(failure.lines(in: HelpLanguage.current))
    return failure.status.rawValue
  }

  /// A help screen, or what else is to be said on standard output, in the language of this process.
  private static func screen(for error: any Error, english: String) -> String {
    // Versions and scripts for shells have no headings.
    guard HelpLanguage.current == .japanese,
      english.hasPrefix("OVERVIEW: ") || english.hasPrefix("USAGE: ")
    else { return english }
    return JapaneseHelp.screen(
      of: MikomiCommand.fullMessage(for: error, columns: JapaneseHelp.unbroken))
  }
}
