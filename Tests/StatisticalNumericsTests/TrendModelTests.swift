import StatisticalNumerics
import TestSupport
import Testing

@Suite
struct TrendModelTests {
  @Test func `values without a logarithm are refused by position`() {
    #expect(throws: TrendModelError.nonPositiveValues(positions: [1, 3])) {
      _ = try TrendModel.fit(values: [3, 0, 2, -1], times: [1, 2, 3, 4], shape: .logLinear)
    }
  }

  @Test func `one time is refused`() {
    #expect(throws: TrendModelError.tooFewTimes(required: 2, found: 1)) {
      _ = try TrendModel.fit(values: [3, 4], times: [2020, 2020], shape: .linear)
    }
  }

  @Test(.tags(.property)) func `row order changes no bit`() throws {
    let values = [3, 3.23, 4.3, 4.1, 5]
    let times = [2020.0, 2021, 2022, 2024, 2025]
    let order = [3, 0, 4, 2, 1]
    let sorted = try TrendModel.fit(values: values, times: times, shape: .linear)
    let shuffled = try TrendModel.fit(
      values: order.map { values[$0] }, times: order.map { times[$0] }, shape: .linear)
    let left = try sorted.predictiveDistribution(at: 2027)
    let right = try shuffled.predictiveDistribution(at: 2027)
    expectClose(left.quantile(at: 0.1), right.quantile(at: 0.1), relative: 1e-15)
  }

  /// Nominal 80 % and 95 % intervals on data made by the model itself.
  @Test(.tags(.property), arguments: [3, 5, 8, 12])
  func `prediction intervals cover what they promise`(n: Int) throws {
    var generator = SeededGenerator(seed: 2026)
    let normal = Normal()
    let trials = 4_000
    var covered = (eighty: 0, ninetyFive: 0)
    for _ in 0..<trials {
      let noise = (0...n).map { _ in normal.quantile(lowerTail: generator.uniform()) }
      let values = (0..<n).map { 10 + 0.3 * Double($0) + noise[$0] }
      let model = try TrendModel.fit(
        values: values, times: (0..<n).map(Double.init), shape: .linear)
      let outcome = 10 + 0.3 * Double(n + 2) + noise[n]
      let law = try model.predictiveDistribution(at: Double(n + 2))
      if law.centralInterval(coverage: .percent80).contains(outcome) { covered.eighty += 1 }
      if law.centralInterval(coverage: .percent95).contains(outcome) { covered.ninetyFive += 1 }
    }
    // Three standard errors of a share of 4,000.
    #expect(
      abs(Double(covered.eighty) / Double(trials) - 0.8) < 3 * (0.16 / Double(trials)).squareRoot())
    #expect(
      abs(Double(covered.ninetyFive) / Double(trials) - 0.95)
        < 3 * (0.0475 / Double(trials)).squareRoot())
  }
}

@Suite(.tags(.reference))
struct TrendReferenceTests {
  @Test(arguments: ["linear", "log-linear"])
  func `coefficients of short series agree with exact arithmetic`(model: String) throws {
    let table = try ReferenceTable(
      Repository.referenceValues("short-series-forecasts/forecasts.csv"))
    var worst = WorstError()
    for (series, observations) in ShortSeries.all {
      let fitted = try TrendModel.fit(
        values: observations.map(\.value), times: observations.map { Double($0.year) },
        shape: model == "linear" ? .linear : .logLinear)
      let regression = fitted.regression
      let errors = try regression.coefficientStandardErrors()
      let rows = table.rows.filter {
        $0["series"] == series && $0["model"] == model && $0["year"].isEmpty
      }
      for row in rows {
        let value: Double? =
          switch row["quantity"] {
          case "intercept": regression.coefficients[0]
          case "slope": regression.coefficients[1]
          case "intercept_standard_error": errors[0]
          case "slope_standard_error": errors[1]
          case "residual_variance": regression.residualVariance
          case "r_squared": regression.coefficientOfDetermination
          default: nil
          }
        worst.add(value ?? .nan, row.number("value"), row.description)
      }
      for row in table.rows
      where row["series"] == series && row["model"] == model
        && row["quantity"].hasPrefix("mean_")
      {
        let interval = try regression.confidenceInterval(
          forMeanResponseAt: [row.number("year")], level: .percent95)
        worst.add(
          row["quantity"] == "mean_lower" ? interval.lower : interval.upper, row.number("value"),
          row.description)
      }
    }
    // The residual variance of a log-linear fit rests on logarithms rounded to doubles.
    worst.expect(within: model == "linear" ? 1e-13 : 1e-9, atLeast: 40)
  }
}
