import Indicators
import TestSupport
import Testing

@Suite
struct AttainmentRatesTests {
  private func rates(_ record: IndicatorRecord) throws -> AttainmentRates {
    AttainmentRates(
      baseline: try #require(record.baseline), latest: try #require(record.latest),
      target: try #require(record.finalTarget))
  }

  /// The sheet prints 6.8 as the R4 target and 150 % as passed; the rates are worked by hand.
  @Test(
    .tags(.reference),
    arguments: [
      (GoalFortyThree.construction, 3.4, 3.25, 1.30, 1.075),
      (GoalFortyThree.transport, 6.8, 2.28375, 0.9135, 0.978375),
    ] as [(IndicatorRecord, Double, Double, Double, Double)])
  func `the ministry's arithmetic is reproduced`(
    record: IndicatorRecord, path: Double, pathRate: Double, progress: Double, ratio: Double
  ) throws {
    let rates = try rates(record)
    #expect(rates.linearPathValue == path)
    expectClose(try #require(rates.pathAttainmentRate.fraction), pathRate, relative: 1e-14)
    expectClose(try #require(rates.progressShare.fraction), progress, relative: 1e-14)
    expectClose(try #require(rates.targetRatio.fraction), ratio, relative: 1e-14)
  }

  @Test func `direction enters by sign`() throws {
    // 10 to 4 over six years; after three years 6: the path says 7.
    let falling = GoalFortyThree.plain(
      [10, 9, 7, 6], targets: [GoalFortyThree.target(2021, .atMost(4))])
    let rates = try rates(falling)
    #expect(rates.linearPathValue == 7)
    expectClose(try #require(rates.pathAttainmentRate.fraction), 4.0 / 3, relative: 1e-15)
    expectClose(try #require(rates.progressShare.fraction), 4.0 / 6, relative: 1e-15)
    #expect(rates.targetRatio == .fraction(1.5))
  }

  @Test func `rates without a way to go are refused with the reason`() throws {
    let kept = GoalFortyThree.plain(
      [5, 6], targets: [GoalFortyThree.target(2020, .atLeast(5))])
    #expect(try rates(kept).pathAttainmentRate == .undefined(.targetEqualsBaseline))
    #expect(try rates(kept).progressShare == .undefined(.targetEqualsBaseline))
    let beyond = GoalFortyThree.plain(
      [16, 17], targets: [GoalFortyThree.target(2018, .atLeast(10))])
    #expect(try rates(beyond).pathAttainmentRate == .undefined(.baselineBeyondTarget))
    #expect(try rates(beyond).targetRatio == .fraction(1.7))
    let fresh = GoalFortyThree.plain([5], targets: [GoalFortyThree.target(2020, .atLeast(8))])
    #expect(try rates(fresh).pathAttainmentRate == .undefined(.latestYearIsBaseYear))
    let past = GoalFortyThree.plain([5, 6], targets: [GoalFortyThree.target(2015, .atLeast(8))])
    #expect(try rates(past).pathAttainmentRate == .undefined(.targetNotAfterBase))
    let zero = GoalFortyThree.plain([5, 6], targets: [GoalFortyThree.target(2020, .atMost(0))])
    #expect(try rates(zero).targetRatio == .undefined(.targetIsZero))
    let range = GoalFortyThree.plain(
      [5, 6], targets: [GoalFortyThree.target(2020, .within(4...7))])
    #expect(try rates(range).progressShare == .undefined(.targetIsRange))
  }

  @Test(.tags(.property)) func `a change of unit changes no rate`() throws {
    let original = try rates(GoalFortyThree.construction)
    let scaled = try rates(
      GoalFortyThree.record(
        "scaled",
        GoalFortyThree.construction.actuals.map {
          (
            $0.fiscalYear.startingYear, $0.value * 10_000,
            $0.roundingInterval.lowerBound * 10_000..<$0.roundingInterval.upperBound * 10_000
          )
        }, target: 40_000, unit: "億円"))
    expectClose(
      try #require(scaled.pathAttainmentRate.fraction),
      try #require(original.pathAttainmentRate.fraction), relative: 1e-14)
    expectClose(
      try #require(scaled.targetRatio.fraction), try #require(original.targetRatio.fraction),
      relative: 1e-14)
  }
}
