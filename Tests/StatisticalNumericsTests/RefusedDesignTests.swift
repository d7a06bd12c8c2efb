import StatisticalNumerics
import TestSupport
import Testing

/// Designs without one answer: a reason by name, never a number beside it.
@Suite
struct RefusedDesignTests {
  private static let response = [3.0, 1, 4, 1, 5]

  private func design(_ columns: [(name: String, values: [Double])]) -> DesignMatrix {
    DesignMatrix(
      rowCount: Self.response.count,
      regressors: columns.map { DesignMatrix.Regressor($0.name, values: $0.values) })
  }

  @Test(.rules(71)) func `of two dependent columns one is named as aliased and asked for in vain`()
    throws
  {
    let years = [2018.0, 2019, 2020, 2021, 2023]
    let model = try LinearModel.fit(
      response: Self.response,
      design: design([("year", years), ("year - 1990", years.map { $0 - 1990 })]))
    #expect(model.rank == 2)
    #expect(model.aliasedColumns.count == 1)
    let aliased = try #require(model.aliasedColumns.first)
    let name = model.design.columnNames[aliased]
    #expect(["year", "year - 1990"].contains(name))
    #expect(model.coefficients[aliased] == 0)
    // Not the ±1e16 of an unpivoted factorization: the slope is that of one column alone.
    let single = try LinearModel.fit(response: Self.response, design: design([("year", years)]))
    let slope = model.coefficients[aliased == 1 ? 2 : 1]
    expectClose(slope, single.coefficients[1], relative: 1e-12)
    #expect(throws: LinearModelError.aliasedRegressor(name: name)) {
      _ = try model.confidenceInterval(forCoefficient: aliased, level: .percent95)
    }
  }

  @Test(.rules(72)) func `as many parameters as observations leave nothing to judge by`()
    throws
  {
    let columns = [
      ("a", [0.0, 7, 3, 10, 6]), ("b", [3.0, 10, 6, 2, 9]), ("c", [1.0, 8, 4, 0, 7]),
      ("d", [5.0, 1, 8, 4, 0]), ("e", [4.0, 0, 7, 3, 10]), ("f", [9.0, 5, 1, 8, 4]),
    ]
    // Seven parameters, five observations.
    let model = try LinearModel.fit(response: Self.response, design: design(columns))
    #expect(model.rank == 5 && model.residualDegreesOfFreedom == 0)
    #expect(model.aliasedColumns.count == 2)
    #expect(model.residualStandardDeviation == nil)
    let error = LinearModelError.noResidualDegreesOfFreedom(observations: 5, rank: 5)
    #expect(throws: error) { _ = try model.coefficientStandardErrors() }
    #expect(throws: error) { _ = try model.predictiveDistribution(at: [1, 2, 3, 4, 5, 6]) }
  }

  @Test(.rules(78), arguments: [Double.infinity, -.infinity, .nan])
  func `what is not finite never reaches the library, which would call it solved`(value: Double) {
    // LAPACK's dgelsy and dgelss report success and x = 0 with one infinity in the design.
    #expect(throws: LinearModelError.linearAlgebra(.nonFiniteElement(row: 2, column: 1))) {
      _ = try LinearModel.fit(
        response: Self.response, design: self.design([("x", [1, 2, value, 4, 5])]))
    }
    #expect(throws: LinearModelError.linearAlgebra(.nonFiniteElement(row: 3, column: 0))) {
      _ = try LinearModel.fit(
        response: [3, 1, 4, value, 5], design: self.design([("x", [1, 2, 3, 4, 5])]))
    }
    #expect(throws: LinearAlgebraError.nonFiniteElement(row: 1, column: 0)) {
      _ = try PivotedQR(factoring: Matrix(columns: [[1, value], [0, 1]]))
    }
  }

  @Test(.rules(78)) func `a result that is not finite is not handed back`() throws {
    // Finite data whose slope, 3.4e308 a year, is none.
    #expect(throws: LinearModelError.linearAlgebra(.nonFiniteResult(routine: "weighting"))) {
      _ = try LinearModel.fit(
        response: [1e300, 2e300], design: DesignMatrix(rowCount: 2, regressors: []),
        weights: .perRow([1e300, 1e300]))
    }
    #expect(throws: LinearModelError.self) {
      _ = try LinearModel.fit(
        response: [-1.7e308, 1.7e308],
        design: DesignMatrix(
          rowCount: 2, regressors: [DesignMatrix.Regressor("t", values: [0, 0.5])]))
    }
  }
}
