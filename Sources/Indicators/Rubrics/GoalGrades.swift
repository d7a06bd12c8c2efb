/// What several rubrics say of a goal: as things stand, and in the target year.
public struct GoalGrades: Sendable {
  /// One rubric's answer.
  public struct Entry: Sendable {
    /// The rubric.
    public let rubric: GradingRubric
    /// Its rule.
    public let rule: GoalRule
    /// The grade as things stand.
    public let grade: GoalGrade
    /// The probabilities of the grades in the target year, or what stands in the way.
    public let outlook: Result<GoalOutlook, GoalOutlook.Obstacle>
  }

  /// The indicators of the goal.
  public let members: [GoalGrade.Member]
  /// One answer a rubric of goals, in the order given.
  public let entries: [Entry]

  /// Grades a goal.
  ///
  /// - Parameters:
  ///   - members: Its indicators, at least one of them a main one.
  ///   - rubrics: Those of indicators are passed over.
  ///   - tolerance: For targets with 約, where a rubric states none.
  public init(
    of members: [GoalGrade.Member], rubrics: [GradingRubric], tolerance: TargetTolerance? = nil
  ) {
    self.members = members
    entries = rubrics.compactMap { rubric in
      guard let rule = rubric.goalRule else { return nil }
      let tolerance = rubric.tolerance ?? tolerance
      let outlook: Result<GoalOutlook, GoalOutlook.Obstacle>
      do throws(GoalOutlook.Obstacle) {
        outlook = .success(try GoalOutlook(of: members, rule: rule, tolerance: tolerance))
      } catch {
        outlook = .failure(error)
      }
      return Entry(
        rubric: rubric, rule: rule,
        grade: GoalGrade(of: members, rule: rule, tolerance: tolerance), outlook: outlook)
    }
  }

  /// The least confidence among the indicators, by which probabilities are rounded for people.
  public var confidence: Confidence { members.map(\.assessment.confidence).min() ?? .low }
}

extension GoalRule {
  /// Neighbouring steps with the same grades.
  public struct Group: Hashable, Sendable {
    /// The steps.
    public let steps: ClosedRange<Int>
    /// Their grades: one, or several between which people decide.
    public let labels: [GradeLabel]
  }

  /// All steps, best first, those with the same grades taken together.
  public var groups: [Group] {
    var groups: [Group] = []
    for step in 1...Self.stepCount {
      let labels = labels(ofStep: step)
      if let last = groups.last, last.labels == labels {
        groups[groups.count - 1] = Group(steps: last.steps.lowerBound...step, labels: labels)
      } else {
        groups.append(Group(steps: step...step, labels: labels))
      }
    }
    return groups
  }
}
