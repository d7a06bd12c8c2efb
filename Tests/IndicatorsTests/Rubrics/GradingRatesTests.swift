import Indicators
import TestSupport
import Testing

@Suite
struct GradingRatesTests {
  private func rates(_ record: IndicatorRecord) -> GradingRates {
    GradingRates(record: record, target: record.finalTarget)
  }

  private func value(_ rates: GradingRates, _ name: RateName) throws -> Double {
    try #require(rates[name].value)
  }

  /// 6.8 and "150 % or more" are printed in the sheet, the rest is worked by hand from its figures.
  @Test(
    .tags(.reference),
    arguments: [
      (GoalFortyThree.construction, 3.4, 3.25, 1.30, 1.075),
      (GoalFortyThree.transport, 6.8, 2.28375, 0.9135, 0.978375),
    ] as [(IndicatorRecord, Double, Double, Double, Double)])
  func `three rates share one name`(
    record: IndicatorRecord, path: Double, pathRate: Double, progress: Double, ratio: Double
  ) throws {
    let rates = rates(record)
    #expect(rates.linearPathValue == path)
    expectClose(try value(rates, .pathAttainmentRate), pathRate, relative: 1e-14)
    expectClose(try value(rates, .progressShare), progress, relative: 1e-14)
    expectClose(try value(rates, .targetRatio), ratio, relative: 1e-14)
    expectClose(try value(rates, .currentStatusIndex), 10 * progress, relative: 1e-14)
    #expect(rates.elapsedShare == 0.4)
  }

  @Test(
    .tags(.reference),
    arguments: [
      (GoalFortyThree.construction, 3.2, 1.15), (GoalFortyThree.transport, 6.4, 3.035),
    ] as [(IndicatorRecord, Double, Double)])
  func `a year earlier the path attainment rates were 115 and 303.5 %`(
    record: IndicatorRecord, path: Double, pathRate: Double
  ) throws {
    let earlier = IndicatorRecord(
      indicator: record.indicator, actuals: Array(record.actuals.dropLast()),
      statedBaseline: record.baseline, targets: record.targets)
    let rates = rates(earlier)
    #expect(rates.linearPathValue == path)
    expectClose(try value(rates, .pathAttainmentRate), pathRate, relative: 1e-13)
  }

  /// √(4.3/3) − 1 over (4/3)^(1/5) − 1 and √(7.827/6) − 1 over (8/6)^(1/5) − 1 in 40 decimal digits.
  @Test(
    .tags(.reference),
    arguments: [
      (GoalFortyThree.construction, 333, 3.330060939061972),
      (GoalFortyThree.transport, 240, 2.400166864245965),
    ] as [(IndicatorRecord, Int, Double)])
  func `observed growth over required growth is 333 and 240 %`(
    record: IndicatorRecord, percent: Int, exact: Double
  ) throws {
    let ratio = try value(rates(record), .growthRatio)
    #expect(Int((ratio * 100).rounded()) == percent)
    expectClose(ratio, exact, relative: 1e-13)
  }

  @Test func `where lower is better a fall has positive rates`() throws {
    // 10 to 4 over six years; after three years 6.
    let falling = rates(
      GoalFortyThree.plain([10, 9, 7, 6], targets: [GoalFortyThree.target(2021, .atMost(4))]))
    expectClose(try value(falling, .pathAttainmentRate), 4.0 / 3, relative: 1e-15)
    expectClose(try value(falling, .currentStatusIndex), 40.0 / 6, relative: 1e-15)
    // 0.6^(1/3) − 1 over 0.4^(1/6) − 1, in 40 decimal digits.
    expectClose(try value(falling, .growthRatio), 1.105500238150090, relative: 1e-13)
    let rising = rates(
      GoalFortyThree.plain([10, 11, 12, 13], targets: [GoalFortyThree.target(2021, .atMost(4))]))
    #expect(try value(rising, .growthRatio) < 0)
    #expect(try value(rising, .currentStatusIndex) == -5)
    #expect(try value(rising, .anticipatedProgressIndex) < 0)
  }

