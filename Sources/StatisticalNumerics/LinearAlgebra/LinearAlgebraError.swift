/// Why a linear-algebra routine has no answer.
public enum LinearAlgebraError: Error, Hashable, Sendable {
  /// An input element is NaN or infinite. Row and column count from 0; a vector is column 0.
  case nonFiniteElement(row: Int, column: Int)
  /// A matrix has no rows.
  case noRows
  /// A dimension does not fit the 32-bit integers of LAPACK.
  case tooLarge(rows: Int, columns: Int)
  /// Finite input led to a result outside the range of doubles.
  case nonFiniteResult(routine: String)
  /// A covariance is not positive definite; its leading minor of this order is not.
  case notPositiveDefinite(leadingMinor: Int)
  /// LAPACK reported a fault of its own.
  case lapackFailure(routine: String, information: Int)
}
