import StatisticalNumerics

/// A line whose slope is the median of the slopes between all pairs of points.
///
/// ## Method
/// Median line â + b̂ t of ``TheilSenLine``, residuals rᵢ and s² = (n − 2)⁻¹ Σ rᵢ². A Student t with n − 2
/// degrees of freedom, location â + b̂ t and scale √(s² (1 + (1/n + (t − t̄)²/Sₜₜ) c)): the least-squares
/// prediction error with the uncertainty of the line widened by c = π/3, the most that a median of
/// pairwise slopes loses to least squares under normal errors (its efficiency is 3/π).
/// ## Accuracy
/// Quantiles and probabilities to 1e-12 relative (`ReferenceValues/short-series-forecasts`). Of a line with
/// normal errors an 80 % interval holds 84 % after three values, 82 % after five, 80 % after twelve
/// (`ReferenceValues/interval-coverage`).
/// ## Reference
/// Sen, J. Am. Stat. Assoc. 63 (1968), §6, for the efficiency; the band is an approximation of ours.
public struct TheilSenTrend<Period: TimePeriod>: ForecastingModel {
  /// A Theil–Sen line.
  public init() {}

  /// Fits the line.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedTheilSenTrend<Period> {
    try FittedTheilSenTrend(series: series)
  }
}

/// A Theil–Sen line that has seen a series.
public struct FittedTheilSenTrend<Period: TimePeriod>: FittedForecastingModel {
  /// The last period observed.
  public let origin: Period
  /// The line over the steps since the first observation.
  public let line: TheilSenLine

  private let firstOrdinal: Int
  private let count: Double
  private let meanTime: Double
  private let timeSquares: Double
  /// s, or `nil` without degrees of freedom.
  private let residualDeviation: Double?

  /// The widening of the variance of the line.
  private static var inverseEfficiency: Double { Double.pi / 3 }

  init(series: TimeSeries<Period>) throws(ForecastingError) {
    guard let first = series.periods.first, let last = series.periods.last, series.count >= 2 else {
      throw .tooFewObservations(required: 2, found: series.count)
    }
    let times = series.periods.map { Double(first.steps(to: $0)) }
    do throws(TheilSenLine.Fault) {
      line = try TheilSenLine(values: series.values, times: times)
    } catch {
      throw .outOfRange
    }
    origin = last
    firstOrdinal = first.ordinal
    count = Double(series.count)
    let mean = times.reduce(0, +) / count
    meanTime = mean
    timeSquares = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let line = line
    let residuals = zip(series.values, times).map { $0 - line.value(at: $1) }
    let rounding = DecimalRounding.bound(of: series.values)
    let norm = residuals.allSatisfy { abs($0) <= rounding } ? 0 : residuals.euclideanNorm()
    guard norm.isFinite else { throw .outOfRange }
    residualDeviation = series.count > 2 ? norm / (count - 2).squareRoot() : nil
  }

  /// The line continued, without a distribution when only two observations were seen.
  public func step(ahead steps: Int) throws(ForecastingError) -> Forecast<Period>.Step {
    let period = origin.advanced(by: steps)
    let time = Double(period.ordinal - firstOrdinal)
    let location = line.value(at: time)
    guard location.isFinite else { throw .outOfRange }
    let distribution = try residualDeviation.map { deviation throws(ForecastingError) in
      let distance = time - meanTime
      let leverage = 1 / count + distance * distance / timeSquares
      let scale = deviation * (1 + Self.inverseEfficiency * leverage).squareRoot()
      guard scale.isFinite else { throw .outOfRange }
      return PredictiveDistribution.studentT(
        degreesOfFreedom: count - 2, location: location, scale: scale)
    }
    return Forecast.Step(period: period, median: location, distribution: distribution)
  }
}
