import StatisticalNumerics

/// The random walk and the random walk with drift, in equal parts.
///
/// Whether a short series has a drift is itself unknown; the mixture says so. A member without a
/// predictive distribution (drift at two observations) leaves its part to the other.
public struct RandomWalkMixture<Period: TimePeriod>: ForecastingModel {
  /// The mixture in equal parts.
  public init() {}

  /// Fits both members.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedRandomWalkMixture<Period> {
    FittedRandomWalkMixture(members: [
      try RandomWalk().fit(to: series), try RandomWalkWithDrift().fit(to: series),
    ])
  }
}

/// A mixture of random walks that has seen a series.
public struct FittedRandomWalkMixture<Period: TimePeriod>: FittedForecastingModel {
  let members: [FittedRandomWalk<Period>]

  /// The last period observed.
  public var origin: Period { members[0].origin }

  /// The members' distributions in equal parts.
  public func step(ahead steps: Int) throws(ForecastingError) -> Forecast<Period>.Step {
    var distributions: [PredictiveDistribution] = []
    for member in members {
      if let distribution = try member.step(ahead: steps).distribution {
        distributions.append(distribution)
      }
    }
    let mixture = PredictiveDistribution.equalWeightMixture(of: distributions)
    let median = mixture.median
    guard median.isFinite else { throw .outOfRange }
    return Forecast.Step(
      period: origin.advanced(by: steps), median: median, distribution: mixture)
  }
}
