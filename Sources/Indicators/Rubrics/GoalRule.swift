/// Grades of a goal by the path attainment rates of its indicators: five steps, best first.
///
/// 1. Every indicator is met, and far above its path (every one, or the main ones).
/// 2. Every indicator is met.
/// 3. Some are not, but those are near.
/// 4. Some are not, and not near.
/// 5. No main indicator is met, and none of them has made progress.
public struct GoalRule: Hashable, Sendable {
  /// Of which indicators much more is asked for the first step.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    case every, main
  }

  /// A grade and the steps that it covers.
  public struct Grade: Hashable, Sendable {
    /// The grade.
    public let label: GradeLabel
    /// Of 1 … 5, ascending without a gap.
    public let steps: ClosedRange<Int>
  }

  /// The number of steps.
  public static let stepCount = 5
  /// The path attainment rate from which an indicator is met.
  public static let metFrom = 1.0

  /// The path attainment rate from which an indicator is far above its path, above 1.
  public let farAboveFrom: Double
  /// Which indicators must be far above.
  public let farAboveScope: Scope
  /// The path attainment rate from which an indicator that is not met is near, 0 … 1.
  public let nearFrom: Double
  /// The grades; each step has one or more.
  public let grades: [Grade]
  /// What decides where a step has several grades; `nil` where none has.
  public let judgement: BilingualText?

  /// The grades of a step: one, or several between which people decide.
  public func labels(ofStep step: Int) -> [GradeLabel] {
    grades.filter { $0.steps.contains(step) }.map(\.label)
  }

  /// The step of path attainment rates, with the inequalities that decided it.
  ///
  /// - Parameters:
  ///   - rates: One or more.
  ///   - isMain: For each rate, whether its indicator is a main one; at least one is.
  /// - Returns: The step, 1 … 5, and one or more inequalities.
  func step(
    of rates: [Double], isMain: [Bool]
  ) -> (step: Int, decidedBy: [GoalGrade.Condition]) {
    func conditions(
      _ indices: [Int], _ comparison: Comparison, _ threshold: Double
    ) -> [GoalGrade.Condition] {
      indices.compactMap { index in
        guard comparison.holds(rates[index], threshold) else { return nil }
        return GoalGrade.Condition(
          position: index,
          inequality: Inequality(
            rate: .pathAttainmentRate, value: rates[index], comparison: comparison,
            threshold: threshold, isElapsedShare: false))
      }
    }
    let all = Array(rates.indices)
    let main = all.filter { isMain[$0] }
    let met = conditions(all, .atLeast, Self.metFrom)
    if met.count == all.count {
      let asked = farAboveScope == .every ? all : main
      let far = conditions(asked, .atLeast, farAboveFrom)
      if far.count == asked.count {
        return (1, far + met.filter { !asked.contains($0.position) })
      }
      return (2, met + conditions(asked, .below, farAboveFrom))
    }
    let unmet = conditions(all, .below, Self.metFrom)
    // The path rises towards the target, so that a rate of 0 or less is no progress.
    let withoutProgress = conditions(main, .atMost, 0)
    if withoutProgress.count == main.count { return (5, withoutProgress) }
    let near = conditions(unmet.map(\.position), .atLeast, nearFrom)
    if near.count == unmet.count { return (3, unmet + near) }
    return (4, conditions(unmet.map(\.position), .below, nearFrom))
  }
}
