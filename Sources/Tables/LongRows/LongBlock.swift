/// A block of long rows as columns: years and values of many series, one after another.
///
/// A series with a cell that is not plain is only marked: whoever reads the block gives its text to the
/// full reader. A reference type so that a block keeps its memory from one use to the next; only one
/// thread may use it at a time.
package final class LongBlock: @unchecked Sendable {
  /// Bytes of the text.
  package struct Extent: Hashable, Sendable {
    /// The first byte.
    package var start = 0
    /// The byte after the last.
    package var end = 0
    /// The length.
    package var count: Int { end - start }
  }

  /// A target of a series.
  package struct Target: Hashable, Sendable {
    /// The year.
    package let year: Int
    /// The number.
    package let threshold: Double
  }

  /// One series.
  package struct Series: Sendable {
    /// Its identifier, quotes left out.
    package var identifier: Extent
    /// Its name; empty where none is given.
    package var name = Extent()
    /// Its unit; empty where none is given.
    package var unit = Extent()
    /// All its rows as text.
    package var text: Extent
    /// The line of the first, counted from 0 in the block.
    package var line: Int
    /// Its rows in ``LongBlock/years`` and ``LongBlock/values``.
    package var rows: Range<Int>
    /// Its targets in ``LongBlock/targets``.
    package var targets: Range<Int>
    /// 1 for up, −1 for down, 0 where no row says so.
    package var direction = 0
    /// Whether the full reader must read it.
    package var isOdd = false
  }

  /// What changes, behind a pointer: every access to a stored property of a class is checked at run time
  /// for overlapping ones, and millions of rows are looked up here.
  private struct State {
    var text: UnsafeMutablePointer<UInt8>
    var textCapacity: Int
    var count = 0
    var columns = LongColumns()
  }

  private let state: UnsafeMutablePointer<State>

  /// The text.
  package var text: UnsafeMutablePointer<UInt8> { state.pointee.text }
  /// Its length.
  package var count: Int { state.pointee.count }
  /// The years of all rows; those of a plain series ascend.
  package var years: UnsafeMutablePointer<Int32> { state.pointee.columns.years }
  /// The values of all rows; NaN where a cell is blank.
  package var values: UnsafeMutablePointer<Double> { state.pointee.columns.values }
  /// The number of rows.
  package var rowCount: Int { state.pointee.columns.rowCount }
  /// The series in the order of the text.
  package var series: [Series] { state.pointee.columns.series }
  /// The targets of all series.
  package var targets: [Target] { state.pointee.columns.targets }
  /// How many lines the text has.
  package private(set) var lineCount = 0

  /// Where pieces of the text stood in the input, where rows were brought together from afar.
  package var origins: [Origin] = []

  /// Where a piece of the text stood in the input.
  package struct Origin: Sendable {
    /// Its first byte in the text.
    package let start: Int
    /// Its first line in the input, from 1.
    package let line: Int
    /// Its first byte in the input, from 0.
    package let offset: Int

    /// A piece.
    package init(start: Int, line: Int, offset: Int) {
      self.start = start
      self.line = line
      self.offset = offset
    }
  }

  private let powers: UnsafeMutablePointer<Double>

  /// An empty block.
  package init() {
    let textCapacity = 1 << 16
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(text: .allocate(capacity: textCapacity), textCapacity: textCapacity))
    powers = .allocate(capacity: PlainNumber.limit + 1)
    var power = 1.0
    for exponent in 0...PlainNumber.limit {
      (powers + exponent).initialize(to: power)
      power *= 10
    }
  }

  deinit {
    state.pointee.text.deallocate()
    state.pointee.columns.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
    powers.deallocate()
  }

  /// Replaces the text.
  package func setText(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count > state.pointee.textCapacity {
      let larger = max(bytes.count, 2 * state.pointee.textCapacity)
      state.pointee.text.deallocate()
      state.pointee.text = .allocate(capacity: larger)
      state.pointee.textCapacity = larger
    }
    if let start = bytes.baseAddress { text.update(from: start, count: bytes.count) }
    state.pointee.count = bytes.count
  }

  /// Bytes of the text.
  package func bytes(of extent: Extent) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: text + extent.start, count: extent.count)
  }

  /// Divides the text into series and reads their rows.
  ///
  /// - Parameter layout: The parts of the columns.
  /// - Complexity: O(bytes).
  package func read(_ layout: LongLayout) {
    lineCount = 0
    let bytes = UnsafeBufferPointer(start: text, count: count)
    var reading = LongRowReading(bytes: bytes, layout: layout, powers: powers)
    state.pointee.columns.removeAll()
    while let row = reading.next() {
      state.pointee.columns.take(row, reading.record, in: bytes)
    }
    state.pointee.columns.closeSeries(at: bytes.count)
    lineCount = reading.line
  }
}
