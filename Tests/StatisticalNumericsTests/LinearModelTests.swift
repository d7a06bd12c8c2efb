import Foundation
import StatisticalNumerics
import TestSupport
import Testing

@Suite
struct LinearModelTests {
  @Test func `two observations give a line without a residual variance`() throws {
    let model = try LinearModel.fit(
      response: [16, 17],
      design: DesignMatrix(rowCount: 2, regressors: [.init("year", values: [2022, 2023])]))
    #expect(model.residualDegreesOfFreedom == 0)
    #expect(model.residualStandardDeviation == nil)
    #expect(model.meanResponse(at: [2025]) == 19)
    #expect(throws: LinearModelError.noResidualDegreesOfFreedom(observations: 2, rank: 2)) {
      _ = try model.predictiveDistribution(at: [2025])
    }
  }

  @Test func `data on a line are an exact fit`() throws {
    let model = try LinearModel.fit(
      response: [0.1, 0.2, 0.3, 0.4],
      design: DesignMatrix(rowCount: 4, regressors: [.init("t", values: [1, 2, 3, 4])]))
    #expect(model.isExactFit)
    #expect(model.residualStandardDeviation == 0)
    #expect(model.coefficientOfDetermination == 1)
    #expect(try model.predictiveDistribution(at: [5]).isDegenerate)
  }

  @Test func `a constant response has slope zero and no R squared`() throws {
    let model = try LinearModel.fit(
      response: [5, 5, 5],
      design: DesignMatrix(rowCount: 3, regressors: [.init("t", values: [2020, 2021, 2022])]))
    #expect(model.coefficients == [5, 0])
    #expect(model.coefficientOfDetermination == nil)
  }

  @Test func `a constant regressor beside an intercept is aliased`() throws {
    let model = try LinearModel.fit(
      response: [1, 2, 4],
      design: DesignMatrix(rowCount: 3, regressors: [.init("constant", values: [0.1, 0.1, 0.1])]))
    #expect(model.aliasedColumns == [1])
    #expect(model.rank == 1)
    expectClose(model.coefficients[0], 7.0 / 3, relative: 1e-15)
  }

  @Test func `lengths that differ and emptiness are refused`() {
    let design = DesignMatrix(rowCount: 2, regressors: [.init("t", values: [1, 2])])
    #expect(throws: LinearModelError.lengthMismatch(response: 3, design: 2)) {
      _ = try LinearModel.fit(response: [1, 2, 3], design: design)
    }
    #expect(throws: LinearModelError.noObservations) {
      _ = try LinearModel.fit(response: [], design: DesignMatrix(rowCount: 0, regressors: []))
    }
  }

  @Test(.tags(.property))
  func `a prediction interval contains the confidence interval of the same level`() throws {
    let model = try LinearModel.fit(
      response: [3, 3.23, 4.3, 4.1],
      design: DesignMatrix(rowCount: 4, regressors: [.init("t", values: [2020, 2021, 2022, 2024])]))
    for year in [2010.0, 2022, 2030] {
      let confidence = try model.confidenceInterval(
        forMeanResponseAt: [year], level: .percent95)
      let prediction = try model.predictiveDistribution(at: [year])
        .centralInterval(coverage: .percent95)
      #expect(prediction.contains(confidence.lower) && prediction.contains(confidence.upper))
    }
  }

  @Test(.tags(.regression)) func `a small trend on a huge level keeps its slope`() throws {
    let years = (2012...2019).map(Double.init)
    let model = try LinearModel.fit(
      response: years.map { 1e15 + ($0 - 2012) },
      design: DesignMatrix(rowCount: 8, regressors: [.init("t", values: years)]))
    #expect(model.coefficients[1] == 1)
  }

  @Test func `subnormal responses keep a width`() throws {
    let unit = 1e4 * Double.leastNonzeroMagnitude
    let times = [1.0, 2, 3, 4]
    func deviation(_ scale: Double) throws -> Double? {
      try LinearModel.fit(
        response: [1, 2, 4, 7].map { $0 * scale },
        design: DesignMatrix(rowCount: 4, regressors: [.init("t", values: times)])
      ).residualStandardDeviation
    }
    expectClose(
      try #require(try deviation(unit)) / unit, try #require(try deviation(1)), relative: 1e-3)
  }
}

/// NIST StRD, certified to 15 digits; read in place from the shared data.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct CertifiedLinearModelTests {
  /// A set: its file, how many powers of x its columns are (0: the columns themselves), intercept.
  struct Problem: Sendable, CustomTestStringConvertible {
    let name: String
    let powers: Int
    let hasIntercept: Bool
    let digits: Double
    var testDescription: String { name }
  }

  static let problems = [
    Problem(name: "Longley", powers: 0, hasIntercept: true, digits: 13),
    Problem(name: "Norris", powers: 0, hasIntercept: true, digits: 13),
    Problem(name: "Pontius", powers: 2, hasIntercept: true, digits: 12.5),
    Problem(name: "NoInt1", powers: 0, hasIntercept: false, digits: 14),
  ]

  @Test(arguments: problems)
  func `coefficients and standard errors have the certified digits`(problem: Problem) throws {
    let (response, columns) = try data(problem)
    let certified = try certifiedValues(problem.name)
    let model = try LinearModel.fit(
      response: response,
      design: DesignMatrix(
        rowCount: response.count, hasIntercept: problem.hasIntercept,
        regressors: columns.enumerated().map { .init("x\($0)", values: $1) }))
    let errors = try model.coefficientStandardErrors()
    let tolerance = pow(10, -problem.digits)
    for (index, (value, error)) in certified.enumerated() {
      expectClose(model.coefficients[index], value, relative: tolerance, "B\(index)")
      expectClose(errors[index], error, relative: 10 * tolerance, "standard error of B\(index)")
    }
  }

  /// Data from line 61: response first.
  private func data(_ problem: Problem) throws -> ([Double], [[Double]]) {
    let url = try Repository.sharedFile("data/nist/\(problem.name).dat")
    let rows = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst(60)
      .map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
      .filter { $0.count > 1 }
    let response = rows.map { $0[0] }
    if problem.powers > 0 {
      let x = rows.map { $0[1] }
      return (response, (1...problem.powers).map { p in x.map { pow($0, Double(p)) } })
    }
    return (response, (1..<rows[0].count).map { column in rows.map { $0[column] } })
  }

  /// Parameter, estimate and standard error in the lines 31–58 of the file.
  private func certifiedValues(_ name: String) throws -> [(Double, Double)] {
    let url = try Repository.sharedFile("data/nist/\(name).dat")
    let lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).prefix(58)
    var values: [(Double, Double)] = []
    for line in lines {
      let cells = line.split(whereSeparator: \.isWhitespace)
      guard cells.count == 3, cells[0].first == "B", let value = Double(cells[1]),
        let error = Double(cells[2])
      else { continue }
      values.append((value, error))
    }
    #expect(!values.isEmpty)
    return values
  }
}
