/// The rows of a block in columns, as they are added.
struct LongColumns {
  private(set) var years: UnsafeMutablePointer<Int32>
  private(set) var values: UnsafeMutablePointer<Double>
  private var rowCapacity: Int
  private(set) var rowCount = 0
  private(set) var series: [LongBlock.Series] = []
  private(set) var targets: [LongBlock.Target] = []

  init() {
    rowCapacity = 1 << 12
    years = .allocate(capacity: rowCapacity)
    values = .allocate(capacity: rowCapacity)
  }

  func deallocate() {
    years.deallocate()
    values.deallocate()
  }

  mutating func removeAll() {
    series.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    rowCount = 0
  }

  mutating func take(
    _ row: LongRowReading.Row, _ record: LongRowReading.Record,
    in bytes: UnsafeBufferPointer<UInt8>
  ) {
    if !row.continuesSeries || series.isEmpty {
      closeSeries(at: record.start)
      series.append(
        LongBlock.Series(
          identifier: row.identifier, name: row.name, unit: row.unit,
          text: LongBlock.Extent(start: record.start, end: record.start), line: record.line,
          rows: rowCount..<rowCount, targets: targets.count..<targets.count))
    }
    if rowCount == rowCapacity { growRows() }
    let last = series.count - 1
    var isOdd = row.isOdd
    if !isOdd, row.continuesSeries {
      // Rows in another order, or a year twice, are for the full reader.
      isOdd =
        rowCount > series[last].rows.lowerBound && row.year <= years[rowCount - 1]
        || !isSame(row.name, series[last].name, in: bytes)
        || !isSame(row.unit, series[last].unit, in: bytes)
    }
    years[rowCount] = row.year
    values[rowCount] = row.value
    rowCount &+= 1
    if row.hasTarget {
      targets.append(LongBlock.Target(year: Int(row.year), threshold: row.target))
    }
    if row.direction != 0 {
      if series[last].direction == -row.direction { isOdd = true }
      series[last].direction = row.direction
    }
    if isOdd { series[last].isOdd = true }
  }

  mutating func closeSeries(at end: Int) {
    guard !series.isEmpty else { return }
    let last = series.count - 1
    series[last].text.end = end
    series[last].rows = series[last].rows.lowerBound..<rowCount
    series[last].targets = series[last].targets.lowerBound..<targets.count
  }

  private func isSame(
    _ first: LongBlock.Extent, _ second: LongBlock.Extent, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard first.count == second.count else { return false }
    return first.count == 0
      || bytes[first.start..<first.end].elementsEqual(bytes[second.start..<second.end])
  }

  private mutating func growRows() {
    let larger = 2 * rowCapacity
    let newYears = UnsafeMutablePointer<Int32>.allocate(capacity: larger)
    let newValues = UnsafeMutablePointer<Double>.allocate(capacity: larger)
    newYears.update(from: years, count: rowCount)
    newValues.update(from: values, count: rowCount)
    deallocate()
    (years, values, rowCapacity) = (newYears, newValues, larger)
  }
}
