import StatisticalNumerics
import TestSupport
import Testing

@Suite(.tags(.property))
struct SeasonalTrendTests {
  private func values(count: Int, seed: UInt64) -> [Double] {
    var stream = RandomStream(seed: seed)
    let seasons = (0..<12).map { _ in 5 * stream.normal() }
    return (0..<count).map { time -> Double in
      let line: Double = 1_000 + 0.003 * Double(time)
      return line + seasons[time % 12] + stream.normal()
    }
  }

  @Test(arguments: [13, 14, 25, 100, 60_000])
  func `coefficients and predictions are those of QR`(count: Int) throws {
    let values = values(count: count, seed: UInt64(count))
    let trend = try SeasonalTrend.fit(values: values, season: 12)
    let long = try LongLinearModel.fit(
      rowCount: count, regressorNames: ["time"] + (0..<12).map { "season \($0)" },
      hasIntercept: false
    ) { rows, column, target in
      for (offset, row) in rows.enumerated() {
        target[offset] =
          switch column {
          case 0: Double(row)
          case 13: values[row]
          default: row % 12 == column - 1 ? 1 : 0
          }
      }
    }
    expectClose(trend.slope, long.coefficients[0], relative: 1e-10, "slope")
    for season in 0..<12 {
      expectClose(trend.levels[season], long.coefficients[season + 1], relative: 1e-12)
    }
    guard trend.residualDegreesOfFreedom > 0 else {
      #expect(trend.residualStandardDeviation == nil)
      #expect(trend.predictiveDistribution(at: count) == nil)
      return
    }
    expectClose(
      try #require(trend.residualStandardDeviation),
      try #require(long.residualStandardDeviation), relative: 1e-10)
    let errors = try long.coefficientStandardErrors()
    expectClose(try #require(trend.slopeStandardError), errors[0], relative: 1e-10)
    for (own, expected) in zip(try #require(trend.levelStandardErrors), errors.dropFirst()) {
      expectClose(own, expected, relative: 1e-10)
    }
    for time in [count, count + 5, count + 30] {
      let row = [Double(time)] + (0..<12).map { time % 12 == $0 ? 1.0 : 0 }
      let expected = try long.predictiveDistribution(at: row)
      let own = try #require(trend.predictiveDistribution(at: time))
      expectClose(trend.value(at: time), expected.median, relative: 1e-12)
      for p in [0.025, 0.5, 0.9] {
        expectClose(own.quantile(at: p), expected.quantile(at: p), relative: 1e-11)
      }
    }
  }

  @Test func `bits do not depend on threads`() throws {
    let values = values(count: 150_001, seed: 3)
    let one = try SeasonalTrend.fit(values: values, season: 12)
    #expect(try SeasonalTrend.fit(values: values, season: 12, threadCount: 2) == one)
    #expect(try SeasonalTrend.fit(values: values, season: 12, threadCount: 8) == one)
  }

  @Test func `what cannot be fitted is refused with its reason`() {
    func fault(_ values: [Double]) -> SeasonalTrend.Fault? {
      do throws(SeasonalTrend.Fault) {
        _ = try SeasonalTrend.fit(values: values, season: 4)
        return nil
      } catch {
        return error
      }
    }
    #expect(fault([1, 2, 3, 4]) == .tooFewValues(required: 5, found: 4))
    #expect(fault([1, 2, 3, 4, 5, .nan]) == .nonFiniteValue(position: 5))
    #expect(fault([1e308, -1e308, 1e308, -1e308, 1e308, 1e308]) == .outOfRange)
    #expect(fault([1, 2, 3, 4, 5]) == nil)
  }
}
