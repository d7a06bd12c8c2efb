import Mikomi

/// Least squares, small and tall, and the same by normal equations, which lose half of the digits.
enum LeastSquaresBenchmarks {
  private struct Input {
    let columns: [[Double]]
    let response: [Double]
    let coefficients: [Double]
  }

  static func register() {
    for rowCount in [10, 1_000, 100_000] {
      let input = { made(rowCount: rowCount, columnCount: rowCount == 10 ? 2 : 6) }
      Work.measure(
        "least squares, QR, \(rowCount) rows", input: input, run: fitted,
        holds: { isNear($0.coefficients, $1, within: 1e-10) })
      Work.measure(
        "least squares, normal equations, \(rowCount) rows", input: input, run: byNormalEquations,
        holds: { isNear($0.coefficients, $1, within: 1e-6) })
    }
  }

  /// Columns from a seed, and a response that they give exactly.
  private static func made(rowCount: Int, columnCount: Int) -> Input {
    var stream = RandomStream(seed: 2)
    let columns = (0..<columnCount).map { _ in (0..<rowCount).map { _ in stream.uniform() } }
    let coefficients = (0..<columnCount).map { Double($0 + 1) }
    let response = (0..<rowCount).map { row in
      zip(columns, coefficients).reduce(0) { $0 + $1.0[row] * $1.1 }
    }
    return Input(columns: columns, response: response, coefficients: coefficients)
  }

  private static func fitted(_ input: Input) -> [Double] {
    let design = DesignMatrix(
      rowCount: input.response.count, hasIntercept: false,
      regressors: input.columns.enumerated().map {
        DesignMatrix.Regressor("x\($0.offset)", values: $0.element)
      })
    return (try? LinearModel.fit(response: input.response, design: design))?.coefficients ?? []
  }

  private static func byNormalEquations(_ input: Input) -> [Double] {
    let p = input.columns.count
    var rows = (0..<p).map { i in
      (0..<p).map { dot(input.columns[i], input.columns[$0]) }
        + [dot(input.columns[i], input.response)]
    }
    for pivot in 0..<p {
      for row in 0..<p where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...p { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<p).map { rows[$0][p] / rows[$0][$0] }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func isNear(_ expected: [Double], _ found: [Double], within bound: Double) -> Bool
  {
    expected.count == found.count
      && zip(expected, found).allSatisfy { abs($0 - $1) <= bound * abs($0) }
  }
}
