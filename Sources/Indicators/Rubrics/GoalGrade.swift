/// What a rubric says of a goal as things stand, by the path attainment rates of its indicators.
public struct GoalGrade: Hashable, Sendable {
  /// An inequality that holds for one of the indicators.
  public struct Condition: Hashable, Sendable {
    /// The indicator's position among those of the goal.
    public let position: Int
    /// What holds.
    public let inequality: Inequality
  }

  /// An indicator without a path attainment rate.
  public struct Obstacle: Hashable, Sendable {
    /// The indicator's position among those of the goal.
    public let position: Int
    /// Why it has none.
    public let refusal: RateRefusal
  }

  /// The grade or why there is none.
  public enum Outcome: Hashable, Sendable {
    /// A step of the rule, its grades, and the inequalities that decided it.
    case graded(step: Int, labels: [GradeLabel], decidedBy: [Condition])
    /// Indicators without a rate.
    case undefined([Obstacle])
  }

  /// One of the indicators of a goal.
  public struct Member: Sendable {
    /// Its assessment; the target is the assessment's.
    public let assessment: Assessment
    /// Whether it is a main one.
    public let isMain: Bool

    /// An indicator of a goal.
    ///
    /// - Parameters:
    ///   - assessment: Of the record against the target that counts.
    ///   - isMain: Whether it is a main one.
    public init(assessment: Assessment, isMain: Bool) {
      self.assessment = assessment
      self.isMain = isMain
    }
  }

  /// The grade or why there is none.
  public let outcome: Outcome

  /// Grades a goal.
  ///
  /// - Parameters:
  ///   - members: Its indicators, at least one of them a main one.
  ///   - rule: The rule.
  ///   - tolerance: For targets with 約.
  public init(of members: [Member], rule: GoalRule, tolerance: TargetTolerance? = nil) {
    precondition(members.contains(where: \.isMain), "a goal has a main indicator")
    let rates = members.map { member in
      GradingRates(
        record: member.assessment.record, target: member.assessment.target, tolerance: tolerance)[
          .pathAttainmentRate]
    }
    let obstacles = rates.enumerated().compactMap { position, rate in
      rate.refusal.map { Obstacle(position: position, refusal: $0) }
    }
    guard obstacles.isEmpty else {
      outcome = .undefined(obstacles)
      return
    }
    let (step, decidedBy) = rule.step(
      of: rates.compactMap(\.value), isMain: members.map(\.isMain))
    outcome = .graded(step: step, labels: rule.labels(ofStep: step), decidedBy: decidedBy)
  }
}
