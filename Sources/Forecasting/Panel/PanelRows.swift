/// Where the rows of a result go: cells and outcomes, of which each block writes its own.
struct PanelRows: @unchecked Sendable {
  private let cells: UnsafeMutableBufferPointer<Double>
  private let outcomes: UnsafeMutableBufferPointer<PanelOutcome>
  private let seriesCount: Int

  init(
    cells: UnsafeMutableBufferPointer<Double>,
    outcomes: UnsafeMutableBufferPointer<PanelOutcome>, seriesCount: Int
  ) {
    self.cells = cells
    self.outcomes = outcomes
    self.seriesCount = seriesCount
  }

  /// The number of columns.
  private var columnCount: Int { seriesCount == 0 ? 0 : cells.count / seriesCount }

  /// Writes one number.
  @inline(__always)
  func set(_ series: Int, column: Int, _ value: Double) {
    cells[column * seriesCount + series] = value
  }

  /// Writes what became of a series.
  @inline(__always)
  func set(_ series: Int, outcome: PanelOutcome) { outcomes[series] = outcome }

  /// Writes what became of all series in lanes.
  @inline(__always)
  func set(_ lanes: PanelLanes, outcome: PanelOutcome) {
    for lane in 0..<lanes.count { outcomes[lanes.series[lane]] = outcome }
  }

  /// Writes what became of many series, ascending.
  func set(_ series: UnsafeBufferPointer<Int>, outcome: PanelOutcome) {
    guard let first = series.first, let last = series.last else { return }
    if last - first == series.count - 1 {
      UnsafeMutableBufferPointer(rebasing: outcomes[first...last]).update(repeating: outcome)
      return
    }
    for own in series { outcomes[own] = outcome }
  }

  /// Writes a row that says nothing but why.
  func fail(_ series: Int, _ outcome: PanelOutcome) {
    outcomes[series] = outcome
    for column in 0..<columnCount { set(series, column: column, .nan) }
  }

  /// Writes one number of each of up to eight series.
  @inline(__always)
  func set(_ lanes: PanelLanes, column: Int, _ value: SIMD8<Double>) {
    let base = column * seriesCount
    if lanes.isContiguous {
      UnsafeMutableRawPointer(cells.baseAddress.unsafelyUnwrapped + base + lanes.series[0])
        .storeBytes(of: value, as: SIMD8<Double>.self)
      return
    }
    for lane in 0..<lanes.count { cells[base + lanes.series[lane]] = value[lane] }
  }
}
