import Foundation
import Mikomi

/// Least-squares trend with 95 % bands at three horizons beside one pass over the same memory.
enum TrendPart {
  static func run(_ count: Int) {
    let panel = MadeUpPanel.make(count: count, length: 10)
    let engine = PanelEngine(
      model: .named(.linear), horizons: [1, 2, 3], coverages: [.percent95])
    var result = engine.forecast(panel)
    let own = Timing.best(of: 5) { engine.forecast(panel, into: &result) }
    check(result, panel)
    Timing.report("trend", "engine, memory used again", count, own)
    Timing.reportSum("trend", result, .upper(0), horizonIndex: 2)
    Timing.report(
      "trend", "engine, new memory", count,
      Timing.best(of: 3) { check(engine.forecast(panel), panel) })
    // Reads what the engine reads and writes what it writes.
    var (sum, target) = (0.0, [Double](repeating: 0, count: result.columns.count))
    var outcomes = [UInt8](repeating: 0, count: count)
    let pass = Timing.best(of: 5) {
      var (years, starts, lanes) = (Int32(0), 0, SIMD8<Double>.zero)
      panel.years.withUnsafeBufferPointer { for year in $0 { years &+= year } }
      panel.offsets.withUnsafeBufferPointer { for start in $0 { starts &+= start } }
      panel.values.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: bytes.count - 63, by: 64) {
          lanes += bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<Double>.self)
        }
      }
      sum += lanes.sum() + Double(years) + Double(starts)
      outcomes.withUnsafeMutableBufferPointer {
        $0.update(repeating: UInt8(truncatingIfNeeded: years))
      }
      target.withUnsafeMutableBufferPointer { $0.update(repeating: sum) }
    }
    Timing.check(outcomes[0] == outcomes[count - 1], "a pass over memory")
    Timing.check(sum.isFinite && target[0] == target[target.count - 1], "a pass over memory")
    Timing.report("trend", "one pass over the memory", count, pass)
    // The naive baseline: the single-series model, one after the other, of a hundredth of the series.
    let few = max(1, count / 100)
    var total = 0.0
    let naive = Timing.cpu {
      for index in 0..<few {
        guard let series = try? MadeUpPanel.series(index, of: panel),
          let forecast = try? ModelName.linear.forecast(series, horizon: 3)
        else { continue }
        for step in forecast.steps {
          total += step.distribution?.centralInterval(coverage: .percent95).upperBound ?? .nan
        }
      }
    }
    Timing.check(total.isFinite, "the single series")
    Timing.report("trend", "single series", few, naive)
  }

  /// A few rows are those of the single-series model.
  private static func check(_ result: PanelForecast, _ panel: Panel) {
    for index in stride(from: 0, to: panel.seriesCount, by: max(1, panel.seriesCount / 50)) {
      guard let series = try? MadeUpPanel.series(index, of: panel),
        let law = try? ModelName.linear.forecast(series, horizon: 3).steps[2].distribution,
        let upper = result.value(.upper(0), ofSeries: index, horizonIndex: 2)
      else { return Timing.check(false, "series \(index) has no forecast") }
      let expected = law.centralInterval(coverage: .percent95).upperBound
      Timing.check(abs(upper - expected) <= 1e-10 * abs(expected), "series \(index)")
    }
  }
}

/// The predictive law of series of five values with different histories.
enum PredictivePart {
  static func runProbability(_ count: Int) {
    let panel = MadeUpPanel.make(count: count, length: 5)
    let targets = MadeUpPanel.targets(panel)
    for horizon in [1, 3] {
      let engine = PanelEngine(horizons: [horizon], coverages: [], hasMedian: false)
      var result = engine.forecast(panel, targets: targets)
      let own = Timing.best(of: 3) { engine.forecast(panel, targets: targets, into: &result) }
      check(result, panel, targets, horizon: horizon)
      Timing.report("probability", "one horizon, h = \(horizon)", count, own)
      Timing.reportSum("probability", result, .probability, horizonIndex: 0)
    }
  }

