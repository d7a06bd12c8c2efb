import StatisticalNumerics
import TestSupport
import Testing

@Suite(.tags(.reference))
struct RidgeLogisticRegressionTests {
  typealias Observation = RidgeLogisticRegression.Observation

  /// The observations of `ReferenceValues/prior-fitting`.
  private func observations(_ name: String) throws -> [Observation] {
    let table = try ReferenceTable(Repository.referenceValues("prior-fitting/datasets.csv"))
    var rows: [[String: Double]] = []
    for row in table.rows where row["dataset"] == name {
      let index = Int(row.number("row"))
      if index == rows.count { rows.append([:]) }
      rows[index][row["column"]] = row.number("value")
    }
    return rows.map { row in
      Observation(
        regressors: [1, row["x1"] ?? 0] + [row["x2"]].compactMap { $0 },
        outcome: row["outcome"] == 1)
    }
  }

  @Test func `coefficients agree with the roots of the gradient`() throws {
    let fits = try ReferenceTable(Repository.referenceValues("prior-fitting/fits.csv"))
    var worst = WorstError()
    for name in ["line", "plane", "separated"] {
      let expected = fits.rows.filter { $0["dataset"] == name }.map { $0.number("value") }
      let fit = try RidgeLogisticRegression.fit(
        try observations(name), center: Array([0.0, 1, 0].prefix(expected.count)),
        standardDeviation: 2)
      #expect(fit.coefficients.count == expected.count && fit.logLikelihood < 0)
      for (value, reference) in zip(fit.coefficients, expected) {
        worst.add(value, reference, name)
      }
    }
    worst.expect(within: 1e-9, atLeast: 7)
  }

  @Test func `without observations the prior stays`() throws {
    let fit = try RidgeLogisticRegression.fit([], center: [0.5, 1], standardDeviation: 2)
    #expect(fit.coefficients == [0.5, 1] && fit.logLikelihood == 0)
  }

  @Test func `a regressor beyond all scores stalls nothing`() throws {
    let fit = try RidgeLogisticRegression.fit(
      [
        Observation(regressors: [1, 800], outcome: false),
        Observation(regressors: [1, -800], outcome: true),
      ], center: [0, 1], standardDeviation: 2)
    #expect(fit.coefficients.allSatisfy(\.isFinite) && fit.coefficients[1] < 0)
  }
}
