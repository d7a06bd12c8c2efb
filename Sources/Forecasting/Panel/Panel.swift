/// Many series in columns: one buffer of years, one of values, and where each series starts.
///
/// Series are numbered from 0 in the order in which they were appended; their names are the caller's. A
/// series may have any years and any number of values, none included: what cannot be forecast is told in
/// its own row of the result and disturbs no other.
public struct Panel: Sendable {
  /// Where each series starts in the buffers, and at last where the last one ends.
  public private(set) var offsets: [Int] = [0]
  /// The years, series after series; in a series ascending.
  public private(set) var years: [Int32] = []
  /// One value a year.
  public private(set) var values: [Double] = []

  /// A panel without series.
  public init() {}

  /// A panel of columns.
  ///
  /// - Parameters:
  ///   - offsets: 0, then the end of each series, not descending, the last one the number of values.
  ///   - years: The years, series after series.
  ///   - values: One value a year.
  public init(offsets: [Int], years: [Int32], values: [Double]) {
    precondition(
      offsets.first == 0 && offsets.last == values.count && years.count == values.count,
      "a panel has one year a value, and offsets from 0 to their number")
    precondition(
      zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }, "offsets do not descend")
    self.offsets = offsets
    self.years = years
    self.values = values
  }

  /// The number of series that are ended.
  public var seriesCount: Int { offsets.count - 1 }

  /// Appends an observation to the series that is not yet ended.
  public mutating func append(year: Int32, value: Double) {
    years.append(year)
    values.append(value)
  }

  /// Ends the series whose observations were appended last; without any it is an empty one.
  public mutating func endSeries() { offsets.append(values.count) }

  /// Appends a whole series.
  ///
  /// - Parameters:
  ///   - years: Its years.
  ///   - values: One value a year.
  public mutating func appendSeries(years: some Sequence<Int32>, values: some Sequence<Double>) {
    self.years.append(contentsOf: years)
    self.values.append(contentsOf: values)
    precondition(self.years.count == self.values.count, "a series has one year a value")
    endSeries()
  }

  /// Removes all series and keeps the memory, for the next batch of a stream.
  public mutating func removeAll() {
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
    years.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  /// Where a series lies in the buffers.
  public func range(of series: Int) -> Range<Int> { offsets[series]..<offsets[series + 1] }
}
