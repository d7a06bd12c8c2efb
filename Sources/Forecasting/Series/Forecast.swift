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
  /// One entry a period, from the first after the origin.
  public let steps: [Step]

  package init(origin: Period, steps: [Step]) {
    self.origin = origin
    self.steps = steps
  }

  /// The number of steps.
  public var horizon: Int { steps.count }

  /// What is said of a period, or `nil` outside the horizon.
  public subscript(period: Period) -> Step? {
    let index = origin.steps(to: period) - 1
    return steps.indices.contains(index) ? steps[index] : nil
  }
}
