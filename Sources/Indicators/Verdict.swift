/// The answer to "will the target be met?".
public enum Verdict: Hashable, Sendable {
  /// Why nothing can be said.
  public enum Obstacle: String, Hashable, Sendable {
    /// No value was observed.
    case noActuals = "no_actuals"
    /// One value does not show how much the indicator varies.
    case oneActual = "one_actual"
    /// The figure never changed: the models see no uncertainty at all.
    case noVariation = "no_variation"
    /// The target is further away than a forecast is given for.
    case horizonTooLong = "horizon_too_long"
    /// The target's year has passed and its value is not known.
    case noActualInTargetYear = "no_actual_in_target_year"
    /// Numbers left the range of doubles.
    case outOfRange = "out_of_range"
  }

  /// The probability is at or above ``expectedFrom`` at medium confidence or better.
  case expected
  /// The probability is at or below ``unlikelyTo`` at medium confidence or better.
  case unlikely
  /// Anything between, and all that rests on low confidence.
  case undecided
  /// The target year's actual meets the target.
  case met
  /// The target year's actual does not meet the target.
  case missed
  /// There is no target.
  case noTarget
  /// The data cannot say.
  case cannotJudge(Obstacle)

  /// The least probability of "expected".
  public static let expectedFrom = 0.66
  /// The greatest probability of "unlikely".
  public static let unlikelyTo = 0.33

  /// The verdict on an open target.
  init(probability: Double, confidence: Confidence) {
    switch (confidence >= .medium, probability) {
    case (true, Self.expectedFrom...): self = .expected
    case (true, ...Self.unlikelyTo): self = .unlikely
    default: self = .undecided
    }
  }

  /// Whether it is about a target still ahead, on which something can be said.
  public var isOpen: Bool {
    switch self {
    case .expected, .unlikely, .undecided: true
    case .met, .missed, .noTarget, .cannotJudge: false
    }
  }

  /// The code in files, never translated.
  public var code: String {
    switch self {
    case .expected: "expected"
    case .unlikely: "unlikely"
    case .undecided: "undecided"
    case .met: "met"
    case .missed: "missed"
    case .noTarget: "no_target"
    case .cannotJudge: "cannot_judge"
    }
  }
}
