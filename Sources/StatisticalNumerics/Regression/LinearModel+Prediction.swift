extension LinearModel {
  /// The fitted mean response at a row of regressors, in the unit of the response.
  public func meanResponse(at row: DesignMatrix.Row) -> Double {
    meanResponse(atCentredRow: centredRow(row))
  }

  func meanResponse(atCentredRow row: [DoubleDouble]) -> Double {
    zip(centredCoefficients, row).reduce(DoubleDouble.zero) { $0 + $1.0 * $1.1 }.rounded
  }

  /// Where the mean response at a row lies.
  ///
  /// - Parameters:
  ///   - row: One value a regressor.
  ///   - level: How often the procedure catches the mean.
  /// - Returns: ŷ ± t(n − rank) · s √(zᵀ(ZᵀWZ)⁻¹z).
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` when n = rank.
  public func confidenceInterval(
    forMeanResponseAt row: DesignMatrix.Row, level: ConfidenceLevel
  ) throws(LinearModelError) -> ConfidenceInterval {
    let centred = centredRow(row)
    let deviation = try requiredResidualStandardDeviation()
    return interval(
      estimate: meanResponse(atCentredRow: centred),
      standardError: deviation * leverage(atCentredRow: centred).squareRoot(), level: level)
  }

  /// An interval of the t distribution with the residual degrees of freedom.
  func interval(
    estimate: Double, standardError: Double, level: ConfidenceLevel
  ) -> ConfidenceInterval {
    let t = StudentT(degreesOfFreedom: Double(residualDegreesOfFreedom))
      .quantile(upperTail: level.tailProbability)
    return ConfidenceInterval(
      lower: estimate - t * standardError, estimate: estimate,
      upper: estimate + t * standardError, level: level)
  }

  /// What a new observation at a row will be.
  ///
  /// - Parameters:
  ///   - row: One value a regressor.
  ///   - weight: The observation's weight: its own variance is the residual variance over it.
  /// - Returns: A Student t with n − rank degrees of freedom, location ŷ and scale
  ///   s √(1/w + zᵀ(ZᵀWZ)⁻¹z); of scale 0 for an exact fit.
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` when n = rank,
  ///   ``LinearAlgebraError/nonFiniteResult(routine:)`` beyond the range of doubles.
  public func predictiveDistribution(
    at row: DesignMatrix.Row, weight: Double = 1
  ) throws(LinearModelError) -> PredictiveDistribution {
    try predictiveDistribution(atCentredRow: centredRow(row), weight: weight)
  }

  func predictiveDistribution(
    atCentredRow row: [DoubleDouble], weight: Double = 1
  ) throws(LinearModelError) -> PredictiveDistribution {
    precondition(weight > 0, "a weight is above 0")
    let deviation = try requiredResidualStandardDeviation()
    let location = meanResponse(atCentredRow: row)
    let scale = deviation * (1 / weight + leverage(atCentredRow: row)).squareRoot()
    guard location.isFinite, scale.isFinite else {
      throw .linearAlgebra(.nonFiniteResult(routine: "prediction"))
    }
    return .studentT(
      degreesOfFreedom: Double(residualDegreesOfFreedom), location: location, scale: scale)
  }
}
