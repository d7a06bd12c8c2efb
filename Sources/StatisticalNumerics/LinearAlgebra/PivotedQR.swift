import CLAPACKE

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The factorization A P = Q R of a matrix of any rank, columns taken in order of what they add.
///
/// ## Method
/// Every column is divided by a power of two that brings its norm into 1..<2, so that rank does not
/// depend on units and scaling rounds nothing; then Householder QR with column pivoting (LAPACK
/// `dgeqp3`). Rank is the count of leading diagonal elements with
/// |r_kk| > `rankTolerance` · |r_11|. Not the normal equations: they square the condition number.
/// ## Reference
/// Golub and Van Loan, *Matrix Computations*, 4th ed., §5.4.2.
public struct PivotedQR: ~Copyable {
  /// The number of independent columns.
  public let rank: Int
  /// The columns judged dependent on the others, ascending, counted from 0.
  public let aliasedColumns: [Int]
  /// The threshold below which a diagonal element, relative to the largest, counts as zero.
  public let rankTolerance: Double
  /// Rows of the matrix.
  public let rowCount: Int
  /// Columns of the matrix.
  public let columnCount: Int

  /// The scaled matrix, for residuals in refinement.
  let scaledColumns: Matrix
  /// What the doubles of the scaled matrix miss of the true columns, if anything.
  let scaledCorrections: Matrix?
  /// Column j was divided by 2 to the power of `columnExponents[j]`; 0 for a zero column.
  let columnExponents: [Int]
  /// Position k of R holds column `pivots[k]` of the matrix.
  let pivots: [Int]
  /// R above the diagonal, the reflectors of Q below, as `dgeqp3` leaves them.
  let factors: Matrix
  let reflectorScales: [Double]

  /// Factors a matrix.
  ///
  /// - Parameters:
  ///   - matrix: n × p, n ≥ 1, finite. Columns may be in any unit.
  ///   - rankTolerance: See ``rankTolerance``; by default 8 √max(n, p) · 2⁻⁵², which is above the
  ///     rounding noise of a dependent column and below what a solvable problem of condition 10¹³ needs
  ///     (up to 3,000 rows; 10¹² up to 300,000).
  /// - Throws: ``LinearAlgebraError`` for an element that is not finite, no rows, or dimensions
  ///   beyond LAPACK's integers.
  /// - Complexity: O(n p²) time, O(n p) memory.
  ///
  /// ## Edge cases
  /// n < p: rank is at most n. p = 0: rank 0. A zero column is aliased.
  public init(
    factoring matrix: consuming Matrix, rankTolerance: Double? = nil
  ) throws(LinearAlgebraError) {
    try self.init(factoring: matrix, corrections: nil, rankTolerance: rankTolerance)
  }

  /// Factors a matrix whose elements are known beyond a double: `matrix + corrections`.
  ///
  /// The factorization sees the doubles alone; the solutions refined with it satisfy the sum.
  package init(
    factoring matrix: consuming Matrix, corrections: consuming Matrix?,
    rankTolerance: Double? = nil
  ) throws(LinearAlgebraError) {
    // All that can fail comes first: a value that owns a factorization exists whole or not at all.
    if let index = matrix.elements.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteElement(row: index % matrix.rowCount, column: index / matrix.rowCount)
    }
    let exponents = Self.columnExponents(of: matrix)
    matrix.scaleColumns(byPowersOfTwo: exponents.map(-))
    corrections?.scaleColumns(byPowersOfTwo: exponents.map(-))
    let reflectors = try HouseholderReflectors(factoring: copy matrix)
    let tolerance =
      rankTolerance
      ?? 8 * Double(max(matrix.rowCount, matrix.columnCount)).squareRoot() * Double.ulpOfOne

    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    self.rankTolerance = tolerance
    rank = reflectors.rank(tolerance: tolerance)
    factors = reflectors.factors
    pivots = reflectors.pivots
    reflectorScales = reflectors.scales
    columnExponents = exponents
    scaledColumns = matrix
    scaledCorrections = corrections
    aliasedColumns = reflectors.pivots[rank...].sorted()
  }

  /// The exponents that bring the norm of every column into 1..<2; 0 for a zero column.
  private static func columnExponents(of matrix: borrowing Matrix) -> [Int] {
    (0..<matrix.columnCount).map { column in
      let values = matrix.column(column)
      let largest = values.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { return 0 }
      // The largest element is divided out first: columns near the ends of the range of doubles
      // would overflow or vanish when squared.
      let exponent = Int(largest.exponent)
      let sumOfSquares = values.reduce(0.0) {
        let value = $1.scaled(byPowerOfTwo: -exponent)
        return $0 + value * value
      }
      return exponent + Int(sumOfSquares.squareRoot().exponent)
    }
  }
}

/// What `dgeqp3` leaves: R above the diagonal, the reflectors of Q below, and the column order.
private struct HouseholderReflectors {
  var factors: Matrix
  var scales: [Double]
  var pivots: [Int]

  init(factoring matrix: Matrix) throws(LinearAlgebraError) {
    _ = LinearAlgebraThreads.pinnedToOne
    let (rowCount, columnCount) = (matrix.rowCount, matrix.columnCount)
    guard rowCount > 0 else { throw .noRows }
    factors = matrix
    scales = [Double](repeating: 0, count: min(rowCount, columnCount))
    pivots = []
    guard columnCount > 0 else { return }
    guard
      let n = clapacke_int(exactly: rowCount), let p = clapacke_int(exactly: columnCount),
      clapacke_int(exactly: matrix.elements.count) != nil
    else { throw .tooLarge(rows: rowCount, columns: columnCount) }

    var columnOrder = [clapacke_int](repeating: 0, count: columnCount)
    let information = LAPACKE_dgeqp3(
      LAPACK_COL_MAJOR, n, p, &factors.elements, n, &columnOrder, &scales)
    guard information == 0 else {
      throw .lapackFailure(routine: "dgeqp3", information: Int(information))
    }
    guard factors.elements.allSatisfy(\.isFinite) else {
      throw .nonFiniteResult(routine: "dgeqp3")
    }
    // LAPACK counts columns from 1.
    pivots = columnOrder.map { Int($0) - 1 }
  }

  /// The count of leading diagonal elements above the tolerance, relative to the first.
  func rank(tolerance: Double) -> Int {
    let limit = min(factors.rowCount, factors.columnCount)
    guard limit > 0 else { return 0 }
    let threshold = tolerance * abs(factors[0, 0])
    return (0..<limit).first { !(abs(factors[$0, $0]) > threshold) } ?? limit
  }
}
