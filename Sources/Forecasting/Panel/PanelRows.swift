import CVectorInstructions

/// Where the rows of a result go: cells and outcomes, of which each block writes its own.
struct PanelRows: @unchecked Sendable {
  private let cells: UnsafeMutableBufferPointer<Double>
  private let outcomes: UnsafeMutableBufferPointer<PanelOutcome>
  private let seriesCount: Int
  /// Whether whole vectors are written past the caches: a large result would be read into them and
  /// displace the series, and nobody reads it before it is whole.
  private let isPastCaches: Bool

  /// From this size on a result does not stay in the caches.
  static let leastLargeByteCount = 4 << 20

  /// - Parameters:
  ///   - cells: Column after column.
  ///   - outcomes: One a series.
  ///   - seriesCount: The length of a column.
  ///   - leastLargeByteCount: The size from which on the cells are written past the caches.
  init(
    cells: UnsafeMutableBufferPointer<Double>,
    outcomes: UnsafeMutableBufferPointer<PanelOutcome>, seriesCount: Int,
    leastLargeByteCount: Int = Self.leastLargeByteCount
  ) {
    self.cells = cells
    self.outcomes = outcomes
    self.seriesCount = seriesCount
    // Each vector of each column has to begin at a multiple of a pair.
    let pairByteCount = 2 * MemoryLayout<Double>.stride
    isPastCaches =
      cells.count * MemoryLayout<Double>.stride >= leastLargeByteCount
      && seriesCount.isMultiple(of: 2)
      && Int(bitPattern: cells.baseAddress).isMultiple(of: pairByteCount)
  }

  /// Lets other threads see the rows of this one.
  func finish() { cvector_finish_stores() }

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
    let base = column &* seriesCount
    guard lanes.isContiguous else {
      for lane in 0..<lanes.count { cells[base + lanes.series[lane]] = value[lane] }
      return
    }
    let start = cells.baseAddress.unsafelyUnwrapped + (base &+ lanes.series[0])
    guard isPastCaches, lanes.series[0].isMultiple(of: 2) else {
      UnsafeMutableRawPointer(start).storeBytes(of: value, as: SIMD8<Double>.self)
      return
    }
    let (low, high) = (value.lowHalf, value.highHalf)
    cvector_store_past_caches(start, low.lowHalf)
    cvector_store_past_caches(start + 2, low.highHalf)
    cvector_store_past_caches(start + 4, high.lowHalf)
    cvector_store_past_caches(start + 6, high.highHalf)
  }
}
