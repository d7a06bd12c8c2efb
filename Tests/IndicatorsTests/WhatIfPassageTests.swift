import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

@testable import Indicators

@Suite struct WhatIfPassageTests {
  private func passage(
    _ record: IndicatorRecord, seed: UInt64 = 1
  ) throws -> FirstPassage? {
    let assessment = try #require(Assessment.all(of: record).first)
    return try WhatIf(of: assessment, options: WhatIf.Options(seed: seed)).outcome.get()
      .firstPassage
  }

  @Test func `years to the target agree with the joint outlook`() throws {
    let assessment = try #require(Assessment.all(of: GoalFortyThree.transport).first)
    let passage = try #require(try passage(GoalFortyThree.transport))
    // Three years to the target, five looked at.
    #expect(passage.years.map(\.fiscalYear.startingYear) == Array(2023...2027))
    let outlook = try #require(assessment.jointOutlook())
    #expect(abs(passage.years[2].probability - outlook.reachedOnce) < 5 * outlook.standardError)
    let chances = passage.years.map(\.probability)
    #expect(chances == chances.sorted())
    expectClose(passage.probabilityNever, 1 - chances[4], relative: 1e-15)
    // In the first year reached and being there are one question.
    let law = try #require(assessment.forecast?.forecast?.steps[0].distribution)
    let error = passage.years[0].standardError
    #expect(error > 0 && error < 0.005)
    #expect(abs(chances[0] - law.probability(atLeast: 8)) < 5 * error)
  }

  @Test func `the years looked at follow the target, within 5 and 10`() throws {
    for (year, count) in [(2018, 5), (2024, 7), (2040, 10)] {
      let record = GoalFortyThree.plain(
        [5, 6, 7], targets: [GoalFortyThree.target(year, .atLeast(9))])
      #expect(try passage(record)?.years.count == count)
    }
  }

  @Test func `the year reached with a chance is the first at or above it`() throws {
    let passage = try #require(try passage(GoalFortyThree.transport))
    for level in [0.1, 0.5, 0.9] {
      let expected = passage.years.filter { $0.probability >= level }.first?.fiscalYear
      #expect(passage.year(reachedWith: level) == expected)
    }
    let distant = GoalFortyThree.plain(
      [5, 6, 7], targets: [GoalFortyThree.target(2020, .atLeast(1000))])
    let never = try #require(try self.passage(distant))
    #expect(never.year(reachedWith: 0.5) == nil)
    #expect(never.probabilityNever > 0.9)
  }

  @Test func `the same seed gives the same figures, another one others`() throws {
    let first = try passage(GoalFortyThree.transport, seed: 4)
    #expect(try passage(GoalFortyThree.transport, seed: 4) == first)
    #expect(try passage(GoalFortyThree.transport, seed: 5) != first)
  }

  @Test func `other models than the predictive one give no first passage`() throws {
    let record = GoalFortyThree.plain(
      [-3, -2, -2.5], targets: [GoalFortyThree.target(2020, .atLeast(0))])
    #expect(try passage(record) == nil)
  }
}
