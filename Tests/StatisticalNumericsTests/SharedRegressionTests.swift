import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// Sets of the shared data beside the linear ones of NIST: univariate statistics, and R's `lm`.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct SharedRegressionTests {
  /// Digits that the data as doubles leave: NumAcc3's standard deviation is 0.1 on a level of 10⁶.
  @Test(
    arguments: [
      ("Lottery", 15, 15, 14.5), ("Lew", 15, 15, 14.5), ("NumAcc1", 15, 15, 14.5),
      ("NumAcc2", 15, 14.5, 14), ("NumAcc3", 15, 9.4, 11.5), ("NumAcc4", 15, 8.2, 10),
    ] as [(String, Double, Double, Double)])
  func `univariate statistics are at the limit of their doubles`(
    name: String, meanDigits: Double, deviationDigits: Double, correlationDigits: Double
  ) throws {
    let url = try Repository.sharedFile("data/nist/\(name).dat")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.lastIndex { $0.contains("----") })
    let values = lines[(start + 1)...].compactMap {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
    func certified(_ label: String) throws -> Double {
      let line = try #require(lines.first { $0.contains(label) })
      let cell = try #require(
        line.split(whereSeparator: \.isWhitespace).first {
          Double($0) != nil && $0.contains(".")
        } ?? line.split(whereSeparator: \.isWhitespace).first { Double($0) != nil })
      return try #require(Double(cell))
    }
    let moments = SampleMoments(of: values)
    expectClose(
      moments.mean, try certified("Sample Mean"), relative: pow(10, -meanDigits), "mean")
    expectClose(
      try #require(moments.standardDeviation), try certified("Standard Deviation"),
      relative: pow(10, -deviationDigits), "standard deviation")
    expectClose(
      try #require(moments.autocorrelation(lag: 1)), try certified("Autocorrelation"),
      relative: pow(10, -correlationDigits), "autocorrelation")
  }

  @Test(arguments: ["linear", "loglinear"])
  func `R's lm and predict are reproduced`(kind: String) throws {
    let reference = try ReferenceTable(Repository.sharedFile("data/reference/r_lm_predict.csv"))
    let observations = try ReferenceTable(Repository.sharedFile("data/reference/series.csv"))
    var worst = WorstError()
    for name in Set(reference.rows.map { $0["series"] }).sorted() {
      let rows = observations.rows.filter { $0["series"] == name }
      let wanted = reference.rows.filter { $0["series"] == name && $0["model"] == kind }
      guard !wanted.isEmpty else { continue }
      let regression = try TrendModel.fit(
        values: rows.map { $0.number("y") }, times: rows.map { $0.number("t") },
        shape: kind == "linear" ? .linear : .logLinear
      ).regression
      let errors = try regression.coefficientStandardErrors()
      let overall = try regression.overallTest()
      for row in wanted {
        let quantity = row["quantity"]
        let value: Double
        switch quantity {
        case "b0": value = regression.coefficients[0]
        case "b1": value = regression.coefficients[1]
        case "se_b0": value = errors[0]
        case "se_b1": value = errors[1]
        case "p_b1": value = try regression.coefficientTests()[1].pValue
        case "adj_r2": value = regression.adjustedCoefficientOfDetermination ?? .nan
        case "sigma": value = regression.residualStandardDeviation ?? .nan
        case "r2": value = regression.coefficientOfDetermination ?? .nan
        case "fstat": value = overall.statistic
        default:
          let t = row.number("t")
          if quantity.hasSuffix("fit") {
            value = regression.meanResponse(at: [t])
          } else {
            value = try bound(quantity, of: regression, at: t, level: row.number("level"))
          }
        }
        worst.add(value, row.number("value"), row.description)
      }
    }
    worst.expect(within: 1e-11, atLeast: 1_200)
  }

  private func bound(
    _ quantity: String, of regression: LinearModel, at time: Double, level: Double
  ) throws -> Double {
    let percent = (level * 100).rounded()
    let isLower = quantity.hasSuffix("lwr")
    if quantity.hasPrefix("confidence") {
      let interval = try regression.confidenceInterval(
        forMeanResponseAt: [time], level: #require(ConfidenceLevel(percent: percent)))
      return isLower ? interval.lower : interval.upper
    }
    let band = try regression.predictiveDistribution(at: [time])
      .centralInterval(coverage: #require(Coverage(percent: percent)))
    return isLower ? band.lowerBound : band.upperBound
  }
}
