import StatisticalNumerics

extension PanelPlan {
  /// The most years between the first and last value of those that the predictive model looks at.
  static var longestPredictiveSpan: Int { 1_000 }

  /// Forecasts a group by the predictive model.
  func runPredictive(_ group: PatternGroups.Group, into rows: PanelRows) {
    let kept = min(group.pattern.count, ModelName.predictiveSeriesLimit)
    let newest = group.pattern.times.suffix(kept)
    guard (newest.last ?? 0) - (newest.first ?? 0) <= Self.longestPredictiveSpan else {
      for series in group.members { rows.fail(series, .yearsTooFarApart) }
      return
    }
    for own in MoveGroups(group.members, pattern: group.pattern, plan: self).groups {
      let laws = table.moveLaws(
        spans: own.spans, preset: engine.preset, horizon: engine.horizons.last ?? 1)
      guard let laws else {
        runOneByOne(.predictive, own.members, into: rows)
        continue
      }
      run(
        PredictiveKernel(own, laws: laws, preset: engine.preset, horizons: engine.horizons),
        classCount: engine.preset.classes.count, group: own,
        skipped: group.pattern.count - kept, into: rows)
    }
  }

  private func run(
    _ kernel: PredictiveKernel, classCount: Int, group: MoveGroups.Group, skipped: Int,
    into rows: PanelRows
  ) {
    let horizon = engine.horizons.last ?? 1
    // One allocation for all that a lane of eight needs.
    let room = LaneRoom(
      vectorCount: 3 * kernel.count + classCount, lawCount: classCount * horizon,
      partCount: kernel.partLimit, classCount: classCount)
    defer { room.deallocate() }
    let window = room.vectors
    let (scratch, shares) = (window + kernel.count, window + 3 * kernel.count)
    let writer = MixtureWriter(plan: self)
    forEachEight(
      group.members, model: .predictive, skipping: skipped, count: kernel.count, window: window,
      into: rows
    ) { lanes, unanswered in
      let fit = kernel.fit(window, scratch: scratch, moved: room.laws, shares: shares)
      unanswered .|= fit.unanswered
      for index in engine.horizons.indices {
        let (mixture, reach) = kernel.mixture(
          horizonIndex: index, moved: room.laws, shares: shares, parts: room.parts,
          classes: room.classes)
        let written = writer.write(
          mixture, reach: reach, of: lanes, column: index * layout.quantities.count,
          into: rows, used: .!unanswered
        ) {
          fit.scale.value(
            at: $0, origin: fit.origin, poweredOrigin: fit.poweredOrigin, ceiling: fit.ceiling)
        }
        unanswered .|= written.unanswered
        if targets != nil {
          writeProbabilities(mixture, fit: fit, of: lanes, column: written.column, into: rows)
        }
      }
      rows.set(lanes, outcome: .forecast)
    }
  }

  /// Writes the law's own probability of each lane's target and that of the declared one.
  private func writeProbabilities(
    _ mixture: MixtureLanes, fit: PredictiveKernel.Fit, of lanes: PanelLanes, column: Int,
    into rows: PanelRows
  ) {
    guard let targets else { return }
    var (threshold, direction) = (fit.origin, SIMD8<Double>(repeating: 1))
    for lane in 0..<lanes.count {
      guard let target = targets[lanes.series[lane]] else { continue }
      threshold[lane] = target.threshold
      // P(Y ≥ T) is the lower tail in the coordinate that is turned round.
      if target.direction == .atLeast { direction[lane] = -1 }
    }
    let bounded = VectorMath.max(threshold, 0)
    let displacement = ((fit.scale.powered(bounded) - fit.poweredOrigin) / fit.scale.power)
      .replacing(with: 0, where: bounded .== fit.origin)
    var sum = SIMD8<Double>.zero
    for index in 0..<mixture.classCount {
      let own = mixture.classes[index]
      for position in own.parts {
        let part = mixture.parts[position]
        let t = (displacement - part.location) * part.inverseScale * direction
        sum += own.law.lowerTail(t) * part.weight
      }
    }
    let reachesPoint = displacement * direction .>= 0
    sum += SIMD8<Double>.zero.replacing(with: mixture.pointMass, where: reachesPoint)
    sum = VectorMath.min(sum, 1)
    // All mass beyond a bound lies on it: 0 and above is sure, above the ceiling is impossible.
    let isUpper = direction .< 0
    let isSure = (isUpper .& (threshold .<= 0)) .| (.!isUpper .& (threshold .>= fit.ceiling))
    let isImpossible = (isUpper .& (threshold .> fit.ceiling)) .| (.!isUpper .& (threshold .< 0))
    sum.replace(with: 1, where: isSure)
    sum.replace(with: 0, where: isImpossible)
    var declared = sum
    for lane in 0..<lanes.count {
      guard let target = targets[lanes.series[lane]] else {
        sum[lane] = .nan
        declared[lane] = .nan
        continue
      }
      declared[lane] = engine.preset.targetLayer.probability(
        given: sum[lane], targetEqualsLastValue: target.threshold == fit.origin[lane],
        record: target.record)
    }
    rows.set(lanes, column: column, sum)
    rows.set(lanes, column: column + 1, declared)
  }
}

/// Memory of the lanes of eight series.
struct LaneRoom {
  let vectors: UnsafeMutablePointer<SIMD8<Double>>
  let laws: UnsafeMutablePointer<LaneLaw>
  let parts: UnsafeMutablePointer<MixtureLanes.Part>
  let classes: UnsafeMutablePointer<MixtureLanes.Class>

  init(vectorCount: Int, lawCount: Int, partCount: Int, classCount: Int) {
    vectors = .allocate(capacity: vectorCount)
    laws = .allocate(capacity: lawCount)
    parts = .allocate(capacity: partCount)
    classes = .allocate(capacity: classCount)
  }

  func deallocate() {
    vectors.deallocate()
    laws.deallocate()
    parts.deallocate()
    classes.deallocate()
  }
}
