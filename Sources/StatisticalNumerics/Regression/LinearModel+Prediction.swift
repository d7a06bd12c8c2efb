extension LinearModel {
  /// The fitted mean response at a row of regressors, in the unit of the response.
  public func meanResponse(at row: DesignMatrix.Row) -> Double {
    zip(centredCoefficients, centredRow(row))
      .reduce(DoubleDouble.zero) { $0 + $1.0 * $1.1 }.rounded
  }

  /// Where the mean response at a row lies.
  ///
  /// - Parameters:
  ///   - row: One value a regressor.
  ///   - level: How often the procedure catches the mean.
  /// - Returns: ŷ ± t(n − rank) · s √(zᵀ(ZᵀZ)⁻¹z).
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` when n = rank.
  public func confidenceInterval(
    forMeanResponseAt row: DesignMatrix.Row, level: ConfidenceLevel
  ) throws(LinearModelError) -> ConfidenceInterval {
    let deviation = try requiredResidualStandardDeviation()
    let estimate = meanResponse(at: row)
    let standardError = deviation * leverage(atCentredRow: centredRow(row)).squareRoot()
    let t = StudentT(degreesOfFreedom: Double(residualDegreesOfFreedom))
      .quantile(upperTail: level.tailProbability)
    return ConfidenceInterval(
      lower: estimate - t * standardError, estimate: estimate,
      upper: estimate + t * standardError, level: level)
  }

  /// What a new observation at a row will be.
  ///
  /// - Parameter row: One value a regressor.
  /// - Returns: A Student t with n − rank degrees of freedom, location ŷ and scale
  ///   s √(1 + zᵀ(ZᵀZ)⁻¹z); of scale 0 for an exact fit.
  /// - Throws: ``LinearModelError/noResidualDegreesOfFreedom(observations:rank:)`` when n = rank,
  ///   ``LinearAlgebraError/nonFiniteResult(routine:)`` beyond the range of doubles.
  public func predictiveDistribution(
    at row: DesignMatrix.Row
  ) throws(LinearModelError) -> PredictiveDistribution {
    let deviation = try requiredResidualStandardDeviation()
    let location = meanResponse(at: row)
    let scale = deviation * (1 + leverage(atCentredRow: centredRow(row))).squareRoot()
    guard location.isFinite, scale.isFinite else {
      throw .linearAlgebra(.nonFiniteResult(routine: "prediction"))
    }
    return .studentT(
      degreesOfFreedom: Double(residualDegreesOfFreedom), location: location, scale: scale)
  }
}
