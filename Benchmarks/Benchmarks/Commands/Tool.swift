import Benchmark
import Foundation

/// The built tool, and files for it to work on.
struct Tool {
  private let path: String
  private let folder: URL

  init() {
    path = ProcessInfo.processInfo.environment["MIKOMI"] ?? "../.build/release/mikomi"
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("mikomi-benchmarks")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Registers a run of the tool, whose output is checked after it.
  func measure(_ name: String, _ arguments: [String], holds: @escaping (String) -> Bool) {
    Benchmark(name) { benchmark in
      benchmark.startMeasurement()
      let output = run(arguments)
      benchmark.stopMeasurement()
      guard holds(String(decoding: output, as: UTF8.self)) else {
        fatalError("\(name): wrong output of \(path)")
      }
    }
  }

  /// A file of made-up series of ten years each.
  func panel(series count: Int) -> String {
    write("panel-\(count).csv") {
      run(["simulate", "--series", "\(count)", "--points", "10"])
    }
  }

  /// A file of one row a series and one column a year.
  func wideTable(series count: Int) -> String {
    write("wide-\(count).csv") {
      var text = "series_name,2019,2020,2021,2022,2023\n"
      for index in 0..<count {
        text += "s\(index)," + (0..<5).map { "\(index + 7 * $0).5" }.joined(separator: ",") + "\n"
      }
      return Data(text.utf8)
    }
  }

  private func write(_ name: String, _ content: () -> Data) -> String {
    let file = folder.appendingPathComponent(name)
    if !FileManager.default.fileExists(atPath: file.path) { try? content().write(to: file) }
    return file.path
  }

  private func run(_ arguments: [String]) -> Data {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { fatalError("\(path): \(error); build it, or set MIKOMI") }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return output
  }
}
