/// A linear model fitted so that odd observations count less: Huber's M-estimator.
///
/// Residuals up to k scales count as in least squares, larger ones linearly. The scale is the median
/// absolute residual over 0.6745, estimated anew at each step.
/// ## Accuracy
/// Coefficients and scale to 1e-9 relative (`ReferenceValues/regression-diagnostics`).
/// ## Reference
/// Huber and Ronchetti, *Robust Statistics*, 2nd ed., §7.8 (iteratively reweighted least squares).
public struct HuberRegression: Sendable {
  /// One coefficient a column of the design, in unit of response per unit of its column.
  public let coefficients: [Double]
  /// The scale of the residuals, in the unit of the response.
  public let scale: Double
  /// The weight that each observation ended with, 0 … 1; below 1 it was held to be odd.
  public let observationWeights: [Double]
  /// Response minus fitted value.
  public let residuals: [Double]
  /// The steps taken.
  public let iterationCount: Int

  /// The threshold that keeps 95 % of least squares' efficiency under normal errors.
  public static let standardThreshold = 1.345

  private static let iterationLimit = 500
  private static let normalMedianAbsoluteDeviation = 0.674_489_750_196_081_7

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - response: n finite values.
  ///   - design: n × p, of full rank; finite.
  ///   - threshold: k, in scales, above 0.
  /// - Returns: The fitted model. Where more than half of the residuals are zero the scale is 0 and the
  ///   fit at that point is returned.
  /// - Throws: ``LinearModelError/notConverged(iterations:)`` when a fitted value still moves by more
  ///   than 1e-13 scales after 500 steps; what ``LinearModel/fit(response:design:weights:)`` throws.
  /// - Complexity: O(n p²) a step, some twenty steps.
  public static func fit(
    response: [Double], design: DesignMatrix, threshold: Double = standardThreshold
  ) throws(LinearModelError) -> HuberRegression {
    precondition(threshold > 0, "a threshold is above 0")
    var model = try LinearModel.fit(response: response, design: design)
    for iteration in 1...iterationLimit {
      let scale =
        median(of: model.residuals.map { abs($0) }) / normalMedianAbsoluteDeviation
      let weights = model.residuals.map { residual in
        abs(residual) <= threshold * scale ? 1 : threshold * scale / abs(residual)
      }
      // No spread at all: half of the observations lie on the fit.
      guard scale > DecimalRounding.bound(of: response) else {
        return HuberRegression(
          coefficients: model.coefficients, scale: 0, observationWeights: weights,
          residuals: model.residuals, iterationCount: iteration)
      }
      let next = try LinearModel.fit(
        response: response, design: design, weights: .perRow(weights))
      // Settled where no fitted value moves by more than rounding beside the scale.
      let shift = zip(next.residuals, model.residuals).reduce(0) { max($0, abs($1.0 - $1.1)) }
      model = next
      if shift <= 1e-13 * scale {
        return HuberRegression(
          coefficients: next.coefficients, scale: scale, observationWeights: weights,
          residuals: next.residuals, iterationCount: iteration)
      }
    }
    throw .notConverged(iterations: iterationLimit)
  }
}

/// The middle value, or the mean of the two in the middle.
func median(of values: [Double]) -> Double {
  precondition(!values.isEmpty, "nothing has no median")
  let sorted = values.sorted()
  let middle = sorted.count / 2
  guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
  // Halved first, so that the sum cannot overflow.
  return sorted[middle - 1] / 2 + sorted[middle] / 2
}
