/// Why a linear model could not be fitted or asked.
public enum LinearModelError: Error, Hashable, Sendable {
  /// Response and design differ in length.
  case lengthMismatch(response: Int, design: Int)
  /// Weights and design differ in length.
  case weightCountMismatch(weights: Int, design: Int)
  /// A weight is not finite and above 0; rows count from 0.
  case invalidWeight(row: Int)
  /// Nothing was observed.
  case noObservations
  /// As many coefficients as observations: the residual variance cannot be estimated.
  case noResidualDegreesOfFreedom(observations: Int, rank: Int)
  /// The data lie on the model: statistics that divide by the residual variance are not defined.
  case exactFit
  /// The model has no regressor beside its intercept: there is nothing to test.
  case noRegressors
  /// A regressor depends on the others, so its variance inflation is infinite.
  case aliasedRegressor(name: String)
  /// An observation decides its own fitted value; rows count from 0.
  case fullLeverage(row: Int)
  /// A statistic needs more observations.
  case tooFewObservations(required: Int, found: Int)
  /// A statistic is given for equal weights only.
  case weightsNotSupported
  /// An iteration did not settle.
  case notConverged(iterations: Int)
  /// The linear algebra failed.
  case linearAlgebra(LinearAlgebraError)
}
