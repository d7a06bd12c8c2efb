/// How a rate is compared with a threshold.
public enum Comparison: String, CaseIterable, Hashable, Sendable {
  case atLeast = "at_least"
  case above
  case atMost = "at_most"
  case below

  /// The sign.
  public var symbol: String {
    switch self {
    case .atLeast: "≥"
    case .above: ">"
    case .atMost: "≤"
    case .below: "<"
    }
  }

  /// What holds where this does not.
  public var negation: Comparison {
    switch self {
    case .atLeast: .below
    case .above: .atMost
    case .atMost: .above
    case .below: .atLeast
    }
  }

  /// Whether greater values make it hold.
  var pointsUp: Bool { self == .atLeast || self == .above }

  /// Rates closer to a threshold than this, relative to its size or 1, are equal to it.
  ///
  /// (3.4 − 3)/(4 − 3) is a little less than 0.4 in doubles, and 0.4 in 億円: a grade may not depend on
  /// that. No printed figure has so many digits.
  static let equalityTolerance = 1e-9

  /// Whether a value compares so with a threshold.
  ///
  /// - Parameters:
  ///   - value: The rate.
  ///   - threshold: What it is compared with.
  /// - Returns: Whether it holds; numbers that differ by rounding alone are equal.
  public func holds(_ value: Double, _ threshold: Double) -> Bool {
    let isEqual = abs(value - threshold) <= Self.equalityTolerance * max(1, abs(threshold))
    return switch self {
    case .atLeast: isEqual || value > threshold
    case .above: !isEqual && value > threshold
    case .atMost: isEqual || value < threshold
    case .below: !isEqual && value < threshold
    }
  }
}

/// An inequality that holds: what decided a grade.
public struct Inequality: Hashable, Sendable {
  /// The rate.
  public let rate: RateName
  /// Its value.
  public let value: Double
  /// How it compares.
  public let comparison: Comparison
  /// With what.
  public let threshold: Double
  /// Whether the threshold is the share of the period that has passed, not a number of the rubric.
  public let isElapsedShare: Bool
}
