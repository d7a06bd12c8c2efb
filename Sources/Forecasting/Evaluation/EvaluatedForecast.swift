import StatisticalNumerics

/// A forecast of one period, made at an origin, beside what came to pass.
public struct EvaluatedForecast<Period: TimePeriod>: Hashable, Sendable {
  /// What a model said.
  public enum Prediction: Hashable, Sendable {
    /// A median and a law.
    case law(median: Double, PredictiveDistribution)
    /// A median alone: the data left no degree of freedom for more.
    case median(Double)
    /// Nothing, and why.
    case refused(ForecastingError)
  }

  /// The series.
  public let seriesID: String
  /// n, the number of training values.
  public let trainingCount: Int
  /// The last period of the training data.
  public let origin: Period
  /// Periods from the origin to the one forecast.
  public let horizon: Int
  /// The period forecast.
  public let period: Period
  /// What came to pass.
  public let outcome: Double
  /// What errors of the series are divided by.
  public let scale: TrainingScale
  /// What was forecast.
  public let prediction: Prediction

  /// The rows of one fold.
  ///
  /// - Parameters:
  ///   - fold: The fold.
  ///   - seriesID: What the series is called.
  ///   - forecast: From training data to a forecast that reaches the fold's outcomes.
  /// - Returns: One row an outcome.
  public static func all(
    of fold: RollingOrigin.Fold<Period>, seriesID: String,
    forecasting forecast: (TimeSeries<Period>) throws(ForecastingError) -> Forecast<Period>
  ) -> [EvaluatedForecast] {
    let result: Result<Forecast<Period>, ForecastingError>
    do throws(ForecastingError) {
      result = .success(try forecast(fold.training))
    } catch {
      result = .failure(error)
    }
    let scale = TrainingScale(of: fold.training)
    return fold.outcomes.map { outcome in
      let prediction: Prediction
      switch result {
      case .failure(let error): prediction = .refused(error)
      case .success(let forecast):
        precondition(forecast.origin == fold.origin, "a forecast begins where its data end")
        guard let step = forecast[outcome.period] else {
          preconditionFailure("a forecast reaches the horizon of its evaluation")
        }
        prediction =
          step.distribution.map { .law(median: step.median, $0) } ?? .median(step.median)
      }
      return EvaluatedForecast(
        seriesID: seriesID, trainingCount: fold.training.count, origin: fold.origin,
        horizon: outcome.horizon, period: outcome.period, outcome: outcome.value, scale: scale,
        prediction: prediction)
    }
  }
}
