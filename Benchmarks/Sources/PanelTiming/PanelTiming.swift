import Foundation
import Mikomi

/// CPU time of the panel engine on made-up panels that a seed makes anew, its results checked.
///
/// Arguments: a part (trend, probability, predictive, models, threads, growth, long), series (1000000). Without
/// a part, all.
@main
struct PanelTiming {
  static var parts: [(name: String, run: (Int) -> Void)] {
    [
      ("trend", TrendPart.run), ("probability", PredictivePart.runProbability),
      ("predictive", PredictivePart.runAll), ("models", ModelsPart.run),
      ("threads", ThreadsPart.run), ("growth", GrowthPart.run), ("long", LongPart.run),
    ]
  }

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let count = arguments.compactMap { Int($0) }.first ?? 1_000_000
    let named = arguments.filter { Int($0) == nil }
    print("part, what, series, CPU seconds, ns a series")
    for part in parts where named.isEmpty || named.contains(part.name) { part.run(count) }
  }
}

/// How long something takes.
enum Timing {
  /// CPU seconds of all threads.
  static func cpu(_ body: () -> Void) -> Double {
    let start = clock()
    body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  /// Seconds on the wall.
  static func wall(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let duration = clock.measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  /// The least CPU time of some runs.
  static func best(of runs: Int, _ body: () -> Void) -> Double {
    (0..<runs).map { _ in cpu(body) }.min() ?? 0
  }

  static func report(_ part: String, _ what: String, _ count: Int, _ seconds: Double) {
    print(
      "\(part), \(what), \(count), \(String(format: "%.4f", seconds)), "
        + String(format: "%.1f", seconds / Double(count) * 1e9))
  }

  /// The mean of a column, by which the peers are compared.
  static func reportSum(
    _ part: String, _ result: PanelForecast, _ quantity: PanelForecast.Quantity, horizonIndex: Int
  ) {
    guard let column = result.column(of: quantity, horizonIndex: horizonIndex) else { return }
    let mean = result[column: column].reduce(0, +) / Double(result.seriesCount)
    print("\(part), mean of the last column, \(result.seriesCount), \(mean),")
  }

  /// Ends the program where a result is not what it should be.
  static func check(_ holds: Bool, _ what: String) {
    guard holds else { fatalError("wrong result: \(what)") }
  }
}
