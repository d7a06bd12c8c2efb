/// A chart with one row a period: a value observed, or a point with two intervals around it, against
/// a reference value.
public struct IntervalChart: Hashable, Sendable {
  /// What a row shows.
  public enum Content: Hashable, Sendable {
    /// A value observed.
    case observed(Double)
    /// A point forecast with the interval that holds half and the one that holds more.
    case forecast(median: Double, inner: ClosedRange<Double>?, outer: ClosedRange<Double>?)
    /// Nothing known.
    case empty
  }

  /// One period.
  public struct Row: Hashable, Sendable {
    /// The period's name.
    public let label: String
    /// The number beside it, ready to print.
    public let valueText: String
    /// What the row shows.
    public let content: Content

    /// A row.
    public init(label: String, valueText: String, content: Content) {
      self.label = label
      self.valueText = valueText
      self.content = content
    }
  }

  /// The rows in order.
  public let rows: [Row]
  /// A value drawn through all rows, such as a target.
  public let reference: Double?
  /// The values that can occur; nothing is drawn beyond.
  public let bounds: ClosedRange<Double>
  /// Values that the axis spans in any case.
  public let leastSpan: ClosedRange<Double>?

  /// A chart.
  public init(
    rows: [Row], reference: Double?, bounds: ClosedRange<Double>,
    leastSpan: ClosedRange<Double>? = nil
  ) {
    self.rows = rows
    self.reference = reference
    self.bounds = bounds
    self.leastSpan = leastSpan
  }

  /// Whether an interval reaches beyond the bounds and is drawn cut.
  public var isCutAtBounds: Bool {
    rows.contains { row in
      guard case .forecast(let median, let inner, let outer) = row.content else { return false }
      let ends = [inner, outer].compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
      return (ends + [median]).contains { !bounds.contains($0) }
    }
  }

  /// Every value drawn, cut at the bounds.
  var drawnValues: [Double] {
    let values = rows.flatMap { row -> [Double] in
      switch row.content {
      case .observed(let value): [value]
      case .forecast(let median, let inner, let outer):
        [median] + [inner, outer].compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
      case .empty: []
      }
    }
    let ends = leastSpan.map { [$0.lowerBound, $0.upperBound] } ?? []
    return (values + ends + [reference].compactMap { $0 })
      .map { min(max($0, bounds.lowerBound), bounds.upperBound) }
      .filter(\.isFinite)
  }
}
