/// The least-squares fit of a centred design.
struct CentredFit {
  let coefficients: [DoubleDouble]
  let inverseGram: ExtendedMatrix
  let rank: Int
  let aliasedColumns: [Int]
  /// Residuals times the square roots of their weights.
  let weightedResiduals: [Double]

  /// By pivoted QR of the whole design, refined to the last digit.
  init(
    refined design: CentredDesign, response: [Double], roots: [Double]
  ) throws(LinearAlgebraError) {
    let factorization = try PivotedQR(factoring: design.columns, corrections: design.corrections)
    let solution = try factorization.leastSquaresSolution(
      forExtended: zip(response, roots).map { DoubleDouble(productOf: $0, $1) })
    coefficients = solution.extendedCoefficients
    inverseGram = try factorization.extendedInverseGram()
    rank = factorization.rank
    aliasedColumns = factorization.aliasedColumns
    weightedResiduals = solution.residuals
  }

  /// By the triangle of many rows.
  init(
    tall design: CentredDesign, response: [Double], roots: [Double]
  ) throws(LinearAlgebraError) {
    let columns = design.columns
    let p = columns.columnCount
    let triangle = try TallSkinnyQR.triangularFactor(
      rowCount: columns.rowCount, columnCount: p + 1
    ) { rows, column, target in
      for (offset, row) in rows.enumerated() {
        target[offset] = column < p ? columns[row, column] : response[row] * roots[row]
      }
    }
    let system = ReducedSystem(triangle: triangle)
    let factorization = try PivotedQR(factoring: system.design)
    let solution = try factorization.leastSquaresSolution(for: system.response)
    coefficients = solution.extendedCoefficients
    inverseGram = try factorization.extendedInverseGram()
    rank = factorization.rank
    aliasedColumns = factorization.aliasedColumns
    var residuals = zip(response, roots).map { $0 * $1 }
    for (column, coefficient) in solution.coefficients.enumerated() where coefficient != 0 {
      for row in residuals.indices { residuals[row] -= coefficient * columns[row, column] }
    }
    weightedResiduals = residuals
  }
}
