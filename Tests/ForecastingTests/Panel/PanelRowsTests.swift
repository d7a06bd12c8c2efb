import Testing

@testable import Forecasting

struct PanelRowsTests {
  /// Columns of which the second begins at a multiple of a pair of doubles, and of which it does not.
  @Test(arguments: [24, 27])
  func `numbers past the caches are those through them`(seriesCount: Int) {
    let through = cells(seriesCount: seriesCount, leastLargeByteCount: .max)
    #expect(through == (0..<2 * seriesCount).map(Double.init))
    #expect(cells(seriesCount: seriesCount, leastLargeByteCount: 0) == through)
  }

  /// Two columns of numbers in order, written eight at a time and what is left one by one.
  private func cells(seriesCount: Int, leastLargeByteCount: Int) -> [Double] {
    var outcomes = [PanelOutcome](repeating: .forecast, count: seriesCount)
    var cells = [Double](repeating: .nan, count: 2 * seriesCount)
    outcomes.withUnsafeMutableBufferPointer { outcomes in
      cells.withUnsafeMutableBufferPointer { cells in
        let rows = PanelRows(
          cells: cells, outcomes: outcomes, seriesCount: seriesCount,
          leastLargeByteCount: leastLargeByteCount)
        Array(0..<seriesCount).withUnsafeBufferPointer { series in
          for start in stride(from: 0, to: seriesCount, by: 8) {
            let lanes = PanelLanes(series, from: start)
            for column in 0..<2 {
              var numbers = SIMD8<Double>.zero
              for lane in 0..<8 { numbers[lane] = Double(column * seriesCount + start + lane) }
              rows.set(lanes, column: column, numbers)
            }
          }
        }
        rows.finish()
      }
    }
    return cells
  }
}
