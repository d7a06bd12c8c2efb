import Forecasting

extension IndicatorRecord {
  /// The record as one series of a panel from which a prior is learned.
  ///
  /// Targets that are a range, or that exclude their own threshold (超, 未満), are no part of it: the
  /// target layer knows inclusive thresholds only.
  ///
  /// - Throws: ``PriorTrainingSeries/Refusal`` for a record that teaches nothing.
  public func priorTrainingSeries() throws(PriorTrainingSeries.Refusal) -> PriorTrainingSeries {
    try PriorTrainingSeries(
      id: indicator.id, series: timeSeries, kind: valueKind, targets: trainingTargets)
  }

  /// Targets that the target layer can learn from.
  private var trainingTargets: [PriorTrainingSeries.DeclaredTarget] {
    targets.compactMap { target in
      let ordinal = target.fiscalYear.ordinal
      switch target.criterion {
      case .atLeast(let threshold):
        return .init(ordinal: ordinal, threshold: threshold, isLowerBetter: false)
      case .atMost(let threshold):
        return .init(ordinal: ordinal, threshold: threshold, isLowerBetter: true)
      case .above, .below, .within: return nil
      }
    }
  }
}
