import StatisticalNumerics

/// The Theil–Sen lines of ``FittedTheilSenTrend``, eight series at once.
///
/// Medians come from a sorting network, whose steps do not depend on the values.
struct TheilSenKernel: LocationScaleKernel {
  var valueCount: Int { times.count }
  let degreesOfFreedom: Int
  private let times: [Double]
  /// The pairs (i, j), i < j, in the order of ``TheilSenLine``, with (tⱼ − tᵢ)/2.
  private let pairs: [(earlier: Int, later: Int, halfSpan: Double)]
  private let slopeSorter: SortingNetwork
  private let interceptSorter: SortingNetwork
  /// For each horizon the time since the first value, and the widening of the deviation.
  private let steps: [(time: Double, factor: Double)]
  /// Room for the slopes or the intercepts.
  private let scratch: UnsafeMutablePointer<SIMD8<Double>>

  /// The most values that go through the network; longer series are taken one by one.
  static let longestPattern = 40

  /// Prepares a pattern of two values or more.
  ///
  /// - Parameters:
  ///   - pattern: The years.
  ///   - horizons: Steps ahead.
  ///   - scratch: Room for a vector a pair.
  init(_ pattern: YearPattern, horizons: [Int], scratch: UnsafeMutablePointer<SIMD8<Double>>) {
    let times = pattern.times.map(Double.init)
    self.times = times
    pairs = times.indices.flatMap { j in
      (0..<j).map { i in (i, j, times[j] / 2 - times[i] / 2) }
    }
    slopeSorter = SortingNetwork(count: pairs.count)
    interceptSorter = SortingNetwork(count: times.count)
    let n = Double(times.count)
    let mean = times.reduce(0, +) / n
    let square = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let lastTime = times.last ?? 0
    steps = horizons.map {
      let time = lastTime + Double($0)
      let leverage = 1 / n + (time - mean) * (time - mean) / square
      return (time, (1 + Double.pi / 3 * leverage).squareRoot())
    }
    degreesOfFreedom = times.count - 2
    self.scratch = scratch
  }

  @inline(__always)
  func fit(
    _ window: UnsafeMutablePointer<SIMD8<Double>>, laws: UnsafeMutablePointer<LaneLaw>
  ) -> SIMDMask<SIMD8<Int64>> {
    for (index, pair) in pairs.enumerated() {
      scratch[index] = (window[pair.later] * 0.5 - window[pair.earlier] * 0.5) / pair.halfSpan
    }
    let slope = slopeSorter.median(scratch)
    for index in times.indices { scratch[index] = window[index] - slope * times[index] }
    let intercept = interceptSorter.median(scratch)
    var (greatest, residual, square) = (
      SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero
    )
    for index in times.indices {
      let own = window[index] - (intercept + slope * times[index])
      greatest = VectorMath.max(VectorMath.abs(window[index]), greatest)
      residual = VectorMath.max(VectorMath.abs(own), residual)
      square += own * own
    }
    let isExact = residual .<= LaneTests.rounding(of: greatest)
    var unanswered = LaneTests.isNotFinite(square)
    var deviation = SIMD8<Double>.zero
    if degreesOfFreedom > 0 {
      unanswered .|= LaneTests.isOutOfSquareRange(square) .& .!isExact
      deviation =
        (square / Double(degreesOfFreedom)).squareRoot().replacing(with: 0, where: isExact)
    }
    for (index, step) in steps.enumerated() {
      let location = intercept + slope * step.time
      let scale = deviation * step.factor
      unanswered .|= LaneTests.isNotFinite(location) .| LaneTests.isNotFinite(scale)
      laws[index] = LaneLaw(location: location, scale: scale)
    }
    return unanswered
  }
}
