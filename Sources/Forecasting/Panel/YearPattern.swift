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

/// The series of a block by pattern, patterns in the order of their first series.
struct PatternGroups {
  /// Series that share a pattern.
  struct Group {
    let pattern: YearPattern
    /// Ascending.
    var members: [Int]
  }

  private(set) var groups: [Group] = []

  /// Groups series.
  ///
  /// - Parameters:
  ///   - series: The series, ascending.
  ///   - panel: Their panel.
  init(_ series: some Sequence<Int>, of panel: Panel) {
    var indices: [YearPattern: Int] = [:]
    // The run of neighbours at the end that share the last pattern.
    var (last, run) = (-1, 0..<0)
    panel.years.withUnsafeBufferPointer { years in
      panel.offsets.withUnsafeBufferPointer { offsets in
        for index in series {
          let own = UnsafeBufferPointer(rebasing: years[offsets[index]..<offsets[index + 1]])
          // Most series have the years of the one before.
          if last >= 0, index == run.upperBound, groups[last].pattern.fits(own) {
            run = run.lowerBound..<index + 1
            continue
          }
          if last >= 0 { groups[last].members.append(contentsOf: run) }
          let pattern = YearPattern(own)
          if let known = indices[pattern] {
            last = known
          } else {
            last = groups.count
            indices[pattern] = last
            groups.append(Group(pattern: pattern, members: []))
          }
          run = index..<index + 1
        }
      }
    }
    if last >= 0 { groups[last].members.append(contentsOf: run) }
  }
}
