import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

@testable import Indicators

@Suite struct WhatIfTests {
  private func answers(
    _ record: IndicatorRecord, _ options: WhatIf.Options = WhatIf.Options()
  ) throws -> WhatIf.Answers {
    let assessment = try #require(Assessment.all(of: record).first)
    return try WhatIf(of: assessment, options: options).outcome.get()
  }

  /// A record with one more actual, made anew.
  private func extended(
    _ record: IndicatorRecord, _ value: Double, in year: Int
  ) -> IndicatorRecord {
    IndicatorRecord(
      indicator: record.indicator,
      actuals: record.actuals + [Actual(fiscalYear: FiscalYear(starting: year), value: value)],
      targets: record.targets)
  }

  private static let rising = GoalFortyThree.plain(
    [10, 10.6, 10.9, 11.8, 12.1], targets: [GoalFortyThree.target(2023, .atLeast(14))])
  private static let falling = GoalFortyThree.plain(
    [15.2, 14.7, 14.9, 13.8, 13.1], targets: [GoalFortyThree.target(2023, .atMost(11.5))])
  private static let share = GoalFortyThree.plain(
    [93.1, 94.4, 94.4, 96.0, 97.2], targets: [GoalFortyThree.target(2022, .atLeast(98))],
    unit: "%")

  @Test func `a value for next year gives what an assessment with it as an actual gives`() throws {
    let record = GoalFortyThree.construction
    let answers = try answers(record, WhatIf.Options(nextValues: [3.5, 4]))
    let given = answers.nextYear.filter { $0.origin == .given }
    #expect(given.map(\.value) == [3.5, 4])
    for item in given {
      #expect(item.fiscalYear.startingYear == 2023)
      let known = extended(record, item.value, in: 2023)
      let assessment = try #require(Assessment.all(of: known).first)
      #expect(item.outlook.probability == assessment.attainmentProbability)
      let year = try #require(assessment.target).fiscalYear
      #expect(item.outlook.median == assessment.forecast?[year]?.median)
    }
    #expect(given[0].outlook.probability != given[1].outlook.probability)
    // The law's own, not the declared target's.
    let assessment = try #require(Assessment.all(of: record).first)
    #expect(answers.probability == assessment.attainmentProbability)
    #expect(answers.probability != assessment.reportedProbability)
  }

  @Test func `no change, past growth and needed growth need not be asked for`() throws {
    let cases = try answers(GoalFortyThree.transport).nextYear
    #expect(cases.map(\.origin) == [.unchanged, .pastGrowth, .requiredGrowth])
    // 7.827, 7.827 · (7.827/6)^(1/2), 7.827 · (8/7.827)^(1/3), as the record writes: three decimals.
    #expect(cases.map(\.value) == [7.827, 8.940, 7.884])
  }

  @Test func `a value in the target year decides`() throws {
    let record = GoalFortyThree.plain(
      [5, 6, 7], targets: [GoalFortyThree.target(2018, .above(8))])
    let answers = try answers(record, WhatIf.Options(nextValues: [8, 9]))
    #expect(answers.nextYear.prefix(2).map(\.outlook.probability) == [0, 1])
    #expect(answers.nextYear.prefix(2).allSatisfy { $0.outlook.isDecided })
    // More than 8 in whole numbers.
    #expect(answers.needed.map(\.answer) == [.decides(value: 9), .decides(value: 9)])
  }

  @Test func `the shock is the default fall, as the record writes its values`() throws {
    let shock = try #require(try answers(GoalFortyThree.construction).shock)
    #expect(shock.origin == .shock(-0.46))
    // 4.3 · 0.54 = 2.322 at two decimals.
    #expect(shock.value == 2.32)
    let before = try answers(GoalFortyThree.construction).probability
    let after = try #require(shock.outlook.probability)
    #expect(after < before)
    let raised = try #require(try answers(Self.share, WhatIf.Options(shock: 0.2)).shock)
    #expect(raised.value == 100)
    #expect(raised.isCutAtBound)
    // Counts stay counts.
    let counts = GoalFortyThree.plain(
      [48, 42, 57], targets: [GoalFortyThree.target(2020, .atLeast(60))])
    #expect(try answers(counts).shock?.value == 31)
    // A share of a negative value is no fall.
    let negative = GoalFortyThree.plain(
      [-3, -2, -2.5], targets: [GoalFortyThree.target(2020, .atLeast(0))])
    #expect(try answers(negative).shock == nil)
  }

  @Test func `a range has no better end, so no value is needed and no ladder leads up`() throws {
    let record = GoalFortyThree.plain(
      [70, 72, 71], targets: [GoalFortyThree.target(2020, .within(70...75))])
    let answers = try answers(record)
    #expect(answers.needed.isEmpty)
    #expect(answers.ladder.isEmpty)
    #expect(answers.firstPassage != nil)
  }

