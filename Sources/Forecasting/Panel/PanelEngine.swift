import StatisticalNumerics

/// Forecasts many series at once, with the answers of the models of single series.
///
/// ## Method
/// Series with the same years relative to their first share everything that does not depend on values: a
/// closed form, a factor, quantiles. Their values are taken eight at a time through kernels in step. What a
/// kernel cannot promise to the tolerance (values nearly exact for the model, numbers near the ends of the
/// doubles) goes through the model of single series. Blocks of series are fixed, and each writes its own
/// rows: bytes do not depend on the number of threads.
/// ## Accuracy
/// Medians, interval ends and probabilities to 1e-10 of those of single series; quantiles of mixtures to
/// 1e-9 in probability (`PanelEngineTests`). See <doc:PanelEngine>.
public struct PanelEngine: Sendable {
  /// The model; the default chooses by series.
  public let model: ModelChoice
  /// What other series have taught; only the predictive model asks.
  public let preset: EmpiricalBayesPreset
  /// The steps ahead of each series' last year, 1 or more each.
  public let horizons: [Int]
  /// The coverages of the intervals.
  public let coverages: [Coverage]
  /// Whether the median is wanted.
  public let hasMedian: Bool
  /// At most this many threads at once.
  public let threadCount: Int

  /// The number of series that one thread takes at a time.
  static let blockSeriesCount = 2_048

  /// An engine.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - preset: What other series have taught.
  ///   - horizons: Steps ahead, ascending, 1 or more each.
  ///   - coverages: Of the intervals; none for no intervals.
  ///   - hasMedian: Whether the median is wanted; probabilities alone are faster without.
  ///   - threadCount: At most this many threads; no number depends on it.
  public init(
    model: ModelChoice = .automatic, preset: EmpiricalBayesPreset = .ministry,
    horizons: [Int] = [1, 2, 3], coverages: [Coverage] = [.percent50, .percent80, .percent95],
    hasMedian: Bool = true, threadCount: Int = 1
  ) {
    precondition(
      !horizons.isEmpty && horizons[0] >= 1 && zip(horizons, horizons.dropFirst()).allSatisfy(<),
      "horizons are steps ahead, ascending")
    self.model = model
    self.preset = preset
    self.horizons = horizons
    self.coverages = coverages
    self.hasMedian = hasMedian
    self.threadCount = threadCount
  }

  /// Forecasts every series.
  ///
  /// - Parameters:
  ///   - panel: The series.
  ///   - kinds: What kind of number each series is; only the predictive model asks.
  ///   - targets: One a series, `nil` for a series without; `nil` where no probability is wanted.
  /// - Returns: The columns of the forecast.
  /// - Complexity: O(values + series · horizons · quantities).
  public func forecast(
    _ panel: Panel, kinds: PanelKinds = .all(.amount), targets: [PanelTarget?]? = nil
  ) -> PanelForecast {
    var result = PanelForecast(
      horizons: horizons, coverages: coverages, hasMedian: hasMedian, hasTargets: targets != nil)
    forecast(panel, kinds: kinds, targets: targets, into: &result)
    return result
  }

  /// Forecasts every series into a result of before, whose memory is used again.
  ///
  /// - Parameters:
  ///   - panel: The series.
  ///   - kinds: What kind of number each series is.
  ///   - targets: One a series, `nil` for a series without; `nil` where no probability is wanted.
  ///   - result: A result of this engine, with or without targets as here; it is overwritten.
  /// - Complexity: O(values + series · horizons · quantities).
  public func forecast(
    _ panel: Panel, kinds: PanelKinds = .all(.amount), targets: [PanelTarget?]? = nil,
    into result: inout PanelForecast
  ) {
    let count = panel.seriesCount
    precondition(targets.map { $0.count == count } ?? true, "a panel has one target a series")
    precondition(kinds.count.map { $0 == count } ?? true, "a panel has one kind a series")
    let layout = PanelForecast(
      horizons: horizons, coverages: coverages, hasMedian: hasMedian, hasTargets: targets != nil)
    precondition(
      result.quantities == layout.quantities && result.horizons == layout.horizons,
      "the result is one of this engine")
    if result.outcomes.count != count {
      result.outcomes = [PanelOutcome](repeating: .forecast, count: count)
    }
    let cellCount = count * layout.columnCount
    if result.columns.count != cellCount {
      // Every cell is written by its block.
      result.columns = [Double](unsafeUninitializedCapacity: cellCount) { buffer, count in
        FreshMemory.willFill(buffer)
        count = cellCount
      }
    }
    let blockCount = (count + Self.blockSeriesCount - 1) / Self.blockSeriesCount
    let plan = PanelPlan(engine: self, layout: layout, panel: panel, kinds: kinds, targets: targets)
    result.columns.withUnsafeMutableBufferPointer { cells in
      result.outcomes.withUnsafeMutableBufferPointer { outcomes in
        let rows = PanelRows(cells: cells, outcomes: outcomes, seriesCount: count)
        ParallelLoop.run(count: blockCount, threadCount: threadCount) { index in
          let first = index * Self.blockSeriesCount
          plan.run(block: first..<min(first + Self.blockSeriesCount, count), into: rows)
          rows.finish()
        }
      }
    }
  }
}
