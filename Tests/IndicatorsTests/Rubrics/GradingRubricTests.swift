import Indicators
import TestSupport
import Testing

@Suite
struct GradingRubricTests {
  private func outcome(
    _ rubric: GradingRubric.BuiltIn, _ record: IndicatorRecord
  ) throws -> GradeOutcome {
    try #require(rubric.rubric.outcome(of: record, target: record.finalTarget))
  }

  private func code(_ rubric: GradingRubric.BuiltIn, _ record: IndicatorRecord) throws -> String? {
    try outcome(rubric, record).label?.code
  }

  /// Baseline 0 in 2015, target 100 in 2025; halfway the path is at 50.
  private func halfway(_ value: Double) -> IndicatorRecord {
    GoalFortyThree.plain(
      [0, 0, 0, 0, 0, value], targets: [GoalFortyThree.target(2025, .atLeast(100))])
  }

  /// Each threshold is met at the number itself, or not, and the neighbours on both sides differ.
  @Test(
    arguments: [
      (.mlitIndicator, [(49.99, "B"), (50, "A"), (50.01, "A")]),
      (.growthStrategy, [(49.99, "B"), (50, "A"), (50.01, "A")]),
      (
        .maff,
        [
          (24.99, "C"), (25, "B"), (25.01, "B"), (44.99, "B"), (45, "A"), (45.01, "A"),
          (74.99, "A"), (75, "A"), (75.01, "A′"),
        ]
      ),
      (
        .localSeven,
        [
          (49.99, "F"), (50, "E"), (50.01, "E"), (59.99, "E"), (60, "D"), (60.01, "D"),
          (69.99, "D"), (70, "C"), (70.01, "C"), (79.99, "C"), (80, "B"), (80.01, "B"),
          (89.99, "B"), (90, "A"), (90.01, "A"), (99.99, "A"), (100, "S"), (100.01, "S"),
        ]
      ),
    ] as [(GradingRubric.BuiltIn, [(Double, String)])])
  func `thresholds of attainment count as reached`(
    rubric: GradingRubric.BuiltIn, cases: [(Double, String)]
  ) throws {
    for (value, grade) in cases {
      #expect(try code(rubric, halfway(value)) == grade, "\(rubric) at \(value)")
    }
  }

  /// Base 100, one year later 100 (1 + 0.1 r), target 110 after a year: the growth ratio is r.
  @Test(
    arguments: [
      (
        .openSDG,
        [
          (0.96, "on_track"), (0.95, "on_track"), (0.94, "accelerate"), (0.61, "accelerate"),
          (0.6, "accelerate"), (0.59, "limited"), (0.01, "limited"), (0, "limited"),
          (-0.01, "deterioration"),
        ]
      ),
      (
        .unProgressChart,
        [
          (0.96, "on_track"), (0.95, "on_track"), (0.94, "fair"), (0.51, "fair"), (0.5, "fair"),
          (0.49, "limited"), (-0.09, "limited"), (-0.1, "limited"), (-0.11, "deterioration"),
        ]
      ),
    ] as [(GradingRubric.BuiltIn, [(Double, String)])])
  func `thresholds of growth count as reached`(
    rubric: GradingRubric.BuiltIn, cases: [(Double, String)]
  ) throws {
    for (ratio, grade) in cases {
      let record = GoalFortyThree.plain(
        [100, 100 * (1 + 0.1 * ratio)], targets: [GoalFortyThree.target(2016, .atLeast(110))])
      #expect(try code(rubric, record) == grade, "\(rubric) at \(ratio)")
    }
  }

  /// A straight line from 0: its value after ten years is ten times the first step.
  @Test func `thresholds of anticipated progress count as reached`() throws {
    for (step, grade) in [
      (9.01, "maintain"), (9.0, "maintain"), (8.99, "accelerate"), (0.01, "accelerate"),
      (0, "accelerate"), (-0.01, "reverse"),
    ] {
      let record = GoalFortyThree.plain(
        [0, step, 2 * step], targets: [GoalFortyThree.target(2025, .atLeast(100))])
      #expect(try code(.escap, record) == grade, "at \(step)")
    }
  }

  @Test func `a grade comes with the inequalities that decided it`() throws {
    guard
      case .graded(let label, let decided, let within?) = try outcome(.maff, halfway(60))
    else {
      Issue.record("no grade between two thresholds")
      return
    }
    #expect(label.code == "A")
    #expect(decided.rate == .pathAttainmentRate)
    expectClose(decided.value, 1.2, relative: 1e-14)
    #expect((decided.comparison, decided.threshold) == (.atLeast, 0.9))
    #expect((within.comparison, within.threshold) == (.atMost, 1.5))
    #expect(within.value == decided.value)

    guard case .graded(_, let last, let none) = try outcome(.maff, halfway(10)) else {
      Issue.record("no grade below all thresholds")
      return
    }
    #expect((last.comparison, last.threshold) == (.below, 0.5))
    #expect(none == nil)

    guard case .graded(_, let share, _) = try outcome(.growthStrategy, halfway(60)) else {
      Issue.record("no grade by the share of the period")
      return
    }
    #expect(share.isElapsedShare)
    #expect((share.rate, share.threshold) == (.progressShare, 0.5))
  }

