import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the common moves of several series tell of the correlation between them.
///
/// ## Method
/// Moves between neighbouring periods that all series have, on the scale of the predictive law (square root,
/// near growth a year), plain differences where a value is negative; divided by the square root of the
/// periods spanned. Pearson's correlation of each pair, averaged as Fisher's z = artanh r. The interval is
/// z ± 1.96/√(m − 3) of *one* pair of m moves: pairs share their periods, so that more of them tell less than
/// more periods do.
/// ## Edge cases
/// Fewer than ``leastMoveCount`` moves have no interval but all that is possible, and no estimate is given.
/// Neither is one where a series never moved.
/// ## Reference
/// Fisher, *On the probable error of a coefficient of correlation deduced from a small sample*, Metron 1
/// (1921).
public struct CorrelationEstimate: Hashable, Sendable {
  /// The moves that all series have in common.
  public let moveCount: Int
  /// The estimate; `nil` where the moves do not tell.
  public let correlation: Double?
  /// Where it lies at 95 %; all that is possible where the moves do not tell.
  public let interval: ClosedRange<Double>

  /// Whether the moves leave half or more of −1 … 1 open: three points do, and ten may.
  public var isHardlyKnown: Bool { interval.upperBound - interval.lowerBound >= 1 }

  /// The fewest common moves that an estimate is made from.
  public static let leastMoveCount = 4

  /// Estimates the correlation that series have in common.
  ///
  /// - Parameters:
  ///   - series: Two or more.
  ///   - power: Of the scale; that of a preset.
  public init<Period: TimePeriod>(of series: [TimeSeries<Period>], power: Double) {
    precondition(series.count >= 2, "a correlation is one of two or more")
    let possible = DependentSum.correlations(ofParts: series.count)
    let moves = Self.commonMoves(of: series, power: power)
    let count = moves[0].count
    moveCount = count
    guard count >= Self.leastMoveCount, let z = Self.meanScore(of: moves) else {
      correlation = nil
      interval = possible
      return
    }
    func within(_ z: Double) -> Double {
      min(max(tanh(z), possible.lowerBound), possible.upperBound)
    }
    let reach = Normal().quantile(upperTail: 0.025) / Double(count - 3).squareRoot()
    correlation = within(z)
    interval = within(z - reach)...within(z + reach)
  }

  /// A list of moves a series, over the same spans.
  private static func commonMoves<Period: TimePeriod>(
    of series: [TimeSeries<Period>], power: Double
  ) -> [[Double]] {
    let known = series.map { Set($0.periods) }
    let periods = series[0].periods.filter { period in
      known.allSatisfy { $0.contains(period) }
    }
    return series.map { series in
      let common = zip(series.periods, series.values).filter { periods.contains($0.0) }
      let values = common.map(\.1)
      let scale =
        values.contains { $0 < 0 } ? nil : MoveScale(values: values, power: power)
      return zip(common, common.dropFirst()).map { earlier, later in
        let move = scale?.move(from: earlier.1, to: later.1) ?? (later.1 - earlier.1)
        return move / Double(earlier.0.steps(to: later.0)).squareRoot()
      }
    }
  }

  /// The mean of artanh r over pairs; `nil` where a correlation is not defined.
  private static func meanScore(of moves: [[Double]]) -> Double? {
    var sum = 0.0
    var pairs = 0
    for i in moves.indices {
      for j in moves.indices where j > i {
        guard let r = correlation(moves[i], moves[j]) else { return nil }
        // Moves that agree exactly would give an infinite score.
        sum += atanh(min(max(r, -0.999_999), 0.999_999))
        pairs += 1
      }
    }
    return sum / Double(pairs)
  }

  private static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    let n = Double(x.count)
    let (meanX, meanY) = (x.reduce(0) { $0 + $1 / n }, y.reduce(0) { $0 + $1 / n })
    let dx = x.map { $0 - meanX }
    let dy = y.map { $0 - meanY }
    // Scaled before squares are formed, so that they stay in the range of doubles.
    let (largestX, largestY) = (dx.map(abs).max() ?? 0, dy.map(abs).max() ?? 0)
    guard largestX > 0, largestY > 0, largestX.isFinite, largestY.isFinite else { return nil }
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(dx, dy) {
      let (u, v) = (a / largestX, b / largestY)
      xx += u * u
      yy += v * v
      xy += u * v
    }
    let r = xy / (xx * yy).squareRoot()
    return r.isFinite ? r : nil
  }
}
