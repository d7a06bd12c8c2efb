/// One score of two ways to forecast, on the forecasts that both made.
///
/// A few hard cases make up much of a mean score, and they are hard for both: the mean of the differences is
/// known far better than the difference of the means.
public struct ScoreComparison: Hashable, Sendable {
  /// The mean of the first way's score minus the second's, with its standard errors; `nil` without a
  /// pair of finite scores.
  public let difference: ClusteredMean?
  /// The share of pairs in which the first way scores less, ties counting half; `nil` without a pair.
  public let winningShare: ClusteredMean?
  /// Forecasts of either way that have no partner, or no finite score on one side.
  public let unpairedCount: Int

  /// Compares two ways.
  ///
  /// - Parameters:
  ///   - first: The scores of one way, in any order.
  ///   - second: The scores of the other.
  ///   - score: The score compared; smaller is better.
  /// - Complexity: O(N log N).
  public init(
    of first: [ForecastScores], with second: [ForecastScores],
    score: (ForecastScores) -> Double?
  ) {
    let left = first.sorted(by: ScoreSummary.precedes)
    let right = second.sorted(by: ScoreSummary.precedes)
    var (differences, wins, identifiers): ([Double], [Double], [String]) = ([], [], [])
    var unpaired = 0
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if ScoreSummary.precedes(left[i], right[j]) {
        i += 1
        unpaired += 1
      } else if ScoreSummary.precedes(right[j], left[i]) {
        j += 1
        unpaired += 1
      } else {
        if let one = score(left[i]), let other = score(right[j]), (one - other).isFinite {
          differences.append(one - other)
          wins.append(one < other ? 1 : one == other ? 0.5 : 0)
          identifiers.append(left[i].seriesID)
        } else {
          unpaired += 1
        }
        i += 1
        j += 1
      }
    }
    let isFirst = SeriesOrder.isFirstOfSeries(identifiers)
    difference = ClusteredMean(of: differences, isFirstOfSeries: isFirst)
    winningShare = ClusteredMean(of: wins, isFirstOfSeries: isFirst)
    unpairedCount = unpaired + (left.count - i) + (right.count - j)
  }
}
