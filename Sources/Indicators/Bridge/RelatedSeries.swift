import Forecasting

/// A series that a user gives beside an indicator because it has newer data (関連系列).
public struct RelatedSeries: Hashable, Sendable {
  /// Its identifier in its source.
  public let id: String
  /// The name for people.
  public let name: String
  /// The file that it was read from.
  public let source: String
  /// Whether its years are fiscal or calendar years.
  public let yearKind: YearKind
  /// Its values.
  public let series: TimeSeries<FiscalYear>

  /// The actuals of a record as a related series.
  ///
  /// - Parameters:
  ///   - record: Its targets and pending years are not looked at.
  ///   - source: The name of its file.
  public init(_ record: IndicatorRecord, source: String) {
    id = record.indicator.id
    name = record.indicator.name
    self.source = source
    yearKind = record.indicator.yearKind
    series = record.timeSeries
  }

  /// The vintage: the last year with a value.
  public var lastYear: FiscalYear? { series.periods.last }
}

extension IndicatorRecord {
  /// The record with a series that may fill its pending years.
  public func related(to series: RelatedSeries) -> IndicatorRecord {
    var copy = self
    copy.relatedSeries = series
    return copy
  }

  /// The record alone.
  func withoutRelatedSeries() -> IndicatorRecord {
    var copy = self
    copy.relatedSeries = nil
    return copy
  }
}
