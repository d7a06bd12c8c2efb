import Benchmark

/// Every kernel by size, and beside it what one would write without it.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident], warmupIterations: 1,
    maxDuration: .seconds(1), maxIterations: 50)
  PanelBenchmarks.register()
  DistributionBenchmarks.register()
  LeastSquaresBenchmarks.register()
  TextBenchmarks.register()
}

/// A piece of work that is measured: its input is made before, its result checked after each run.
enum Work {
  /// Registers a piece of work.
  ///
  /// - Parameters:
  ///   - name: What is done, by what, and how much.
  ///   - input: Made once, not measured.
  ///   - run: What is measured.
  ///   - holds: Whether the result is right; not measured. A wrong one ends the program.
  static func measure<Input, Result>(
    _ name: String, input: @escaping () -> Input, run: @escaping (Input) -> Result,
    holds: @escaping (Input, Result) -> Bool
  ) {
    Benchmark(
      name,
      closure: { (benchmark: Benchmark, input: Input) -> Void in
        benchmark.startMeasurement()
        let result = run(input)
        benchmark.stopMeasurement()
        guard holds(input, result) else { fatalError("\(name): wrong result") }
      }, setup: { input() })
  }
}
