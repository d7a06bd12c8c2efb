import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All that the blocks of a panel need, and how one of them is forecast.
struct PanelPlan: Sendable {
  let engine: PanelEngine
  let layout: PanelForecast
  let panel: Panel
  let kinds: PanelKinds
  let targets: [PanelTarget?]?
  let table: QuantileTable

  init(
    engine: PanelEngine, layout: PanelForecast, panel: Panel, kinds: PanelKinds,
    targets: [PanelTarget?]?
  ) {
    self.engine = engine
    self.layout = layout
    self.panel = panel
    self.kinds = kinds
    self.targets = targets
    table = QuantileTable(coverages: engine.coverages)
  }

  /// Forecasts a block of series.
  func run(block: Range<Int>, into rows: PanelRows) {
    switch engine.model {
    case .automatic:
      let hasNegative = block.map { series in
        panel.values[panel.range(of: series)].contains { $0 < 0 }
      }
      let first = block.lowerBound
      let (others, negative) = (
        block.filter { !hasNegative[$0 - first] }, block.filter { hasNegative[$0 - first] }
      )
      run(.predictive, PatternGroups(others, of: panel), into: rows)
      run(.randomWalkMixture, PatternGroups(negative, of: panel), into: rows)
    case .named(let name): run(name, PatternGroups(block, of: panel), into: rows)
    }
  }

  private func run(_ model: ModelName, _ patterns: PatternGroups, into rows: PanelRows) {
    for group in patterns.groups {
      guard group.pattern.isAscending else {
        for series in group.members { rows.fail(series, .yearsNotAscending) }
        continue
      }
      run(model, group: group, into: rows)
    }
  }

  private func run(_ model: ModelName, group: PatternGroups.Group, into rows: PanelRows) {
    let (pattern, horizons) = (group.pattern, engine.horizons)
    if model == .predictive, pattern.count >= 1 { return runPredictive(group, into: rows) }
    // Too short for a kernel, or no kernel: the single series say what there is to say.
    guard pattern.count >= 2 else { return runOneByOne(model, group.members, into: rows) }
    switch model {
    case .randomWalkMixture: runWalkMixture(group, into: rows)
    case .linear, .logLinear:
      let isLogarithm = model == .logLinear
      run(
        TrendKernel(pattern, horizons: horizons, isLogarithm: isLogarithm), model: model,
        isLogarithm: isLogarithm, group: group, into: rows)
    case .theilSen where pattern.count <= TheilSenKernel.longestPattern:
      withUnsafeTemporaryAllocation(
        of: SIMD8<Double>.self, capacity: max(pattern.count * pattern.count / 2, pattern.count)
      ) { scratch in
        run(
          TheilSenKernel(
            pattern, horizons: horizons, scratch: scratch.baseAddress.unsafelyUnwrapped),
          model: model, isLogarithm: false, group: group, into: rows)
      }
    default:
      guard let drift = WalkKernel.drift(of: model) else {
        return runOneByOne(model, group.members, into: rows)
      }
      run(
        WalkKernel(pattern, drift: drift, horizons: horizons), model: model, isLogarithm: false,
        group: group, into: rows)
    }
  }

  /// Through the models of single series.
  func runOneByOne(_ model: ModelName, _ members: [Int], into rows: PanelRows) {
    let single = SingleSeriesForecast(plan: self, model: model)
    for series in members { single.write(series, into: rows) }
  }

