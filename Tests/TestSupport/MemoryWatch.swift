import Foundation

/// The most memory that the tool had in use while it read an input.
///
/// The system keeps a high-water mark for each process, which is asked for until the process ends. Its
/// accounts after the end would hold the memory of the test process too, which a spawned one begins with.
package enum MemoryWatch {
  /// What a watched run gave.
  package struct Result: Sendable {
    package let status: Int32
    package let errorText: String
    /// In megabytes; `nil` where the system does not tell.
    package let peak: Double?
  }

  /// Runs the tool on what a shell script writes.
  ///
  /// - Parameters:
  ///   - arguments: What stands after the tool's name; `-` is where the script's output comes in.
  ///   - source: The script, which may write without end.
  /// - Returns: Status, messages and memory.
  /// - Throws: What Foundation throws when a process cannot be started.
  package static func run(_ arguments: [String], source: String) throws -> Result {
    let (tool, feeder) = (Process(), Process())
    let (input, errors) = (Pipe(), Pipe())
    feeder.executableURL = URL(fileURLWithPath: "/bin/sh")
    feeder.arguments = ["-c", source]
    feeder.standardOutput = input
    feeder.standardError = FileHandle.nullDevice
    tool.executableURL = BuiltTool.url
    tool.arguments = arguments
    tool.environment = ProcessInfo.processInfo.environment.merging(
      ["LC_ALL": "C", "MIKOMI_LANG": "en"]) { $1 }
    tool.standardInput = input
    tool.standardOutput = FileHandle.nullDevice
    tool.standardError = errors
    try feeder.run()
    try tool.run()
    // The tool alone reads: when it ends, so does the feeder.
    try input.fileHandleForReading.close()
    var peak: Double?
    while tool.isRunning {
      peak = highWaterMark(of: tool.processIdentifier) ?? peak
      usleep(500)
    }
    let text = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    feeder.terminate()
    return Result(status: tool.terminationStatus, errorText: text, peak: peak)
  }

  private static func highWaterMark(of process: Int32) -> Double? {
    guard
      let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = Double(line.filter { $0.isNumber })
    else { return nil }
    return kilobytes / 1_000
  }
}