  /// Weights 1, 2, 3 on 0, 1, 2 years: mean time 4/3, mean value 31/6, slope 3.8 by hand.
  @Test func `later years count more for the anticipated value`() throws {
    let record = GoalFortyThree.plain(
      [1, 3, 8], targets: [GoalFortyThree.target(2020, .atLeast(11))])
    let rates = rates(record)
    let slope = 3.8
    let expected = 31.0 / 6 + slope * (5 - 4.0 / 3)
    expectClose(try #require(rates.anticipatedValue), expected, relative: 1e-14)
    expectClose(
      try value(rates, .anticipatedProgressIndex), 10 * (expected - 1) / 10, relative: 1e-14)
    let line = GoalFortyThree.plain(
      [1, 3, 5], targets: [GoalFortyThree.target(2020, .atLeast(11))])
    expectClose(try value(self.rates(line), .anticipatedProgressIndex), 10, relative: 1e-14)
  }

  @Test func `a rate that is not defined says why`() {
    func refusals(_ record: IndicatorRecord) -> [RateName: RateRefusal] {
      let rates = rates(record)
      return RateName.allCases.reduce(into: [:]) { $0[$1] = rates[$1].refusal }
    }
    let kept = GoalFortyThree.plain([5, 6], targets: [GoalFortyThree.target(2020, .atLeast(5))])
    let equal = RateRefusal.attainment(.targetEqualsBaseline)
    #expect(
      refusals(kept) == [
        .pathAttainmentRate: equal, .progressShare: equal, .growthRatio: equal,
        .currentStatusIndex: equal, .anticipatedProgressIndex: equal,
      ])
    let beyond = GoalFortyThree.plain(
      [16, 17], targets: [GoalFortyThree.target(2018, .atLeast(10))])
    #expect(refusals(beyond)[.growthRatio] == .attainment(.baselineBeyondTarget))
    let zero = GoalFortyThree.plain([0, 2], targets: [GoalFortyThree.target(2020, .atLeast(8))])
    #expect(refusals(zero) == [.growthRatio: .valueNotPositive])
    let toZero = GoalFortyThree.plain([5, 3], targets: [GoalFortyThree.target(2020, .atMost(0))])
    #expect(
      refusals(toZero) == [
        .growthRatio: .valueNotPositive, .targetRatio: .attainment(.targetIsZero),
      ])
    let fresh = GoalFortyThree.plain([5], targets: [GoalFortyThree.target(2020, .atLeast(8))])
    #expect(refusals(fresh)[.growthRatio] == .attainment(.latestYearIsBaseYear))
    #expect(refusals(fresh)[.anticipatedProgressIndex] == .tooFewActuals)
    let past = GoalFortyThree.plain([5, 6], targets: [GoalFortyThree.target(2015, .atLeast(8))])
    #expect(refusals(past)[.growthRatio] == .attainment(.targetNotAfterBase))
    #expect(refusals(past)[.anticipatedProgressIndex] == .attainment(.targetNotAfterBase))
    #expect(refusals(GoalFortyThree.plain([5, 6]))[.targetRatio] == .noTarget)
    let empty = GoalFortyThree.plain([], targets: [GoalFortyThree.target(2020, .atLeast(8))])
    #expect(refusals(empty)[.progressShare] == .noActuals)
    let huge = GoalFortyThree.plain(
      [1, 1e308], targets: [GoalFortyThree.target(2020, .atLeast(1 + 1e-10))])
    #expect(refusals(huge)[.progressShare] == .attainment(.outOfRange))
  }

  @Test func `a target with 約 has rates only with a stated tolerance`() throws {
    let about = Target(
      fiscalYear: FiscalYear(starting: 2020), criterion: .atLeast(100),
      unit: Indicator.Unit(""), isApproximate: true)
    let record = GoalFortyThree.plain([50, 60], targets: [about])
    #expect(rates(record)[.progressShare] == .undefined(.toleranceNotStated))
    let eased = GradingRates(
      record: record, target: about, tolerance: TargetTolerance(share: 0.1))
    // 90 is enough: 10 of 40.
    expectClose(try value(eased, .progressShare), 0.25, relative: 1e-14)
    #expect(eased.target?.threshold == 90)
    let plain = GoalFortyThree.target(2020, .atLeast(100))
    let untouched = GradingRates(
      record: record, target: plain, tolerance: TargetTolerance(share: 0.1))
    expectClose(try value(untouched, .progressShare), 0.2, relative: 1e-14)
    #expect(TargetTolerance(share: 0.6) == nil)
    #expect(TargetTolerance(share: -0.1) == nil)
  }
}
