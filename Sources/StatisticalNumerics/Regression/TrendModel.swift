#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a trend could not be fitted or asked.
public enum TrendModelError: Error, Hashable, Sendable {
  /// Values and times differ in length.
  case lengthMismatch(values: Int, times: Int)
  /// A logarithm needs values above 0; positions count from 0.
  case nonPositiveValues(positions: [Int])
  /// A trend needs as many different times as coefficients.
  case tooFewTimes(required: Int, found: Int)
  /// Seasons need whole times; the position counts from 0.
  case fractionalTime(position: Int)
  /// Terms that the times do not tell apart, such as a step after the last one.
  case aliasedTerms(names: [String])
  /// The mean of the exponential of a Student t is infinite, whatever the degrees of freedom.
  case infiniteMeanOfExponential
  /// A Student t with one degree of freedom or fewer has no mean.
  case noMean(degreesOfFreedom: Int)
  /// The regression failed.
  case linearModel(LinearModelError)
}

/// A trend over time in the value itself or in its logarithm; times may have gaps.
public struct TrendModel: Sendable {
  /// What follows the trend.
  public enum Shape: Hashable, Sendable {
    /// The value itself: a straight line is an equal step a year.
    case linear
    /// The logarithm of the value: a straight line is an equal growth rate a year.
    case logLinear
  }

  /// What follows the trend.
  public let shape: Shape
  /// What the trend is made of.
  public let design: TrendDesign
  /// The regression behind the trend; of the logarithm for ``Shape/logLinear``.
  ///
  /// For a straight line its regressor is time as given; for other designs the coordinates are the
  /// model's own.
  public let regression: LinearModel

  private let clock: TrendDesign.Clock?

  /// Fits a trend.
  ///
  /// - Parameters:
  ///   - values: n finite values; above 0 for a log-linear trend.
  ///   - times: n finite times in any unit and order, at least two of them different.
  ///   - shape: Whether the value or its logarithm follows the trend.
  ///   - design: What the trend is made of; a straight line unless told.
  /// - Returns: The fitted trend. As many observations as coefficients give a trend without a residual
  ///   variance.
  /// - Throws: ``TrendModelError`` for values that have no logarithm, times that do not tell the terms
  ///   apart, or an element that is not finite.
  /// - Complexity: O(n p²) for p terms.
  ///
  /// ## Accuracy
  /// Location, scale, quantiles and probabilities of straight lines to 1e-12 relative
  /// (`ReferenceValues/short-series-forecasts`); polynomials to 13 digits at degree 5 over years near
  /// 2020 (`TrendDesignTests`).
  public static func fit(
    values: [Double], times: [Double], shape: Shape, design: TrendDesign = .linear
  ) throws(TrendModelError) -> TrendModel {
    guard values.count == times.count else {
      throw .lengthMismatch(values: values.count, times: times.count)
    }
    var response = values
    if shape == .logLinear {
      let refused = values.indices.filter { !(values[$0] > 0) }
      guard refused.isEmpty else { throw .nonPositiveValues(positions: refused) }
      response = values.map { log($0) }
    }
    let differentTimes = Set(times).count
    guard differentTimes >= 2 else { throw .tooFewTimes(required: 2, found: differentTimes) }
    if design.needsWholeTimes, let position = times.firstIndex(where: { $0 != $0.rounded() }) {
      throw .fractionalTime(position: position)
    }
    let rounding =
      shape == .linear
      ? DecimalRounding.bound(of: values) : DecimalRounding.logarithmBound(of: response)
    // A straight line needs no clock: centring the regressor is all.
    let clock = design == .linear ? nil : TrendDesign.Clock(for: times)
    let regression: LinearModel
    do throws(LinearModelError) {
      regression = try LinearModel.fit(
        response: response, design: designMatrix(design, times: times, clock: clock),
        rounding: rounding)
    } catch {
      throw .linearModel(error)
    }
    guard differentTimes >= regression.design.columnCount else {
      throw .tooFewTimes(required: regression.design.columnCount, found: differentTimes)
    }
    let aliased = regression.aliasedColumns.map { regression.design.columnNames[$0] }
    guard aliased.isEmpty else { throw .aliasedTerms(names: aliased) }
    return TrendModel(shape: shape, design: design, regression: regression, clock: clock)
  }

  private static func designMatrix(
    _ design: TrendDesign, times: [Double], clock: TrendDesign.Clock?
  ) -> DesignMatrix {
    guard let clock else {
      return DesignMatrix(
        rowCount: times.count, regressors: [DesignMatrix.Regressor("time", values: times)])
    }
    let rows = times.map { design.row(at: $0, clock: clock) }
    return DesignMatrix(
      rowCount: times.count,
      regressors: design.columnNames(clock: clock).enumerated().map { index, name in
        DesignMatrix.Regressor(name, extended: rows.map { $0[index] })
      })
  }

  /// A time as a centred row of the regression.
  private func row(at time: Double) -> [DoubleDouble] {
    regression.centredRow(
      clock.map { design.row(at: time, clock: $0) } ?? [DoubleDouble(time)])
  }

  /// The median response at a time: the trend, or exp of the trend.
  public func medianResponse(at time: Double) -> Double {
    let trend = regression.meanResponse(atCentredRow: row(at: time))
    return shape == .linear ? trend : exp(trend)
  }

  /// What a new observation at a time will be, in the unit of the values.
  ///
  /// - Parameter time: In the unit of the times fitted.
  /// - Returns: A Student t; for a log-linear trend its exponential, whose point forecast is the
  ///   median as it has no finite mean.
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` for as many
  ///   observations as coefficients.
  public func predictiveDistribution(
    at time: Double
  ) throws(LinearModelError) -> PredictiveDistribution {
    let distribution = try regression.predictiveDistribution(atCentredRow: row(at: time))
    return shape == .linear ? distribution : distribution.exponential
  }

  /// The mean of the predictive distribution at a time.
  ///
  /// - Throws: ``TrendModelError/infiniteMeanOfExponential`` for every log-linear trend: under an
  ///   estimated variance the tails are too heavy for a mean. Ask for ``medianResponse(at:)``, or for
  ///   ``plugInMeanResponse(at:)`` by name. ``TrendModelError/noMean(degreesOfFreedom:)`` at one
  ///   residual degree of freedom.
  public func predictiveMean(at time: Double) throws(TrendModelError) -> Double {
    guard shape == .linear else { throw .infiniteMeanOfExponential }
    let degrees = regression.residualDegreesOfFreedom
    guard degrees > 1 || (degrees == 1 && regression.isExactFit) else {
      throw .noMean(degreesOfFreedom: degrees)
    }
    return medianResponse(at: time)
  }

  /// exp(μ̂ + s²/2): the mean that a log-linear trend would have were its estimates the truth.
  ///
  /// Not the mean of the predictive distribution, which is infinite. For a linear trend the median.
  ///
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)``.
  public func plugInMeanResponse(at time: Double) throws(LinearModelError) -> Double {
    guard shape == .logLinear else { return medianResponse(at: time) }
    let deviation = try regression.requiredResidualStandardDeviation()
    return exp(regression.meanResponse(atCentredRow: row(at: time)) + deviation * deviation / 2)
  }
}
