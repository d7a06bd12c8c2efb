#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The values of one series in the order of its periods, and where consecutive periods begin.
///
/// Eight bytes a value, and sixteen a gap. Memory grows by moving pages where the system can, so that the
/// values never stand in it twice.
package struct PeriodColumns: ~Copyable {
  /// What became of a value.
  package enum Receipt: Hashable, Sendable {
    case taken
    /// The period is that of the value before.
    case repeated
    /// The period comes before that of the value before.
    case descending
    /// There are as many values as are read.
    case full
    /// The system gives no memory for so many bytes more.
    case outOfMemory(missing: Int)
  }

  /// The most values.
  package static let limit = 1 << 30

  /// The number of values.
  package private(set) var count = 0
  /// Where consecutive periods begin: positions, from 0, and periods.
  package private(set) var runs: [(firstIndex: Int, firstPeriod: Int)] = []
  /// The period of the latest value.
  package private(set) var lastPeriod = 0

  private var storage: UnsafeMutablePointer<Double>?
  private var capacity = 0

  /// No values.
  package init() {}

  deinit { free(storage) }

  /// The values.
  package var values: UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: storage, count: count)
  }

  /// Adds a value.
  ///
  /// - Parameters:
  ///   - value: Finite.
  ///   - period: After the period of the value before.
  /// - Returns: What became of it.
  @inline(__always)
  package mutating func append(_ value: Double, at period: Int) -> Receipt {
    if count == capacity {
      guard count < Self.limit else { return .full }
      if let missing = grow() { return .outOfMemory(missing: missing) }
    }
    if count == 0 || period != lastPeriod &+ 1 || lastPeriod == .max {
      if count > 0 {
        guard period != lastPeriod else { return .repeated }
        guard period > lastPeriod else { return .descending }
      }
      runs.append((count, period))
    }
    storage?[count] = value
    count &+= 1
    lastPeriod = period
    return .taken
  }

  /// Makes room; says how many bytes could not be had.
  private mutating func grow() -> Int? {
    let larger = min(max(4_096, capacity + capacity / 2), Self.limit)
    guard let moved = realloc(storage, larger * MemoryLayout<Double>.stride) else {
      return (larger - capacity) * MemoryLayout<Double>.stride
    }
    storage = moved.bindMemory(to: Double.self, capacity: larger)
    capacity = larger
    return nil
  }
}
