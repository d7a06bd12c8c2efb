import StatisticalNumerics

/// A target that would have a given chance in the target year: one rung of the ladder of targets.
public struct TargetRung: Hashable, Sendable {
  /// The chance asked for.
  public let level: Double
  /// The most ambitious target, in the sense of the present one, that has at least this chance.
  public let threshold: Double
  /// The chance of a target there, itself included; above the level where the law has a point mass: at
  /// the latest value, or at an end of the values that the indicator can take.
  public let probability: Double

  /// The rungs shown.
  public static let standardLevels = [0.5, 0.8, 0.9]

  /// The rungs of a law.
  ///
  /// - Parameters:
  ///   - levels: Chances in (0, 1).
  ///   - direction: Which way is better.
  ///   - law: What is said of the target year.
  /// - Returns: One a level.
  static func all(
    levels: [Double] = standardLevels, direction: Target.Direction,
    law: PredictiveDistribution
  ) -> [TargetRung] {
    levels.map { level in
      let threshold =
        direction == .up ? law.quantile(upperTail: level) : law.quantile(at: level)
      let probability =
        direction == .up
        ? law.probability(atLeast: threshold) : law.probability(atMost: threshold)
      return TargetRung(level: level, threshold: threshold, probability: probability)
    }
  }
}
