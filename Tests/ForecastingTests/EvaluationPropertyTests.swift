import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

@Suite(.tags(.property))
struct EvaluationPropertyTests {
  /// Forecasts of normal random walks, each of its own standard deviation, from n values.
  private func walks(
    count: Int, n: Int, narrowing: Double = 1
  ) throws -> [EvaluatedForecast<Step>] {
    var generator = SeededGenerator(seed: 114)
    let normal = Normal()
    return try (0..<count).flatMap { index in
      let deviation = 0.5 + generator.uniform()
      var path = [100.0]
      for _ in 0..<n {
        path.append(
          path[path.count - 1] + deviation * normal.quantile(lowerTail: generator.uniform()))
      }
      let series = try TimeSeries(
        path.enumerated().map { (period: Step(ordinal: $0), value: $1) })
      return RollingOrigin(minimumTrainingCount: n, horizon: 1).evaluate(
        series, id: "walk \(index)"
      ) { training throws(ForecastingError) in
        let walk = try RandomWalk().fit(to: training)
        let law = PredictiveDistribution.studentT(
          degreesOfFreedom: Double(walk.degreesOfFreedom), location: walk.lastValue,
          scale: (walk.stepStandardDeviation ?? 0) * narrowing)
        return Forecast(
          origin: walk.origin,
          steps: [
            .init(period: walk.origin.advanced(by: 1), median: walk.lastValue, distribution: law)
          ])
      }
    }
  }

  @Test(.tags(.slow), arguments: [5, 8, 12])
  func `a true law has even transforms and nominal coverage, a narrow one has not`(n: Int) throws {
    let trials = 2_000
    let scores = try walks(count: trials, n: n).map { ForecastScores(of: $0) }
    let summary = ScoreSummary(of: scores)
    #expect(summary.lawCount == trials && summary.seriesCount == trials)
    for coverage in summary.coverages {
      let share = try #require(coverage.empiricalCoverage)
      let promised = coverage.nominalCoverage.fraction
      let error = (promised * (1 - promised) / Double(trials)).squareRoot()
      #expect(abs(share.value - promised) < 3 * error, "seed 114, n = \(n)")
    }
    let transforms = try #require(summary.transforms)
    #expect(transforms.chiSquareTail > 0.001)
    #expect(abs(transforms.mean - 0.5) < 3 * (1 / 12.0 / Double(trials)).squareRoot())

    let narrow = ScoreSummary(
      of: try walks(count: trials, n: n, narrowing: 0.6).map { ForecastScores(of: $0) })
    #expect(try #require(narrow.transforms).chiSquareTail < 1e-9)
    let narrowShare = try #require(narrow.coverages[1].empiricalCoverage)
    #expect(narrowShare.value < 0.8 - 4 * narrowShare.standardError)
    // Proper scores prefer the true law.
    for score in [\ScoreSummary.rankedScore, \.intervalScore, \.quantileLoss, \.logarithmicScore] {
      let (right, wrong) = (summary[keyPath: score].mean, narrow[keyPath: score].mean)
      #expect(try #require(right).value < (try #require(wrong).value))
    }
  }

  @Test func `transforms at a point mass are spread over its jump`() throws {
    // A law with three tenths at 7 exactly, and outcomes that follow it.
    let law = PredictiveDistribution.powerScaled(
      StudentTMixture(
        parts: [.init(weight: 0.7, degreesOfFreedom: 6, location: 0.02, scale: 0.1)],
        pointMass: 0.3),
      by: .init(power: 0.5, shift: 1, reference: 8, origin: 7, ceiling: .infinity))
    var generator = SeededGenerator(seed: 7)
    let known = try TimeSeries([(period: Step(ordinal: 1), value: 7.0)])
    let scores = (0..<2_000).map { index in
      let outcome = law.quantile(at: generator.uniform())
      let evaluated = EvaluatedForecast(
        seriesID: "\(index)", trainingCount: 1, origin: Step(ordinal: 1), horizon: 1,
        period: Step(ordinal: 2), outcome: outcome, scale: TrainingScale(of: known),
        prediction: .law(median: law.median, law))
      return ForecastScores(of: evaluated)
    }
    #expect(scores.count { $0.law?.transform == 0.5 } < 2)
    #expect(try #require(ScoreSummary(of: scores).transforms).chiSquareTail > 0.001)
    let other = ForecastScores.Options(seed: 2)
    #expect(other != .standard)
  }

  @Test func `neither order nor company of series changes a summary`() throws {
    let rows = try walks(count: 40, n: 4)
    let scores = rows.map { ForecastScores(of: $0) }
    let pools = ScorePool.all(of: scores) { $0.seriesID.hasSuffix("7") ? "seven" : "other" }
    let reversed = ScorePool.all(of: scores.reversed()) {
      $0.seriesID.hasSuffix("7") ? "seven" : "other"
    }
    #expect(pools == reversed)
    #expect(pools.map(\.key.label) == ["other", "other", "other", "seven", "seven", "seven"])
    #expect(pools.map(\.key.trainingCount) == [4, nil, nil, 4, nil, nil])
    #expect(pools.map(\.key.horizon) == [1, 1, nil, 1, 1, nil])
    #expect(pools.last?.summary.forecastCount == 4)
    // A row's draw is its own: alone or among others.
    #expect(ForecastScores(of: rows[17]) == scores[17])
  }

