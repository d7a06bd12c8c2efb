import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes medians, intervals and probabilities of eight Student t laws at once.
struct LaneLawWriter {
  private let horizonCount: Int
  private let quantityCount: Int
  private let hasMedian: Bool
  private let hasDistribution: Bool
  private let isExponential: Bool
  private let upperQuantiles: [Double]
  private let targets: [PanelTarget?]?
  private let tabulated: TabulatedStudentT.Kernel?
  private let exact: StudentT?

  /// A writer for laws of one number of degrees of freedom, 0 for a median alone.
  init(plan: PanelPlan, degreesOfFreedom: Int, isExponential: Bool) {
    horizonCount = plan.engine.horizons.count
    quantityCount = plan.layout.quantities.count
    hasMedian = plan.engine.hasMedian
    hasDistribution = degreesOfFreedom > 0
    self.isExponential = isExponential
    upperQuantiles =
      hasDistribution
      ? plan.table.upperQuantiles(degreesOfFreedom: degreesOfFreedom)
      : plan.engine.coverages.map { _ in .nan }
    targets = plan.targets
    tabulated =
      targets == nil ? nil : plan.table.law(degreesOfFreedom: Double(degreesOfFreedom))?.kernel
    exact = hasDistribution ? StudentT(degreesOfFreedom: Double(degreesOfFreedom)) : nil
  }

  /// Writes the rows of eight series.
  ///
  /// - Returns: Lanes with a number that is not finite, or too near a jump to be trusted.
  @inline(__always)
  func write(
    _ laws: UnsafePointer<LaneLaw>, of lanes: PanelLanes, into rows: PanelRows
  ) -> SIMDMask<SIMD8<Int64>> {
    var unanswered = SIMDMask<SIMD8<Int64>>.none
    for horizon in 0..<horizonCount {
      let law = laws[horizon]
      var column = horizon * quantityCount
      if hasMedian {
        let median = value(law.location)
        // Locations are finite where the kernel gave an answer; their exponentials need not be.
        if isExponential { unanswered .|= LaneTests.isNotFinite(median) }
        rows.set(lanes, column: column, median)
        column += 1
      }
      // By position: an array that is gone through is counted up and down each time.
      for index in 0..<upperQuantiles.count {
        let reach = law.scale * upperQuantiles[index]
        rows.set(lanes, column: column, value(law.location - reach))
        rows.set(lanes, column: column + 1, value(law.location + reach))
        column += 2
      }
      if targets != nil { writeProbabilities(law, of: lanes, column: column, into: rows) }
    }
    return unanswered
  }

  /// A number of the law's own scale in the unit of the series.
  @inline(__always)
  private func value(_ x: SIMD8<Double>) -> SIMD8<Double> {
    guard isExponential else { return x }
    var result = x
    // The library's exponential, as the single series take it.
    for lane in 0..<8 { result[lane] = exp(x[lane]) }
    return result
  }

  /// Writes the probabilities of each lane's target; none without a spread or a target.
  private func writeProbabilities(
    _ law: LaneLaw, of lanes: PanelLanes, column: Int, into rows: PanelRows
  ) {
    var t = SIMD8<Double>.zero
    var settled = SIMD8<Double>(repeating: .nan)
    var isOpen = SIMDMask<SIMD8<Int64>>.none
    for lane in 0..<lanes.count {
      guard hasDistribution, law.scale[lane] > 0,
        let target = targets.flatMap({ $0[lanes.series[lane]] })
      else { continue }
      let isUpper = target.direction == .atLeast
      if isExponential, target.threshold <= 0 {
        settled[lane] = isUpper ? 1 : 0
        continue
      }
      let threshold = isExponential ? log(target.threshold) : target.threshold
      let difference = threshold - law.location[lane]
      // As in the single law: halved where the difference of the largest doubles overflows.
      let distance =
        difference.isFinite
        ? difference / law.scale[lane]
        : (threshold / 2 - law.location[lane] / 2) / (law.scale[lane] / 2)
      // P(T ≥ t) = P(T ≤ −t).
      t[lane] = isUpper ? -distance : distance
      isOpen[lane] = true
    }
    if let tabulated {
      settled.replace(with: tabulated.lowerTail(t), where: isOpen)
    } else if let exact {
      for lane in 0..<lanes.count where isOpen[lane] {
        settled[lane] = t[lane].isFinite ? exact.probability(atMost: t[lane]) : t[lane] > 0 ? 1 : 0
      }
    }
    rows.set(lanes, column: column, settled)
    rows.set(lanes, column: column + 1, settled)
  }
}
