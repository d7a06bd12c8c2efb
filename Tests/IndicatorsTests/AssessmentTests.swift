import Forecasting
import Indicators
import TestSupport
import Testing

@Suite
struct AssessmentTests {
  private func only(
    _ record: IndicatorRecord, choice: ModelChoice = .automatic
  ) throws -> Assessment {
    let all = Assessment.all(of: record, choice: choice)
    #expect(all.count == 1)
    return try #require(all.first)
  }

  @Test func `the verdict on indicator 114 is undecided at low confidence`() throws {
    let assessment = try only(GoalFortyThree.construction)
    #expect(assessment.verdict == .undecided)
    #expect(assessment.confidence == .low)
    // The published cases of the model: the law's own and, without a record, as a declared target.
    let probability = try #require(assessment.attainmentProbability)
    #expect(abs(probability - 0.656_419_056_8) < 1e-9)
    #expect(abs(try #require(assessment.reportedProbability) - 0.646_068_713_6) < 1e-9)
    let range = try #require(assessment.probabilityRange)
    // From the random walk to the log-linear trend.
    #expect(abs(range.lowerBound - 0.578157) < 5e-7)
    #expect(abs(range.upperBound - 0.863064) < 5e-7)
    let presets = assessment.members.filter { $0.preset != nil }.map(\.attainmentProbability)
    for (probability, expected) in zip(
      presets, [0.656_419_056_8, 0.691_179_831_9, 0.796_438_935_9])
    {
      #expect(abs(try #require(probability) - expected) < 1e-9)
    }
    #expect(assessment.members.count == 10)
  }

  @Test func `reached at least once, held, and met in the target year are three things`() throws {
    let assessment = try only(GoalFortyThree.construction)
    let outlook = try #require(assessment.jointOutlook())
    // Published: 0.8182 and 0.616 of 200,000 paths.
    #expect(abs(outlook.reachedOnce - 0.8182) < 5 * outlook.standardError)
    #expect(abs(outlook.reachedAndHeld - 0.616) < 5 * outlook.standardError)
    let next = GoalFortyThree.plain([5, 6, 7], targets: [GoalFortyThree.target(2018, .atLeast(7))])
    #expect(try only(next).jointOutlook() == nil)
  }

  @Test func `doubts take a step off the confidence that the actuals allow`() {
    func rating(_ count: Int, _ horizon: Int, _ range: ClosedRange<Double>) -> ConfidenceRating {
      ConfidenceRating(actualCount: count, horizon: horizon, probabilityRange: range)
    }
    #expect(rating(12, 3, 0.2...0.75).confidence == .high)
    #expect(rating(12, 6, 0.2...0.75).doubts == [.longHorizon])
    #expect(rating(12, 6, 0.1...0.8).confidence == .low)
    #expect(rating(7, 2, 0.1...0.8).confidence == .low)
    #expect(rating(3, 9, 0...1).doubts.isEmpty)
  }

