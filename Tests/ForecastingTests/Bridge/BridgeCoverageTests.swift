import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

/// Coverage of bridged forecasts by simulation with known truth.
///
/// Bands of 400 series have a standard error of 2 points at 80 % where all are used.
@Suite
struct BridgeCoverageTests {
  private let model = EmpiricalBayesMixture<Year>(preset: .ministry, kind: .amount)

  /// What came of many pairs.
  private struct Tally {
    var used = 0
    var total = 0
    /// Outcomes inside the 80 % band: first new year, bridged; first year after the bridge.
    var inside = 0
    var insideLater = 0
    /// The same by the law without the covariate, over the pairs that used it.
    var insideWithout = 0
    /// Mean widths of the bands of the first new year.
    var width = 0.0
    var widthWithout = 0.0

    var coverage: Double { Double(inside) / Double(used) }
    var coverageLater: Double { Double(insideLater) / Double(used) }
    var coverageWithout: Double { Double(insideWithout) / Double(used) }
    var useShare: Double { Double(used) / Double(total) }
  }

  private func tally(
    count: Int, known: Int, slope: Double, noise: Double, seed: UInt64, later: Bool = false
  ) throws -> Tally {
    var stream = RandomStream(seed: seed)
    var tally = Tally()
    for _ in 0..<count {
      // One year more than the covariate will be shown.
      let pair = RelatedPair(
        knownCount: known, newerCount: 2, slope: slope, noise: noise, from: &stream)
      let shown = pair.covariate.prefix(known + 1)
      let relation = CovariateRelation(of: pair.known, with: shown, model: model)
      tally.total += 1
      guard relation.refusal == nil else { continue }
      tally.used += 1
      let bridge = try BridgedMixture(model: model, series: pair.known, relation: relation)
      let forecast = try bridge.forecast(horizon: later ? 2 : 1)
      func band(_ step: Forecast<Year>.Step) throws -> ClosedRange<Double> {
        try #require(step.distribution).centralInterval(coverage: .percent80)
      }
      let first = try band(forecast.steps[0])
      if first.contains(pair.truth[known]) { tally.inside += 1 }
      if later, try band(forecast.steps[1]).contains(pair.truth[known + 1]) {
        tally.insideLater += 1
      }
      let without = try band(model.fit(to: pair.known).step(ahead: 1))
      if without.contains(pair.truth[known]) { tally.insideWithout += 1 }
      tally.width += (first.upperBound - first.lowerBound) / pair.truth[known - 1]
      tally.widthWithout += (without.upperBound - without.lowerBound) / pair.truth[known - 1]
    }
    return tally
  }

  @Test(arguments: [6, 8, 12])
  func `a known relation is used and its 80 % bands hold 80 %`(known: Int) throws {
    let tally = try tally(
      count: 400, known: known, slope: 0.9, noise: 0.03, seed: UInt64(known))
    Evidence.recordCoverage(
      "related series", "n = \(known), h = 1, 80 %", expected: 0.8, seen: tally.coverage,
      count: tally.used)
    #expect(tally.useShare > 0.4, "\(tally)")
    // Growth of constant spread, which the power scale takes for one that rises with the level.
    #expect((0.73...0.89).contains(tally.coverage), "\(tally)")
    #expect(tally.width < tally.widthWithout, "\(tally)")
  }

  @Test func `years after the bridge are covered as the law covers them elsewhere`() throws {
    let tally = try tally(
      count: 120, known: 10, slope: 0.9, noise: 0.03, seed: 77, later: true)
    #expect(tally.coverageLater > 0.7, "\(tally)")
  }

  @Test(arguments: [6, 9, 14])
  func `an unrelated series is refused ninety-eight times in a hundred`(known: Int) throws {
    let tally = try tally(
      count: 2000, known: known, slope: 0, noise: 0.1, seed: UInt64(100 + known))
    #expect(tally.useShare < 0.02, "\(tally)")
    // Over all pairs the coverage is that of the law, but for the few that were taken in.
    let loss = tally.useShare * max(0, 0.8 - tally.coverage)
    #expect(loss < 0.01, "\(tally)")
  }
}
