import CLAPACKE

extension Matrix {
  /// The singular values, descending (LAPACK `dgesvd`).
  ///
  /// - Throws: ``LinearAlgebraError`` for an element that is not finite, or dimensions beyond LAPACK's
  ///   integers.
  /// - Complexity: O(n p²).
  func singularValues() throws(LinearAlgebraError) -> [Double] {
    _ = LinearAlgebraThreads.pinnedToOne
    if let index = elements.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteElement(row: index % rowCount, column: index / rowCount)
    }
    guard let rows = clapacke_int(exactly: rowCount),
      let columns = clapacke_int(exactly: columnCount)
    else { throw .tooLarge(rows: rowCount, columns: columnCount) }
    let count = min(rowCount, columnCount)
    guard count > 0 else { return [] }
    var copy = elements
    var values = [Double](repeating: 0, count: count)
    var unused = [Double](repeating: 0, count: count)
    let none = CChar(UInt8(ascii: "N"))
    let information = LAPACKE_dgesvd(
      LAPACK_COL_MAJOR, none, none, rows, columns, &copy, rows, &values, nil, rows, nil, columns,
      &unused)
    guard information == 0 else {
      throw .lapackFailure(routine: "dgesvd", information: Int(information))
    }
    return values
  }
}
