import StatisticalNumerics

/// The least-squares lines of ``FittedTrend``, eight series at once.
///
/// ŷ(t) = ȳ + b̂ (t − t̄), b̂ = Σ (t − t̄) y / Σ (t − t̄)². All sums are of values less the first one, so that
/// their common level costs no digits. The logarithm is the caller's.
/// ## Method
/// Residuals add up to Σ y² − n ȳ² − b̂² Σ (t − t̄)² in one pass. The difference has lost ten of 53 bits at
/// most where it is a thousandth of Σ y² or more; where it is less, a second pass takes each residual.
/// Which of the two it is depends on the series alone, not on its neighbours.
/// ## Accuracy
/// Medians and interval ends to 1e-10 of those of ``FittedTrend`` (`PanelEngineTests`,
/// `TrendKernelTests`).
struct TrendKernel: LocationScaleKernel {
  let valueCount: Int
  let degreesOfFreedom: Int
  private let inverseCount: Double
  /// 1/ν, 0 without degrees of freedom.
  private let inverseDegrees: Double
  /// tᵢ − t̄.
  private let centredTimes: [Double]
  /// (tᵢ − t̄)/Σ(t − t̄)².
  private let weights: [Double]
  /// For each horizon t − t̄ and √(1 + 1/n + (t − t̄)²/Σ(t − t̄)²).
  private let steps: [(time: Double, factor: Double)]
  /// Σ(t − t̄)².
  private let timeSquare: Double
  /// What the sum of squares of residuals is above, in squares of values, where rounding does not show.
  private let roundingShare: Double
  /// The least that a greatest value counts for the rounding of the responses.
  private let leastGreatest: Double

  /// Residuals below this share of the spread of the values are left to the refined solution: their own
  /// rounding would show in the tenth digit.
  private static let leastResidualShare = 0x1p-13

  /// The share of residuals in all squares from which on sums alone are enough.
  private static let leastSquareShare = 0x1p-10
  /// Sums of more values than these gather rounding of their own.
  private static let longestSum = 64

  /// Prepares a pattern of two values or more.
  ///
  /// - Parameters:
  ///   - pattern: The years.
  ///   - horizons: Steps ahead.
  ///   - isLogarithm: Whether values are logarithms, whose rounding is that of 1 at least.
  init(_ pattern: YearPattern, horizons: [Int], isLogarithm: Bool) {
    let n = Double(pattern.count)
    valueCount = pattern.count
    inverseCount = 1 / n
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
    inverseDegrees = degreesOfFreedom > 0 ? 1 / Double(degreesOfFreedom) : 0
    timeSquare = square
    leastGreatest = isLogarithm ? 1 : 0
    // (|y₁| + spread)² ≤ 2 (y₁² + Σ y²): at least what a second pass asks.
    let rounding = 32 * Double.ulpOfOne
    roundingShare = 2 * n * rounding * rounding
  }

  @inline(__always)
  func fit(
    _ window: UnsafeMutablePointer<SIMD8<Double>>, laws: UnsafeMutablePointer<LaneLaw>
  ) -> SIMDMask<SIMD8<Int64>> {
    let halves = UnsafeRawPointer(window).assumingMemoryBound(to: SIMD4<Double>.self)
    let isOpen = fitBySums(laws) { half in sums { halves[2 &* $0 &+ half] } }
    return isOpen.isAny ? fitByResiduals(window, laws: laws, lanes: isOpen) : isOpen
  }

  @inline(__always)
  func fit(
    rows: UnsafePointer<Double>, window: UnsafeMutablePointer<SIMD8<Double>>,
    laws: UnsafeMutablePointer<LaneLaw>
  ) -> SIMDMask<SIMD8<Int64>> {
    let count = valueCount
    let isOpen = fitBySums(laws) { half in
      let four = rows + 4 &* count &* half
      return sums {
        let own = four + $0
        return SIMD4(own[0], own[count], own[2 &* count], own[3 &* count])
      }
    }
    guard isOpen.isAny else { return isOpen }
    PanelLanes.gather(rows: rows, count: valueCount, into: window)
    return fitByResiduals(window, laws: laws, lanes: isOpen)
  }

