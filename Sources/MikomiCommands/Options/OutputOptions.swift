import ArgumentParser

/// Where results go.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: .text(en: "Write to a file.", ja: "ファイルに書きます。", valueName: "file"))
  var output: String?

  @Flag(
    help: .text(en: "Replace the output file if it exists.", ja: "出力のファイルがすでにあれば置き換えます。"))
  var force = false

  /// The file to write; `nil` for standard output, which is what - names and no file to protect.
  ///
  /// - Throws: ``CommandFailure`` 64 for an empty name, and for `--force` without a file.
  func file() throws(CommandFailure) -> String? {
    let file = output == "-" ? nil : output
    if file == "" { throw CommandFailure(.usage, .emptyOutputName) }
    if force, file == nil { throw CommandFailure(.usage, .forceWithoutOutput) }
    return file
  }

  /// Refuses a file that may not be written.
  ///
  /// - Parameters:
  ///   - file: From ``file()``.
  ///   - input: What is read, if that is a file or -.
  /// - Throws: ``CommandFailure`` 64 or 73.
  func check(_ file: String?, input: String?) throws(CommandFailure) {
    if let file { try OutputFile.check(file, input: input, force: force) }
  }

  /// Writes a text.
  ///
  /// - Parameters:
  ///   - text: All of it.
  ///   - file: From ``file()``.
  /// - Throws: ``CommandFailure`` 73, 74 or 77.
  func write(_ text: String, to file: String?) throws(CommandFailure) {
    if let file {
      try OutputFile.write(text, to: file, force: force)
    } else {
      try OutputFile.writeToStandardOutput(text)
    }
  }
}
