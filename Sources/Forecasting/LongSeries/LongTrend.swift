import StatisticalNumerics

/// A straight line with a level of its own for each season, through a series of up to some hundred million
/// values at whole-numbered periods, consecutive or with gaps.
///
/// y = a_m + b (p − p₁) + e at period p of season m, p₁ the first period; the errors e independent, with
/// one variance, normal. One season is the line alone.
///
/// ## Method
/// Consecutive periods: closed form (``SeasonalTrend``). With gaps: QR of the design in blocks
/// (``LongLinearModel``), times centred and divided by half their span, values less the first one. Residuals
/// come from a further pass over the values, in blocks of fixed size summed in their order.
/// ## Edge cases
/// As many values as coefficients and one more leave no degree of freedom beyond the last: with n = s + 1 there
/// is a line and no interval. Residuals within the rounding of decimals are none: all mass is on the line.
/// ## Accuracy
/// Coefficients, standard errors and laws to 1e-10 of 50-digit values (`LongTrendTests`).
/// ## Reference
/// Seber and Lee, *Linear Regression Analysis*, 2nd ed., §3.3, §5.3.2 (prediction interval), §8.8.
public struct LongTrend: Sendable {
  /// How the coefficients were computed.
  public enum Method: String, Hashable, Sendable {
    /// Sums of each season.
    case closedForm = "closed_form"
    /// Orthogonal factorization, block by block.
    case factorization = "qr"
  }

  /// The number of values.
  public let count: Int
  /// The number of seasons in a cycle; 1 for a line alone.
  public let season: Int
  /// The first period with a value.
  public let firstPeriod: Int
  /// The last period with a value: the origin of forecasts.
  public let lastPeriod: Int
  /// The number of gaps between them.
  public let gapCount: Int
  /// How the coefficients were computed.
  public let method: Method
  /// b̂: the change a period.
  public let slope: Double
  /// √ of its variance; `nil` without degrees of freedom.
  public let slopeStandardError: Double?
  /// â_m: the line of each season at the first period; the first of them is that period's own season.
  public let levels: [Double]
  /// Their standard errors; `nil` without degrees of freedom.
  public let levelStandardErrors: [Double]?
  /// √(RSS / (n − s − 1)); `nil` without degrees of freedom, 0 where the values lie on the line.
  public let residualStandardDeviation: Double?
  /// How residuals depend on the one before.
  public let residualDependence: ResidualDependence

  private let fit: LongTrendFit

  /// n − s − 1.
  public var residualDegreesOfFreedom: Int { count - season - 1 }

  /// The number of periods without a value between the first and the last.
  public var missingPeriodCount: Int { lastPeriod - firstPeriod + 1 - count }

  /// The most seasons with gaps between periods: the factorization takes n s² operations.
  public static let seasonLimitWithGaps = 366

  /// The furthest that the last period may be from the first.
  static let spanLimit = 1 << 52

  /// Fits a trend.
  ///
  /// - Parameters:
  ///   - values: n finite values in the order of their periods, at least one a season and one more.
  ///   - runs: Where consecutive periods begin; the first one at position 0.
  ///   - season: The number of seasons in a cycle, 1 or more.
  ///   - threadCount: At most this many threads; the result does not depend on it.
  /// - Returns: The trend.
  /// - Throws: ``LongTrendError``.
  /// - Complexity: O(n) time without gaps, O(n s²) with gaps; memory constant beyond values and runs.
  public static func fit(
    values: [Double], runs: [PeriodRun], season: Int, threadCount: Int = 1
  ) throws(LongTrendError) -> LongTrend {
    var result: Result<LongTrend, LongTrendError> = .failure(.outOfRange)
    values.withUnsafeBufferPointer { values in
      result = Result { () throws(LongTrendError) in
        try fit(sharing: values, runs: runs, season: season, threadCount: threadCount)
      }
    }
    return try result.get()
  }

