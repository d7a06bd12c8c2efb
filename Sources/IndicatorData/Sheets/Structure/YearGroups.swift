/// Which years of a header stand under which group: 初期値 | 実績値 | 目標値 over R2 R2 R3 R4 R5.
struct YearGroups {
  struct Group {
    let role: SheetHeader.Role
    let token: SheetToken
  }

  let groups: [Group]
  let years: [HeaderLine.Entry]

  /// The columns, if groups and years fit in exactly one way.
  ///
  /// Baseline, latest value and target take one year or a dash each, actuals and yearly targets a run of
  /// ascending years, grades and rates none.
  func columns() -> [SheetHeader.Column]? {
    // One year after another is the rule; years apart, such as every third, are taken if that fails.
    for step in [1, nil] {
      let ways = partitions(step: step)
      let sound = step == nil ? ways.filter(endsWithTarget) : ways
      if sound.count == 1 { return sound[0] }
      if sound.isEmpty { continue }
      if ways.count > 1 { return agreeing(ways) }
    }
    return nil
  }

  /// Years apart must at least lead up to the target: otherwise they may be out of order.
  private func endsWithTarget(_ columns: [SheetHeader.Column]) -> Bool {
    func years(_ role: SheetHeader.Role) -> [Int] {
      columns.filter { $0.role == role }.compactMap { $0.year?.year.startingYear }
    }
    guard let last = years(.actual).max() else { return true }
    return years(.target).allSatisfy { $0 >= last }
  }

  /// Of several ways, the one in which every group stands over its own years.
  private func agreeing(_ ways: [[SheetHeader.Column]]) -> [SheetHeader.Column]? {
    let fitting = ways.filter { columns in
      groups.allSatisfy { group in
        let own = columns.filter { $0.role == group.role && $0.token.line != group.token.line }
        guard let first = own.first, let last = own.last else { return true }
        let span = first.token.display.lowerBound..<last.token.display.upperBound
        return span.overlaps(group.token.display)
      }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private func partitions(step: Int?) -> [[SheetHeader.Column]] {
    var ways: [[SheetHeader.Column]] = []
    var columns: [SheetHeader.Column] = []
    func place(_ group: Int, _ start: Int) {
      guard group < groups.count else {
        if start == years.count { ways.append(columns) }
        return
      }
      let current = groups[group]
      switch current.role {
      case .grade, .rate, .mark:
        columns.append(.init(role: current.role, year: nil, token: current.token))
        place(group + 1, start)
        columns.removeLast()
      case .baseline, .target, .latest:
        guard start < years.count else { return }
        columns.append(column(current.role, years[start]))
        if isPlausible(columns) { place(group + 1, start + 1) }
        columns.removeLast()
      case .actual, .annualTarget:
        var end = start
        let count = columns.count
        while end < years.count, continuesRun(from: start, at: end, step: step) {
          columns.append(column(current.role, years[end]))
          end += 1
          if isPlausible(columns) { place(group + 1, end) }
        }
        columns.removeLast(columns.count - count)
      }
    }
    place(0, 0)
    return ways
  }

  private func column(_ role: SheetHeader.Role, _ entry: HeaderLine.Entry) -> SheetHeader.Column {
    .init(role: role, year: entry.year, token: entry.token)
  }

  /// Whether the year at a position is one of a run: a year, and later than the one before.
  private func continuesRun(from start: Int, at index: Int, step: Int?) -> Bool {
    guard let year = years[index].year else { return false }
    guard index > start, let before = years[index - 1].year else { return index == start }
    let distance = year.year.startingYear - before.year.startingYear
    return step.map { distance == $0 } ?? (distance > 0)
  }

  /// A baseline does not come after the first actual, nor a target before it.
  private func isPlausible(_ columns: [SheetHeader.Column]) -> Bool {
    func years(_ role: SheetHeader.Role) -> [Int] {
      columns.filter { $0.role == role }.compactMap { $0.year?.year.startingYear }
    }
    guard let first = years(.actual).first else { return true }
    return years(.baseline).allSatisfy { $0 <= first } && years(.target).allSatisfy { $0 >= first }
  }
}

extension HeaderLine.Entry {
  /// The year of the entry, `nil` for a dash.
  var year: SheetYear? {
    switch item {
    case .year(let year), .labelledYear(_, let year): year
    case .label, .noYear, .aside, .corner: nil
    }
  }
}
