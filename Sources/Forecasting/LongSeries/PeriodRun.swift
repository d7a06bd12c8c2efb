/// A stretch of consecutive periods in a long series, each with a value.
public struct PeriodRun: Hashable, Sendable {
  /// The position of its first value among all values, from 0.
  public let firstIndex: Int
  /// The period of that value.
  public let firstPeriod: Int

  /// A stretch that lasts until the next one begins.
  ///
  /// - Parameters:
  ///   - firstIndex: The position of its first value, from 0.
  ///   - firstPeriod: The period of that value.
  public init(firstIndex: Int, firstPeriod: Int) {
    self.firstIndex = firstIndex
    self.firstPeriod = firstPeriod
  }
}

/// The periods of a long series: runs of consecutive ones with gaps between them.
struct PeriodAxis: Sendable {
  /// One or more, ascending in positions and periods, no two of them touching.
  let runs: [PeriodRun]
  /// The number of values.
  let count: Int

  var firstPeriod: Int { runs[0].firstPeriod }
  var lastPeriod: Int { period(at: count - 1) }

  /// The position after the last value of a run.
  func end(ofRun run: Int) -> Int { run + 1 < runs.count ? runs[run + 1].firstIndex : count }

  /// The run that holds a position.
  func run(at index: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].firstIndex <= index { low = middle } else { high = middle }
    }
    return low
  }

  func period(at index: Int) -> Int {
    let run = runs[run(at: index)]
    return run.firstPeriod + (index - run.firstIndex)
  }

  /// The stretches of consecutive periods within positions: where each starts, and at which time since the
  /// first period.
  func forEachStretch(
    in positions: Range<Int>, _ body: (_ stretch: Range<Int>, _ firstTime: Int) -> Void
  ) {
    var run = run(at: positions.lowerBound)
    var start = positions.lowerBound
    while start < positions.upperBound {
      let end = min(end(ofRun: run), positions.upperBound)
      body(start..<end, runs[run].firstPeriod - firstPeriod + (start - runs[run].firstIndex))
      start = end
      run += 1
    }
  }
}
