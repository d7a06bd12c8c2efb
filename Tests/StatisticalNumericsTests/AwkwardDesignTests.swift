import StatisticalNumerics
import TestSupport
import Testing

/// Designs at the edges: each gives a typed error or a named result, never a number that is not finite.
@Suite(.tags(.property))
struct AwkwardDesignTests {
  private static let tiny = Double.leastNonzeroMagnitude
  private static let response = [3.0, 1, 4, 1, 5]

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let columns: [[Double]]
    /// The rank with an intercept, or nil where the design is refused.
    let rank: Int?
  }

  static let cases: [Case] = [
    Case(testDescription: "infinity", columns: [[1, 2, .infinity, 4, 5]], rank: nil),
    Case(testDescription: "NaN", columns: [[1, 2, 3, .nan, 5]], rank: nil),
    Case(testDescription: "zero column", columns: [[0, 0, 0, 0, 0], [1, 2, 3, 4, 6]], rank: 2),
    Case(testDescription: "equal columns", columns: [[1, 2, 3, 4, 6], [1, 2, 3, 4, 6]], rank: 2),
    Case(
      testDescription: "year and year − 1990",
      columns: [[2018, 2019, 2020, 2021, 2023], [28, 29, 30, 31, 33]], rank: 2),
    Case(testDescription: "1e300", columns: [[1e300, 2e300, 3e300, 1e300, 7e300]], rank: 2),
    Case(testDescription: "1.7e308", columns: [[1.7e308, -1.7e308, 1e308, 0, 1.7e308]], rank: 2),
    Case(
      testDescription: "subnormal", columns: [[tiny, 4 * tiny, 9 * tiny, 2 * tiny, 7 * tiny]],
      rank: 2),
    Case(
      testDescription: "both ends",
      columns: [[1e300, 2e300, 5e300, 1e300, 0], [1e-300, 0, 3e-300, 1e-300, 9e-300]],
      rank: 3),
    Case(
      testDescription: "more columns than rows",
      columns: [
        [0, 7, 3, 10, 6], [3, 10, 6, 2, 9], [1, 8, 4, 0, 7], [5, 1, 8, 4, 0], [4, 0, 7, 3, 10],
        [9, 5, 1, 8, 4],
      ], rank: 5),
    Case(testDescription: "no regressor", columns: [], rank: 1),
  ]

  @Test(arguments: cases)
  func `a linear model has a result by name or a refusal`(problem: Case) throws {
    let design = DesignMatrix(
      rowCount: 5, regressors: problem.columns.enumerated().map { .init("c\($0)", values: $1) })
    let result = Result { () throws(LinearModelError) in
      try LinearModel.fit(response: Self.response, design: design)
    }
    switch result {
    case .success(let model):
      #expect(model.rank == problem.rank)
      #expect(model.aliasedColumns.count == design.columnCount - model.rank)
      #expect(model.coefficients.allSatisfy { $0.isFinite })
      #expect(model.residuals.allSatisfy { $0.isFinite })
      // No coefficient like the ±7e15 of an unpivoted factorization.
      let sizes = problem.columns.map { column in column.map { abs($0) }.max() ?? 0 }
      for (coefficient, size) in zip(model.coefficients.dropFirst(), sizes) where size > 0 {
        #expect(abs(coefficient) * size < 1e6)
      }
    case .failure(.linearAlgebra(.nonFiniteElement)):
      #expect(problem.rank == nil)
    case .failure(.linearAlgebra(.nonFiniteResult)):
      // Coefficients in units of 1e-324, or differences of 3.4e308, do not fit a double.
      #expect(["1.7e308", "subnormal", "both ends"].contains(problem.testDescription))
    case .failure(let error): Issue.record("\(error)")
    }
  }

  @Test(arguments: cases)
  func `a long model has a result by name or a refusal`(problem: Case) {
    let columns = problem.columns + [Self.response]
    let result = Result { () throws(LinearModelError) in
      try LongLinearModel.fit(
        rowCount: 5, regressorNames: problem.columns.indices.map { "c\($0)" }
      ) { rows, column, target in
        for (offset, row) in rows.enumerated() { target[offset] = columns[column][row] }
      }
    }
    switch result {
    case .success(let model): #expect(model.coefficients.allSatisfy { $0.isFinite })
    case .failure(.linearAlgebra(.nonFiniteElement)): #expect(problem.rank == nil)
    case .failure(.linearAlgebra(.nonFiniteResult)):
      // Beyond the range of doubles the one-pass factorization gives up sooner; it says so.
      let extremes = ["1e300", "1.7e308", "subnormal", "both ends"]
      #expect(extremes.contains(problem.testDescription))
    case .failure(let error): Issue.record("\(error)")
    }
  }

  /// x and x + ε z: solvable to some digits while ε is above the rounding of x, dependent below it.
  @Test(arguments: [1e-3, 1e-6, 1e-9, 1e-12])
  func `a column that a problem needs is not dropped`(epsilon: Double) throws {
    let x = (0..<20).map { Double(($0 * 37) % 101) / 8 }
    let z = (0..<20).map { Double(($0 * 53) % 97) / 8 }
    // Rounded to what the sum is as a double, so that the problem solved is the one stated.
    let near = zip(x, z).map { $0 + epsilon * $1 }
    let response = zip(x, near).map { 2 * $0 + ($1 - $0) / epsilon }
    let model = try LinearModel.fit(
      response: response,
      design: DesignMatrix(
        rowCount: 20, hasIntercept: false,
        regressors: [.init("x", values: x), .init("near", values: near)]))
    #expect(model.rank == 2)
    expectClose(model.coefficients[1] * epsilon, 1, relative: 1e-9)
  }

  @Test func `a column that differs by rounding alone is dropped`() throws {
    let x = (0..<20).map { 0.1 + Double(($0 * 37) % 101) / 7 }
    // 2x, every other value moved to the next double.
    let near = x.enumerated().map { $0.isMultiple(of: 2) ? 2 * $1 : (2 * $1).nextUp }
    let model = try LinearModel.fit(
      response: x.map { $0 * $0 },
      design: DesignMatrix(
        rowCount: 20, regressors: [.init("x", values: x), .init("near", values: near)]))
    #expect(model.rank == 2)
    #expect(model.aliasedColumns.count == 1)
  }

  @Test func `a covariance is factored or refused by its leading minor`() throws {
    let covariance = Matrix(columns: [[4, 2, 0.6], [2, 5, 1.2], [0.6, 1.2, 3]])
    let factor = try Cholesky(factoring: covariance)
    let triangle = factor.lowerTriangle()
    for i in 0..<3 {
      for j in 0..<3 {
        let product = (0..<3).map { triangle[i, $0] * triangle[j, $0] }.reduce(0, +)
        expectClose(product, covariance[i, j], relative: 1e-15)
      }
    }
    // Determinant by the rule of Sarrus: 43.32.
    expectClose(factor.logDeterminant(), 3.768_614_422_132_789_5, relative: 1e-14)
    let solution = try factor.solution(for: [1, 2, 3])
    for i in 0..<3 {
      expectClose(
        (0..<3).map { covariance[i, $0] * solution[$0] }.reduce(0, +), Double(i + 1),
        relative: 1e-14)
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) {
      _ = try Cholesky(factoring: Matrix(columns: [[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraError.nonFiniteElement(row: 1, column: 0)) {
      _ = try Cholesky(factoring: Matrix(columns: [[1, .nan], [.nan, 1]]))
    }
  }

  /// The same data in units of 1e200 and 1e-200: statistics without a unit do not change.
  @Test(arguments: [1e-200, 1e-160, 1e150, 1e200])
  func `standard errors and leverages survive extreme units`(unit: Double) throws {
    let x = [1.0, 2, 3, 4, 5]
    let y = [1.0, 2, 4, 3, 5]
    func fit(_ factor: Double) throws -> LinearModel {
      try LinearModel.fit(
        response: y,
        design: DesignMatrix(
          rowCount: 5, regressors: [.init("x", values: x.map { $0 * factor })]))
    }
    let (plain, scaled) = (try fit(1), try fit(unit))
    let (a, b) = (try plain.coefficientTests()[1], try scaled.coefficientTests()[1])
    expectClose(b.tStatistic, a.tStatistic, relative: 1e-12)
    expectClose(b.standardError * unit, a.standardError, relative: 1e-12)
    for (left, right) in zip(scaled.leverages, plain.leverages) {
      expectClose(left, right, relative: 1e-12)
    }
    expectClose(
      try scaled.predictiveDistribution(at: [7 * unit]).quantile(at: 0.1),
      try plain.predictiveDistribution(at: [7]).quantile(at: 0.1), relative: 1e-12)
  }

  @Test func `weights beyond all sizes leave the fit and its R squared`() throws {
    let design = DesignMatrix(rowCount: 4, regressors: [.init("t", values: [1, 2, 3, 4])])
    let plain = try LinearModel.fit(response: [1, 2, 4, 3], design: design)
    for weight in [1e-32, 1e20, 1e300] {
      let weighted = try LinearModel.fit(
        response: [1, 2, 4, 3], design: design,
        weights: .perRow([Double](repeating: weight, count: 4)))
      expectClose(weighted.coefficients[1], plain.coefficients[1], relative: 1e-14)
      expectClose(
        try #require(weighted.coefficientOfDetermination),
        try #require(plain.coefficientOfDetermination), relative: 1e-13)
    }
    let constant = try LinearModel.fit(
      response: [0.1, 0.1, 0.1, 0.1], design: design, weights: .perRow([1e20, 1e20, 1e20, 1e20]))
    #expect(constant.coefficientOfDetermination == nil)
  }

  @Test func `what overflows or does not exist is refused by name`() throws {
    let line = DesignMatrix(rowCount: 3, regressors: [])
    #expect(throws: LinearModelError.self) {
      _ = try LinearModel.fit(response: [1.7e308, 1.7e308, -1.7e308], design: line)
    }
    let large = try LinearModel.fit(
      response: [1e200, 3e200, 2e200, 5e200],
      design: DesignMatrix(rowCount: 4, regressors: [.init("t", values: [1, 2, 3, 4])]))
    #expect(throws: LinearModelError.linearAlgebra(.nonFiniteResult(routine: "covariance"))) {
      _ = try large.coefficientCovariance()
    }
    #expect(try large.coefficientStandardErrors().allSatisfy { $0.isFinite && $0 > 0 })
    #expect(throws: LinearModelError.tooFewObservations(required: 5, found: 4)) {
      _ = try large.neweyWestCovariance(maximumLag: 4)
    }
    let aliased = try LinearModel.fit(
      response: [1, 2, 4, 3],
      design: DesignMatrix(
        rowCount: 4,
        regressors: [.init("t", values: [1, 2, 3, 4]), .init("same", values: [1, 2, 3, 4])]))
    let index = aliased.aliasedColumns[0]
    #expect(throws: LinearModelError.aliasedRegressor(name: aliased.design.columnNames[index])) {
      _ = try aliased.confidenceInterval(forCoefficient: index, level: .percent95)
    }
    #expect(throws: TheilSenLine.Fault.slopeOutOfRange) {
      _ = try TheilSenLine(values: [0, 1], times: [0, Double.leastNonzeroMagnitude])
    }
  }
}
