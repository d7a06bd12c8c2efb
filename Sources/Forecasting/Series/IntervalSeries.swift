/// Values known only to an interval each, at periods in ascending order: 3 printed for 2.5 … 3.5.
public struct IntervalSeries<Period: TimePeriod>: Hashable, Sendable {
  /// The periods observed, ascending, each once.
  public let periods: [Period]
  /// One interval a period; of width 0 where the value is known.
  public let intervals: [ClosedRange<Double>]

  /// A series of observations in any order.
  ///
  /// - Parameter observations: Periods with their intervals; finite ends.
  /// - Throws: ``TimeSeries/Fault`` for a period that stands twice or an end that is not finite.
  public init(
    _ observations: [(period: Period, interval: ClosedRange<Double>)]
  ) throws(TimeSeries<Period>.Fault) {
    let sorted = observations.sorted { $0.period < $1.period }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.period == later.period {
      throw .duplicatePeriod(later.period)
    }
    if let broken = sorted.first(where: {
      !$0.interval.lowerBound.isFinite || !$0.interval.upperBound.isFinite
    }) {
      throw .nonFiniteValue(broken.period)
    }
    periods = sorted.map(\.period)
    intervals = sorted.map(\.interval)
  }

  /// The middle of each interval.
  public var midpoints: [Double] {
    intervals.map { $0.lowerBound / 2 + $0.upperBound / 2 }
  }
}