  /// Fits eight series in one pass, without residuals.
  ///
  /// - Parameters:
  ///   - laws: One a horizon, to be written.
  ///   - sums: Those of the first or second four series.
  /// - Returns: The lanes that ask for a second pass.
  @inline(__always)
  private func fitBySums(
    _ laws: UnsafeMutablePointer<LaneLaw>, sums: (Int) -> Sums
  ) -> SIMDMask<SIMD8<Int64>> {
    guard degreesOfFreedom > 0, valueCount <= Self.longestSum else { return .all }
    let (low, high) = (sums(0), sums(1))
    let first = SIMD8(lowHalf: low.first, highHalf: high.first)
    let mean = SIMD8(lowHalf: low.mean, highHalf: high.mean)
    let slope = SIMD8(lowHalf: low.slope, highHalf: high.slope)
    let square = SIMD8(lowHalf: low.square, highHalf: high.square)
    let rest = square - mean * mean * Double(valueCount) - slope * slope * timeSquare
    let deviation = VectorMath.squareRoot(rest * inverseDegrees)
    let greatest = first * first + square + leastGreatest
    let isSettled =
      (rest .> greatest * roundingShare) .& (rest .> square * Self.leastSquareShare)
      .& .!LaneTests.isOutOfSquareRange(rest)
    return .!isSettled
      .| write(laws, first: first, mean: mean, slope: slope, deviation: deviation)
  }

  /// Writes the law of each horizon.
  ///
  /// - Returns: Lanes with a number that is not finite.
  @inline(__always)
  private func write(
    _ laws: UnsafeMutablePointer<LaneLaw>, first: SIMD8<Double>, mean: SIMD8<Double>,
    slope: SIMD8<Double>, deviation: SIMD8<Double>
  ) -> SIMDMask<SIMD8<Int64>> {
    // A finite number less itself is 0; anything else is NaN.
    var check = SIMD8<Double>.zero
    for index in 0..<steps.count {
      let step = steps[index]
      let law = LaneLaw(
        location: first + (mean + slope * step.time), scale: deviation * step.factor)
      check += (law.location - law.location) + (law.scale - law.scale)
      laws[index] = law
    }
    return .!(check .== 0)
  }

  /// What the values of four series add up to, each less the first one.
  private struct Sums {
    let first: SIMD4<Double>
    var mean = SIMD4<Double>.zero
    var slope = SIMD4<Double>.zero
    var square = SIMD4<Double>.zero
  }

  /// Sums of four series.
  ///
  /// Those of eight would leave the registers, and so would those of four while
  /// others wait there: hence a function of its own.
  @inline(never)
  private func sums(_ values: (Int) -> SIMD4<Double>) -> Sums {
    var sums = Sums(first: values(0))
    weights.withUnsafeBufferPointer { weights in
      for index in 1..<valueCount {
        let own = values(index) - sums.first
        sums.mean += own
        sums.slope += own * weights[index]
        sums.square += own * own
      }
    }
    sums.mean *= inverseCount
    return sums
  }

  /// Fits some of eight series in two passes.
  ///
  /// - Returns: Those of them that this kernel cannot answer.
  private func fitByResiduals(
    _ window: UnsafePointer<SIMD8<Double>>, laws: UnsafeMutablePointer<LaneLaw>,
    lanes: SIMDMask<SIMD8<Int64>>
  ) -> SIMDMask<SIMD8<Int64>> {
    let first = window[0]
    var (mean, slope) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var spread = SIMD8<Double>.zero
    for index in 1..<valueCount {
      let own = window[index] - first
      mean += own
      slope += own * weights[index]
      spread = VectorMath.max(VectorMath.abs(own), spread)
    }
    mean *= inverseCount
    var square = SIMD8<Double>.zero
    for index in 0..<valueCount {
      let own = window[index] - first - mean - slope * centredTimes[index]
      square += own * own
    }
    var unanswered = LaneTests.isNotFinite(square)
    var deviation = SIMD8<Double>.zero
    if degreesOfFreedom > 0 {
      deviation = VectorMath.squareRoot(square * inverseDegrees)
      // No residual is above the root of their squares: where all are small, so is it.
      let share = spread * Self.leastResidualShare
      let greatest = VectorMath.max(VectorMath.abs(first) + spread, leastGreatest)
      let rounding = LaneTests.rounding(of: greatest) * 8
      let isNearlyExact =
        (square .< share * share) .| (square .<= rounding * rounding * Double(valueCount))
        .| LaneTests.isOutOfSquareRange(square)
      unanswered .|= isNearlyExact .& .!(spread .== 0)
    }
    return withUnsafeTemporaryAllocation(of: LaneLaw.self, capacity: steps.count) { own in
      let start = own.baseAddress.unsafelyUnwrapped
      unanswered .|= write(start, first: first, mean: mean, slope: slope, deviation: deviation)
      for index in 0..<steps.count {
        laws[index].location.replace(with: start[index].location, where: lanes)
        laws[index].scale.replace(with: start[index].scale, where: lanes)
      }
      return unanswered .& lanes
    }
  }
}
