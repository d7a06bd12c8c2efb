import Indicators

/// A probability as people are told it: rounded as far as confidence allows, never 0 or 100 %.
public struct ProbabilityRounding: Hashable, Sendable {
  /// What is left after rounding.
  public enum Figure: Hashable, Sendable {
    /// About this many percent.
    case about(Int)
    /// Below this many percent.
    case below(Int)
    /// Above this many percent.
    case above(Int)
  }

  /// The chance that the target is met.
  public let met: Figure
  /// The chance that it is missed; the two add up to 100.
  public let missed: Figure
  /// How many times in how many, such as 7 in 10; nil beyond the last step.
  public let times: Int
  /// Out of how many.
  public let outOf: Int

  /// Rounds a probability to the step of a confidence: 10 % low, 5 % medium, 1 % high.
  public init(_ probability: Double, confidence: Confidence) {
    outOf = Int((1 / confidence.roundingStep).rounded())
    let step = 100 / outOf
    let rounded = Int((probability * Double(outOf)).rounded())
    times = min(max(rounded, 0), outOf)
    // A probability from a finite sample is never certain.
    switch times {
    case 0:
      let limit = probability < 0.01 ? 1 : step
      (met, missed) = (.below(limit), .above(100 - limit))
    case outOf:
      let limit = probability > 0.99 ? 1 : step
      (met, missed) = (.above(100 - limit), .below(limit))
    default:
      (met, missed) = (.about(times * step), .about(100 - times * step))
    }
  }
}

/// A likelihood word; printed at medium confidence or better, after the number.
public enum Likelihood: CaseIterable, Hashable, Sendable {
  case virtuallyCertain, veryLikely, likely, aboutAsLikelyAsNot, unlikely, veryUnlikely
  case exceptionallyUnlikely

  /// The word for a probability, by the cut-offs 99, 90, 66, 33, 10 and 1 %.
  public init(probability: Double) {
    switch probability {
    case 0.99...: self = .virtuallyCertain
    case 0.9...: self = .veryLikely
    case 0.66...: self = .likely
    case 0.33...: self = .aboutAsLikelyAsNot
    case 0.1...: self = .unlikely
    case 0.01...: self = .veryUnlikely
    default: self = .exceptionallyUnlikely
    }
  }
}
