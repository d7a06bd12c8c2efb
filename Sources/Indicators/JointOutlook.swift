import Forecasting

/// What is asked of several years together: reached at least once, and held from then on.
public struct JointOutlook: Hashable, Sendable {
  /// The probability that the value meets the target in the target year or in a year before it.
  public let reachedOnce: Double
  /// The probability that it is reached by the target year, and met in every year from then on.
  public let reachedAndHeld: Double
  /// The greatest standard error that the drawing of paths leaves in either.
  public let standardError: Double
}

extension Assessment {
  /// The outlook over the years up to the target, from simulated paths of the predictive model.
  ///
  /// Those of a total are sums of its parts' paths, matched so that the target year's sums follow the law
  /// of the sum. `nil` for other models, which give single years only, and for a target one year ahead, where all
  /// questions are one.
  ///
  /// - Parameter seed: Of the paths.
  /// - Returns: The outlook, if there is one.
  /// - Complexity: 4,096 paths of as many years as the target lies ahead, and four times as many where
  ///   the confidence shows single percents.
  public func jointOutlook(seed: UInt64 = 1) -> JointOutlook? {
    guard let target, let forecast, forecast.model == .predictive, verdict.isOpen,
      let horizon = forecast.forecast?.horizon, horizon > 1
    else { return nil }
    guard
      let paths = forecast.paths(
        of: record, horizon: horizon, anchor: horizon - 1,
        count: confidence == .high ? 16_384 : 4096, seed: seed)
    else { return nil }
    let isMet = target.criterion.isMet
    return JointOutlook(
      reachedOnce: paths.probabilityReached(by: isMet).last ?? 0,
      reachedAndHeld: paths.probabilityReachedAndHeld(isMet),
      standardError: 0.5 / Double(paths.count).squareRoot())
  }
}
