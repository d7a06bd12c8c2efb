import StatisticalNumerics

/// Finds medians and interval ends of eight mixtures of displacements.
struct MixtureWriter {
  private let tails: [Double]
  private let hasMedian: Bool

  init(plan: PanelPlan) {
    tails = plan.engine.coverages.map(\.tailProbability)
    hasMedian = plan.engine.hasMedian
  }

  /// Writes the median and the ends of each coverage.
  ///
  /// - Parameters:
  ///   - mixture: The laws of displacements.
  ///   - reach: A distance from 0 that is typical of them.
  ///   - lanes: The series.
  ///   - first: Where the median goes, or the first end without one.
  ///   - rows: The result.
  ///   - used: Lanes that are to be answered.
  ///   - value: From displacements to values.
  /// - Returns: Lanes in which a search did not end, and the column after the last.
  @inline(__always)
  func write(
    _ mixture: MixtureLanes, reach: SIMD8<Double>, of lanes: PanelLanes, column first: Int,
    into rows: PanelRows, used: SIMDMask<SIMD8<Int64>>,
    value: (SIMD8<Double>) -> SIMD8<Double>
  ) -> (unanswered: SIMDMask<SIMD8<Int64>>, column: Int) {
    var (unanswered, column) = (SIMDMask<SIMD8<Int64>>.none, first)
    guard hasMedian || !tails.isEmpty else { return (unanswered, column) }
    let zero = SIMD8<Double>.zero
    let belowZero = mixture.tail(.lower, zero)
    if hasMedian {
      let median = mixture.quantile(
        0.5, .lower, beyondZero: belowZero, start: reach, used: used)
      unanswered .|= median.unanswered
      rows.set(lanes, column: column, value(median.displacement))
      column += 1
    }
    guard !tails.isEmpty else { return (unanswered, column) }
    let aboveZero = mixture.tail(.upper, zero)
    for tail in tails {
      let lower = mixture.quantile(
        tail, .lower, beyondZero: belowZero, start: reach, used: used)
      let upper = mixture.quantile(
        tail, .upper, beyondZero: aboveZero, start: reach, used: used)
      unanswered .|= lower.unanswered .| upper.unanswered
      let end = value(lower.displacement)
      rows.set(lanes, column: column, end)
      rows.set(lanes, column: column + 1, VectorMath.max(value(upper.displacement), end))
      column += 2
    }
    return (unanswered, column)
  }
}
