import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// NIST StRD, read in place from the shared data: certified to 15 digits, here against the exact
/// solution in rational arithmetic where the shared data have it.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct CertifiedLinearModelTests {
  /// A set: its file, the degree of its polynomial (0: the columns themselves), intercept.
  struct Problem: Sendable, CustomTestStringConvertible {
    let name: String
    let degree: Int
    let hasIntercept: Bool
    /// Digits of the coefficients: 14, or within 0.3 of what reading the data as doubles leaves.
    let digits: Double
    var testDescription: String { name }
  }

  /// Those that are not in the shared folder are skipped there.
  static let problems = [
    Problem(name: "Longley", degree: 0, hasIntercept: true, digits: 14),
    Problem(name: "Norris", degree: 0, hasIntercept: true, digits: 13.6),
    Problem(name: "Pontius", degree: 2, hasIntercept: true, digits: 13.2),
    Problem(name: "NoInt1", degree: 0, hasIntercept: false, digits: 14),
    Problem(name: "NoInt2", degree: 0, hasIntercept: false, digits: 14),
    Problem(name: "Wampler1", degree: 5, hasIntercept: true, digits: 14),
    Problem(name: "Wampler2", degree: 5, hasIntercept: true, digits: 13),
    Problem(name: "Wampler3", degree: 5, hasIntercept: true, digits: 14),
    Problem(name: "Wampler4", degree: 5, hasIntercept: true, digits: 14),
    Problem(name: "Wampler5", degree: 5, hasIntercept: true, digits: 14),
    Problem(name: "Filip", degree: 10, hasIntercept: true, digits: 13),
  ].filter { problem in
    Repository.shared.map {
      FileManager.default.fileExists(atPath: $0.path + "/data/nist/\(problem.name).dat")
    } ?? false
  }

  @Test(arguments: problems)
  func `coefficients, standard errors, R squared and F have the certified digits`(
    problem: Problem
  ) throws {
    let (response, columns) = try data(problem)
    let certified = try CertifiedValues(name: problem.name)
    let regressors =
      problem.degree > 0
      ? DesignMatrix.Regressor.powers("x", of: columns[0], degree: problem.degree)
      : columns.enumerated().map { DesignMatrix.Regressor("x\($0)", values: $1) }
    let model = try LinearModel.fit(
      response: response,
      design: DesignMatrix(
        rowCount: response.count, hasIntercept: problem.hasIntercept, regressors: regressors))
    #expect(model.aliasedColumns.isEmpty)
    for (index, expected) in certified.coefficients.enumerated() {
      expectClose(
        model.coefficients[index], expected, relative: pow(10, -problem.digits), "B\(index)")
    }

    guard certified.residualDeviation > 0 else {
      // Wampler1 and 2: the data lie on the polynomial.
      #expect(try #require(model.residualStandardDeviation) <= 1e-9)
      #expect(try model.coefficientStandardErrors().allSatisfy { $0 <= 1e-9 })
      if model.isExactFit {
        #expect(throws: LinearModelError.exactFit) { _ = try model.overallTest() }
      }
      return
    }
    let errors = try model.coefficientStandardErrors()
    for (index, expected) in certified.standardErrors.enumerated() {
      expectClose(errors[index], expected, relative: 1e-13, "standard error of B\(index)")
    }
    expectClose(
      try #require(model.residualStandardDeviation), certified.residualDeviation, relative: 1e-13,
      "residual standard deviation")
    expectClose(
      try #require(model.coefficientOfDetermination), certified.rSquared, relative: 1e-13,
      "R squared")
    expectClose(try model.overallTest().statistic, certified.fStatistic, relative: 1e-13, "F")
  }

  /// Data from line 61: response first.
  private func data(_ problem: Problem) throws -> ([Double], [[Double]]) {
    let rows = try CertifiedValues.lines(of: problem.name).dropFirst(60)
      .map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
      .filter { $0.count > 1 }
    return (rows.map { $0[0] }, (1..<rows[0].count).map { column in rows.map { $0[column] } })
  }
}

/// The certified values of a set, to 30 digits where `certified_linear.csv` has them.
private struct CertifiedValues {
  var coefficients: [Double] = []
  var standardErrors: [Double] = []
  var residualDeviation = Double.nan
  var rSquared = Double.nan
  var fStatistic = Double.nan

  static func lines(of name: String) throws -> [Substring] {
    try String(contentsOf: Repository.sharedFile("data/nist/\(name).dat"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  init(name: String) throws {
    let exact = try ReferenceTable(Repository.sharedFile("data/nist/certified_linear.csv"))
      .rows.filter { $0["dataset"] == name }
    func value(_ quantity: String, _ printed: Substring?) -> Double {
      exact.first { $0["quantity"] == quantity }?.number("exact_30_digits")
        ?? printed.flatMap { Double($0) } ?? .nan
    }
    for line in try Self.lines(of: name).prefix(60) {
      let cells = line.split(whereSeparator: \.isWhitespace)
      guard let first = cells.first, let last = cells.last else { continue }
      if cells.count == 3, first.hasPrefix("B"), Double(cells[1]) != nil {
        coefficients.append(value(String(first), cells[1]))
        standardErrors.append(value("se_\(first)", cells[2]))
      } else if first == "R-Squared" {
        rSquared = value("r_squared", last)
      } else if first == "Standard", cells.count == 3 {
        residualDeviation = value("residual_sd", last)
      } else if first == "Regression", cells.count == 5 {
        fStatistic = value("f", last)
      }
    }
  }
}
