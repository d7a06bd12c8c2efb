/// A grade as it is written, with its meaning where it does not speak for itself.
public struct GradeLabel: Hashable, Sendable {
  /// The grade as in files, such as A or on_track.
  public let code: String
  /// What it means.
  public let meaning: BilingualText?
}

/// What a rubric says of an indicator: never a grade alone.
public enum GradeOutcome: Hashable, Sendable {
  /// A grade, the inequality that decided it, and the one that kept it from the grade before.
  case graded(GradeLabel, by: Inequality, within: Inequality?)
  /// The grade for what cannot be judged, and why it cannot.
  case notJudged(GradeLabel, because: RateRefusal)
  /// No grade, and why.
  case undefined(RateRefusal)

  /// The grade, if there is one.
  public var label: GradeLabel? {
    switch self {
    case .graded(let label, _, _), .notJudged(let label, _): label
    case .undefined: nil
    }
  }

  /// Why there is no grade by a number, if so.
  public var refusal: RateRefusal? {
    switch self {
    case .graded: nil
    case .notJudged(_, let refusal), .undefined(let refusal): refusal
    }
  }
}