  @Test func `the ladder holds the targets with given chances, both ways`() throws {
    for record in [Self.rising, Self.falling] {
      let assessment = try #require(Assessment.all(of: record).first)
      let target = try #require(assessment.target)
      let answers = try WhatIf(of: assessment).outcome.get()
      #expect(answers.ladder.map(\.level) == [0.5, 0.8, 0.9])
      for rung in answers.ladder {
        // A target declared at the rung has that chance.
        let criterion: Target.Criterion =
          target.direction == .up ? .atLeast(rung.threshold) : .atMost(rung.threshold)
        let moved = record.withTargets([
          GoalFortyThree.target(target.fiscalYear.startingYear, criterion)
        ])
        let there = try #require(Assessment.all(of: moved).first?.attainmentProbability)
        expectClose(there, rung.probability, relative: 1e-12)
        expectClose(there, rung.level, relative: 1e-6)
      }
      let thresholds = answers.ladder.map(\.threshold)
      let ascending = thresholds.sorted()
      #expect(thresholds == (target.direction == .up ? ascending.reversed() : ascending))
    }
    // Near the ceiling the law has a point mass there: the chance is above the one asked for.
    let top = try #require(
      try answers(
        GoalFortyThree.plain(
          [99.0, 99.6, 99.7, 99.9], targets: [GoalFortyThree.target(2021, .atLeast(99.5))],
          unit: "%")
      ).ladder.first)
    #expect(top.threshold == 100)
    #expect(top.probability > 0.5)
  }

  @Test func `past years left out and moved are refits of the altered record`() throws {
    let record = GoalFortyThree.construction
    let effects = try answers(record).pastYears
    #expect(effects.map(\.actual.fiscalYear.startingYear) == [2020, 2021, 2022])
    #expect(effects.map(\.isFirst) == [true, false, false])
    #expect(effects.map(\.isLatest) == [false, false, true])
    for effect in effects {
      let left = IndicatorRecord(
        indicator: record.indicator, actuals: record.actuals.filter { $0 != effect.actual },
        targets: record.targets)
      let assessment = try #require(Assessment.all(of: left).first)
      #expect(effect.leftOut?.probability == assessment.attainmentProbability)
    }
    let sensitivity = try #require(
      Assessment.all(of: record).first?.roundingSensitivities.first)
    #expect(effects[0].atLower?.value == 2.5)
    #expect(effects[0].atLower?.outlook.probability == sensitivity.probabilityAtLower)
    #expect(effects[0].atUpper?.outlook.probability == sensitivity.probabilityAtUpper)
    // Of two actuals none can be spared.
    let two = GoalFortyThree.plain([5, 6], targets: [GoalFortyThree.target(2018, .atLeast(7))])
    #expect(try answers(two).pastYears.allSatisfy { $0.leftOut == nil })
  }

  @Test func `counts are exact and percentages stop at their ceiling`() throws {
    let counts = GoalFortyThree.record(
      "counts", [(2020, 48, 47.5..<48.5), (2021, 42, 41.5..<42.5), (2022, 57, 56.5..<57.5)],
      target: 60, unit: "件")
    #expect(try answers(counts).pastYears.allSatisfy { $0.atLower == nil && $0.atUpper == nil })
    let shares = GoalFortyThree.record(
      "shares", [(2020, 98.5, 98.45..<98.55), (2021, 99, 98.5..<99.5), (2022, 100, 99.5..<100.5)],
      target: 100, unit: "%")
    #expect(try answers(shares).pastYears.map(\.atUpper?.value) == [98.55, 99.5, 100])
  }

  @Test func `what cannot be asked says why`() throws {
    func obstacle(_ values: [Double], _ targets: [Target]) throws -> WhatIf.Obstacle? {
      let record = GoalFortyThree.plain(values, targets: targets)
      let outcome = WhatIf(of: try #require(Assessment.all(of: record).first)).outcome
      if case .failure(let obstacle) = outcome { return obstacle }
      return nil
    }
    let target = GoalFortyThree.target(2025, .atLeast(12))
    #expect(try obstacle([5, 6, 7], []) == .noTarget)
    #expect(try obstacle([5], [target]) == .cannotJudge(.oneActual))
    #expect(try obstacle([], [target]) == .cannotJudge(.noActuals))
    let past = GoalFortyThree.target(2016, .atLeast(6))
    #expect(try obstacle([5, 6, 7], [past]) == .targetNotOpen)
    #expect(try obstacle([5, 6, 7], [target]) == nil)
  }

  @Test func `a negative value for next year is asked of the model that takes it`() throws {
    let answers = try answers(Self.rising, WhatIf.Options(nextValues: [-1]))
    let item = try #require(answers.nextYear.first)
    #expect(item.isOutsideBounds)
    #expect(item.outlook.model == .randomWalkMixture)
    #expect(item.outlook.probability != nil)
  }
}
