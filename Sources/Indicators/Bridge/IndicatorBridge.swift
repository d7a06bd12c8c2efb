import Forecasting

/// What a related series does for the forecast of an indicator, or why it does nothing.
public struct IndicatorBridge: Hashable, Sendable {
  /// The series given.
  public let related: RelatedSeries
  /// How its moves go with the indicator's.
  public let relation: CovariateRelation<FiscalYear>
  /// The years whose law comes from it; none where it is not used.
  public let bridgedYears: [FiscalYear]

  /// Whether it is used.
  public var isUsed: Bool { relation.refusal == nil }

  init(of record: IndicatorRecord, to related: RelatedSeries, preset: EmpiricalBayesPreset) {
    self.related = related
    let relation = CovariateRelation(
      of: Self.series(of: record), with: related.series,
      model: EmpiricalBayesMixture(preset: preset, kind: record.valueKind))
    self.relation = relation
    let count = relation.refusal == nil ? relation.newerPeriodCount : 0
    bridgedYears =
      record.latest.map { latest in
        (0..<count).map { latest.fiscalYear.advanced(by: $0 + 1) }
      } ?? []
  }

  /// The values that the mixture looks at.
  private static func series(of record: IndicatorRecord) -> TimeSeries<FiscalYear> {
    record.timeSeries.suffix(ModelName.predictiveSeriesLimit)
  }

  /// The mixture led over the newest years by the related series; `nil` where it is not used.
  ///
  /// - Parameters:
  ///   - record: The record that the bridge was made for.
  ///   - preset: What other series have taught.
  /// - Returns: The bridged law.
  /// - Throws: ``ForecastingError`` for numbers beyond doubles.
  func mixture(
    of record: IndicatorRecord, preset: EmpiricalBayesPreset
  ) throws(ForecastingError) -> BridgedMixture<FiscalYear>? {
    guard isUsed else { return nil }
    return try BridgedMixture(
      model: EmpiricalBayesMixture(preset: preset, kind: record.valueKind),
      series: Self.series(of: record), relation: relation)
  }

  /// The name in files of a model that a related series bridges: predictive-ministry-bridge.
  ///
  /// - Parameters:
  ///   - model: The model's own name.
  ///   - isUsed: Whether it is bridged.
  /// - Returns: The name.
  public static func identifier(_ model: String, isUsed: Bool) -> String {
    isUsed ? model + "-bridge" : model
  }
}