  @Test func `facts need no model`() throws {
    let construction = try #require(try only(GoalFortyThree.construction).facts)
    #expect(construction.yearsLeft == 3)
    #expect(construction.latestMeetsTarget)
    // (4 / 4.3)^(1/3) − 1 and (4.3 / 3)^(1/2) − 1
    expectClose(try #require(construction.requiredAnnualGrowth), -0.023_818_6, relative: 1e-5)
    expectClose(try #require(construction.pastAnnualGrowth), 0.197_219, relative: 1e-5)
    let transport = try #require(try only(GoalFortyThree.transport).facts)
    #expect(!transport.latestMeetsTarget)
    expectClose(try #require(transport.requiredAnnualGrowth), 0.007_314_03, relative: 1e-5)
    expectClose(try #require(transport.requiredAnnualChange), 0.173 / 3, relative: 1e-12)
  }

  @Test func `the rounding of a coarsely printed value enters as a sensitivity`() throws {
    let assessment = try only(GoalFortyThree.construction)
    #expect(assessment.roundingSensitivities.map(\.actual.fiscalYear.startingYear) == [2020])
    let sensitivity = try #require(assessment.roundingSensitivities.first)
    let printed = try #require(assessment.attainmentProbability)
    // 2.5 and 3.5 in place of 3 give other figures, on one side or the other.
    #expect(sensitivity.probabilityAtLower != printed)
    #expect(sensitivity.probabilityAtUpper != printed)
    // Counts are all printed to the unit: none is coarse.
    let counts = GoalFortyThree.record(
      "counts", [(2020, 48, 47.5..<48.5), (2021, 42, 41.5..<42.5), (2022, 57, 56.5..<57.5)],
      target: 60)
    #expect(try only(counts).roundingSensitivities.isEmpty)
  }

  @Test(arguments: [
    (1, Confidence.low), (2, .low), (4, .low), (5, .medium), (9, .medium), (10, .high),
  ])
  func `confidence follows the number of actuals`(count: Int, confidence: Confidence) {
    #expect(Confidence(actualCount: count) == confidence)
  }

  @Test func `expected and unlikely need medium confidence`() throws {
    let rising = [10.0, 11, 12, 13.2, 13.9, 15.1]
    let near = GoalFortyThree.plain(rising, targets: [GoalFortyThree.target(2021, .atLeast(12))])
    #expect(try only(near).verdict == .expected)
    let far = GoalFortyThree.plain(rising, targets: [GoalFortyThree.target(2021, .atLeast(40))])
    #expect(try only(far).verdict == .unlikely)
    let few = GoalFortyThree.plain(
      Array(rising.prefix(4)), targets: [GoalFortyThree.target(2019, .atLeast(5))])
    #expect(try only(few).verdict == .undecided)
  }

  @Test func `a past target is met or missed by its year's actual`() throws {
    let values = [10.0, 12, 11]
    let met = GoalFortyThree.plain(values, targets: [GoalFortyThree.target(2016, .atLeast(12))])
    #expect(try only(met).verdict == .met)
    let missed = GoalFortyThree.plain(values, targets: [GoalFortyThree.target(2017, .atLeast(12))])
    #expect(try only(missed).verdict == .missed)
    let strict = GoalFortyThree.plain(values, targets: [GoalFortyThree.target(2016, .above(12))])
    #expect(try only(strict).verdict == .missed)
  }

  @Test func `what cannot be judged says why`() throws {
    let target = GoalFortyThree.target(2025, .atLeast(12))
    #expect(
      try only(GoalFortyThree.plain([], targets: [target])).verdict == .cannotJudge(.noActuals))
    #expect(
      try only(GoalFortyThree.plain([5], targets: [target])).verdict == .cannotJudge(.oneActual))
    #expect(
      try only(GoalFortyThree.plain([-5, -5, -5], targets: [target])).verdict
        == .cannotJudge(.noVariation))
    // The default law has a width where nothing moved so far.
    #expect(try only(GoalFortyThree.plain([5, 5, 5], targets: [target])).verdict == .undecided)
    let distant = GoalFortyThree.target(2200, .atLeast(12))
    #expect(
      try only(GoalFortyThree.plain([5, 6], targets: [distant])).verdict
        == .cannotJudge(.horizonTooLong))
    #expect(try only(GoalFortyThree.plain([5, 6])).verdict == .noTarget)
  }

  @Test func `mid-term and final target each get a verdict`() {
    let record = GoalFortyThree.plain(
      [5, 6, 7],
      targets: [
        GoalFortyThree.target(2016, .atLeast(6)), GoalFortyThree.target(2020, .atLeast(8)),
        GoalFortyThree.target(2025, .atLeast(10)),
      ])
    #expect(
      Assessment.all(of: record).compactMap(\.target?.fiscalYear.startingYear) == [2020, 2025])
  }

  @Test(.tags(.regression)) func `a point mass counts once on each side of a threshold`() throws {
    // 10, 11, 12: half of the mixture lies in the single point 14.
    func probability(_ criterion: Target.Criterion) throws -> Double {
      try #require(
        try only(
          GoalFortyThree.plain([10, 11, 12], targets: [GoalFortyThree.target(2019, criterion)]),
          choice: .named(.randomWalkMixture)
        ).attainmentProbability)
    }
    let atLeast = try probability(.atLeast(14))
    let above = try probability(.above(14))
    expectClose(atLeast - above, 0.5, relative: 1e-12)
    expectClose(atLeast + (try probability(.below(14))), 1, relative: 1e-12)
    expectClose(above + (try probability(.atMost(14))), 1, relative: 1e-12)
    expectClose(
      try probability(.within(14...16)), atLeast - (try probability(.above(16))), relative: 1e-12)
    expectClose(
      try probability(.within(10...14)), 1 - above - (try probability(.below(10))),
      relative: 1e-12)
  }

  @Test(.tags(.property)) func `reaching and staying below add up to one`() throws {
    let values = [10.0, 11, 10.5, 13.2, 13.9]
    let up = try only(
      GoalFortyThree.plain(values, targets: [GoalFortyThree.target(2022, .atLeast(14))]))
    let down = try only(
      GoalFortyThree.plain(values, targets: [GoalFortyThree.target(2022, .atMost(14))]))
    let sum = try #require(up.attainmentProbability) + #require(down.attainmentProbability)
    expectClose(sum, 1, relative: 1e-12)
    let range = try only(
      GoalFortyThree.plain(values, targets: [GoalFortyThree.target(2022, .within(12...14))]))
    let low = try only(
      GoalFortyThree.plain(values, targets: [GoalFortyThree.target(2022, .atMost(12))]))
    let difference =
      try #require(down.attainmentProbability) - #require(low.attainmentProbability)
    expectClose(try #require(range.attainmentProbability), difference, relative: 1e-9)
  }
}
