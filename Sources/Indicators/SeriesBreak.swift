/// A break of a series (系列の断絶): from a year on its values follow another definition.
///
/// Nothing is chained across it: forecasts, growth and rates know the values since the break only.
public struct SeriesBreak: Hashable, Sendable {
  /// The first year of the present definition.
  public let fiscalYear: FiscalYear
  /// The values before it, ascending by year.
  public let earlierActuals: [Actual]
  /// The baseline stated, where it lies before the break.
  public let earlierBaseline: IndicatorRecord.Baseline?
}

extension IndicatorRecord {
  /// The record with a break: the values before it are kept apart.
  ///
  /// - Parameter year: The first year of the present definition.
  /// - Returns: A record of the values since; its baseline is the one stated if it lies there, none if that
  ///   lies before the break, and else the first value since.
  public func broken(from year: FiscalYear) -> IndicatorRecord {
    var copy = self
    let earlier = actuals.filter { $0.fiscalYear < year }
    copy.actuals = actuals.filter { $0.fiscalYear >= year }
    var earlierBaseline: Baseline?
    if let baseline, baseline.isStated {
      if baseline.fiscalYear < year { earlierBaseline = baseline }
    } else {
      copy.baseline = copy.actuals.first.map {
        Baseline(fiscalYear: $0.fiscalYear, value: $0.value, isStated: false)
      }
    }
    if earlierBaseline != nil { copy.baseline = nil }
    copy.seriesBreak = SeriesBreak(
      fiscalYear: year, earlierActuals: earlier, earlierBaseline: earlierBaseline)
    return copy
  }

  /// The baseline as its source declares it, on whichever side of a break.
  public var declaredBaseline: Baseline? { seriesBreak?.earlierBaseline ?? baseline }

  /// The record with what the constructor does not know of another one.
  func carryingOver(_ other: IndicatorRecord) -> IndicatorRecord {
    var copy = self
    copy.seriesBreak = other.seriesBreak
    if other.seriesBreak?.earlierBaseline != nil { copy.baseline = nil }
    copy.relatedSeries = other.relatedSeries
    copy.publication = other.publication
    return copy
  }
}
