import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.tags(.reference))
struct ScoreReferenceTests {
  private let rows: [ReferenceTable.Row]
  private let expected: [String: Double]

  init() throws {
    rows = try ReferenceTable(Repository.referenceValues("forecast-scores/sample.csv")).rows
    let values = try ReferenceTable(
      Repository.referenceValues("forecast-scores/sample-values.csv"))
    expected = Dictionary(
      uniqueKeysWithValues: values.rows.map { ($0["quantity"], $0.number("value")) })
  }

  private func check(_ quantity: String, _ value: Double?, _ worst: inout WorstError) throws {
    worst.add(try #require(value), try #require(expected[quantity]), quantity)
  }

  @Test func `scores of a sample agree with exact fractions`() throws {
    var worst = WorstError()
    let coverage = Coverage.percent80
    let outcomes = rows.map { $0.number("outcome") }
    let forecasts = rows.map { $0.number("forecast") }
    let errors = zip(outcomes, forecasts).map { $0 - $1 }
    let intervals = rows.map { $0.number("lower")...$0.number("upper") }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    try check(
      "interval_score",
      mean(
        zip(intervals, outcomes).map {
          Score.intervalScore($0, coverage: coverage, outcome: $1)
        }), &worst)
    try check(
      "mean_scaled_interval_score",
      Score.meanScaledIntervalScore(
        intervals, coverage: coverage, outcomes: outcomes, scale: 1.75), &worst)
    for probability in [0.125, 0.5, 0.875] {
      try check(
        "quantile_loss_\(probability)",
        mean(
          zip(forecasts, outcomes).map {
            Score.quantileLoss(quantile: $0, probability: probability, outcome: $1)
          }), &worst)
    }
    try check(
      "mean_absolute_scaled_error", Score.meanAbsoluteScaledError(errors: errors, scale: 1.75),
      &worst)
    try check(
      "root_mean_squared_scaled_error",
      Score.rootMeanSquaredScaledError(errors: errors, scale: 1.75), &worst)
    try check(
      "symmetric_percentage_error",
      Score.symmetricMeanAbsolutePercentageError(forecasts: forecasts, outcomes: outcomes),
      &worst)
    let covered = try #require(
      ClusteredMean(
        of: zip(intervals, outcomes).map { $0.contains($1) ? 1 : 0 },
        isFirstOfSeries: SeriesOrder.isFirstOfSeries(rows.map { $0["series"] })))
    try check("coverage", covered.value, &worst)
    try check("coverage_standard_error", covered.standardError, &worst)
    try check("coverage_clustered_standard_error", covered.clusteredStandardError, &worst)
    worst.expect(within: 1e-13, atLeast: 11)
  }

  @Test func `reliability and transforms of a sample agree with exact fractions`() throws {
    var worst = WorstError()
    let events = rows.enumerated().map { index, row in
      EventForecast(
        seriesID: row["series"], trainingCount: 3, horizon: 1, periodOrdinal: index,
        probability: row.number("probability"), occurred: row["occurred"] == "1")
    }
    let table = try #require(ReliabilityTable(of: events.reversed()))
    try check("brier", table.brier.value, &worst)
    try check("brier_clustered_standard_error", table.brier.clusteredStandardError, &worst)
    try check("reliability", table.reliability, &worst)
    try check("resolution", table.resolution, &worst)
    try check("uncertainty", table.uncertainty, &worst)
    for tenth in table.tenths {
      try check("tenth_\(tenth.index)_count", Double(tenth.observed.count), &worst)
      try check("tenth_\(tenth.index)_mean_probability", tenth.meanProbability, &worst)
      try check("tenth_\(tenth.index)_observed", tenth.observed.value, &worst)
    }
    #expect(table.tenths.count == expected.keys.count { $0.hasSuffix("_count") })
    let histogram = try #require(TransformHistogram(of: events.map(\.probability)))
    try check("chi_square", histogram.chiSquare, &worst)
    try check("chi_square_tail", histogram.chiSquareTail, &worst)
    worst.expect(within: 1e-13, atLeast: 30)
  }

  @Test func `a series that never moved has no scale`() {
    #expect(Score.meanAbsoluteScaledError(errors: [1], scale: 0) == nil)
    #expect(Score.rootMeanSquaredScaledError(errors: [1], scale: 0) == nil)
    #expect(
      Score.meanScaledIntervalScore([1...2], coverage: .percent80, outcomes: [1], scale: 0)
        == nil)
    #expect(
      Score.symmetricMeanAbsolutePercentageError(forecasts: [0, 3], outcomes: [0, 1]) == 50)
  }

  @Test func `the logarithmic score asks for all that is written alike`() {
    let law = PredictiveDistribution.studentT(degreesOfFreedom: 5, location: 10, scale: 2)
    let cell = law.probability(atMost: 12.5) - law.probability(atMost: 11.5)
    expectClose(exp(-Score.logarithmic(of: law, outcome: 12, resolution: 1)), cell, relative: 1e-12)
    expectClose(
      exp(-Score.logarithmicDensity(of: law, outcome: 12)), law.density(at: 12), relative: 1e-12)
    let point = PredictiveDistribution.studentT(degreesOfFreedom: 5, location: 10, scale: 0)
    #expect(Score.logarithmic(of: point, outcome: 10, resolution: 1) == 0)
    #expect(Score.logarithmic(of: point, outcome: 12, resolution: 1) == .infinity)
    #expect(Score.logarithmicDensity(of: point, outcome: 10) == 0)
  }
}

