import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

@Suite
struct CovariateRelationTests {
  private let model = EmpiricalBayesMixture<Year>(preset: .ministry, kind: .amount)

  private func series(_ values: [Double], from start: Int = 0) -> TimeSeries<Year> {
    TimeSeries(
      periods: values.indices.map { Year(ordinal: start + $0) }, values: values)
  }

  private func relation(_ values: [Double], _ covariate: [Double]) -> CovariateRelation<Year> {
    CovariateRelation(of: series(values), with: series(covariate), model: model)
  }

  @Test func `three common years are too few, and the numbers say so`() {
    // Indicator 114 ① and OCAJI orders by fiscal year, 2020 to 2024.
    let relation = relation([3, 3.230, 4.300], [11142, 17880, 20485, 22907, 25808])
    #expect(relation.refusal == .tooFewMoves(required: 5, found: 2))
    #expect(relation.commonPeriodCount == 3 && relation.commonMoveCount == 2)
    #expect(relation.newerPeriodCount == 2)
    #expect(relation.correlationInterval == nil && relation.slope == nil)
  }

  @Test func `a strong relation is used, with its figures`() throws {
    let pair = RelatedPair.strong
    let relation = CovariateRelation(of: pair.known, with: pair.covariate, model: model)
    #expect(relation.refusal == nil)
    #expect(relation.commonMoveCount == 11 && relation.newerPeriodCount == 2)
    let slope = try #require(relation.slope)
    #expect(slope.lower < 0.8 && 0.8 < slope.upper && slope.lower > 0)
    #expect(try #require(relation.score) < #require(relation.scoreWithoutCovariate))
    let interval = try #require(relation.correlationInterval)
    #expect(interval.contains(try #require(relation.correlation)))
  }

  @Test func `the correlation and its interval are those of a worked example`() throws {
    // r = 0.7 at n = 12: artanh 0.7 ± 1.959964/3 gives 0.2117 to 0.9093 (six-figure tables).
    let x = [0.0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    // y = 0.7 x̃ + √0.51 ṽ with x̃, ṽ orthogonal of equal length has correlation 0.7.
    let v = [1.0, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -1]
    let moves = zip(x, v).map { 0.7 * (2 * $0 - 1) + 0.51.squareRoot() * $1 }
    // The scale turns sums of moves into values and back: z = 2(√(y/L) − 1).
    func values(_ moves: [Double]) -> [Double] {
      var z = 20.0
      return [z * z]
        + moves.map {
          z += $0
          return z * z
        }
    }
    let relation = relation(
      values(moves), values(x.map { 2 * $0 - 1 }) + [401])
    #expect(abs(try #require(relation.correlation) - 0.7) < 2e-3)
    let interval = try #require(relation.correlationInterval)
    #expect(abs(interval.lowerBound - 0.2117) < 4e-3 && abs(interval.upperBound - 0.9093) < 2e-3)
  }

  @Test func `neither the unit of the covariate nor values before the series change a thing`()
    throws
  {
    let pair = RelatedPair.strong
    let scaled = TimeSeries(
      periods: [Year(ordinal: -1)] + pair.covariate.periods,
      values: [4000 * 1e4] + pair.covariate.values.map { $0 * 1e4 })
    let plain = TimeSeries(
      periods: [Year(ordinal: -1)] + pair.covariate.periods, values: [4000] + pair.covariate.values)
    let (a, b) = (
      CovariateRelation(of: pair.known, with: plain, model: model),
      CovariateRelation(of: pair.known, with: scaled, model: model)
    )
    expectClose(try #require(a.correlation), try #require(b.correlation), relative: 1e-6)
    expectClose(try #require(a.slope).estimate, try #require(b.slope).estimate, relative: 1e-5)
  }

  @Test func `what cannot be used is named`() {
    let values = [10.0, 12, 11, 14, 13, 16, 15, 18]
    let other = [5.0, 6, 5.2, 7.1, 6, 8, 7, 9.2]
    #expect(relation(values, other).refusal == .noNewerData)
    #expect(relation([-1] + values.dropFirst(), other + [9]).refusal == .negativeValues)
    #expect(relation(values, [-5] + other.dropFirst() + [9]).refusal == .negativeValues)
    #expect(
      relation(values, [Double](repeating: 7, count: 9)).refusal == .noVariation)
    #expect(
      relation([Double](repeating: 7, count: 8), other + [9]).refusal == .noVariation)
    #expect(relation(values, values + [17]).refusal == .exactFit)
    // Up and down against a covariate that grows evenly more and more.
    #expect(
      relation([10, 14, 9, 15, 10, 13, 9, 14], [1, 2, 4, 7, 11, 16, 22, 29, 37]).refusal
        == .slopeUnclear)
  }

  @Test func `a move left out has the law of a series that ends there when it is the last`() throws
  {
    let values = [10.0, 12, 11.5, 13, 13, 14.2]
    let full = series(values)
    let scale = MoveScale(values: values, power: model.preset.power)
    let law = try LeftOutMove(
      of: Year(ordinal: 5), model: model, series: full, scale: scale
    ).law
    let before = try FittedEmpiricalBayesMixture(
      series: full.prefix(5), preset: model.preset, kind: .amount, resolution: scale.resolution,
      level: scale.level)
    let step = try #require(before.step(ahead: 1).distribution)
    let powerScale = scale.powerScale(origin: 13)
    for value in [11.0, 12.9, 13.5, 15] {
      expectClose(
        law.probability(atMost: powerScale.displacement(to: value)),
        step.probability(atMost: value), relative: 1e-9)
    }
    #expect(law.probability(atMost: 0) - law.probability(below: 0) > 0.05)
  }
}
