import Indicators
import Tables

/// The goal's grades as rows: one a rubric and grade, best first.
public enum GoalGradeFile {
  static let columns = [
    "rubric", "rule_status", "wording_status", "steps", "grade", "is_current", "decided_by",
    "prob_independent", "prob_common_shock", "prob_least", "prob_greatest",
    "or_better_independent", "or_better_common_shock", "or_better_least", "or_better_greatest",
    "indicators", "main_indicators", "reason",
  ]

  /// The table.
  public static func table(of goal: GoalGrades) -> ReportTable {
    ReportTable(
      columns: columns,
      rows: goal.entries.flatMap { entry in
        entry.rule.groups.map { row($0, entry: entry, goal: goal) }
      })
  }

  private static func row(
    _ group: GoalRule.Group, entry: GoalGrades.Entry, goal: GoalGrades
  ) -> [DelimitedWriter.Field] {
    let ids = goal.members.map(\.assessment.record.indicator.id)
    var reasons: [String] = []
    var current: (step: Int, conditions: [GoalGrade.Condition])?
    switch entry.grade.outcome {
    case .graded(let step, _, let conditions): current = (step, conditions)
    case .undefined(let obstacles):
      reasons = obstacles.map { "\(ids[$0.position]):\($0.refusal.code)" }
    }
    var chances = [DelimitedWriter.Field](repeating: .blank, count: 8)
    switch entry.outlook {
    case .success(let outlook):
      chances = [outlook.chance(of: group.steps), outlook.atLeastStep[group.steps.upperBound - 1]]
        .flatMap { chance -> [DelimitedWriter.Field] in
          [chance.independent, chance.commonShock, chance.least, chance.greatest].map {
            .computed($0)
          }
        }
    case .failure(let obstacle):
      let reason = "\(ids[obstacle.position]):\(obstacle.refusal.code)"
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    let isCurrent = current.map { group.steps.contains($0.step) }
    let decidedBy = (current?.conditions ?? []).map { condition in
      let inequality = condition.inequality
      return [
        ids[condition.position], inequality.rate.rawValue,
        NumberText.significant(inequality.value, digits: 6), inequality.comparison.rawValue,
        NumberText.shortest(inequality.threshold),
      ].joined(separator: " ")
    }
    let head: [DelimitedWriter.Field] = [
      .text(entry.rubric.name), .code(GradeFile.codes(entry.rubric.statuses)),
      entry.rubric.wording.map { .code(GradeFile.codes($0.statuses)) } ?? .blank,
      .code(group.steps.map(String.init).joined(separator: ";")),
      .text(group.labels.map(\.code).joined(separator: ";")),
      isCurrent.map { .integer($0 ? 1 : 0) } ?? .blank,
      isCurrent == true ? .text(decidedBy.joined(separator: ";")) : .blank,
    ]
    let main = goal.members.indices.filter { goal.members[$0].isMain }.map { ids[$0] }
    return head + chances + [
      .text(ids.joined(separator: ";")), .text(main.joined(separator: ";")),
      reasons.isEmpty ? .blank : .text(reasons.joined(separator: ";")),
    ]
  }
}

extension GoalOutlook.Refusal {
  /// The code in files.
  var code: String {
    switch self {
    case .rate(let refusal): refusal.code
    case .noForecast: "no_forecast"
    }
  }
}