  /// Eight by eight through a kernel.
  private func run(
    _ kernel: some LocationScaleKernel, model: ModelName, isLogarithm: Bool,
    group: PatternGroups.Group, into rows: PanelRows
  ) {
    let single = SingleSeriesForecast(plan: self, model: model)
    let writer = LaneLawWriter(
      plan: self, degreesOfFreedom: kernel.degreesOfFreedom, isExponential: isLogarithm)
    let outcome: PanelOutcome = kernel.degreesOfFreedom > 0 ? .forecast : .medianOnly
    let count = group.pattern.count
    group.members.withUnsafeBufferPointer { members in
      rows.set(members, outcome: outcome)
      withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: count) { window in
        withUnsafeTemporaryAllocation(of: LaneLaw.self, capacity: engine.horizons.count) { laws in
          let windowStart = window.baseAddress.unsafelyUnwrapped
          let lawStart = laws.baseAddress.unsafelyUnwrapped
          panel.values.withUnsafeBufferPointer { values in
            panel.offsets.withUnsafeBufferPointer { offsets in
              for start in stride(from: 0, to: members.count, by: 8) {
                let lanes = PanelLanes(members, from: start)
                var unanswered = SIMDMask<SIMD8<Int64>>.none
                if lanes.isContiguous, !isLogarithm {
                  // Series of one length that follow one another lie so in the buffer.
                  let rows = values.baseAddress.unsafelyUnwrapped + offsets[lanes.series[0]]
                  unanswered = kernel.fit(rows: rows, window: windowStart, laws: lawStart)
                } else {
                  lanes.gather(
                    values, offsets: offsets, skipping: 0, count: count, into: windowStart)
                  if isLogarithm { unanswered = Self.takeLogarithms(windowStart, count: count) }
                  unanswered .|= kernel.fit(windowStart, laws: lawStart)
                }
                unanswered .|= writer.write(lawStart, of: lanes, into: rows)
                guard unanswered.isAny else { continue }
                for lane in 0..<lanes.count where unanswered[lane] {
                  single.write(lanes.series[lane], into: rows)
                }
              }
            }
          }
        }
      }
    }
  }

  /// Goes through the members of a group eight at a time, their values gathered by year.
  ///
  /// - Parameters:
  ///   - members: Series of one pattern, ascending.
  ///   - model: That of the series which the lanes cannot answer; they go through it one by one.
  ///   - skipped: The values of each series that are left out at its beginning.
  ///   - count: How many follow.
  ///   - window: Room for one vector a year.
  ///   - rows: The result.
  ///   - body: Writes the rows of eight series, and adds the lanes that it cannot answer to those with a
  ///     value that is not finite.
  @inline(__always)
  func forEachEight(
    _ members: [Int], model: ModelName, skipping skipped: Int, count: Int,
    window: UnsafeMutablePointer<SIMD8<Double>>, into rows: PanelRows,
    body: (PanelLanes, inout SIMDMask<SIMD8<Int64>>) -> Void
  ) {
    let single = SingleSeriesForecast(plan: self, model: model)
    members.withUnsafeBufferPointer { members in
      panel.values.withUnsafeBufferPointer { values in
        panel.offsets.withUnsafeBufferPointer { offsets in
          for start in stride(from: 0, to: members.count, by: 8) {
            let lanes = PanelLanes(members, from: start)
            lanes.gather(values, offsets: offsets, skipping: skipped, count: count, into: window)
            // A finite number less itself is 0; anything else is NaN.
            var check = SIMD8<Double>.zero
            for index in 0..<count { check += window[index] - window[index] }
            var unanswered = .!(check .== 0)
            body(lanes, &unanswered)
            guard skipped > 0 || unanswered.isAny else { continue }
            for lane in 0..<lanes.count
            where unanswered[lane] || (skipped > 0 && !isFinite(lanes.series[lane])) {
              single.write(lanes.series[lane], into: rows)
            }
          }
        }
      }
    }
  }

  /// Whether all values of a series are finite, the oldest that a model does not look at included.
  private func isFinite(_ series: Int) -> Bool {
    panel.values[panel.range(of: series)].allSatisfy(\.isFinite)
  }

  /// Replaces values by their logarithms.
  ///
  /// - Returns: Lanes with a value that has none.
  private static func takeLogarithms(
    _ window: UnsafeMutablePointer<SIMD8<Double>>, count: Int
  ) -> SIMDMask<SIMD8<Int64>> {
    var refused = SIMDMask<SIMD8<Int64>>.none
    for index in 0..<count {
      let isPositive = window[index] .> 0
      refused .|= .!isPositive
      var value = SIMD8<Double>(repeating: 1).replacing(with: window[index], where: isPositive)
      // The library's logarithm, as the single series take it.
      for lane in 0..<8 { value[lane] = log(value[lane]) }
      window[index] = value
    }
    return refused
  }
}
