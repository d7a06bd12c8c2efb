import ArgumentParser
import Synchronization

/// How rows are made and where they go, of the commands that write them as they are made.
struct StreamOptions: ParsableArguments {
  @Option(
    help: .text(
      en: "Threads, 1 to 1024 (default: one a processor).",
      ja: "スレッドの数。1から1024まで（既定はプロセッサーの数）。", valueName: "number"))
  var threads: String?

  @OptionGroup var destination: OutputOptions

  /// The number of threads.
  ///
  /// - Throws: ``CommandFailure`` 64.
  func threadCount() throws(CommandFailure) -> Int { try ThreadCount.value(of: threads) }

  /// Looks at where the rows are to go.
  ///
  /// - Parameters:
  ///   - input: What is read, if that is a file or -.
  ///   - isTabbed: Whether rows have tabs, so that names may end in .tsv.
  /// - Returns: The file to write, which may be written; `nil` for standard output.
  /// - Throws: ``CommandFailure`` 64 or 73.
  func file(input: String?, isTabbed: Bool) throws(CommandFailure) -> String? {
    let file = try destination.file()
    if let file { try PanelOptionProblem.expectRows(in: file, isTabbed: isTabbed) }
    try destination.check(file, input: input)
    return file
  }

  /// Opens the output.
  ///
  /// - Parameter file: From ``file(input:isTabbed:)``.
  /// - Returns: The output, to be finished.
  /// - Throws: ``CommandFailure`` 73, 74 or 77.
  func open(_ file: String?) throws(CommandFailure) -> StreamedOutput {
    let output = try StreamedOutput(file, force: destination.force)
    Interruption.isStreaming.store(file == nil, ordering: .sequentiallyConsistent)
    return output
  }
}
