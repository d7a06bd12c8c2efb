/// Series of one pattern of years that also share which changes are exactly 0, and the kind of number:
/// all that the predictive law knows of a series but the sizes of its moves.
struct MoveGroups {
  /// Series that share all of it.
  struct Group {
    let kind: ValueKind
    /// The spans of the changes that are not 0.
    let spans: [Int]
    /// Years without a change.
    let stays: Int
    /// By position among the newest values, whether the change after it is a move.
    let isMove: [Bool]
    let members: [Int]

    /// Years with a change.
    var moved: Int { spans.reduce(0, +) }
  }

  private(set) var groups: [Group] = []

  /// Groups the members of a pattern by their newest values.
  ///
  /// - Parameters:
  ///   - members: Series of the pattern.
  ///   - pattern: Their years.
  ///   - plan: The panel and its kinds.
  init(_ members: [Int], pattern: YearPattern, plan: PanelPlan) {
    let kept = min(pattern.count, ModelName.predictiveSeriesLimit)
    let skipped = pattern.count - kept
    // Changes of 0 in the lowest bits, then the kind, then the position of the series.
    var keys: [UInt64] = []
    keys.reserveCapacity(members.count)
    plan.panel.values.withUnsafeBufferPointer { values in
      for (position, series) in members.enumerated() {
        let start = plan.panel.offsets[series] + skipped
        var stays: UInt64 = 0
        for index in 1..<max(kept, 1) where values[start + index] == values[start + index - 1] {
          stays |= 1 << UInt64(index - 1)
        }
        let kind: UInt64 =
          switch plan.kind(of: series) {
          case .percent: 0
          case .count: 1
          case .amount: 2
          }
        keys.append(stays << 34 | kind << 32 | UInt64(position))
      }
    }
    if zip(keys, keys.dropFirst()).contains(where: { $0 > $1 }) { keys.sort() }
    let spans = Array(pattern.spans.suffix(kept - 1))
    var start = 0
    while start < keys.count {
      let design = keys[start] >> 32
      var end = start + 1
      while end < keys.count, keys[end] >> 32 == design { end += 1 }
      let isMove = spans.indices.map { design >> 2 & 1 << UInt64($0) == 0 }
      groups.append(
        Group(
          kind: [.percent, .count, .amount][Int(design & 3)],
          spans: zip(spans, isMove).filter(\.1).map(\.0),
          stays: zip(spans, isMove).reduce(0) { $0 + ($1.1 ? 0 : $1.0) },
          isMove: isMove,
          members: keys[start..<end].map { members[Int($0 & 0xFFFF_FFFF)] }))
      start = end
    }
  }
}
