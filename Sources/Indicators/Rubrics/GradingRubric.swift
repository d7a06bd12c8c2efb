/// A rule that turns rates into grades, with what is known of where it comes from.
///
/// Rules are data: those that come with the package and those of users are read from the same kind of file,
/// see ``init(file:)``.
public struct GradingRubric: Hashable, Sendable {
  /// What is graded, and how.
  public enum Rule: Hashable, Sendable {
    /// An indicator.
    case indicator(StepRule)
    /// A goal of several indicators.
    case goal(GoalRule)
  }

  /// The publisher's own words for a rule of which only a reading can be computed.
  public struct Wording: Hashable, Sendable {
    /// The words.
    public let text: BilingualText
    /// How they are known.
    public let statuses: [RuleStatus]
  }

  /// The name in files and options.
  public let name: String
  /// The name for people.
  public let title: BilingualText
  /// What it does.
  public let rule: Rule
  /// How the rule that is computed is known; one or more.
  public let statuses: [RuleStatus]
  /// The publisher's own words; `nil` where the rule is all there is.
  public let wording: Wording?
  /// Where rule and words come from.
  public let source: BilingualText
  /// Grades that people give on other grounds, never computed.
  public let gradesByHand: [GradeLabel]
  /// The tolerance of a target with 約; `nil` where none is stated.
  public let tolerance: TargetTolerance?

  /// The grade of an indicator; `nil` for a rubric of goals.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - target: One of its targets, or `nil`.
  ///   - tolerance: For a target with 約, where the rubric states none.
  /// - Returns: The grade or why there is none.
  public func outcome(
    of record: IndicatorRecord, target: Target?, tolerance: TargetTolerance? = nil
  ) -> GradeOutcome? {
    guard case .indicator(let rule) = rule else { return nil }
    return rule.outcome(
      for: GradingRates(
        record: record, target: target, tolerance: self.tolerance ?? tolerance))
  }
}
