/// What a past year does to the chance of a target: left out, or elsewhere in its rounding interval.
public struct PastYearEffect: Hashable, Sendable {
  /// A value of the year that stands for a printed one, and what is said with it.
  public struct Moved: Hashable, Sendable {
    /// An end of the rounding interval, within the values that the indicator can take.
    public let value: Double
    /// What is said of the target then.
    public let outlook: AlteredOutlook
  }

  /// The actual.
  public let actual: Actual
  /// Whether it is the record's first.
  public let isFirst: Bool
  /// Whether it is the record's latest, without which the horizon is longer.
  public let isLatest: Bool
  /// What is said without the year; `nil` where fewer than two actuals would be left.
  public let leftOut: AlteredOutlook?
  /// With the lower end of its rounding interval; `nil` where the value is exact.
  public let atLower: Moved?
  /// With the upper end.
  public let atUpper: Moved?
}

extension PastYearEffect {
  /// The effects of all past years, ascending.
  ///
  /// A count printed to the unit is exact: half a case more would be another kind of number.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - target: An open target of it.
  ///   - forecast: The forecast whose model and preset are asked again.
  /// - Returns: One a year.
  /// - Complexity: Up to three fits a year.
  static func all(
    record: IndicatorRecord, target: Target, forecast: IndicatorForecast
  ) -> [PastYearEffect] {
    func outlook(_ record: IndicatorRecord) -> AlteredOutlook {
      AlteredRecord(record: record, target: target, reference: forecast).outlook()
    }
    let bounds = record.naturalBounds
    let kind = record.valueKind
    func moved(_ actual: Actual, to end: Double) -> Moved? {
      let value = min(max(end, bounds.lowerBound), bounds.upperBound)
      guard actual.roundingInterval.lowerBound < actual.roundingInterval.upperBound,
        value.isFinite
      else { return nil }
      let altered = record.replacingValue(in: actual.fiscalYear, by: value)
      guard altered.valueKind == kind else { return nil }
      return Moved(value: value, outlook: outlook(altered))
    }
    return record.actuals.map { actual in
      PastYearEffect(
        actual: actual, isFirst: actual == record.actuals.first, isLatest: actual == record.latest,
        leftOut: record.actuals.count > 2 ? outlook(record.leavingOut(actual.fiscalYear)) : nil,
        atLower: moved(actual, to: actual.roundingInterval.lowerBound),
        atUpper: moved(actual, to: actual.roundingInterval.upperBound))
    }
  }
}
