import CLAPACKE

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The factorization A = L Lᵀ of a symmetric positive definite matrix, such as a covariance.
///
/// ## Accuracy
/// Factor, determinant and solution of a well-conditioned matrix to 1e-14 (`AwkwardDesignTests`).
/// ## Reference
/// Golub and Van Loan, *Matrix Computations*, 4th ed., §4.2 (LAPACK `dpotrf`, `dpotrs`).
public struct Cholesky: ~Copyable {
  /// The number of rows and columns.
  public let order: Int
  /// L below and on the diagonal; what stands above it means nothing.
  private let factor: Matrix

  /// Factors a matrix.
  ///
  /// - Parameter matrix: Square, symmetric (the lower triangle is read), finite, positive definite.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)``,
  ///   ``LinearAlgebraError/nonFiniteElement(row:column:)``.
  /// - Complexity: O(n³).
  public init(factoring matrix: consuming Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "a covariance is square")
    if let index = matrix.elements.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteElement(row: index % matrix.rowCount, column: index / matrix.rowCount)
    }
    _ = LinearAlgebraThreads.pinnedToOne
    let order = matrix.rowCount
    guard let n = clapacke_int(exactly: order), clapacke_int(exactly: order * order) != nil else {
      throw .tooLarge(rows: order, columns: order)
    }
    if order > 0 {
      let information = LAPACKE_dpotrf(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, &matrix.elements, n)
      guard information >= 0 else {
        throw .lapackFailure(routine: "dpotrf", information: Int(information))
      }
      guard information == 0 else { throw .notPositiveDefinite(leadingMinor: Int(information)) }
    }
    self.order = order
    factor = matrix
  }

  /// L, with zeros above the diagonal: L z has covariance A for independent standard z.
  public borrowing func lowerTriangle() -> Matrix {
    var triangle = Matrix(zerosWithRowCount: order, columnCount: order)
    for column in 0..<order {
      for row in column..<order { triangle[row, column] = factor[row, column] }
    }
    return triangle
  }

  /// The logarithm of the determinant of A.
  public borrowing func logDeterminant() -> Double {
    (0..<order).map { 2 * log(factor[$0, $0]) }.accurateSum()
  }

  /// A⁻¹ b.
  ///
  /// - Parameter rightHandSide: n values.
  /// - Returns: n values.
  /// - Throws: ``LinearAlgebraError/nonFiniteResult(routine:)`` when a value leaves the range of
  ///   doubles.
  /// - Complexity: O(n²).
  public borrowing func solution(for rightHandSide: [Double]) throws(LinearAlgebraError) -> [Double]
  {
    precondition(rightHandSide.count == order, "the right-hand side has one value a row")
    guard order > 0 else { return [] }
    var solution = rightHandSide
    let n = clapacke_int(order)
    let information = LAPACKE_dpotrs(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, 1, factor.elements, n, &solution, n)
    guard information == 0 else {
      throw .lapackFailure(routine: "dpotrs", information: Int(information))
    }
    guard solution.allSatisfy(\.isFinite) else { throw .nonFiniteResult(routine: "dpotrs") }
    return solution
  }
}
