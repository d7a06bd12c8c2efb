import StatisticalNumerics

extension PanelPlan {
  /// Forecasts a group by the equal mixture of the two random walks.
  func runWalkMixture(_ group: PatternGroups.Group, into rows: PanelRows) {
    let count = group.pattern.count
    // With two values one member alone has a law; with very many the laws are not tabulated.
    guard count > 2, let plainLaw = table.law(degreesOfFreedom: Double(count - 1)),
      let driftLaw = table.law(degreesOfFreedom: Double(count - 2))
    else { return runOneByOne(.randomWalkMixture, group.members, into: rows) }
    let horizons = engine.horizons
    let plain = WalkKernel(group.pattern, drift: .none, horizons: horizons)
    let drift = WalkKernel(group.pattern, drift: .meanChange(damping: 1), horizons: horizons)
    let writer = MixtureWriter(plan: self)
    let outcome: PanelOutcome = isStandIn(.randomWalkMixture) ? .mixtureStoodIn : .forecast
    let room = LaneRoom(
      vectorCount: count, lawCount: 2 * horizons.count, partCount: 2, classCount: 2)
    defer { room.deallocate() }
    let (plainLaws, driftLaws) = (room.laws, room.laws + horizons.count)
    room.classes[0] = MixtureLanes.Class(law: plainLaw.kernel, parts: 0..<1)
    room.classes[1] = MixtureLanes.Class(law: driftLaw.kernel, parts: 1..<2)
    let mixture = MixtureLanes(parts: room.parts, classes: room.classes, classCount: 2)
    let half = SIMD8<Double>(repeating: 0.5)
    forEachEight(
      group.members, model: .randomWalkMixture, skipping: 0, count: count, window: room.vectors,
      into: rows
    ) { lanes, unanswered in
      let last = room.vectors[count - 1]
      unanswered .|= plain.fit(room.vectors, laws: plainLaws)
      unanswered .|= drift.fit(room.vectors, laws: driftLaws)
      for index in horizons.indices {
        // A member without spread is a jump, which the single series takes care of.
        let (a, b) = (plainLaws[index], driftLaws[index])
        for law in [a, b] {
          unanswered .|= .!((law.scale .> 1e-150) .& (law.scale .< 1e150))
        }
        room.parts[0] = MixtureLanes.Part(
          weight: half, location: a.location - last, inverseScale: 1 / a.scale)
        room.parts[1] = MixtureLanes.Part(
          weight: half, location: b.location - last, inverseScale: 1 / b.scale)
        let reach = (a.scale + b.scale + VectorMath.abs(b.location - last)) * 0.5
        let written = writer.write(
          mixture, reach: reach, of: lanes, column: index * layout.quantities.count,
          into: rows, used: .!unanswered
        ) { last + $0 }
        unanswered .|= written.unanswered
        if let targets {
          let probability = probabilities(mixture, last: last, targets: targets, of: lanes)
          rows.set(lanes, column: written.column, probability)
          rows.set(lanes, column: written.column + 1, probability)
        }
      }
      rows.set(lanes, outcome: outcome)
    }
  }

  /// The probability of each lane's target; NaN without one.
  private func probabilities(
    _ mixture: MixtureLanes, last: SIMD8<Double>, targets: [PanelTarget?], of lanes: PanelLanes
  ) -> SIMD8<Double> {
    var (threshold, isUpper) = (SIMD8<Double>.zero, SIMDMask<SIMD8<Int64>>.none)
    var isOpen = SIMDMask<SIMD8<Int64>>.none
    for lane in 0..<lanes.count {
      guard let target = targets[lanes.series[lane]] else { continue }
      threshold[lane] = target.threshold
      isUpper[lane] = target.direction == .atLeast
      isOpen[lane] = true
    }
    let distance = threshold - last
    let lower = mixture.tail(.lower, distance)
    let upper = mixture.tail(.upper, -distance)
    let own = VectorMath.min(lower.replacing(with: upper, where: isUpper), 1)
    return SIMD8<Double>(repeating: .nan).replacing(with: own, where: isOpen)
  }
}