  @Test func `the ministry's grades of goal 43 are reproduced`() throws {
    for record in [GoalFortyThree.construction, GoalFortyThree.transport] {
      #expect(try code(.mlitIndicator, record) == "A")
      #expect(try code(.growthStrategy, record) == "A")
      #expect(try code(.maff, record) == "A′")
      #expect(try code(.openSDG, record) == "on_track")
    }
  }

  @Test func `what cannot be judged has its reason`() throws {
    let kept = GoalFortyThree.plain([5, 6], targets: [GoalFortyThree.target(2020, .atLeast(5))])
    guard
      case .notJudged(let label, let refusal) = try outcome(.mlitIndicator, kept)
    else {
      Issue.record("a keep-level target was graded by its path")
      return
    }
    #expect(label.code == "N")
    #expect(refusal == .attainment(.targetEqualsBaseline))
    #expect(
      try outcome(.growthStrategy, kept) == .undefined(.attainment(.targetEqualsBaseline)))
    #expect(try outcome(.maff, kept) == .undefined(.attainment(.targetEqualsBaseline)))
    let fresh = GoalFortyThree.plain([5], targets: [GoalFortyThree.target(2020, .atLeast(8))])
    #expect(try code(.growthStrategy, fresh) == "N")
    #expect(
      try outcome(.growthStrategy, fresh).refusal == .attainment(.latestYearIsBaseYear))
    let falling = GoalFortyThree.plain(
      [10, 9], targets: [GoalFortyThree.target(2020, .atMost(8))])
    #expect(try outcome(.localSeven, falling) == .undefined(.ratioIgnoresDirection))
    #expect(try outcome(.maff, GoalFortyThree.plain([1, 2])) == .undefined(.noTarget))
    let deficit = GoalFortyThree.plain(
      [-9, -3], targets: [GoalFortyThree.target(2020, .atLeast(-5))])
    #expect(try outcome(.localSeven, deficit) == .undefined(.valueNotPositive))
    #expect(try code(.maff, deficit) == "A′")
    let negative = GoalFortyThree.plain(
      [-9, -3], targets: [GoalFortyThree.target(2020, .atLeast(5))])
    #expect(try outcome(.localSeven, negative) == .undefined(.valueNotPositive))
  }

  @Test func `a target with 約 is graded only with a tolerance`() throws {
    let about = Target(
      fiscalYear: FiscalYear(starting: 2020), criterion: .atLeast(100),
      unit: Indicator.Unit(""), isApproximate: true)
    let record = GoalFortyThree.plain([50, 59], targets: [about])
    let rubric = GradingRubric.BuiltIn.mlitIndicator.rubric
    #expect(rubric.outcome(of: record, target: about)?.refusal == .toleranceNotStated)
    // The path of 100 asks for 60 in 2016, that of 90 for 58.
    let eased = rubric.outcome(
      of: record, target: about, tolerance: TargetTolerance(share: 0.1))
    #expect(eased?.label?.code == "A")
    let strict = rubric.outcome(of: record, target: about, tolerance: TargetTolerance(share: 0))
    #expect(strict?.label?.code == "B")
  }

  @Test(
    .tags(.property), arguments: GradingRubric.BuiltIn.allCases.filter { $0.rubric.goalRule == nil }
  )
  func `no grade depends on the unit`(rubric: GradingRubric.BuiltIn) throws {
    var generator = SeededGenerator(seed: 20_25)
    for round in 0..<300 {
      // Figures of few digits, as printed: they often lie on a threshold.
      let values = (0..<3).map { _ in Double(Int(generator.uniform() * 40)) / 10 + 0.1 }
      let goal = Double(Int(generator.uniform() * 40)) / 10 + 0.1
      let isUp = generator.uniform() < 0.5
      func record(_ factor: Double) -> IndicatorRecord {
        GoalFortyThree.plain(
          values.map { ($0 * factor) },
          targets: [
            GoalFortyThree.target(2019, isUp ? .atLeast(goal * factor) : .atMost(goal * factor))
          ])
      }
      let original = try outcome(rubric, record(1))
      for factor in [1e4, 1e-8, 0.3, 7] {
        let scaled = try outcome(rubric, record(factor))
        #expect(
          scaled.label == original.label && scaled.refusal == original.refusal,
          "round \(round), factor \(factor): \(values), target \(goal), up \(isUp)")
      }
    }
  }

  @Test func `a figure that lies on a threshold reaches it in any unit`() throws {
    // (3.4 − 3)/(4 − 3) is below 0.4 in doubles.
    let trillions = GoalFortyThree.plain(
      [3, 3.2, 3.4], targets: [GoalFortyThree.target(2020, .atLeast(4))])
    #expect((3.4 - 3.0) / (4.0 - 3.0) < 0.4)
    #expect(try code(.growthStrategy, trillions) == "A")
    #expect(try code(.mlitIndicator, trillions) == "A")
  }
}
