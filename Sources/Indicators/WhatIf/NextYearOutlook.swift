/// What the law would say of a target if next year's value were known.
public struct NextYearOutlook: Hashable, Sendable {
  /// Where the value comes from.
  public enum Origin: Hashable, Sendable {
    /// Asked for.
    case given
    /// The latest actual once more.
    case unchanged
    /// The latest actual with the growth so far.
    case pastGrowth
    /// The latest actual with the growth that just reaches the target, or that can be borne.
    case requiredGrowth
    /// The latest actual after a sudden change, as a fraction: −0.46.
    case shock(Double)
  }

  /// Where the value comes from.
  public let origin: Origin
  /// The year after the latest actual.
  public let fiscalYear: FiscalYear
  /// The value put in for it, in the unit of the indicator; computed ones as they would be written.
  public let value: Double
  /// What is said of the target then.
  public let outlook: AlteredOutlook
  /// Whether a computed value had to stop at a value that the indicator cannot pass.
  public let isCutAtBound: Bool
  /// Whether a value that was asked for is none that the indicator can take, as far as its unit and
  /// actuals tell.
  public let isOutsideBounds: Bool
}

extension NextYearOutlook {
  /// Puts a value in for next year.
  ///
  /// - Parameters:
  ///   - value: In the unit of the indicator. One that was asked for enters as it is.
  ///   - origin: Where it comes from.
  ///   - record: The record.
  ///   - target: An open target of the record.
  ///   - forecast: The forecast whose model and preset are asked again.
  init?(
    _ value: Double, from origin: Origin, record: IndicatorRecord, target: Target,
    forecast: IndicatorForecast
  ) {
    guard let latest = record.latest, value.isFinite else { return nil }
    let year = latest.fiscalYear.advanced(by: 1)
    let entered = origin == .given ? value : record.writable(value)
    let isOutside = !record.naturalBounds.contains(value)
    self.origin = origin
    fiscalYear = year
    self.value = entered
    outlook = AlteredRecord(
      record: record.appending(entered, in: year), target: target, reference: forecast
    ).outlook()
    isCutAtBound = isOutside && origin != .given
    isOutsideBounds = isOutside && origin == .given
  }

  /// The values that need not be asked for: no change, the growth so far, the growth needed.
  static func standardCases(
    record: IndicatorRecord, target: Target, facts: Facts?, forecast: IndicatorForecast
  ) -> [NextYearOutlook] {
    guard let latest = record.latest else { return [] }
    let cases: [(origin: Origin, growth: Double?)] = [
      (.unchanged, 0), (.pastGrowth, facts?.pastAnnualGrowth),
      (.requiredGrowth, facts?.requiredAnnualGrowth),
    ]
    return cases.compactMap { item in
      item.growth.flatMap { growth in
        NextYearOutlook(
          latest.value * (1 + growth), from: item.origin, record: record, target: target,
          forecast: forecast)
      }
    }
  }
}
