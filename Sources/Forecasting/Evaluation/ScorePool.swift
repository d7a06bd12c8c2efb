/// Scores by what they have in common: a label, the number of training values, the horizon.
public struct ScorePool: Hashable, Sendable {
  /// What the scores of a pool have in common.
  public struct Key: Hashable, Sendable, Comparable {
    /// A label of the caller's, such as a kind of value.
    public let label: String
    /// n, or `nil` over all.
    public let trainingCount: Int?
    /// The horizon, or `nil` over all.
    public let horizon: Int?

    /// A key.
    public init(label: String, trainingCount: Int?, horizon: Int?) {
      self.label = label
      self.trainingCount = trainingCount
      self.horizon = horizon
    }

    /// The keys of all pools that a forecast belongs to.
    ///
    /// - Parameters:
    ///   - label: Its label.
    ///   - trainingCount: Its n.
    ///   - horizon: Its horizon.
    /// - Returns: The key of its own n and horizon, that of its horizon over all n, and that over all.
    public static func pools(label: String = "", trainingCount: Int, horizon: Int) -> [Key] {
      [
        Key(label: label, trainingCount: trainingCount, horizon: horizon),
        Key(label: label, trainingCount: nil, horizon: horizon),
        Key(label: label, trainingCount: nil, horizon: nil),
      ]
    }

    /// By label, then n, then horizon; pools over all come after those that they hold.
    public static func < (left: Key, right: Key) -> Bool {
      if let order = SeriesOrder.precedes(left.label, right.label) { return order }
      let (n, otherN) = (left.trainingCount ?? .max, right.trainingCount ?? .max)
      return n != otherN
        ? n < otherN : (left.horizon ?? .max) < (right.horizon ?? .max)
    }
  }

  /// What the scores have in common.
  public let key: Key
  /// The scores, in the order of series, origin and horizon.
  public let scores: [ForecastScores]
  /// The scores taken together.
  public let summary: ScoreSummary

  /// All pools: each label, n and horizon; each label and horizon over all n; each label over all.
  ///
  /// - Parameters:
  ///   - scores: In any order, all with the same options.
  ///   - options: The options that they were computed with.
  ///   - label: What to keep apart.
  /// - Returns: Pools in the order of their keys; empty ones are left out.
  /// - Complexity: O(N log N).
  public static func all(
    of scores: [ForecastScores], options: ForecastScores.Options = .standard,
    label: (ForecastScores) -> String = { _ in "" }
  ) -> [ScorePool] {
    // Sorted once: each pool then keeps the order, and sums do not depend on that of the input.
    let sorted = scores.sorted(by: ScoreSummary.precedes)
    var groups: [Key: [ForecastScores]] = [:]
    for item in sorted {
      let label = label(item)
      for key in Key.pools(
        label: label, trainingCount: item.trainingCount, horizon: item.horizon)
      {
        groups[key, default: []].append(item)
      }
    }
    return groups.keys.sorted().map { key in
      let scores = groups[key] ?? []
      return ScorePool(
        key: key, scores: scores, summary: ScoreSummary(sorted: scores, options: options))
    }
  }
}
