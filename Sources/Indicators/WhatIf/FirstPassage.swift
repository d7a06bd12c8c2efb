import Forecasting

/// When a target's value is reached for the first time in the years to come, from simulated paths.
public struct FirstPassage: Hashable, Sendable {
  /// One year to come.
  public struct Year: Hashable, Sendable {
    /// The year.
    public let fiscalYear: FiscalYear
    /// The probability that the criterion is met in this year or one before it, from next year on.
    public let probability: Double
    /// The standard error that the drawing of paths leaves in it.
    public let standardError: Double
  }

  /// The years to come, ascending.
  public let years: [Year]
  /// The number of paths drawn.
  public let pathCount: Int
  /// Their seed.
  public let seed: UInt64

  /// The fewest and the most years looked ahead.
  public static let horizonRange = 5...10

  /// The first year by which the criterion is met with at least a probability.
  ///
  /// - Parameter probability: Such as 0.5 for the median year.
  /// - Returns: The year; `nil` where it lies beyond the years looked at.
  public func year(reachedWith probability: Double) -> FiscalYear? {
    years.first { $0.probability >= probability }?.fiscalYear
  }

  /// The probability that no year looked at meets the criterion.
  public var probabilityNever: Double { 1 - (years.last?.probability ?? 0) }

  /// The greatest standard error of a year.
  public var standardError: Double { years.map(\.standardError).max() ?? 0 }
}

extension FirstPassage {
  /// Simulates the years to come: as many as the target is away, but at least 5 and at most 10.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - target: An open target of it.
  ///   - forecast: Its forecast; `nil` is returned for other models than the predictive one, which give
  ///     single years only.
  ///   - seed: Of the paths.
  /// - Complexity: 16,384 paths of 5 to 10 years.
  init?(record: IndicatorRecord, target: Target, forecast: IndicatorForecast, seed: UInt64) {
    guard forecast.model == .predictive, let latest = record.latest else { return nil }
    let distance = latest.fiscalYear.steps(to: target.fiscalYear)
    let horizon = min(max(distance, Self.horizonRange.lowerBound), Self.horizonRange.upperBound)
    let count = FittedEmpiricalBayesMixture<FiscalYear>.standardPathCount
    guard
      let paths = forecast.paths(
        of: record, horizon: horizon, anchor: min(distance, horizon) - 1, count: count, seed: seed)
    else {
      return nil
    }
    years = paths.probabilityReached(by: target.criterion.isMet).enumerated().map { index, share in
      Year(
        fiscalYear: latest.fiscalYear.advanced(by: index + 1), probability: share,
        standardError: (share * (1 - share) / Double(paths.count)).squareRoot())
    }
    pathCount = paths.count
    self.seed = seed
  }
}
