import StatisticalNumerics

/// The regression of a series' moves on a covariate's: u = α + β v + ε, by least squares.
struct BridgeRegression: Hashable, Sendable {
  /// The covariate's slope β with its interval of ``slopeLevel``.
  let slope: ConfidenceInterval
  /// n − 2.
  let degreesOfFreedom: Int
  /// Whether the moves lie on a line, so that nothing says how far off it they may be.
  let isExactFit: Bool

  private let coefficients: [Double]
  private var residualVariance: Double
  private var covariance: Matrix

  /// The level of the slope's interval, 99 %.
  ///
  /// A related series is one that someone has looked for: 1 in 20 of those that know nothing of the
  /// indicator would pass at 95 %, and whatever passes by chance at five moves has bands far too narrow.
  static var slopeLevel: ConfidenceLevel {
    guard let level = ConfidenceLevel(percent: 99) else { preconditionFailure("99 % is a level") }
    return level
  }

  /// A residual deviation below this share of the responses' size is none.
  private static let exactness = 1e-9

  /// Fits the regression.
  ///
  /// - Parameters:
  ///   - responses: Three moves of the series or more.
  ///   - regressors: As many of the covariate.
  /// - Throws: ``LinearModelError`` for regressors without variation and for too few moves.
  init(responses: [Double], regressors: [Double]) throws(LinearModelError) {
    let model = try LinearModel.fit(
      response: responses,
      design: DesignMatrix(
        rowCount: responses.count,
        regressors: [DesignMatrix.Regressor("covariate", values: regressors)]))
    slope = try model.confidenceInterval(forCoefficient: 1, level: Self.slopeLevel)
    covariance = try model.coefficientCovariance()
    let deviation = model.residualStandardDeviation ?? 0
    residualVariance = deviation * deviation
    degreesOfFreedom = model.residualDegreesOfFreedom
    let size = responses.map(abs).max() ?? 0
    isExactFit = model.isExactFit || deviation <= Self.exactness * size
    coefficients = model.coefficients
  }

  /// The same line with the errors of moves left out in place of the residuals.
  ///
  /// Residuals are too small where a line has been chosen because they are: with five moves the errors of
  /// those left out are about 1.3 times as large. The wider of the two stands for what a new move is off.
  ///
  /// - Parameter squares: The mean square of the errors of moves left out.
  /// - Returns: A regression of the same coefficients and degrees of freedom.
  func widened(toMeanSquare squares: Double) -> BridgeRegression {
    guard residualVariance > 0, squares > residualVariance else { return self }
    let factor = squares / residualVariance
    var copy = self
    copy.residualVariance = squares
    for i in 0..<2 {
      for j in 0..<2 { copy.covariance[i, j] = covariance[i, j] * factor }
    }
    return copy
  }

  /// The expected move at a move of the covariate.
  func mean(at regressor: Double) -> Double { coefficients[0] + coefficients[1] * regressor }

  /// The covariance of the errors of two predicted moves: what the coefficients leave open, and for the same
  /// move its own residual.
  func errorCovariance(_ first: Double, _ second: Double, isSame: Bool) -> Double {
    covariance[0, 0] + covariance[0, 1] * (first + second) + covariance[1, 1] * first * second
      + (isSame ? residualVariance : 0)
  }

  /// The law of one move at a move of the covariate: Student t with n − 2 degrees of freedom.
  func law(at regressor: Double) -> PredictiveDistribution {
    .studentT(
      degreesOfFreedom: Double(degreesOfFreedom), location: mean(at: regressor),
      scale: max(0, errorCovariance(regressor, regressor, isSame: true)).squareRoot())
  }
}
