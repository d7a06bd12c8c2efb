/// Values observed at periods in ascending order; periods may be missing in between.
public struct TimeSeries<Period: TimePeriod>: Hashable, Sendable {
  /// Why values do not make a series.
  public enum Fault: Error, Hashable, Sendable {
    /// A period stands twice.
    case duplicatePeriod(Period)
    /// A value is NaN or infinite.
    case nonFiniteValue(Period)
  }

  /// The periods observed, ascending, each once.
  public let periods: [Period]
  /// One finite value a period.
  public let values: [Double]

  /// A series of observations in any order.
  ///
  /// - Parameter observations: Periods with their values.
  /// - Throws: ``Fault`` for a period that stands twice or a value that is not finite.
  /// - Complexity: O(n log n).
  public init(_ observations: [(period: Period, value: Double)]) throws(Fault) {
    let sorted = observations.sorted { $0.period < $1.period }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.period == later.period {
      throw .duplicatePeriod(later.period)
    }
    if let broken = sorted.first(where: { !$0.value.isFinite }) {
      throw .nonFiniteValue(broken.period)
    }
    periods = sorted.map(\.period)
    values = sorted.map(\.value)
  }

  /// The number of observations.
  public var count: Int { periods.count }

  /// The newest observations.
  public func suffix(_ count: Int) -> TimeSeries {
    TimeSeries(periods: Array(periods.suffix(count)), values: Array(values.suffix(count)))
  }

  /// The oldest observations.
  public func prefix(_ count: Int) -> TimeSeries {
    TimeSeries(periods: Array(periods.prefix(count)), values: Array(values.prefix(count)))
  }

  /// Periods ascending and values finite already.
  init(periods: [Period], values: [Double]) {
    self.periods = periods
    self.values = values
  }

  /// The changes between neighbouring observations with the steps that they span.
  var changes: [(difference: Double, span: Int)] {
    zip(zip(periods, values), zip(periods, values).dropFirst()).map {
      (difference: $1.1 - $0.1, span: $0.0.steps(to: $1.0))
    }
  }
}
