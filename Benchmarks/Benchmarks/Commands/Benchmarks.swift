import Benchmark
import Foundation
import Mikomi

/// Whole commands by size, started as a user starts them, and a plain Swift program beside the longest.
///
/// The tool is that of the environment's `MIKOMI`, or the release build of the folder above.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 1, maxDuration: .seconds(2), maxIterations: 20)
  let tool = Tool()
  tool.measure("check, sample", ["check", "--format", "csv"]) { $0.starts(with: "series_id,") }
  tool.measure("start alone", ["--version"]) { !$0.isEmpty }
  for count in [1, 10, 100] {
    let path = tool.panel(series: count)
    tool.measure("forecast, \(count) series", ["forecast", path, "--format", "csv"]) {
      $0.starts(with: "series_id,")
    }
  }
  for count in [1_000, 10_000, 100_000] {
    tool.measure(
      "simulate, \(count) series", ["simulate", "--series", "\(count)", "--points", "10"]
    ) { $0.split(separator: "\n").count == 10 * count + 1 }
    let path = tool.panel(series: count)
    tool.measure(
      "panel, \(count) series",
      ["panel", path, "--model", "linear", "--horizon", "3", "--coverage", "95", "--quiet"]
    ) {
      // Ten years and three ahead.
      $0.split(separator: "\n").count == 13 * count + 1
    }
  }
  NaivePanel.register(path: tool.panel(series: 10_000), count: 10_000)
  for count in [100, 1_000, 10_000] {
    let path = tool.wideTable(series: count)
    tool.measure("import, wide table of \(count) series", ["import", path, "--from", "wide"]) {
      $0.split(separator: "\n").count == 5 * count + 1
    }
  }
}
