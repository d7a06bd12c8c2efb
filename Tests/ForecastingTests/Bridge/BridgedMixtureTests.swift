import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

@Suite
struct BridgedMixtureTests {
  private let model = EmpiricalBayesMixture<Year>(preset: .ministry, kind: .amount)

  private func bridged(_ pair: RelatedPair) throws -> BridgedMixture<Year> {
    let relation = CovariateRelation(of: pair.known, with: pair.covariate, model: model)
    try #require(relation.refusal == nil)
    return try BridgedMixture(model: model, series: pair.known, relation: relation)
  }

  /// The line of the common moves, and how much wider the errors of moves left out are than residuals.
  private func line(
    _ moves: CommonMoves<Year>
  ) throws -> (model: LinearModel, factor: Double) {
    func fit(_ pairs: [CommonMoves<Year>.Pair]) throws -> LinearModel {
      try LinearModel.fit(
        response: pairs.map(\.response),
        design: DesignMatrix(
          rowCount: pairs.count,
          regressors: [.init("covariate", values: pairs.map(\.regressor))]))
    }
    let squares = try moves.pairs.map { left in
      let error =
        try left.response
        - fit(moves.pairs.filter { $0 != left }).meanResponse(at: [left.regressor])
      return error * error
    }
    let model = try fit(moves.pairs)
    let mean = squares.reduce(0, +) / Double(squares.count)
    return (model, mean.squareRoot() / (model.residualStandardDeviation ?? 0))
  }

  private var pair: RelatedPair { .strong }
  private var scale: MoveScale {
    MoveScale(values: pair.known.values, power: model.preset.power)
  }
  private var moves: CommonMoves<Year> {
    CommonMoves(of: pair.known, with: pair.covariate, scale: scale, limit: 5)
  }

  @Test func `a bridged year has the law of the line, with the errors of moves left out`() throws {
    let (linear, factor) = try line(moves)
    #expect((1.01..<1.5).contains(factor))
    let expected = try linear.predictiveDistribution(at: [moves.newer[0]])
    let law = try #require(try bridged(pair).forecast(horizon: 1).steps[0].distribution)
    let powerScale = scale.powerScale(origin: pair.known.values[pair.known.count - 1])
    for p in [0.01, 0.1, 0.5, 0.9, 0.99] {
      let move = expected.median + factor * (expected.quantile(at: p) - expected.median)
      expectClose(law.quantile(at: p), powerScale.value(at: move), relative: 1e-9)
    }
  }

  @Test func `two bridged years carry the errors of both moves and of the coefficients`() throws {
    // The mean of two moves is an observation of weight 2 at the mean of the covariate's.
    try #require(moves.newer.count == 2)
    let (linear, factor) = try line(moves)
    let mean = try linear.predictiveDistribution(
      at: [(moves.newer[0] + moves.newer[1]) / 2], weight: 2)
    let law = try #require(try bridged(pair).forecast(horizon: 2).steps[1].distribution)
    let powerScale = scale.powerScale(origin: pair.known.values[pair.known.count - 1])
    for p in [0.05, 0.5, 0.95] {
      let move = mean.median + factor * (mean.quantile(at: p) - mean.median)
      expectClose(law.quantile(at: p), powerScale.value(at: 2 * move), relative: 1e-9)
    }
  }

  @Test func `the law goes on from the bridged years and never narrows`() throws {
    let forecast = try bridged(.strong).forecast(horizon: 5)
    #expect(forecast.steps.map(\.period.ordinal) == [12, 13, 14, 15, 16])
    let widths = forecast.steps.compactMap { step -> Double? in
      guard let band = step.distribution?.centralInterval(coverage: .percent80) else { return nil }
      return band.upperBound - band.lowerBound
    }
    #expect(widths.count == 5)
    for (earlier, later) in zip(widths, widths.dropFirst()) { #expect(earlier < later) }
  }

  @Test func `paths have the laws of the single years, bridged or not`() throws {
    let mixture = try bridged(.strong)
    let forecast = try mixture.forecast(horizon: 4)
    let paths = try mixture.paths(horizon: 4, count: 16_384, seed: 7)
    for (index, step) in forecast.steps.enumerated() {
      let law = try #require(step.distribution)
      for p in [0.1, 0.5, 0.9] {
        let threshold = law.quantile(at: p)
        let share = paths.probability { $0[$0.startIndex + index] <= threshold }.estimate
        // Three standard errors of 16,384 draws, and that of 256 points.
        #expect(abs(share - p) < 0.02, "year \(index + 1), \(p): \(share)")
      }
    }
    let short = try mixture.paths(horizon: 1, count: 4096)
    let median = try #require(forecast.steps[0].distribution).median
    #expect(abs(short.probability { $0[$0.startIndex] <= median }.estimate - 0.5) < 0.01)
  }

  @Test func `the same call gives the same numbers`() throws {
    let (first, second) = (try bridged(.strong), try bridged(.strong))
    #expect(try first.forecast(horizon: 4) == second.forecast(horizon: 4))
    #expect(
      try first.paths(horizon: 4, count: 512, seed: 3)
        == second.paths(horizon: 4, count: 512, seed: 3))
  }
}

/// A period that is its own number.
struct Year: TimePeriod {
  let ordinal: Int
}
