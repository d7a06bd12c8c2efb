/// A way to forecast: what is known before any data.
public protocol ForecastingModel: Sendable {
  /// The model once it has seen a series.
  associatedtype Fitted: FittedForecastingModel

  /// Fits the model.
  ///
  /// - Parameter series: In any unit.
  /// - Returns: The model, ready to forecast.
  /// - Throws: ``ForecastingError`` for too few observations or values that the model refuses.
  func fit(to series: TimeSeries<Fitted.Period>) throws(ForecastingError) -> Fitted
}

/// A model that has seen a series.
public protocol FittedForecastingModel: Sendable {
  /// The calendar of the series.
  associatedtype Period: TimePeriod

  /// The last period observed.
  var origin: Period { get }

  /// What the model says of a number of steps after the origin.
  ///
  /// - Parameter steps: 1 or more.
  /// - Returns: The period with its median and predictive distribution.
  /// - Throws: ``ForecastingError/outOfRange`` when a number leaves the range of doubles.
  func step(ahead steps: Int) throws(ForecastingError) -> Forecast<Period>.Step

  /// Forecasts of every step up to a horizon.
  ///
  /// - Parameter horizon: The number of steps, 1 or more.
  /// - Returns: One step a period, from the first after the origin.
  /// - Throws: ``ForecastingError/outOfRange`` when a number leaves the range of doubles.
  func forecast(horizon: Int) throws(ForecastingError) -> Forecast<Period>
}

extension FittedForecastingModel {
  /// Forecasts of every step up to a horizon.
  ///
  /// - Parameter horizon: The number of steps, 1 or more.
  /// - Returns: One step a period, from the first after the origin.
  /// - Throws: ``ForecastingError/outOfRange`` when a number leaves the range of doubles.
  /// - Complexity: O(horizon).
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast<Period> {
    precondition(horizon >= 1, "a horizon is at least one step")
    var steps: [Forecast<Period>.Step] = []
    for ahead in 1...horizon { steps.append(try step(ahead: ahead)) }
    return Forecast(origin: origin, steps: steps)
  }
}

/// Why a model says nothing of a series.
public enum ForecastingError: Error, Hashable, Sendable {
  /// The model needs more observations.
  case tooFewObservations(required: Int, found: Int)
  /// The model needs values above 0; the periods are given by ordinal.
  case nonPositiveValues(ordinals: [Int])
  /// The model refuses values below 0; the periods are given by ordinal.
  case negativeValues(ordinals: [Int])
  /// A number left the range of doubles.
  case outOfRange
}