  /// Fits a trend to values that stay where they are: those of a long series are too many to copy.
  ///
  /// - Parameters:
  ///   - values: As ``fit(values:runs:season:threadCount:)``; nobody may write to them meanwhile.
  ///   - runs: Where consecutive periods begin.
  ///   - season: The number of seasons in a cycle, 1 or more.
  ///   - threadCount: At most this many threads.
  /// - Returns: The trend.
  /// - Throws: ``LongTrendError``.
  package static func fit(
    sharing values: UnsafeBufferPointer<Double>, runs: [PeriodRun], season: Int,
    threadCount: Int = 1
  ) throws(LongTrendError) -> LongTrend {
    precondition(season >= 1, "a cycle has a season")
    guard values.count > season else {
      throw .tooFewValues(required: season + 1, found: values.count)
    }
    precondition(runs.first?.firstIndex == 0, "the first run begins with the first value")
    let axis = PeriodAxis(runs: runs, count: values.count)
    let (span, isTooLong) = axis.lastPeriod.subtractingReportingOverflow(axis.firstPeriod)
    guard !isTooLong, span <= spanLimit else { throw .spanTooLong }
    let shared = SharedSeries(values: values, axis: axis)
    let fit: LongTrendFit
    if runs.count == 1 {
      fit = try LongTrendFit(consecutive: shared, season: season, threadCount: threadCount)
    } else {
      guard season <= seasonLimitWithGaps else {
        throw .tooManySeasonsForGaps(limit: seasonLimitWithGaps)
      }
      if let empty = axis.firstEmptySeason(of: season) {
        throw .emptySeason(number: seasonNumber(of: axis.firstPeriod + empty, season: season))
      }
      fit = try LongTrendFit(withGaps: shared, season: season, threadCount: threadCount)
    }
    return try LongTrend(fit, shared, season: season, threadCount: threadCount)
  }

  private init(
    _ fit: LongTrendFit, _ shared: SharedSeries, season: Int, threadCount: Int
  ) throws(LongTrendError) {
    let axis = shared.axis
    let sums = ResidualSums(of: shared, from: fit.line, threadCount: threadCount)
    let isExact = sums.largestResidual <= DecimalRounding.bound(of: [sums.largestValue])
    // Squares of what lies beyond these leave the range of doubles, or lose their digits near 0.
    guard isExact || (1e-140...1e140).contains(sums.largestResidual) else { throw .outOfRange }
    count = axis.count
    self.season = season
    firstPeriod = axis.firstPeriod
    lastPeriod = axis.lastPeriod
    gapCount = axis.runs.count - 1
    self.fit = fit
    method = fit.method
    slope = fit.slope
    levels = fit.levels
    let degrees = axis.count - season - 1
    let deviation: Double? = degrees > 0 ? (isExact ? 0 : fit.residualStandardDeviation) : nil
    residualStandardDeviation = deviation
    slopeStandardError = deviation.map { $0 * fit.slopeLeverage.squareRoot() }
    levelStandardErrors = deviation.map { deviation in
      (0..<season).map { deviation * fit.levelLeverage(of: $0).squareRoot() }
    }
    residualDependence = ResidualDependence(
      sums, isExact: isExact, isConsecutive: axis.runs.count == 1, count: axis.count)
  }

  /// The number of a period's season, 1 … s: period 1 has season 1, so that of months numbered
  /// 12 · year + month the season is the month.
  ///
  /// - Parameter period: Any period.
  /// - Returns: (p − 1) mod s + 1.
  public func seasonNumber(of period: Int) -> Int {
    Self.seasonNumber(of: period, season: season)
  }

  private static func seasonNumber(of period: Int, season: Int) -> Int {
    // The remainder of a negative number is negative; p − 1 may be beyond the least integer.
    let remainder = ((period % season) + season - 1) % season
    return remainder + 1
  }

  /// The line's value at a period.
  ///
  /// - Parameter period: The first period or later, at most 2⁵² after it.
  /// - Returns: The point forecast.
  public func value(at period: Int) -> Double { fit.value(at: time(of: period)) }

  /// The standard error of the prediction of one observation: √(s² (1 + h)), h the leverage of the period.
  ///
  /// - Parameter period: As ``value(at:)``.
  /// - Returns: In the unit of the values; `nil` without degrees of freedom.
  public func predictionStandardError(at period: Int) -> Double? {
    residualStandardDeviation.map {
      $0 * (1 + fit.leverage(at: time(of: period))).squareRoot()
    }
  }

  /// What a new observation at a period will be.
  ///
  /// - Parameter period: As ``value(at:)``.
  /// - Returns: A Student t with n − s − 1 degrees of freedom, `nil` without any.
  public func predictiveDistribution(at period: Int) -> PredictiveDistribution? {
    predictionStandardError(at: period).map {
      .studentT(
        degreesOfFreedom: Double(residualDegreesOfFreedom), location: value(at: period), scale: $0)
    }
  }

  private func time(of period: Int) -> Int {
    precondition(period >= firstPeriod, "forecasts go forwards")
    return period - firstPeriod
  }
}

extension PeriodAxis {
  /// The first season, counted from that of the first period, without a value.
  func firstEmptySeason(of season: Int) -> Int? {
    var isObserved = [Bool](repeating: false, count: season)
    var left = season
    for (number, run) in runs.enumerated() {
      let length = end(ofRun: number) - run.firstIndex
      if length >= season { return nil }
      let first = run.firstPeriod - firstPeriod
      for offset in 0..<length where !isObserved[(first + offset) % season] {
        isObserved[(first + offset) % season] = true
        left -= 1
      }
      if left == 0 { return nil }
    }
    return isObserved.firstIndex(of: false)
  }
}
