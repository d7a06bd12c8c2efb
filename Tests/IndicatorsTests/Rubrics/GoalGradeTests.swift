@testable import Indicators
import TestSupport
import Testing

@Suite
struct GoalGradeTests {
  private func member(_ record: IndicatorRecord, isMain: Bool = true) -> GoalGrade.Member {
    GoalGrade.Member(
      assessment: Assessment(of: record, target: record.finalTarget), isMain: isMain)
  }

  private func rule(_ builtIn: GradingRubric.BuiltIn = .mlitGoal) throws -> GoalRule {
    try #require(builtIn.rubric.goalRule)
  }

  /// Baseline 0 in 2015, target 100 in 2025, 2020 at a share of the path.
  private func halfway(_ rate: Double, from baseline: Double = 0) -> IndicatorRecord {
    GoalFortyThree.plain(
      [baseline, baseline, baseline, baseline, baseline, baseline + 50 * rate],
      targets: [GoalFortyThree.target(2025, .atLeast(baseline + 100))])
  }

  @Test(.tags(.reference)) func `goal 43 exceeds its target, by an inferred threshold`() throws {
    let grade = GoalGrade(
      of: [member(GoalFortyThree.construction), member(GoalFortyThree.transport)],
      rule: try rule())
    guard case .graded(1, let labels, let decidedBy) = grade.outcome else {
      Issue.record("\(grade.outcome)")
      return
    }
    #expect(labels.map(\.code) == ["①"])
    #expect(labels.first?.meaning?.japanese == "目標超過達成")
    #expect(decidedBy.map(\.position) == [0, 1])
    #expect(decidedBy.allSatisfy { $0.inequality.threshold == 1.5 })
    #expect(decidedBy.allSatisfy { $0.inequality.comparison == .atLeast })
    expectClose(decidedBy[1].inequality.value, 2.28375, relative: 1e-14)
    #expect(GradingRubric.BuiltIn.mlitGoal.rubric.statuses == [.inferred])
  }

  @Test(
    arguments: [
      (1.5, 1.5, true, "①"), (1.5, 1.49, true, "②"), (1.0, 1.0, true, "②"),
      (1.6, 0.99, true, "③"), (1.6, 0.9, true, "③"), (1.6, 0.89, true, "④"),
      (0.5, 0, true, "④"), (0, 0, true, "⑤"), (-0.1, 0.95, false, "⑤"),
      (0.01, 0.95, false, "④"), (0, 1.2, false, "⑤"),
    ] as [(Double, Double, Bool, String)])
  func `each step of a goal has its place`(
    first: Double, second: Double, secondIsMain: Bool, code: String
  ) throws {
    let grade = GoalGrade(
      of: [member(halfway(first)), member(halfway(second), isMain: secondIsMain)],
      rule: try rule())
    guard case .graded(_, let labels, let decidedBy) = grade.outcome else {
      Issue.record("\(grade.outcome)")
      return
    }
    #expect(labels.map(\.code) == [code])
    #expect(!decidedBy.isEmpty)
    for condition in decidedBy {
      let inequality = condition.inequality
      #expect(inequality.comparison.holds(inequality.value, inequality.threshold))
    }
  }

  @Test func `a rating that people decide stays open`() throws {
    let grade = GoalGrade(
      of: [member(halfway(1.2)), member(halfway(0.95))], rule: try rule(.mhlw))
    guard case .graded(3, let labels, _) = grade.outcome else {
      Issue.record("\(grade.outcome)")
      return
    }
    #expect(labels.map(\.code) == ["A", "B"])
  }

