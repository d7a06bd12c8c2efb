import ArgumentParser
import Forecasting
import IndicatorData
import Indicators
import Reporting
import Tables

/// `mikomi grade`: rates and grades by stated rules.
struct GradeCommand: ResultCommand {
  static let configuration = CommandConfiguration.text(
    "grade",
    abstract: (
      en: "Gives every rate and every rubric's grade, with the inequality that decided it.",
      ja: "すべての達成率と、規則ごとの評価を、決め手となった不等式とともに示します。"
    ),
    discussion: (
      en: """
      Examples, on the built-in sample:
        mikomi grade --lang ja --format table
        mikomi grade --goal --rubric mlit-goal,mhlw --format csv

      Rubrics: \(GradingRubric.BuiltIn.allCases.prefix(4).map(\.rawValue).joined(separator: ", ")),
      \(GradingRubric.BuiltIn.allCases.dropFirst(4).map(\.rawValue).joined(separator: ", ")).
      A grade is arithmetic on published figures and stands beside the ministry's
      own. With --goal, CSV and TSV hold the goal's grades and their probabilities.
      """,
      ja: """
      例（内蔵の見本による）:
        mikomi grade --lang ja --format table
        mikomi grade --goal --rubric mlit-goal,mhlw --format csv

      規則: \(GradingRubric.BuiltIn.allCases.prefix(4).map(\.rawValue).joined(separator: ", ")),
      \(GradingRubric.BuiltIn.allCases.dropFirst(4).map(\.rawValue).joined(separator: ", "))
      評価は公表値による計算で、省庁自身の評価と並べて示します。--goal を付けると、
      CSV と TSV は施策目標の評価とその確率になります。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(
    help: .text(
      en:
        "Rubrics by name, or files that end in .json, separated by commas (default: all that come "
        + "with mikomi).",
      ja: "評価の規則の名前か、.json で終わるファイルを、コンマで区切って指定します（既定は付属のものすべて）。",
      valueName: "name,…"))
  var rubric: String?

  @Option(help: DirectionOption.help)
  var direction: DirectionOption?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @Option(
    help: .text(
      en:
        "What may be missing to a target that is stated as approximate, in percent of it; without "
        + "it such a target has no grade.",
      ja: "「約」の付いた目標に足りなくてもよい幅（目標に対する百分率）。指定がなければ、その目標は評価しません。",
      valueName: "percent"))
  var tolerance: String?

  @Flag(
    help: .text(en: "Grade the goal that the indicators belong to.", ja: "指標の属する施策目標を評価します。"))
  var goal = false

  @Option(
    help: .text(
      en:
        "Series of the goal (default: those with a target and a grade of the ministry's own, else "
        + "all with a target).",
      ja: "施策目標の系列（既定は目標と省庁自身の評価があるもの。なければ目標のあるものすべて）。",
      valueName: "id,…"))
  var goalIndicators: String?

  @Option(
    help: .text(
      en: "Main indicators of the goal (default: all of it).", ja: "施策目標の主要な指標（既定はすべて）。",
      valueName: "id,…"))
  var main: String?

  @OptionGroup var common: CommonOptions

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    for (option, value) in [("--goal-indicators", goalIndicators), ("--main", main)] {
      if value != nil, !goal { throw failure(.optionNeedsGoal(option: option)) }
    }
    let tolerance = try toleranceValue()
    let writer = try common.writer()
    let seed = try common.seedValue()
    let rubrics = try RubricOption.rubrics(rubric)
    if !goal, rubrics.allSatisfy({ $0.goalRule != nil }) { throw failure(.onlyGoalRubrics) }
    if goal, rubrics.allSatisfy({ $0.goalRule == nil }) { throw failure(.noGoalRubric) }

    if preset != nil, !goal { throw failure(.optionNeedsGoal(option: "--preset")) }
    let preset = try preset.preset()
    let table = try direction.applied(to: try input.read())
    notes = table.notes
    let grades = table.records.flatMap {
      IndicatorGrades.all(of: $0, rubrics: rubrics, tolerance: tolerance)
    }
    var goalGrades: GoalGrades?
    if goal {
      let members = try goalMembers(table.records, preset: preset)
      goalGrades = GoalGrades(of: members, rubrics: rubrics, tolerance: tolerance)
      notes += TotalProblem.notes(
        on: members.map { ($0.assessment.record, $0.assessment.forecast?.basis) },
        in: input.displayName, format: common.effectiveFormat)
    }
    let text =
      switch common.effectiveFormat {
      case .table:
        GradeText(language: common.language).text(of: grades, goal: goalGrades, rubrics: rubrics)
      case .csv, .tsv:
        (goalGrades.map { GoalGradeFile.table(of: $0) } ?? GradeFile.table(of: grades)).text(writer)
      case .json:
        JSONDocuments.grades(grades, goal: goalGrades, version: Version.current, seed: seed)
      }
    let hasFailure = table.records.contains { $0.actuals.isEmpty }
    return CommandResults(text: text, status: hasFailure ? .someSeriesFailed : .done)
  }

  private func goalMembers(
    _ records: [IndicatorRecord], preset: EmpiricalBayesPreset
  ) throws(CommandFailure) -> [GoalGrade.Member] {
    let chosen: [IndicatorRecord]
    if let goalIndicators {
      chosen = try named(goalIndicators, option: "--goal-indicators", among: records)
    } else {
      let withTarget = records.filter { $0.finalTarget != nil }
      let graded = withTarget.filter { $0.ministryGrade != nil }
      chosen = graded.isEmpty ? withTarget : graded
    }
    guard !chosen.isEmpty else { throw failure(.noGoalIndicators, status: .badData) }
    let mainRecords = try main.map { text throws(CommandFailure) in
      try named(text, option: "--main", among: chosen)
    }
    return chosen.map { record in
      GoalGrade.Member(
        assessment: Assessment(of: record, target: record.finalTarget, preset: preset),
        isMain: mainRecords?.contains { $0.indicator.id.isSame(as: record.indicator.id) } ?? true)
    }
  }

  /// The records of a list of identifiers, in the order of the input.
  private func named(
    _ text: String, option: String, among records: [IndicatorRecord]
  ) throws(CommandFailure) -> [IndicatorRecord] {
    let ids = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for id in ids where !records.contains(where: { $0.indicator.id.isSame(as: id) }) {
      throw failure(.unknownSeries(option: option, found: id))
    }
    return records.filter { record in ids.contains { $0.isSame(as: record.indicator.id) } }
  }

  private func toleranceValue() throws(CommandFailure) -> TargetTolerance? {
    guard let tolerance else { return nil }
    guard let percent = OptionValue.number(tolerance),
      let value = TargetTolerance(share: percent / 100)
    else { throw failure(.tolerance(found: tolerance)) }
    return value
  }

  private func failure(_ problem: GradeProblem, status: ExitStatus = .usage) -> CommandFailure {
    CommandFailure(status, [.other(problem)])
  }
}

extension String {
  /// Identifiers are compared byte by byte.
  fileprivate func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
