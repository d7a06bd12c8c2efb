/// The years of a series counted from its first: what series of one design share.
struct YearPattern: Hashable {
  /// Years since the first value, 0 first.
  let times: [Int]
  /// Whether years ascend, each once.
  let isAscending: Bool
  /// The times where they can be compared without a wider type, else none.
  private let narrowTimes: [Int32]

  init(_ years: UnsafeBufferPointer<Int32>) {
    let first = years.first.map { Int($0) } ?? 0
    times = years.map { Int($0) - first }
    isAscending = zip(times, times.dropFirst()).allSatisfy { $0 < $1 }
    // A difference that wraps round is negative, and none of these is.
    let narrow = times.compactMap { $0 >= 0 ? Int32(exactly: $0) : nil }
    narrowTimes = narrow.count == times.count ? narrow : []
  }

  /// The number of values.
  var count: Int { times.count }

  /// The years between neighbours.
  var spans: [Int] { zip(times, times.dropFirst()).map { $1 - $0 } }

  /// Whether a series has these years; may fail to see it for years very far apart.
  @inline(__always)
  func fits(_ years: UnsafeBufferPointer<Int32>) -> Bool {
    guard years.count == narrowTimes.count, years.count > 0 else { return false }
    return narrowTimes.withUnsafeBufferPointer { times in
      let first = years[0]
      var difference: Int32 = 0
      for index in 0..<years.count { difference |= times[index] ^ (years[index] &- first) }
      return difference == 0
    }
  }
}