  static func runAll(_ count: Int) {
    let panel = MadeUpPanel.make(count: count, length: 5)
    let targets = MadeUpPanel.targets(panel)
    let engine = PanelEngine()
    var result = engine.forecast(panel, targets: targets)
    let own = Timing.cpu { engine.forecast(panel, targets: targets, into: &result) }
    check(result, panel, targets, horizon: 3)
    Timing.report("predictive", "three horizons, median, three bands, P", count, own)
    let few = max(1, count / 1_000)
    var total = 0.0
    let naive = Timing.cpu {
      for index in 0..<few {
        guard let series = try? MadeUpPanel.series(index, of: panel),
          let forecast = try? ModelName.predictive.forecast(series, horizon: 3)
        else { continue }
        for law in forecast.steps.compactMap(\.distribution) {
          for coverage in engine.coverages {
            total += law.centralInterval(coverage: coverage).upperBound
          }
          total += law.probability(atLeast: targets[index]?.threshold ?? 0)
        }
      }
    }
    Timing.check(total.isFinite, "the single series")
    Timing.report("predictive", "single series", few, naive)
  }

  private static func check(
    _ result: PanelForecast, _ panel: Panel, _ targets: [PanelTarget?], horizon: Int
  ) {
    for index in stride(from: 0, to: panel.seriesCount, by: max(1, panel.seriesCount / 50)) {
      guard let series = try? MadeUpPanel.series(index, of: panel), let target = targets[index],
        let law = try? ModelName.predictive.forecast(series, horizon: horizon).steps[horizon - 1]
          .distribution,
        let position = result.horizons.firstIndex(of: horizon),
        let own = result.value(.probability, ofSeries: index, horizonIndex: position)
      else { return Timing.check(false, "series \(index) has no forecast") }
      Timing.check(
        abs(own - law.probability(atLeast: target.threshold)) <= 1e-9, "series \(index)")
    }
  }
}

/// Every model on the same panel.
enum ModelsPart {
  static func run(_ count: Int) {
    let panel = MadeUpPanel.make(count: count, length: 10)
    for model in ModelName.members + [.randomWalkMixture] {
      let engine = PanelEngine(model: .named(model))
      var result = engine.forecast(panel)
      let own = Timing.best(of: 2) { engine.forecast(panel, into: &result) }
      Timing.check(result.outcomes.allSatisfy { $0 == .forecast }, model.rawValue)
      Timing.report("models", model.rawValue, count, own)
    }
  }
}

/// One thread and two, on the wall: the same bytes in less time.
enum ThreadsPart {
  static func run(_ count: Int) {
    for (name, model, length) in [
      ("predictive", ModelName.predictive, 5), ("theil-sen", .theilSen, 10),
      ("linear", .linear, 10),
    ] {
      let panel = MadeUpPanel.make(count: count, length: length)
      var walls: [Double] = []
      var bits: [[UInt64]] = []
      for threads in [1, 2] {
        let engine = PanelEngine(model: .named(model), threadCount: threads)
        var result = engine.forecast(panel)
        walls.append(
          (0..<3).map { _ in Timing.wall { engine.forecast(panel, into: &result) } }.min() ?? 0)
        bits.append(result.columns.map(\.bitPattern))
      }
      Timing.check(bits[0] == bits[1], "threads change \(name)")
      Timing.report("threads", "\(name), one, wall", count, walls[0])
      Timing.report("threads", "\(name), two, wall", count, walls[1])
    }
  }
}

/// From ten thousand series to ten times those asked for: time grows in step.
///
/// The trend of ten million series takes 2.1 GB.
enum GrowthPart {
  static func run(_ count: Int) {
    var size = 10_000
    while size <= 10 * count {
      let panel = MadeUpPanel.make(count: size, length: 10)
      let engine = PanelEngine(
        model: .named(.linear), horizons: [1, 2, 3], coverages: [.percent95])
      var result = engine.forecast(panel)
      Timing.report(
        "growth", "trend", size,
        Timing.best(of: runs(size)) { engine.forecast(panel, into: &result) })
      Timing.check(result.outcomes.allSatisfy { $0 == .forecast }, "trend")
      size *= 10
    }
    size = 10_000
    while size <= count {
      let panel = MadeUpPanel.make(count: size, length: 5)
      let targets = MadeUpPanel.targets(panel)
      let engine = PanelEngine(horizons: [1], coverages: [], hasMedian: false)
      var result = engine.forecast(panel, targets: targets)
      Timing.report(
        "growth", "probability", size,
        Timing.best(of: runs(size)) { engine.forecast(panel, targets: targets, into: &result) })
      Timing.check(result.outcomes.allSatisfy { $0 == .forecast }, "probability")
      size *= 10
    }
  }

  /// What takes a millisecond is disturbed by anything.
  private static func runs(_ size: Int) -> Int { max(3, 1_000_000 / size) }
}
