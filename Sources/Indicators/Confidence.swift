/// How sure we are of a probability, kept apart from the probability itself.
public enum Confidence: String, CaseIterable, Hashable, Comparable, Sendable {
  case low, medium, high

  /// The most that a number of actuals allows: 2–4 low, 5–9 medium, 10 and more high.
  public init(actualCount: Int) {
    switch actualCount {
    case ..<5: self = .low
    case 5..<10: self = .medium
    default: self = .high
    }
  }

  /// The step to which a probability is rounded for people.
  public var roundingStep: Double {
    switch self {
    case .low: 0.1
    case .medium: 0.05
    case .high: 0.01
    }
  }

  /// One step less; low stays low.
  var lowered: Confidence { self == .high ? .medium : .low }

  /// Low comes before medium, medium before high.
  public static func < (left: Confidence, right: Confidence) -> Bool {
    let order = Confidence.allCases
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}
