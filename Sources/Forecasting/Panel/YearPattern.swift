/// The years of a series counted from its first: what series of one design share.
struct YearPattern: Hashable {
  /// Years since the first value, 0 first.
  let times: [Int]
  /// Whether years ascend, each once.
  let isAscending: Bool

  init(_ years: UnsafeBufferPointer<Int32>) {
    let first = years.first.map { Int($0) } ?? 0
    times = years.map { Int($0) - first }
    isAscending = zip(times, times.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The number of values.
  var count: Int { times.count }

  /// The years between neighbours.
  var spans: [Int] { zip(times, times.dropFirst()).map { $1 - $0 } }

  /// Whether a series has these years.
  @inline(__always)
  func fits(_ years: UnsafeBufferPointer<Int32>) -> Bool {
    guard years.count == times.count else { return false }
    return times.withUnsafeBufferPointer { times in
      var difference = 0
      let first = years.count > 0 ? Int(years[0]) : 0
      for index in 0..<years.count { difference |= times[index] ^ (Int(years[index]) - first) }
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
    var last = -1
    panel.years.withUnsafeBufferPointer { years in
      for index in series {
        let own = UnsafeBufferPointer(rebasing: years[panel.range(of: index)])
        // Most series have the years of the one before.
        if last >= 0, groups[last].pattern.fits(own) {
          groups[last].members.append(index)
          continue
        }
        let pattern = YearPattern(own)
        if let known = indices[pattern] {
          last = known
        } else {
          last = groups.count
          indices[pattern] = last
          groups.append(Group(pattern: pattern, members: []))
        }
        groups[last].members.append(index)
      }
    }
  }
}