  @Test func `an indicator without a path leaves the goal without a grade`() throws {
    let kept = GoalFortyThree.plain([5, 6], targets: [GoalFortyThree.target(2020, .atLeast(5))])
    let members = [member(halfway(1)), member(kept)]
    #expect(
      GoalGrade(of: members, rule: try rule()).outcome
        == .undefined([
          GoalGrade.Obstacle(position: 1, refusal: .attainment(.targetEqualsBaseline))
        ]))
    #expect(
      throws: GoalOutlook.Obstacle(
        position: 1, refusal: .rate(.attainment(.targetEqualsBaseline)))
    ) { try GoalOutlook(of: members, rule: rule()) }
  }

  @Test func `the chance of each grade follows from those of the indicators`() throws {
    let members = [member(GoalFortyThree.construction), member(GoalFortyThree.transport)]
    let outlook = try GoalOutlook(of: members, rule: try rule())
    let met = try members.map { try #require($0.assessment.attainmentProbability) }
    #expect(outlook.members.map(\.met) == met)
    // 150 % of the path in the target year: 3 + 1.5 · 1 and 6 + 1.5 · 2.
    let far = try zip(members, [4.5, 9]).map { member, value in
      let year = try #require(member.assessment.target?.fiscalYear)
      let law = try #require(member.assessment.forecast?[year]?.distribution)
      return law.probability(atLeast: value)
    }
    #expect(outlook.members.map(\.farAbove) == far)
    let best = outlook.chance(of: 1...1)
    expectClose(best.independent, far[0] * far[1], relative: 1e-14)
    #expect(best.commonShock == far.min())
    #expect(best.greatest == far.min())
    expectClose(best.least, max(0, far[0] + far[1] - 1), relative: 1e-12)
    let second = outlook.chance(of: 2...2)
    expectClose(second.independent, met[0] * met[1] - far[0] * far[1], relative: 1e-12)
    expectClose(
      second.commonShock, (met.min() ?? 0) - (far.min() ?? 0), relative: 1e-12)
  }

  @Test(.tags(.property), arguments: [1, 2, 3, 5])
  func `chances add up to one and lie within their bounds`(count: Int) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let members = (0..<count).map { index in
        let values = (0..<5).map { _ in 10 + generator.uniform() }
        let record = GoalFortyThree.plain(
          values, targets: [GoalFortyThree.target(2022, .atLeast(values[0] + 0.5))])
        return member(record, isMain: index == 0 || generator.uniform() < 0.5)
      }
      let outlook = try GoalOutlook(of: members, rule: try rule())
      let steps = (1...GoalRule.stepCount).map { outlook.chance(of: $0...$0) }
      expectClose(steps.reduce(0) { $0 + $1.independent }, 1, relative: 1e-12)
      expectClose(steps.reduce(0) { $0 + $1.commonShock }, 1, relative: 1e-12)
      #expect(steps.reduce(0) { $0 + $1.least } <= 1 + 1e-12)
      #expect(steps.reduce(0) { $0 + $1.greatest } >= 1 - 1e-12)
      for step in steps {
        for value in [step.independent, step.commonShock] {
          #expect((-1e-12...1 + 1e-12).contains(value))
          #expect(step.least - 1e-12 <= value && value <= step.greatest + 1e-12)
        }
      }
      if count == 1 {
        #expect(steps.allSatisfy { abs($0.least - $0.greatest) < 1e-12 })
      }
    }
  }

  @Test func `a goal whose target year has come is certain`() throws {
    let done = GoalFortyThree.plain(
      [0, 50, 160], targets: [GoalFortyThree.target(2017, .atLeast(100))])
    let outlook = try GoalOutlook(of: [member(done)], rule: try rule())
    #expect(outlook.chance(of: 1...1).independent == 1)
    #expect(outlook.chance(of: 2...5).greatest == 0)
  }

  @Test func `where lower is better the far side is below`() throws {
    let falling = GoalFortyThree.plain(
      [100, 90, 80, 70], targets: [GoalFortyThree.target(2020, .atMost(50))])
    let outlook = try GoalOutlook(of: [member(falling)], rule: try rule())
    let only = try #require(outlook.members.first)
    #expect(only.farAbove < only.met && only.met < only.near)
    #expect(only.near + only.withoutProgress < 1)
  }
}
