import StatisticalNumerics

/// The least-squares lines of ``FittedTrend``, eight series at once.
///
/// ŷ(t) = ȳ + b̂ (t − t̄), b̂ = Σ (t − t̄) y / Σ (t − t̄)², residuals in a second pass from values less the
/// first one, so that their common level costs no digits. The logarithm is the caller's.
struct TrendKernel: LocationScaleKernel {
  let degreesOfFreedom: Int
  private let count: Int
  /// tᵢ − t̄.
  private let centredTimes: [Double]
  /// (tᵢ − t̄)/Σ(t − t̄)².
  private let weights: [Double]
  /// For each horizon t − t̄ and √(1 + 1/n + (t − t̄)²/Σ(t − t̄)²).
  private let steps: [(time: Double, factor: Double)]
  /// The least that a greatest value counts for the rounding of the responses.
  private let leastGreatest: Double

  /// Residuals below this share of the spread of the values are left to the refined solution: their own
  /// rounding would show in the tenth digit.
  private static let leastResidualShare = 0x1p-13

  /// Prepares a pattern of two values or more.
  ///
  /// - Parameters:
  ///   - pattern: The years.
  ///   - horizons: Steps ahead.
  ///   - isLogarithm: Whether values are logarithms, whose rounding is that of 1 at least.
  init(_ pattern: YearPattern, horizons: [Int], isLogarithm: Bool) {
    let n = Double(pattern.count)
    count = pattern.count
    let mean = pattern.times.reduce(0) { $0 + Double($1) } / n
    let centred = pattern.times.map { Double($0) - mean }
    let square = centred.reduce(0) { $0 + $1 * $1 }
    centredTimes = centred
    weights = centred.map { $0 / square }
    let lastTime = centred.last ?? 0
    steps = horizons.map {
      let time = lastTime + Double($0)
      return (time, (1 + 1 / n + time * time / square).squareRoot())
    }
    degreesOfFreedom = pattern.count - 2
    leastGreatest = isLogarithm ? 1 : 0
  }

  @inline(__always)
  func fit(
    _ window: UnsafeMutablePointer<SIMD8<Double>>, laws: UnsafeMutablePointer<LaneLaw>
  ) -> SIMDMask<SIMD8<Int64>> {
    let first = window[0]
    var (mean, slope) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var spread = SIMD8<Double>.zero
    for index in 1..<count {
      let own = window[index] - first
      mean += own
      slope += own * weights[index]
      spread = VectorMath.max(VectorMath.abs(own), spread)
    }
    mean /= Double(count)
    var square = SIMD8<Double>.zero
    for index in 0..<count {
      let own = window[index] - first - mean - slope * centredTimes[index]
      square += own * own
    }
    let greatest = VectorMath.max(VectorMath.abs(first) + spread, leastGreatest)
    let isConstant = spread .== 0
    var unanswered = LaneTests.isNotFinite(square)
    var deviation = SIMD8<Double>.zero
    if degreesOfFreedom > 0 {
      deviation = (square / Double(degreesOfFreedom)).squareRoot()
      // No residual is above the root of their squares: where all are small, so is it.
      let share = spread * Self.leastResidualShare
      let rounding = LaneTests.rounding(of: greatest) * 8
      let isNearlyExact =
        (square .< share * share) .| (square .<= rounding * rounding * Double(count))
        .| LaneTests.isOutOfSquareRange(square)
      unanswered .|= isNearlyExact .& .!isConstant
    }
    for (index, step) in steps.enumerated() {
      let location = first + (mean + slope * step.time)
      let scale = deviation * step.factor
      unanswered .|= LaneTests.isNotFinite(location) .| LaneTests.isNotFinite(scale)
      laws[index] = LaneLaw(location: location, scale: scale)
    }
    return unanswered
  }
}
