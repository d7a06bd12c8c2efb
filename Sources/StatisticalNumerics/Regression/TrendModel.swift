#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a trend could not be fitted.
public enum TrendModelError: Error, Hashable, Sendable {
  /// A logarithm needs values above 0; positions count from 0.
  case nonPositiveValues(positions: [Int])
  /// A trend needs two different times.
  case tooFewTimes(required: Int, found: Int)
  /// The regression failed.
  case linearModel(LinearModelError)
}

/// A straight line, or a line in the logarithm, over time; times may have gaps.
public struct TrendModel: Sendable {
  /// What is linear in time.
  public enum Shape: Hashable, Sendable {
    /// The value itself: an equal step a year.
    case linear
    /// The logarithm of the value: an equal growth rate a year.
    case logLinear
  }

  /// What is linear in time.
  public let shape: Shape
  /// The regression on time behind the trend; of the logarithm for ``Shape/logLinear``.
  public let regression: LinearModel

  /// Fits a trend.
  ///
  /// - Parameters:
  ///   - values: n finite values; above 0 for a log-linear trend.
  ///   - times: n finite times in any unit and order, at least two of them different.
  ///   - shape: Linear or log-linear.
  /// - Returns: The fitted trend. Two observations give a line without a residual variance.
  /// - Throws: ``TrendModelError`` for values that have no logarithm, fewer than two different times,
  ///   or an element that is not finite.
  /// - Complexity: O(n).
  ///
  /// ## Accuracy
  /// Location, scale, quantiles and probabilities to 1e-12 relative
  /// (`ReferenceValues/short-series-forecasts`).
  public static func fit(
    values: [Double], times: [Double], shape: Shape
  ) throws(TrendModelError) -> TrendModel {
    var response = values
    if shape == .logLinear {
      let refused = values.indices.filter { !(values[$0] > 0) }
      guard refused.isEmpty else { throw .nonPositiveValues(positions: refused) }
      response = values.map { log($0) }
    }
    let differentTimes = Set(times).count
    guard differentTimes >= 2 else { throw .tooFewTimes(required: 2, found: differentTimes) }
    do throws(LinearModelError) {
      let design = DesignMatrix(
        rowCount: times.count, regressors: [DesignMatrix.Regressor("time", values: times)])
      let rounding =
        shape == .linear
        ? DecimalRounding.bound(of: values) : DecimalRounding.logarithmBound(of: response)
      return TrendModel(
        shape: shape,
        regression: try LinearModel.fit(response: response, design: design, rounding: rounding))
    } catch {
      throw .linearModel(error)
    }
  }

  /// The median response at a time: the line, or exp of the line.
  public func medianResponse(at time: Double) -> Double {
    let line = regression.meanResponse(at: [time])
    return shape == .linear ? line : exp(line)
  }

  /// What a new observation at a time will be, in the unit of the values.
  ///
  /// - Parameter time: In the unit of the times fitted.
  /// - Returns: A Student t; for a log-linear trend its exponential, whose point forecast is the
  ///   median as it has no finite mean.
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` for two
  ///   observations.
  public func predictiveDistribution(
    at time: Double
  ) throws(LinearModelError) -> PredictiveDistribution {
    let distribution = try regression.predictiveDistribution(at: [time])
    return shape == .linear ? distribution : distribution.exponential
  }
}
