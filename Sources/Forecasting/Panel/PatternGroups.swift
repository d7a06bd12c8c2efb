/// The series of a block by pattern, patterns in the order of their first series.
struct PatternGroups {
  /// Series that share a pattern.
  struct Group {
    let pattern: YearPattern
    /// Ascending.
    var members: [Int]
  }

  private(set) var groups: [Group] = []

  private init(groups: [Group]) { self.groups = groups }

  /// Groups neighbours.
  ///
  /// - Parameters:
  ///   - block: The series.
  ///   - panel: Their panel.
  init(_ block: Range<Int>, of panel: Panel) {
    guard let first = block.first, Self.haveSameYears(block, of: panel) else {
      self.init(Array(block), of: panel)
      return
    }
    let pattern = panel.years.withUnsafeBufferPointer {
      YearPattern(UnsafeBufferPointer(rebasing: $0[panel.range(of: first)]))
    }
    self.init(groups: [Group(pattern: pattern, members: Array(block))])
  }

  /// Groups series.
  ///
  /// - Parameters:
  ///   - series: The series, ascending.
  ///   - panel: Their panel.
  init(_ series: [Int], of panel: Panel) {
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
  /// Whether all of some neighbours have the very same years: most blocks do, and it is seen in one pass
  /// without a branch for each of them.
  private static func haveSameYears(_ block: Range<Int>, of panel: Panel) -> Bool {
    let count = panel.range(of: block.lowerBound).count
    return panel.offsets.withUnsafeBufferPointer { offsets in
      panel.years.withUnsafeBufferPointer { years in
        // Through pointers: tests of bounds in the loops would keep them from going eight by eight.
        guard let offset = offsets.baseAddress, let year = years.baseAddress else { return false }
        var (expected, strayed) = (offset[block.lowerBound], 0)
        for series in block {
          strayed |= offset[series] ^ expected
          expected &+= count
        }
        guard strayed | (offset[block.upperBound] ^ expected) == 0 else { return false }
        guard block.count > 1 else { return true }
        // Each year beside that of the next series.
        let own = year + offset[block.lowerBound]
        var difference: Int32 = 0
        for index in 0..<(block.count - 1) * count {
          difference |= own[index] ^ own[index &+ count]
        }
        return difference == 0
      }
    }
  }
}
