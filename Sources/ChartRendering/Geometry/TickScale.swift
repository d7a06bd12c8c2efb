#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A value axis with ticks at multiples of 1, 2 or 5 times a power of ten.
struct TickScale: Hashable, Sendable {
  /// The least value on the axis, itself a tick.
  let lower: Double
  /// The greatest value on the axis, itself a tick.
  let upper: Double
  /// The ticks, ascending.
  let ticks: [Double]
  /// The decimals that tell neighbouring ticks apart.
  let decimals: Int

  /// A scale that holds all values in about the number of steps asked for.
  ///
  /// Zero is included where it is not far off, so that sizes can be compared.
  init(values: [Double], stepCount: Int) {
    var low = values.min() ?? 0
    var high = values.max() ?? 1
    if low > 0, low < high / 2 { low = 0 }
    if high < 0, high > low / 2 { high = 0 }
    if !(high > low) {
      // A single value: one unit in its own size on each side.
      let margin = max(abs(low) / 10, Double.leastNormalMagnitude)
      (low, high) = (low - margin, high + margin)
    }
    let limit = Double.greatestFiniteMagnitude
    (low, high) = (max(low, -limit), min(high, limit))
    // Halved, so that the width of the widest range does not overflow.
    let roughStep = 2 * ((high / 2 - low / 2) / Double(max(1, stepCount)))
    let exponent = floor(log10(max(roughStep, Double.leastNormalMagnitude)))
    let power = pow(10, exponent)
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= roughStep * 0.999 } ?? 10 * power
    let firstIndex = floor(low / step)
    let lastIndex = ceil(high / step)
    let count = Int(min(max(lastIndex - firstIndex, 1), 1_000))
    ticks = (0...count).map { min(max((firstIndex + Double($0)) * step, -limit), limit) }
    lower = ticks[0]
    upper = ticks[count]
    decimals = max(0, -Int(floor(log10(step) + 1e-9)))
  }
}
