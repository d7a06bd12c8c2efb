/// A design in centred coordinates: x − m beside a column of ones, or x itself without intercept.
///
/// x − m is kept as a double and a correction, so that centring costs no digits. With weights every row
/// is multiplied by the square root of its weight.
struct CentredDesign {
  /// What was subtracted from each regressor; zeros without intercept.
  let centres: [Double]
  /// The weighted, centred columns as doubles, and what these miss.
  let columns: Matrix
  let corrections: Matrix
  private let hasIntercept: Bool

  init(_ design: DesignMatrix, weights: Weights) throws(LinearAlgebraError) {
    let n = design.rowCount
    hasIntercept = design.hasIntercept
    let roots = (0..<n).map { weights.squareRoot(at: $0) }
    var centres: [Double] = []
    var high: [Double] = design.hasIntercept ? roots : []
    var low = [Double](repeating: 0, count: high.count)
    for (index, regressor) in design.regressors.enumerated() {
      if let row = regressor.values.firstIndex(where: { !$0.isFinite }) {
        throw .nonFiniteElement(row: row, column: index + (design.hasIntercept ? 1 : 0))
      }
      let centre =
        design.hasIntercept ? Self.centre(of: regressor.values, weights: weights) : 0
      let differences = Self.differences(regressor, from: centre, hasIntercept: hasIntercept)
      guard differences.allSatisfy({ $0.high.isFinite }) else {
        throw .nonFiniteResult(routine: "centring")
      }
      centres.append(centre)
      for row in 0..<n {
        let element = differences[row] * roots[row]
        high.append(element.high)
        low.append(element.low)
      }
    }
    self.centres = centres
    columns = Matrix(rowCount: n, columnCount: design.columnCount, elements: high)
    corrections = Matrix(rowCount: n, columnCount: design.columnCount, elements: low)
  }

  /// x − m; zeros for a constant beside an intercept, where all that is left is rounding, which must
  /// not be scaled up.
  private static func differences(
    _ regressor: DesignMatrix.Regressor, from centre: Double, hasIntercept: Bool
  ) -> [DoubleDouble] {
    let differences = regressor.values.indices.map {
      regressor.extendedValue(at: $0) + (-centre)
    }
    let largest = regressor.values.reduce(0) { max($0, abs($1)) }
    let spread = differences.reduce(0) { max($0, abs($1.high)) }
    let isConstant = hasIntercept && spread <= 4 * Double.ulpOfOne * largest
    return isConstant ? differences.map { _ in .zero } : differences
  }

  /// The weighted mean, halved on the way so that it cannot overflow.
  private static func centre(of values: [Double], weights: Weights) -> Double {
    guard !values.isEmpty else { return 0 }
    let halves = values.map { $0 / 2 }
    switch weights {
    case .equal: return 2 * (halves.accurateSum() / Double(values.count))
    case .perRow(let weights):
      // Shares of the total weight, beside the largest, so that large weights cannot overflow either.
      let largest = weights.max() ?? 1
      let shares = weights.map { $0 / largest }
      let total = shares.accurateSum()
      return 2 * zip(halves, shares).map { $0 * ($1 / total) }.accurateSum()
    }
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
