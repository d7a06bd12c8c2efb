/// How sure we are of a probability, by a written rule.
///
/// The rule: the number of actuals sets the most that can be said (2–4 low, 5–9 medium, 10 and more high).
/// One step is taken off for each of two doubts: models and presets that disagree by more than
/// ``spreadLimit``, and a horizon beyond the five years on which the pooled backtest rests.
public struct ConfidenceRating: Hashable, Sendable {
  /// What takes a step off.
  public enum Doubt: String, Hashable, Sendable {
    /// Models and presets disagree widely.
    case wideSpread = "wide_spread"
    /// The target lies beyond the horizons of the pooled backtest.
    case longHorizon = "long_horizon"
  }

  /// How sure.
  public let confidence: Confidence
  /// What took a step off.
  public let doubts: [Doubt]

  /// The widest range of probabilities, greatest less least, that takes nothing off.
  public static let spreadLimit = 0.6
  /// The years ahead that the pooled backtest covers.
  public static let backtestedHorizon = 5

  /// Rates a probability.
  ///
  /// - Parameters:
  ///   - actualCount: The actuals on which it rests.
  ///   - horizon: Years from the latest actual to the target.
  ///   - probabilityRange: Over the default, the simple models and the presets.
  public init(actualCount: Int, horizon: Int, probabilityRange: ClosedRange<Double>?) {
    var doubts: [Doubt] = []
    if let range = probabilityRange, range.upperBound - range.lowerBound > Self.spreadLimit {
      doubts.append(.wideSpread)
    }
    if horizon > Self.backtestedHorizon { doubts.append(.longHorizon) }
    let most = Confidence(actualCount: actualCount)
    confidence = doubts.reduce(most) { level, _ in level.lowered }
    // What took nothing off is no reason.
    self.doubts = most == .low ? [] : doubts
  }
}
