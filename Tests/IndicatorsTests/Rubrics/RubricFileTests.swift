import Indicators
import TestSupport
import Testing

@Suite
struct RubricFileTests {
  private static let common = """
    "name": "own", "title": {"ja": "自", "en": "own"}, "status": ["general"],
    "source": {"ja": "庁内", "en": "internal"}
    """

  private static func stepFile(_ steps: String, more: String = "") -> String {
    "{\(common), \"level\": \"indicator\", \"rate\": \"progress_share\", \"steps\": [\(steps)]\(more)}"
  }

  private static func goalFile(_ grades: String) -> String {
    "{\(common), \"level\": \"goal\", \"far_above\": 1.2, \"far_above_of\": \"main\", "
      + "\"near\": 0.8, \"grades\": [\(grades)]}"
  }

  private static let twoSteps = #"{"grade": "x", "at_least": 1}, {"grade": "y", "below": 1}"#

  private func rubric(_ text: String) throws -> GradingRubric {
    try GradingRubric(file: Array(text.utf8))
  }

  @Test(arguments: GradingRubric.BuiltIn.allCases)
  func `a shipped rubric has the name of its file and texts in both languages`(
    builtIn: GradingRubric.BuiltIn
  ) {
    let rubric = builtIn.rubric
    #expect(rubric.name == builtIn.rawValue)
    #expect(!rubric.title.japanese.isEmpty && !rubric.title.english.isEmpty)
    #expect(rubric.source.english.unicodeScalars.allSatisfy { $0.value < 0x3040 })
  }

  @Test func `statuses say how each rule is known`() {
    func statuses(_ builtIn: GradingRubric.BuiltIn) -> [RuleStatus] { builtIn.rubric.statuses }
    #expect(statuses(.mlitIndicator) == [.inferred])
    #expect(GradingRubric.BuiltIn.mlitIndicator.rubric.wording?.statuses == [.sheet, .source])
    #expect(statuses(.mlitGoal) == [.inferred])
    #expect(GradingRubric.BuiltIn.mlitGoal.rubric.wording?.statuses == [.general])
    #expect(statuses(.growthStrategy) == [.source])
    #expect(GradingRubric.BuiltIn.growthStrategy.rubric.gradesByHand.map(\.code) == ["F"])
    #expect(statuses(.escap) == [.general])
    for builtIn in [
      GradingRubric.BuiltIn.maff, .localSeven, .openSDG, .unProgressChart,
    ] {
      #expect(statuses(builtIn) == [.source])
    }
  }

  @Test func `a user's rubric is read, with or without byte order mark`() throws {
    let text = Self.stepFile(
      #"{"grade": "よい", "above": 0.5, "ja": "良", "en": "good"}, {"grade": "悪い", "at_most": 0.5}"#,
      more:
        #", "not_judged": {"grade": "－", "when": "all"}, "tolerance": 0.05, "by_hand": [{"grade": "済"}]"#
    )
    let own = try rubric(text)
    #expect(try GradingRubric(file: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) == own)
    #expect(own.tolerance?.share == 0.05)
    #expect(own.gradesByHand.map(\.code) == ["済"])
    let record = GoalFortyThree.plain(
      [0, 5], targets: [GoalFortyThree.target(2020, .atLeast(10))])
    #expect(own.outcome(of: record, target: record.finalTarget)?.label?.code == "悪い")
    let better = GoalFortyThree.plain(
      [0, 5.1], targets: [GoalFortyThree.target(2020, .atLeast(10))])
    #expect(own.outcome(of: better, target: better.finalTarget)?.label?.meaning?.english == "good")
  }

  @Test func `steps may go up where less is better`() throws {
    let own = try rubric(
      Self.stepFile(
        #"{"grade": "a", "at_most": 0.2}, {"grade": "b", "below": 0.6}, {"grade": "c", "at_least": 0.6}"#
      ))
    for (value, grade) in [(2.0, "a"), (2.01, "b"), (5.99, "b"), (6, "c")] {
      let record = GoalFortyThree.plain(
        [0, value], targets: [GoalFortyThree.target(2020, .atLeast(10))])
      #expect(own.outcome(of: record, target: record.finalTarget)?.label?.code == grade)
    }
  }

