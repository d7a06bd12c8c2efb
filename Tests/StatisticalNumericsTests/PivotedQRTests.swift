import StatisticalNumerics
import TestSupport
import Testing

@Suite
struct PivotedQRTests {
  private func random(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    return Matrix(
      rowCount: rows, columnCount: columns,
      elements: (0..<rows * columns).map { _ in generator.uniform() - 0.5 })
  }

  @Test(.tags(.property), arguments: [(3, 2), (10, 4), (50, 7), (200, 3)] as [(Int, Int)])
  func `residuals are orthogonal to the columns`(rows: Int, columns: Int) throws {
    let matrix = random(rows, columns, seed: 11)
    let response = Array(random(rows, 1, seed: 12).elements)
    let solution = try PivotedQR(factoring: matrix).leastSquaresSolution(for: response)
    for column in 0..<columns {
      let products = zip(matrix.column(column), solution.residuals).map { $0 * $1 }
      #expect(abs(products.reduce(0, +)) < 1e-15 * Double(rows))
    }
  }

  @Test func `dependent columns are named and get coefficient zero`() throws {
    // year, year − 1990 and a constant: rank 2 of 3.
    let years = [2018.0, 2019, 2020, 2021]
    let matrix = Matrix(columns: [[1, 1, 1, 1], years, years.map { $0 - 1990 }])
    let factorization = try PivotedQR(factoring: matrix)
    #expect(factorization.rank == 2)
    #expect(factorization.aliasedColumns.count == 1)
    let solution = try factorization.leastSquaresSolution(for: [3, 4, 5, 6])
    #expect(solution.coefficients[factorization.aliasedColumns[0]] == 0)
    #expect(solution.coefficients.allSatisfy { abs($0) < 1e4 })
    #expect(solution.residuals.allSatisfy { abs($0) < 1e-12 })
  }

  @Test func `a zero column and equal columns are aliased`() throws {
    let factorization = try PivotedQR(
      factoring: Matrix(columns: [[0, 0, 0], [1, 2, 4], [1, 2, 4]]))
    #expect(factorization.rank == 1)
    #expect(factorization.aliasedColumns.count == 2)
    #expect(factorization.aliasedColumns.contains(0))
  }

  @Test func `columns at both ends of the range of doubles are independent`() throws {
    let tiny = Double.leastNonzeroMagnitude
    let factorization = try PivotedQR(
      factoring: Matrix(columns: [[1e300, 2e300, 5e300], [tiny, 7 * tiny, 3 * tiny], [1, 1, 1]]))
    #expect(factorization.rank == 3)
  }

  @Test func `more columns than rows give a basic solution`() throws {
    let factorization = try PivotedQR(factoring: random(2, 4, seed: 5))
    #expect(factorization.rank == 2)
    let solution = try factorization.leastSquaresSolution(for: [1, -2])
    #expect(solution.coefficients.count { $0 != 0 } == 2)
    #expect(solution.residuals.allSatisfy { abs($0) < 1e-15 })
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not finite is refused with its place`(value: Double) throws {
    let matrix = Matrix(columns: [[1, 2, 3], [4, value, 6]])
    #expect(throws: LinearAlgebraError.nonFiniteElement(row: 1, column: 1)) {
      _ = try PivotedQR(factoring: matrix)
    }
    let factorization = try PivotedQR(factoring: Matrix(columns: [[1, 2, 3]]))
    #expect(throws: LinearAlgebraError.nonFiniteElement(row: 2, column: 0)) {
      _ = try factorization.leastSquaresSolution(for: [1, 2, value])
    }
  }

  @Test func `no rows are refused and no columns leave the response`() throws {
    #expect(throws: LinearAlgebraError.noRows) {
      _ = try PivotedQR(factoring: Matrix(rowCount: 0, columnCount: 2, elements: []))
    }
    let empty = try PivotedQR(factoring: Matrix(rowCount: 3, columnCount: 0, elements: []))
    #expect(try empty.leastSquaresSolution(for: [1, 2, 3]).residuals == [1, 2, 3])
  }

  @Test(.tags(.property)) func `rank does not depend on units`() throws {
    let columns = [[1.0, 2, 3, 5], [2, 1, 4, 4], [3, 3, 7, 9.000_000_1]]
    for factor in [1e-200, 1e-6, 1, 1e6, 1e200] {
      let scaled = Matrix(columns: [columns[0], columns[1].map { $0 * factor }, columns[2]])
      #expect(try PivotedQR(factoring: scaled).rank == 3)
    }
  }

  @Test(.tags(.reference)) func `an ill-conditioned system is solved to the last digit`() throws {
    // Hilbert's matrix of order 8, whose elements are rounded: the right-hand side is made for the
    // rounded matrix and x = (1, …, 1) in exact arithmetic of the doubles' sums, so the solution is
    // known up to the rounding of b, magnified by the condition number 1.5e10.
    let order = 8
    let columns = (0..<order).map { j in (0..<order).map { i in 1 / Double(i + j + 1) } }
    let response = (0..<order).map { i in columns.map { $0[i] }.reduce(0, +) }
    let solution = try PivotedQR(factoring: Matrix(columns: columns))
      .leastSquaresSolution(for: response)
    for coefficient in solution.coefficients { expectClose(coefficient, 1, relative: 1e-5) }
  }
}
