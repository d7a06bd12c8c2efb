import ChartRendering
import Indicators
import Tables

/// A goal's grades as text: as things stand with what decided them, and their probabilities.
struct GoalGradeText {
  let wording: any ReportWording
  let phrases: any GradeWording

  func lines(of goal: GoalGrades) -> [String] {
    var head = LabelledLines()
    head.add(phrases.indicatorsLabel, phrases.list(goal.members.map(id)))
    let main = goal.members.filter(\.isMain)
    head.add(
      phrases.mainLabel,
      main.count == goal.members.count ? phrases.allOfThem : phrases.list(main.map(id)))
    var lines = [phrases.goalHeading(count: goal.members.count)] + head.lines(indentation: 2)
    for entry in goal.entries {
      lines += ["", "\(entry.rubric.name)  \(phrases.text(entry.rubric.title))"]
      lines += phrases.groundLines(of: entry.rubric, indentation: 2)
      lines += gradeLines(entry, of: goal)
      lines += outlookLines(entry, of: goal)
    }
    if goal.entries.contains(where: { (try? $0.outlook.get()) != nil }) {
      lines += ["", phrases.dependence]
    }
    return lines
  }

  private func id(_ member: GoalGrade.Member) -> String {
    Quotation.escaped(member.assessment.record.indicator.id)
  }

  private func gradeText(_ labels: [GradeLabel]) -> String {
    phrases.alternatives(labels.map(phrases.grade))
  }

  private func gradeLines(_ entry: GoalGrades.Entry, of goal: GoalGrades) -> [String] {
    var decided = LabelledLines()
    switch entry.grade.outcome {
    case .undefined(let obstacles):
      for obstacle in obstacles {
        decided.add(id(goal.members[obstacle.position]), phrases.refusal(obstacle.refusal))
      }
      return ["  \(phrases.asThingsStand): \(phrases.noGrade)"] + decided.lines(indentation: 4)
    case .graded(_, let labels, let conditions):
      for condition in conditions {
        let inequality = condition.inequality
        decided.add(
          id(goal.members[condition.position]),
          [
            phrases.rate(inequality.rate),
            FigureText.withMinus(FigureText.rate(inequality.value)),
            inequality.comparison.symbol, phrases.threshold(inequality),
          ].joined(separator: " "))
      }
      let judgement =
        labels.count > 1 ? entry.rule.judgement.map { ["    " + phrases.text($0)] } ?? [] : []
      return ["  \(phrases.asThingsStand): \(gradeText(labels))"]
        + decided.lines(indentation: 4) + judgement
    }
  }

  private func outlookLines(_ entry: GoalGrades.Entry, of goal: GoalGrades) -> [String] {
    let heading = "  " + phrases.outlookHeading(confidence: wording.confidence(goal.confidence))
    switch entry.outlook {
    case .failure(let obstacle):
      let reason = phrases.outlookRefusal(obstacle.refusal)
      let member = wording.explained(id(goal.members[obstacle.position]), by: reason)
      return [heading, "    \(phrases.noGrade): \(member)"]
    case .success(let outlook):
      func figure(_ probability: Double) -> String {
        wording.figure(ProbabilityRounding(probability, confidence: goal.confidence).met)
      }
      var rows = [
        [
          phrases.gradeColumn, phrases.independentColumn, phrases.commonShockColumn,
          phrases.boundsColumn,
        ]
      ]
      for group in entry.rule.groups {
        let chance = outlook.chance(of: group.steps)
        rows.append([
          gradeText(group.labels), figure(chance.independent), figure(chance.commonShock),
          phrases.range(figure(chance.least), figure(chance.greatest)),
        ])
      }
      var members = [
        [
          phrases.indicatorColumn,
          phrases.farAboveColumn(percent: percent(entry.rule.farAboveFrom)),
          phrases.metColumn, phrases.nearColumn(percent: percent(entry.rule.nearFrom)),
          phrases.withoutProgressColumn,
        ]
      ]
      for (member, chances) in zip(goal.members, outlook.members) {
        members.append(
          [id(member)]
            + [chances.farAbove, chances.met, chances.near, chances.withoutProgress].map(figure))
      }
      return [heading] + aligned(rows) + [""] + aligned(members)
    }
  }

  private func percent(_ fraction: Double) -> String {
    NumberText.significant(fraction * 100, digits: 7)
  }

  /// Columns aligned to the left in display width.
  private func aligned(_ rows: [[String]]) -> [String] {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      DisplayWidth.trimmed(
        "    "
          + zip(row, widths).map { DisplayWidth.padded($0, to: $1) }.joined(separator: "  "))
    }
  }
}
