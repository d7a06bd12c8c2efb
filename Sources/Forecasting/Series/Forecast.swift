import StatisticalNumerics

/// What a model says of the periods after its origin.
public struct Forecast<Period: TimePeriod>: Hashable, Sendable {
  /// What a model says of one period.
  public struct Step: Hashable, Sendable {
    /// The period forecast.
    public let period: Period
    /// The point forecast: the median of the predictive distribution, in the unit of the series.
    public let median: Double
    /// All that the model says, or `nil` where the data leave no degree of freedom to say how far
    /// off the median may be.
    public let distribution: PredictiveDistribution?

    package init(period: Period, median: Double, distribution: PredictiveDistribution?) {
      self.period = period
      self.median = median
      self.distribution = distribution
    }
  }

  /// The last period observed.
  public let origin: Period
  /// One entry a period, from the first after the origin; or the last one alone, where no more was asked for.
  public let steps: [Step]

  /// The periods after the origin that stand before the first step.
  private let leftOutCount: Int

  package init(origin: Period, steps: [Step]) {
    self.origin = origin
    self.steps = steps
    leftOutCount = 0
  }

  /// What is said of one period alone, a number of steps ahead.
  package init(origin: Period, ahead: Int, step: Step) {
    self.origin = origin
    steps = [step]
    leftOutCount = ahead - 1
  }

  /// The number of periods from the origin to the last step.
  public var horizon: Int { leftOutCount + steps.count }

  /// What is said of a period, or `nil` outside the horizon.
  public subscript(period: Period) -> Step? {
    let index = origin.steps(to: period) - 1 - leftOutCount
    return steps.indices.contains(index) ? steps[index] : nil
  }
}
