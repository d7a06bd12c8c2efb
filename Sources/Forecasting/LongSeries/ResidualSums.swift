import StatisticalNumerics

/// Sums over the residuals of a long series, the same on any number of threads.
struct ResidualSums: Sendable {
  /// Σ e².
  private(set) var squares = 0.0
  /// Σ e e′ over pairs of consecutive periods.
  private(set) var products = 0.0
  /// Σ (e − e′)² over the same pairs.
  private(set) var squaredSteps = 0.0
  /// The number of pairs.
  private(set) var pairCount = 0
  /// The largest |e|.
  private(set) var largestResidual = 0.0
  /// The largest |y|.
  private(set) var largestValue = 0.0

  /// The values that one round of the loop takes.
  private static let blockCount = 1 << 16

  init(of series: SharedSeries, from line: CyclicLine, threadCount: Int) {
    let count = series.axis.count
    let rounds = (count + Self.blockCount - 1) / Self.blockCount
    let parts = BlockParts(count: rounds)
    ParallelLoop.run(count: rounds, threadCount: threadCount) { round in
      let start = round * Self.blockCount
      parts.set(
        round, Self(of: series, from: line, in: start..<min(start + Self.blockCount, count)))
    }
    var sums = (squares: DoubleDouble.zero, products: DoubleDouble.zero, steps: DoubleDouble.zero)
    for round in 0..<rounds {
      let part = parts[round]
      sums.squares = sums.squares + part.squares
      sums.products = sums.products + part.products
      sums.steps = sums.steps + part.squaredSteps
      pairCount += part.pairCount
      largestResidual = max(largestResidual, part.largestResidual)
      largestValue = max(largestValue, part.largestValue)
    }
    squares = sums.squares.rounded
    products = sums.products.rounded
    squaredSteps = sums.steps.rounded
  }

  private init() {}

  /// The sums over a block; its first pair reaches back into the block before.
  private init(of series: SharedSeries, from line: CyclicLine, in positions: Range<Int>) {
    let season = line.firsts.count
    let values = series.values
    var sums = Self()
    line.firsts.withUnsafeBufferPointer { firsts in
      series.axis.forEachStretch(in: positions) { stretch, firstTime in
        var (m, cycle) = (firstTime % season, Double(firstTime / season))
        func residual(_ index: Int, _ m: Int, _ cycle: Double) -> Double {
          values[index] - line.origin - firsts[m] - line.cycleSlope * cycle
        }
        var previous = 0.0
        var hasPrevious = false
        let run = series.axis.runs[series.axis.run(at: stretch.lowerBound)]
        if stretch.lowerBound > run.firstIndex {
          hasPrevious = true
          previous =
            m > 0
            ? residual(stretch.lowerBound - 1, m - 1, cycle)
            : residual(stretch.lowerBound - 1, season - 1, cycle - 1)
        }
        for index in stretch {
          let error = residual(index, m, cycle)
          sums.squares += error * error
          if hasPrevious {
            let step = error - previous
            sums.products += error * previous
            sums.squaredSteps += step * step
          }
          sums.largestResidual = max(sums.largestResidual, abs(error))
          sums.largestValue = max(sums.largestValue, abs(values[index]))
          (previous, hasPrevious) = (error, true)
          m += 1
          if m == season { (m, cycle) = (0, cycle + 1) }
        }
        sums.pairCount += stretch.count - (stretch.lowerBound > run.firstIndex ? 0 : 1)
      }
    }
    self = sums
  }
}

/// The sums of blocks, each written by one round of a loop.
private final class BlockParts: @unchecked Sendable {
  private let cells: UnsafeMutablePointer<ResidualSums?>
  private let count: Int

  init(count: Int) {
    self.count = count
    cells = .allocate(capacity: count)
    cells.initialize(repeating: nil, count: count)
  }

  deinit {
    cells.deinitialize(count: count)
    cells.deallocate()
  }

  func set(_ index: Int, _ sums: ResidualSums) { cells[index] = sums }

  subscript(index: Int) -> ResidualSums {
    guard let sums = cells[index] else { preconditionFailure("every round has run") }
    return sums
  }
}