@Suite
struct RollingOriginTests {
  private func series(_ values: [Double?], from year: Int = 2010) throws -> TimeSeries<Step> {
    try TimeSeries(
      values.enumerated().compactMap { index, value in
        value.map { (period: Step(ordinal: year + index), value: $0) }
      })
  }

  @Test func `every origin that leaves an outcome is used`() throws {
    let folds = Array(
      RollingOrigin(minimumTrainingCount: 3, horizon: 3).folds(
        of: try series([1, 2, 3, 4, 5, 6])))
    #expect(folds.map(\.training.count) == [3, 4, 5])
    #expect(folds.map { $0.outcomes.map(\.value) } == [[4, 5, 6], [5, 6], [6]])
    #expect(folds.map { $0.outcomes.map(\.horizon) } == [[1, 2, 3], [1, 2], [1]])
    #expect(
      Array(
        RollingOrigin(minimumTrainingCount: 6, horizon: 1).folds(of: try series([1, 2, 3]))
      ).isEmpty)
  }

  @Test func `gaps are no outcomes and keep their time`() throws {
    let folds = Array(
      RollingOrigin(minimumTrainingCount: 2, horizon: 2)
        .folds(of: try series([1, 2, nil, 4, nil, nil, nil, 8, 9])))
    #expect(folds.map(\.origin.ordinal) == [2011, 2017])
    #expect(folds.map { $0.outcomes.map(\.horizon) } == [[2], [1]])
    #expect(folds.map { $0.outcomes.map(\.value) } == [[4], [9]])
  }

  @Test func `a sliding window forgets the oldest values`() throws {
    let folds = Array(
      RollingOrigin(minimumTrainingCount: 2, horizon: 1, window: .sliding(length: 3))
        .folds(of: try series([1, 2, 3, 4, 5])))
    #expect(folds.map(\.training.values) == [[1, 2], [1, 2, 3], [2, 3, 4]])
  }

  @Test(.tags(.property), arguments: ModelName.allCases)
  func `data after an origin never change its forecast`(name: ModelName) throws {
    let rolling = RollingOrigin(minimumTrainingCount: 3, horizon: 2)
    func forecasts(_ values: [Double]) throws -> [EvaluatedForecast<Step>] {
      rolling.evaluate(try series(values), id: "a") { training throws(ForecastingError) in
        try name.forecast(training, horizon: 2)
      }
    }
    let values = [12.0, 13, 11, 15, 16, 14.5, 18]
    let known = try forecasts(values)
    let changed = try forecasts(Array(values.prefix(5)) + [900, 0.25])
    let before = known.filter { $0.origin.ordinal <= 2014 }
    #expect(before.count == 6)
    for (left, right) in zip(before, changed) {
      #expect(left.prediction == right.prediction && left.scale == right.scale)
    }
    #expect(known.last?.prediction != changed.last?.prediction)
  }

  @Test func `a model that refuses leaves rows with its reason`() throws {
    let rows = RollingOrigin(minimumTrainingCount: 3, horizon: 1)
      .evaluate(LogLinearTrend(), on: try series([1, 0, 2, 3, 4]), id: "zero")
    #expect(rows.map(\.trainingCount) == [3, 4])
    #expect(
      rows.allSatisfy { $0.prediction == .refused(.nonPositiveValues(ordinals: [2011])) })
    let summary = ScoreSummary(of: rows.map { ForecastScores(of: $0) })
    #expect(summary.refusedCount == 2 && summary.lawCount == 0 && summary.rankedScore.mean == nil)
    #expect(summary.transforms == nil && summary.medianAbsoluteError == nil)
  }

  @Test func `a training scale never vanishes`() throws {
    let moving = TrainingScale(of: try series([10, nil, 14, 13]))
    // |4| over two periods and |1| over one.
    #expect(moving.meanAbsoluteChange == 1.5 && moving.floored == 1.5)
    expectClose(
      try #require(moving.rootMeanSquaredChange), (9.0 / 2).squareRoot(), relative: 1e-15)
    let constant = TrainingScale(of: try series([250, 250]))
    #expect(constant.meanAbsoluteChange == 0 && constant.floored == 2.5)
    #expect(TrainingScale(of: try series([0.1])).floored == 0.1)
    #expect(TrainingScale(of: try series([0, 0, 0])).floored == 1)
  }
}
