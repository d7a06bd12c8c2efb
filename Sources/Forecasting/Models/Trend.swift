import StatisticalNumerics

/// A line through the values over time, by least squares.
public struct LinearTrend<Period: TimePeriod>: ForecastingModel {
  /// A linear trend.
  public init() {}

  /// Fits the line.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedTrend<Period> {
    try FittedTrend(series: series, shape: .linear)
  }
}

/// A line through the logarithms of the values over time, by least squares: constant growth.
///
/// Its point forecast is the median; its predictive distribution has no finite mean.
public struct LogLinearTrend<Period: TimePeriod>: ForecastingModel {
  /// A log-linear trend.
  public init() {}

  /// Fits the line; values at or below 0 are refused with their periods.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedTrend<Period> {
    try FittedTrend(series: series, shape: .logLinear)
  }
}

/// A trend that has seen a series.
public struct FittedTrend<Period: TimePeriod>: FittedForecastingModel {
  /// The last period observed.
  public let origin: Period
  /// The regression on the period's ordinal.
  public let trend: TrendModel

  init(series: TimeSeries<Period>, shape: TrendModel.Shape) throws(ForecastingError) {
    guard let last = series.periods.last, series.count >= 2 else {
      throw .tooFewObservations(required: 2, found: series.count)
    }
    origin = last
    do throws(TrendModelError) {
      trend = try TrendModel.fit(
        values: series.values, times: series.periods.map { Double($0.ordinal) }, shape: shape)
    } catch {
      switch error {
      case .nonPositiveValues(let positions):
        throw .nonPositiveValues(ordinals: positions.map { series.periods[$0].ordinal })
      case .tooFewTimes(let required, let found):
        throw .tooFewObservations(required: required, found: found)
      case .linearModel, .lengthMismatch, .fractionalTime, .aliasedTerms,
        .infiniteMeanOfExponential,
        .noMean:
        // Values are finite and periods differ: what is left is the range of doubles.
        throw .outOfRange
      }
    }
  }

  /// The trend continued, without a distribution when only two observations were seen.
  public func step(ahead steps: Int) throws(ForecastingError) -> Forecast<Period>.Step {
    let period = origin.advanced(by: steps)
    let time = Double(period.ordinal)
    let median = trend.medianResponse(at: time)
    guard median.isFinite else { throw .outOfRange }
    do throws(LinearModelError) {
      return Forecast.Step(
        period: period, median: median,
        distribution: try trend.predictiveDistribution(at: time))
    } catch .noResidualDegreesOfFreedom {
      return Forecast.Step(period: period, median: median, distribution: nil)
    } catch {
      throw .outOfRange
    }
  }
}
