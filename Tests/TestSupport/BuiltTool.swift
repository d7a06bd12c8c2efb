import Foundation

/// The tool as built beside the tests.
package enum BuiltTool {
  /// What a run left behind.
  package struct Run: Equatable, Sendable {
    package let status: Int32
    package let standardOutput: Data
    package let standardError: Data

    package init(status: Int32, standardOutput: Data, standardError: Data) {
      self.status = status
      self.standardOutput = standardOutput
      self.standardError = standardError
    }

    package var outputText: String { String(decoding: standardOutput, as: UTF8.self) }
    package var errorText: String { String(decoding: standardError, as: UTF8.self) }
  }

  /// The executable: in the same folder as the test bundle.
  package static var url: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0])
    return bundle.deletingLastPathComponent().appendingPathComponent("mikomi")
  }

  /// What every run has of this process's environment: where programs and libraries are, and where counts of
  /// covered lines go.
  package static let inherited = ProcessInfo.processInfo.environment.filter {
    ["PATH", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"].contains($0.key)
  }.mapValues { $0.replacingOccurrences(of: "%m.%p", with: "tool.%p") }

  /// Runs the tool.
  ///
  /// - Parameters:
  ///   - arguments: What stands after the tool's name.
  ///   - input: What it reads on standard input.
  ///   - folder: Where it runs.
  ///   - environment: All of its environment, but for ``inherited``.
  /// - Returns: What it wrote and its status.
  /// - Throws: What Foundation throws when the process cannot be started.
  package static func run(
    _ arguments: [String], input: Data = Data(), in folder: URL? = nil,
    environment: [String: String] = ["LC_ALL": "C"]
  ) throws -> Run {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.environment = inherited.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    // Files, not pipes: no deadlock whichever side fills first.
    let scratch = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(scratch) }
    let files = ["in", "out", "err"].map { scratch.appendingPathComponent($0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, standardOutput: try Data(contentsOf: files[1]),
      standardError: try Data(contentsOf: files[2]))
  }
}