  @Test(
    arguments: [
      ("", .notJSON(line: 1, column: 1)),
      ("{\n\"name\" 1}", .notJSON(line: 2, column: 8)),
      ("[]", .wrongType(path: "", expected: .object)),
      (
        #"{"level": "ministry"}"#,
        .unknownChoice(path: "level", allowed: ["indicator", "goal"], found: "ministry")
      ),
      (#"{"name": "x"}"#, .missing(path: "level")),
      (stepFile(twoSteps, more: #", "stpes": 1"#), .unknownMember(path: "stpes")),
      (stepFile(twoSteps, more: #", "near": 1"#), .unknownMember(path: "near")),
      (
        stepFile(#"{"grade": "x", "at_least": 1}"#),
        .wrongCount(path: "steps", allowed: 2...20, found: 1)
      ),
      (
        stepFile(#"{"grade": "x", "at_least": 1}, {"grade": "y"}"#),
        .comparisonCount(path: "steps[1]", found: 0)
      ),
      (
        stepFile(#"{"grade": "x", "at_least": 1, "below": 2}, {"grade": "y", "below": 1}"#),
        .comparisonCount(path: "steps[0]", found: 2)
      ),
      (
        stepFile(#"{"grade": "x", "at_least": 1}, {"grade": "y", "at_most": 1}"#),
        .lastStepLeavesGap(path: "steps[1]")
      ),
      (
        stepFile(#"{"grade": "x", "at_least": 1}, {"grade": "y", "below": 0.9}"#),
        .lastStepLeavesGap(path: "steps[1]")
      ),
      (
        stepFile(
          #"{"grade": "x", "at_least": 1}, {"grade": "y", "at_least": 1}, {"grade": "z", "below": 1}"#
        ),
        .notInOrder(path: "steps[1]")
      ),
      (
        stepFile(
          #"{"grade": "x", "at_least": 1}, {"grade": "y", "at_most": 0.5}, {"grade": "z", "above": 0.5}"#
        ),
        .notInOrder(path: "steps[1]")
      ),
      (
        stepFile(#"{"grade": "x", "at_least": 1}, {"grade": "x", "below": 1}"#),
        .repeatedGrade(path: "steps[1].grade", found: "x")
      ),
      (
        stepFile(#"{"grade": "x", "at_least": "half"}, {"grade": "y", "below": 1}"#),
        .unknownChoice(path: "steps[0].at_least", allowed: ["elapsed_share"], found: "half")
      ),
      (
        stepFile(#"{"grade": "x", "at_least": 2e6}, {"grade": "y", "below": 2e6}"#),
        .outOfRange(path: "steps[0].at_least", allowed: -1e6...1e6, found: 2e6)
      ),
      (
        stepFile(#"{"grade": 1, "at_least": 1}, {"grade": "y", "below": 1}"#),
        .wrongType(path: "steps[0].grade", expected: .text)
      ),
      (
        stepFile(#"{"grade": "", "at_least": 1}, {"grade": "y", "below": 1}"#),
        .badText(path: "steps[0].grade", found: "")
      ),
      (
        stepFile("{\"grade\": \"\u{1B}[31m\", \"at_least\": 1}, {\"grade\": \"y\", \"below\": 1}"),
        .badText(path: "steps[0].grade", found: "\u{1B}[31m")
      ),
      (
        stepFile(#"{"grade": "x", "at_least": 1, "ja": "良"}, {"grade": "y", "below": 1}"#),
        .missing(path: "steps[0].en")
      ),
      (
        stepFile(twoSteps, more: #", "tolerance": 0.6"#),
        .outOfRange(path: "tolerance", allowed: 0...0.5, found: 0.6)
      ),
      (
        goalFile(#"{"grade": "x", "steps": [1, 2]}, {"grade": "y", "steps": [4, 5]}"#),
        .stepWithoutGrade(step: 3)
      ),
      (
        goalFile(#"{"grade": "x", "steps": [1, 3]}, {"grade": "y", "steps": [2, 5]}"#),
        .notInOrder(path: "grades[0].steps[1]")
      ),
      (String(repeating: "[", count: 40), .nestedTooDeeply(line: 1, column: 17)),
      (String(repeating: " ", count: 70_000), .tooLarge(limit: 65_536, found: 70_000)),
    ] as [(String, RubricProblem)])
  func `a file that is no rubric is refused where the fault is`(
    text: String, problem: RubricProblem
  ) {
    #expect(throws: problem) { try rubric(text) }
  }

  @Test func `bytes that are no text are refused`() {
    #expect(throws: RubricProblem.notUTF8(offset: 1)) {
      try GradingRubric(file: [0x7B, 0xFF, 0x7D])
    }
  }
}
