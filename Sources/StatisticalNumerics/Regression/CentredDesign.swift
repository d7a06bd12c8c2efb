/// A design in centred coordinates: x − m beside a column of ones, or x itself without intercept.
///
/// x − m is kept exactly, as a double and a correction, so that centring costs no digits.
struct CentredDesign {
  /// What was subtracted from each regressor; zeros without intercept.
  let centres: [Double]
  let columns: Matrix
  let corrections: Matrix
  private let hasIntercept: Bool

  init(_ design: DesignMatrix) throws(LinearAlgebraError) {
    let n = design.rowCount
    hasIntercept = design.hasIntercept
    var centres: [Double] = []
    var high: [Double] = design.hasIntercept ? [Double](repeating: 1, count: n) : []
    var low = [Double](repeating: 0, count: high.count)
    for (index, regressor) in design.regressors.enumerated() {
      if let row = regressor.values.firstIndex(where: { !$0.isFinite }) {
        throw .nonFiniteElement(row: row, column: index + (design.hasIntercept ? 1 : 0))
      }
      let centre = design.hasIntercept ? Self.centre(of: regressor.values) : 0
      let largest = regressor.values.reduce(0) { max($0, abs($1)) }
      var differences = regressor.values.map { DoubleDouble(sumOf: $0, -centre) }
      // A constant beside an intercept: what centring leaves is rounding, and must not be scaled up.
      let spread = differences.reduce(0) { max($0, abs($1.high)) }
      if design.hasIntercept, spread <= 4 * Double.ulpOfOne * largest {
        differences = differences.map { _ in .zero }
      }
      centres.append(centre)
      high += differences.map(\.high)
      low += differences.map(\.low)
    }
    self.centres = centres
    columns = Matrix(rowCount: n, columnCount: design.columnCount, elements: high)
    corrections = Matrix(rowCount: n, columnCount: design.columnCount, elements: low)
  }

  /// The mean, halved on the way so that it cannot overflow.
  private static func centre(of values: [Double]) -> Double {
    values.isEmpty ? 0 : 2 * (values.map { $0 / 2 }.accurateSum() / Double(values.count))
  }

  /// β₀ = γ₀ − Σ mⱼ γⱼ and βⱼ = γⱼ, rounded once.
  func originalCoordinates(of coefficients: [DoubleDouble]) -> [Double] {
    guard hasIntercept, var intercept = coefficients.first else {
      return coefficients.map(\.rounded)
    }
    for (slope, centre) in zip(coefficients.dropFirst(), centres) {
      intercept = intercept - slope * centre
    }
    return [intercept.rounded] + coefficients.dropFirst().map(\.rounded)
  }
}
