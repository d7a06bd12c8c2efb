/// Grades by one rate: the first step whose inequality holds decides.
public struct StepRule: Hashable, Sendable {
  /// What a rate is compared with.
  public enum Threshold: Hashable, Sendable {
    /// A number of the rubric: a fraction, or an index.
    case number(Double)
    /// The share of the period from base to target year that has passed.
    case elapsedShare
  }

  /// One grade and its inequality.
  public struct Step: Hashable, Sendable {
    /// The grade.
    public let label: GradeLabel
    /// How the rate compares.
    public let comparison: Comparison
    /// With what.
    public let threshold: Threshold
  }

  /// When a rubric has a grade for what cannot be judged.
  public enum NotJudgedScope: String, CaseIterable, Hashable, Sendable {
    /// Whenever the rate is not defined.
    case all
    /// Only where data still to come could lift it.
    case lackOfData = "lack_of_data"
  }

  /// The grade for what cannot be judged.
  public struct NotJudged: Hashable, Sendable {
    /// The grade.
    public let label: GradeLabel
    /// When it is given.
    public let scope: NotJudgedScope
  }

  /// The rate.
  public let rate: RateName
  /// Two or more; their inequalities leave no number without a grade.
  public let steps: [Step]
  /// The grade for what cannot be judged; `nil` without one.
  public let notJudged: NotJudged?

  /// What a rate's value or its lack is worth.
  func outcome(for rates: GradingRates) -> GradeOutcome {
    if rate == .targetRatio, let target = rates.target, target.direction == .down {
      return refused(.ratioIgnoresDirection)
    }
    // −3 over −5 is 60 %, and better than the target.
    if rate == .targetRatio, let threshold = rates.target?.threshold, let ratio = rates[rate].value,
      threshold < 0 || ratio < 0
    {
      return refused(.valueNotPositive)
    }
    switch rates[rate] {
    case .undefined(let refusal): return refused(refusal)
    case .value(let value):
      var bound: Inequality?
      for step in steps {
        let threshold: Double
        switch step.threshold {
        case .number(let number): threshold = number
        case .elapsedShare:
          guard let share = rates.elapsedShare else {
            return refused(.attainment(.targetNotAfterBase))
          }
          guard share > 0 else { return refused(.attainment(.latestYearIsBaseYear)) }
          threshold = share
        }
        func inequality(_ comparison: Comparison) -> Inequality {
          Inequality(
            rate: rate, value: value, comparison: comparison, threshold: threshold,
            isElapsedShare: step.threshold == .elapsedShare)
        }
        if step.comparison.holds(value, threshold) {
          // The last step's inequality is the one before it turned round: once is enough.
          let isLast = step == steps.last
          return .graded(
            step.label, by: inequality(step.comparison), within: isLast ? nil : bound)
        }
        bound = inequality(step.comparison.negation)
      }
      // Unreachable for a rule that was checked: its last step takes all that is left.
      return refused(.attainment(.outOfRange))
    }
  }

  private func refused(_ refusal: RateRefusal) -> GradeOutcome {
    guard let notJudged, notJudged.scope == .all || refusal.isForLackOfData else {
      return .undefined(refusal)
    }
    return .notJudged(notJudged.label, because: refusal)
  }
}
