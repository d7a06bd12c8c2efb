/// Why a linear model could not be fitted or asked.
public enum LinearModelError: Error, Hashable, Sendable {
  /// Response and design differ in length.
  case lengthMismatch(response: Int, design: Int)
  /// Nothing was observed.
  case noObservations
  /// As many coefficients as observations: the residual variance cannot be estimated.
  case noResidualDegreesOfFreedom(observations: Int, rank: Int)
  /// The linear algebra failed.
  case linearAlgebra(LinearAlgebraError)
}
