/// The least-squares fit of a centred design.
struct CentredFit {
  let coefficients: [DoubleDouble]
  let inverseGram: InverseGram
  let rank: Int
  let aliasedColumns: [Int]
  /// Residuals times the square roots of their weights.
  let weightedResiduals: [Double]

  /// By pivoted QR of the whole design, refined to the last digit.
  init(
    refined design: CentredDesign, response: [DoubleDouble]
  ) throws(LinearAlgebraError) {
    let factorization = try PivotedQR(factoring: design.columns, corrections: design.corrections)
    let solution = try factorization.leastSquaresSolution(forExtended: response)
    coefficients = solution.extendedCoefficients
    inverseGram = try factorization.inverseGram()
    rank = factorization.rank
    aliasedColumns = factorization.aliasedColumns
    weightedResiduals = solution.residuals
  }

  /// By the triangle of many rows, corrected once: residuals in double-double, δ = (ZᵀZ)⁻¹ Zᵀ r.
  init(
    tall design: CentredDesign, response: [DoubleDouble]
  ) throws(LinearAlgebraError) {
    let columns = design.columns
    let p = columns.columnCount
    let triangle = try TallSkinnyQR.triangularFactor(
      rowCount: columns.rowCount, columnCount: p + 1
    ) { rows, column, target in
      for (offset, row) in rows.enumerated() {
        target[offset] = column < p ? columns[row, column] : response[row].high
      }
    }
    let system = ReducedSystem(triangle: triangle, rowCount: columns.rowCount)
    let factorization = try PivotedQR(
      factoring: system.design, rankTolerance: system.rankTolerance)
    let solution = try factorization.leastSquaresSolution(for: system.response)
    let inverseGram = try factorization.inverseGram()
    var coefficients = solution.extendedCoefficients
    var residuals = design.residuals(of: response, coefficients: coefficients)
    let change = inverseGram.product(design.products(with: residuals))
    coefficients = zip(coefficients, change).map { $0 + $1 }
    residuals = design.residuals(of: response, coefficients: coefficients)

    self.coefficients = coefficients
    self.inverseGram = inverseGram
    rank = factorization.rank
    aliasedColumns = factorization.aliasedColumns
    weightedResiduals = residuals.map(\.rounded)
  }
}

extension CentredDesign {
  private func element(_ row: Int, _ column: Int) -> DoubleDouble {
    let index = row + column * columns.rowCount
    return DoubleDouble(sumOf: columns.elements[index], corrections.elements[index])
  }

  /// y − Z c.
  fileprivate func residuals(
    of response: [DoubleDouble], coefficients: [DoubleDouble]
  ) -> [DoubleDouble] {
    var residuals = response
    for (column, coefficient) in coefficients.enumerated() where coefficient.high != 0 {
      for row in residuals.indices {
        residuals[row] = residuals[row] - coefficient * element(row, column)
      }
    }
    return residuals
  }

  /// Zᵀ r.
  fileprivate func products(with residuals: [DoubleDouble]) -> [DoubleDouble] {
    (0..<columns.columnCount).map { column in
      residuals.indices.reduce(DoubleDouble.zero) { $0 + residuals[$1] * element($1, column) }
    }
  }
}
