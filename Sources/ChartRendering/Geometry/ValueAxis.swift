#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The value axis of a chart: which values it spans, its ticks, and how they are written.
///
/// The observed values stay readable: intervals of heavy-tailed laws and a goal far off may widen the axis
/// only so far, and are cut at the frame beyond.
struct ValueAxis: Hashable, Sendable {
  /// The tick values, ascending.
  let ticks: [Double]
  /// Their texts.
  let tickTexts: [String]
  /// The power of ten that the texts leave out beside the unit's own, a multiple of three.
  let power: Int
  /// The least and greatest value in the frame, ticks themselves.
  let range: ClosedRange<Double>

  /// How far beyond the observed values the axis follows intervals: in their own span, and in their size.
  private static let intervalReach = (spans: 6.0, sizes: 1.0)
  /// The same for medians and goal, which matter more.
  private static let goalReach = (spans: 20.0, sizes: 5.0)

  /// The axis of a fan chart.
  init(of chart: FanChart, stepCount: Int) {
    func cut(_ value: Double) -> Double {
      min(max(value, chart.bounds.lowerBound), chart.bounds.upperBound)
    }
    let limit = Double.greatestFiniteMagnitude / 1e3
    let medians = chart.steps.map { cut($0.median) }.filter { abs($0) <= limit }
    var core = chart.actuals.map(\.value)
    if core.isEmpty { core = medians }
    let goal = chart.goal.map { [$0.values.lowerBound, $0.values.upperBound] } ?? []
    if core.isEmpty { core = goal }
    // Values beyond the limit are drawn at it.
    core = core.map { min(max($0, -limit), limit) }
    let (low, high) = (core.min() ?? 0, core.max() ?? 1)
    // A constant series has a span of its own size; halves, so that nothing overflows.
    let halfSpan = max(high / 2 - low / 2, max(abs(low), abs(high)) / 20)
    let size = max(abs(low), abs(high))
    func reach(_ times: (spans: Double, sizes: Double)) -> ClosedRange<Double> {
      let room = min(max(halfSpan * 2 * times.spans, size * times.sizes), limit)
      return max(low - room, -limit)...min(high + room, limit)
    }
    let far = reach(Self.goalReach)
    let near = reach(Self.intervalReach)
    let path = chart.path.map(\.value)
    var values = core + (medians + goal + path).filter(far.contains)
    for interval in chart.steps.flatMap(\.intervals) {
      for end in [interval.lowerBound, interval.upperBound] {
        values.append(min(max(cut(end), near.lowerBound), near.upperBound))
      }
    }
    self.init(
      values: values.map { min(max($0, -limit), limit) }, stepCount: stepCount,
      unitPower: chart.texts.unitPower)
  }

  /// An axis that holds values.
  init(values: [Double], stepCount: Int, unitPower: Int = 0) {
    // All values 0: a unit above, rather than the smallest doubles around it.
    let scale = TickScale(
      values: values.contains { $0 != 0 } ? values : [0, 1], stepCount: stepCount)
    ticks = scale.ticks
    range = scale.lower...scale.upper
    let size = max(abs(scale.lower), abs(scale.upper))
    let exponent = Int(floor(log10(size))) - unitPower
    let left = exponent >= 7 || exponent < -3 ? Int(floor(Double(exponent) / 3)) * 3 : 0
    power = left
    let step = scale.ticks[1] - scale.ticks[0]
    let whole = left + unitPower
    let decimals = min(max(0, whole - Int(floor(log10(step) + 1e-9))), 12)
    tickTexts = ticks.map { tick in
      let shown = whole >= 0 ? tick / pow(10, Double(whole)) : Self.scaled(tick, by: -whole)
      return FixedDecimal.text(shown, decimals: decimals)
    }
  }

  /// A value times ten to a power, in two steps, as the power of the least doubles is itself none.
  private static func scaled(_ value: Double, by power: Int) -> Double {
    let first = power / 2
    return value * pow(10, Double(first)) * pow(10, Double(power - first))
  }

  /// The unit with the power of ten, such as 円 ×10⁹.
  func unitText(_ unit: String) -> String {
    guard power != 0 else { return unit }
    let raised = "\(power)".map { character in
      character == "-" ? "⁻" : String(Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[character.wholeNumberValue ?? 0])
    }
    return (unit.isEmpty ? "" : unit + " ") + "×10" + raised.joined()
  }
}
