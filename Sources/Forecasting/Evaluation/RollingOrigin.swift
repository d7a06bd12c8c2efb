/// Refits and forecasts from successive origins, as if only the data up to each were known.
///
/// Every origin that leaves an outcome to compare with is used; none looks ahead. A period of the horizon
/// without a value, a gap or one after the last, is no outcome and is skipped.
public struct RollingOrigin: Hashable, Sendable {
  /// Which training data an origin sees.
  public enum Window: Hashable, Sendable {
    /// All up to the origin.
    case expanding
    /// The newest values, at most this many.
    case sliding(length: Int)
  }

  /// What is known at an origin, and what came to pass after it.
  public struct Fold<Period: TimePeriod>: Hashable, Sendable {
    /// What followed an origin in one period.
    public struct Outcome: Hashable, Sendable {
      /// The period.
      public let period: Period
      /// How many periods it lies after the origin.
      public let horizon: Int
      /// The value.
      public let value: Double
    }

    /// The data up to the origin.
    public let training: TimeSeries<Period>
    /// The origin: the last period of the training data.
    public let origin: Period
    /// One or more outcomes within the horizon, in time order.
    public let outcomes: [Outcome]
  }

  /// The least number of training values.
  public let minimumTrainingCount: Int
  /// How many periods after the origin are compared.
  public let horizon: Int
  /// Which training data an origin sees.
  public let window: Window

  /// Origins of a series.
  ///
  /// - Parameters:
  ///   - minimumTrainingCount: 1 or more.
  ///   - horizon: 1 or more.
  ///   - window: Expanding unless told; a sliding one holds at least the minimum.
  public init(minimumTrainingCount: Int, horizon: Int, window: Window = .expanding) {
    precondition(minimumTrainingCount >= 1, "training takes at least one value")
    precondition(horizon >= 1, "a horizon is at least one step")
    if case .sliding(let length) = window {
      precondition(length >= minimumTrainingCount, "a window holds the least training data")
    }
    self.minimumTrainingCount = minimumTrainingCount
    self.horizon = horizon
    self.window = window
  }

  /// The folds of a series, from the first origin to the last.
  ///
  /// - Parameter series: In any unit; may have gaps.
  /// - Returns: One fold an origin that leaves an outcome; none for a series too short. Each is made when
  ///   it is asked for, as each holds its own training data.
  /// - Complexity: O(n + horizon) a fold.
  public func folds<Period: TimePeriod>(
    of series: TimeSeries<Period>
  ) -> some Sequence<Fold<Period>> {
    let counts = minimumTrainingCount..<max(series.count, minimumTrainingCount)
    return counts.lazy.compactMap { fold(of: series, knownCount: $0) }
  }

  /// The fold whose origin is the last of a number of known values; `nil` if it leaves no outcome.
  private func fold<Period: TimePeriod>(
    of series: TimeSeries<Period>, knownCount count: Int
  ) -> Fold<Period>? {
    let origin = series.periods[count - 1]
    var outcomes: [Fold<Period>.Outcome] = []
    for index in count..<series.count {
      let ahead = origin.steps(to: series.periods[index])
      guard ahead <= horizon else { break }
      outcomes.append(
        .init(period: series.periods[index], horizon: ahead, value: series.values[index]))
    }
    guard !outcomes.isEmpty else { return nil }
    let known = series.prefix(count)
    let training =
      switch window {
      case .expanding: known
      case .sliding(let length): known.suffix(length)
      }
    return Fold(training: training, origin: origin, outcomes: outcomes)
  }

  /// Evaluates any way to forecast.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - id: What the series is called in the results.
  ///   - forecast: From training data to a forecast of at least ``horizon`` steps; called once an origin.
  /// - Returns: One row an origin and outcome, in time order; a refusal is a row with its reason.
  /// - Complexity: O(n) calls.
  public func evaluate<Period: TimePeriod>(
    _ series: TimeSeries<Period>, id: String,
    forecasting forecast: (TimeSeries<Period>) throws(ForecastingError) -> Forecast<Period>
  ) -> [EvaluatedForecast<Period>] {
    folds(of: series).flatMap { fold in
      EvaluatedForecast.all(of: fold, seriesID: id, forecasting: forecast)
    }
  }

  /// Evaluates a model.
  ///
  /// - Parameters:
  ///   - model: The model, fitted anew at each origin.
  ///   - series: The series.
  ///   - id: What the series is called in the results.
  /// - Returns: One row an origin and outcome, in time order.
  public func evaluate<Model: ForecastingModel>(
    _ model: Model, on series: TimeSeries<Model.Fitted.Period>, id: String
  ) -> [EvaluatedForecast<Model.Fitted.Period>] {
    evaluate(series, id: id) { training throws(ForecastingError) in
      try model.fit(to: training).forecast(horizon: horizon)
    }
  }
}