  @Test func `scores of one series count as one, wherever they stand`() throws {
    let rolling = RollingOrigin(minimumTrainingCount: 3, horizon: 2)
    let scores = try (0..<6).flatMap { index in
      let series = try TimeSeries(
        (0..<9).map { step in
          (period: Step(ordinal: step), value: Double((step * step * (index + 3)) % 11))
        })
      return rolling.evaluate(RandomWalk(), on: series, id: "s\(index)")
        .map { ForecastScores(of: $0) }
    }
    // Dealt out as cards, so that no two of a series stand together.
    let dealt = (0..<11).flatMap { place in (0..<6).map { scores[$0 * 11 + place] } }
    let pools = ScorePool.all(of: scores)
    #expect(ScorePool.all(of: dealt) == pools)
    let all = try #require(pools.last?.summary)
    #expect(all.forecastCount == 66 && all.seriesCount == 6)
    let coverage = try #require(all.coverages.last?.empiricalCoverage)
    #expect(coverage.clusterCount == 6 && coverage.count == 66)
  }

  @Test func `draws depend on seed, series, origin and horizon, and on nothing else`() throws {
    func draw(_ seed: UInt64, _ text: String, _ numbers: [Int]) -> Double {
      var generator = KeyedGenerator(seed: seed, text: text, numbers: numbers)
      return generator.uniform()
    }
    let keys: [(UInt64, String, [Int])] = [
      (1, "a", [2015, 1]), (2, "a", [2015, 1]), (1, "b", [2015, 1]), (1, "a", [2016, 1]),
      (1, "a", [2015, 2]), (1, "a", [1, 2015]), (1, "", [2015, 1]),
    ]
    let draws = keys.map(draw)
    #expect(Set(draws).count == keys.count && draws.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(draws == keys.map(draw))
    let many = (0..<4_000).map { draw(1, "s", [$0 / 3, $0 % 3]) }
    #expect((TransformHistogram(of: many)?.chiSquareTail ?? 0) > 0.001)
    // The draw of a score is that of its key.
    let law = PredictiveDistribution.studentT(degreesOfFreedom: 3, location: 7, scale: 0)
    let known = try EvaluatedForecast(
      seriesID: "a", trainingCount: 3, origin: Step(ordinal: 2015), horizon: 2,
      period: Step(ordinal: 2017), outcome: 7,
      scale: TrainingScale(of: TimeSeries<Step>.constant(7)),
      prediction: .law(median: 7, law))
    let score = ForecastScores(of: known, options: .init(seed: 1))
    #expect(score.law?.transform == draw(1, "a", [2015, 2]))
  }

  @Test func `two ways are compared on the forecasts that both made`() throws {
    let right = try walks(count: 300, n: 8).map { ForecastScores(of: $0) }
    let wrong = try walks(count: 300, n: 8, narrowing: 0.3).map { ForecastScores(of: $0) }
    func score(_ item: ForecastScores) -> Double? { item.law?.scaledRankedScore }
    let same = ScoreComparison(of: right, with: right.reversed(), score: score)
    #expect(same.difference?.value == 0 && same.winningShare?.value == 0.5)
    let part = ScoreComparison(
      of: Array(right.dropFirst(10)), with: wrong.reversed(), score: score)
    #expect(part.unpairedCount == 10 && part.difference?.count == 290)
    let gain = try #require(ScoreComparison(of: right, with: wrong, score: score).difference)
    #expect(gain.value < -2 * gain.standardError)
    let turned = ScoreComparison(of: wrong, with: right, score: score).difference
    expectClose(try #require(turned).value, -gain.value, relative: 1e-12)
    // The difference is known better than either mean.
    let mean = try #require(ScoreSummary(of: right).rankedScore.mean)
    #expect(gain.standardError < mean.standardError / 2)
  }

  @Test func `infinite and undefined scores are counted, not averaged`() throws {
    let series = try TimeSeries(
      [3.0, 4, 6, 5, 7].enumerated().map { (period: Step(ordinal: $0), value: $1) })
    let rolling = RollingOrigin(minimumTrainingCount: 3, horizon: 1)
    let growth = ScoreSummary(
      of: rolling.evaluate(LogLinearTrend(), on: series, id: "a").map { ForecastScores(of: $0) })
    #expect(growth.lawCount == 2 && growth.rankedScore.infiniteCount == 2)
    #expect(growth.rankedScore.mean == nil && growth.quantileLoss.mean != nil)
    let constant = try TimeSeries(
      (0..<5).map { (period: Step(ordinal: $0), value: 9.0) })
    let still = ScoreSummary(
      of: rolling.evaluate(RandomWalk(), on: constant, id: "b").map { ForecastScores(of: $0) })
    #expect(still.meanAbsoluteScaledError.undefinedCount == 2)
    #expect(still.meanScaledIntervalScore.undefinedCount == 2)
    #expect(still.rankedScore.mean?.value == 0 && still.logarithmicScore.mean?.value == 0)
    #expect(still.coverages[0].empiricalCoverage?.clusteredStandardError == nil)
    // Two values: the drift gives a median alone.
    let two = RollingOrigin(minimumTrainingCount: 2, horizon: 1)
      .evaluate(RandomWalkWithDrift(), on: series.prefix(3), id: "c")
    let medianOnly = ScoreSummary(of: two.map { ForecastScores(of: $0) })
    #expect(medianOnly.medianOnlyCount == 1 && medianOnly.absoluteError.mean != nil)
  }

  @Test func `the pinball loss of the printed quantiles follows the ranked score`() throws {
    let scores = try walks(count: 200, n: 8).map { ForecastScores(of: $0) }
    let summary = ScoreSummary(of: scores)
    let ratio =
      try #require(summary.quantileLoss.mean).value
      / (try #require(summary.rankedScore.mean).value)
    // Seven quantiles, denser in the tails, where losses are small.
    #expect(ratio > 0.3 && ratio < 0.5)
  }
}

extension TimeSeries<Step> {
  /// A series of one value, three times.
  fileprivate static func constant(_ value: Double) throws -> TimeSeries<Step> {
    try TimeSeries((2013...2015).map { (period: Step(ordinal: $0), value: value) })
  }
}
