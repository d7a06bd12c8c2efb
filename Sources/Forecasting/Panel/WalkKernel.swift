import StatisticalNumerics

/// The random walks of ``FittedRandomWalk``, eight series at once.
struct WalkKernel: LocationScaleKernel {
  let valueCount: Int
  let degreesOfFreedom: Int
  private let spans: [Double]
  /// 1/gᵢ.
  private let inverseSpans: [Double]
  private let rule: Rule
  /// h, and D of the drift, for each horizon.
  private let steps: [(count: Double, driftCount: Double)]
  /// The variance of the drift, in variances of a step.
  private let driftVarianceFactor: Double

  private enum Rule {
    case none
    case meanChange(totalSpan: Double)
    case halfSlope(weights: [Double])
  }

  /// The rule of a model, `nil` for one that is no random walk.
  static func drift(of model: ModelName) -> FittedRandomWalk<PanelYear>.Drift? {
    switch model {
    case .randomWalk: FittedRandomWalk<PanelYear>.Drift.none
    case .randomWalkWithDrift: .meanChange(damping: 1)
    case .dampedDrift: .meanChange(damping: DampedDrift<PanelYear>.damping)
    case .halfSlope: .halfSlope
    default: nil
    }
  }

  /// Prepares a pattern of two values or more.
  init(_ pattern: YearPattern, drift: FittedRandomWalk<PanelYear>.Drift, horizons: [Int]) {
    valueCount = pattern.count
    spans = pattern.spans.map(Double.init)
    inverseSpans = spans.map { 1 / $0 }
    var damping = 1.0
    switch drift {
    case .none:
      (rule, driftVarianceFactor) = (.none, 0)
      degreesOfFreedom = valueCount - 1
    case .meanChange(let share):
      let total = spans.reduce(0, +)
      (rule, driftVarianceFactor, damping) = (.meanChange(totalSpan: total), 1 / total, share)
      degreesOfFreedom = valueCount - 2
    case .halfSlope:
      let weights = FittedRandomWalk<PanelYear>.slopeWeights(at: pattern.times)
      rule = .halfSlope(weights: weights)
      driftVarianceFactor = zip(spans, weights).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / 4
      degreesOfFreedom = valueCount - 2
    }
    steps = horizons.map { horizon in
      var (driftCount, share) = (0.0, 1.0)
      for _ in 0..<horizon {
        share *= damping
        driftCount += share
      }
      return (Double(horizon), driftCount)
    }
  }

  @inline(__always)
  func fit(
    _ window: UnsafeMutablePointer<SIMD8<Double>>, laws: UnsafeMutablePointer<LaneLaw>
  ) -> SIMDMask<SIMD8<Int64>> {
    let last = window[valueCount - 1]
    var drift = SIMD8<Double>.zero
    switch rule {
    case .none: break
    case .meanChange(let totalSpan): drift = (last - window[0]) / totalSpan
    case .halfSlope(let weights):
      for index in 0..<valueCount - 1 {
        drift += (window[index + 1] - window[index]) * weights[index]
      }
      drift *= 0.5
    }
    var (greatest, departure, square) = (
      VectorMath.abs(window[0]), SIMD8<Double>.zero, SIMD8<Double>.zero
    )
    for index in 0..<valueCount - 1 {
      let own = window[index + 1] - window[index] - drift * spans[index]
      greatest = VectorMath.max(VectorMath.abs(window[index + 1]), greatest)
      departure = VectorMath.max(VectorMath.abs(own), departure)
      square += own * own * inverseSpans[index]
    }
    // Equal steps of decimal values differ by their rounding.
    let isExact = departure .<= LaneTests.rounding(of: greatest)
    var unanswered = LaneTests.isOutOfSquareRange(square) .& .!isExact
    unanswered .|= LaneTests.isNotFinite(square)
    let deviation =
      degreesOfFreedom > 0
      ? VectorMath.squareRoot(square / Double(degreesOfFreedom)).replacing(with: 0, where: isExact)
      : .zero
    for index in 0..<steps.count {
      let step = steps[index]
      let location = last + drift * step.driftCount
      let factor = step.count + step.driftCount * step.driftCount * driftVarianceFactor
      let scale = deviation * factor.squareRoot()
      unanswered .|= LaneTests.isNotFinite(location) .| LaneTests.isNotFinite(scale)
      laws[index] = LaneLaw(location: location, scale: scale)
    }
    return unanswered
  }
}
