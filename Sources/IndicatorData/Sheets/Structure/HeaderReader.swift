/// Puts the lines of a header together: groups such as 初期値 | 実績値 | 目標値 over a line of years.
struct HeaderReader {
  /// Why lines that look like a header make none.
  enum Fault: Error {
    case year(LocatedYearFault)
    /// Groups and years do not fit in exactly one way.
    case ambiguous(SheetToken)
  }

  /// Blank lines allowed within a header.
  private static let blankLimit = 2

  let sheet: SheetText
  /// Every line read as part of a header, once: tables, lists and headings all ask for it.
  private let lines: [Result<HeaderLine?, LocatedYearFault>]

  /// A reader of the headers of a sheet.
  ///
  /// - Complexity: O(characters).
  init(sheet: SheetText, eras: EraContext) {
    self.sheet = sheet
    lines = sheet.lines.map { line in
      do throws(LocatedYearFault) {
        return .success(try HeaderLine(line, eras: eras))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The header that starts at a line.
  ///
  /// - Parameter index: The position of the line in the sheet.
  /// - Returns: The header and the position after it, or `nil` if none starts there.
  /// - Throws: ``Fault`` for a header that cannot be read in one way only.
  func header(at index: Int) throws(Fault) -> (header: SheetHeader, end: Int)? {
    guard let first = try line(at: index) else { return nil }
    var lines = [first]
    var end = index + 1
    while lines.count < 3, let next = nextIndex(after: end - 1), let line = try line(at: next),
      continues(lines, with: line)
    {
      lines.append(line)
      end = next + 1
    }
    guard let header = try header(of: lines) else { return nil }
    if !header.hasRoles { try refuseUnderUnknownGroups(index, header) }
    return (header, end)
  }

  /// Years alone are those of actuals, unless words that are not known stand above them and may say that
  /// one is a target's; nor if they do not follow one another.
  private func refuseUnderUnknownGroups(_ index: Int, _ header: SheetHeader) throws(Fault) {
    let years = header.columns.compactMap { $0.year?.year.startingYear }
    let steps = zip(years, years.dropFirst()).map { $1 - $0 }
    guard steps.allSatisfy({ $0 > 0 && $0 == steps[0] }) else {
      throw .ambiguous(header.columns[0].token)
    }
    guard let above = sheet.lines[..<index].last(where: { !$0.isBlank }), above.tokens.count >= 2,
      above.tokens.allSatisfy({ $0.narrow.unicodeScalars.count <= 14 }),
      SheetHeading(above, in: sheet) == nil
    else { return }
    let telling = ["目標", "基準", "初期", "現状", "当初", "計画", "見込"]
    if let group = above.tokens.first(where: { token in
      telling.contains { token.narrow.contains($0) }
    }) {
      throw .ambiguous(group)
    }
  }

  private func line(at index: Int) throws(Fault) -> HeaderLine? {
    switch lines[index] {
    case .success(let line): return line
    case .failure(let fault): throw .year(fault)
    }
  }

  private func nextIndex(after index: Int) -> Int? {
    let candidates = (index + 1)...(index + 1 + Self.blankLimit)
    return candidates.first { $0 < sheet.lines.count && !sheet.lines[$0].isBlank }
  }

  /// Years follow groups; a second line of years gives those that the first left open.
  private func continues(_ lines: [HeaderLine], with line: HeaderLine) -> Bool {
    let hasYears = lines.contains { $0.yearCount > 0 }
    if !hasYears { return true }
    return line.labelCount == 0 && lines.contains { $0.labelCount > 0 }
      && lines.count { $0.yearCount > 0 } < 2
      && line.entries.allSatisfy { entry in
        if case .corner = entry.item { false } else { true }
      }
  }

  /// 成果目標 | 成果目標 and below （期限）: the second is the target with its deadline, not a name.
  private static func withDeadline(_ lines: [HeaderLine]) -> [HeaderLine] {
    let hasTarget = lines.contains { $0.entries.contains { $0.item.isLabel(.target) } }
    guard !hasTarget, let deadline = lines.firstIndex(where: \.isDeadline), deadline > 0 else {
      return lines
    }
    let names = lines[deadline - 1].entries.indices.filter {
      lines[deadline - 1].entries[$0].item.isLabel(.name)
    }
    guard names.count == 2, let last = names.last else { return lines }
    var result = lines
    result[deadline - 1].entries[last] = HeaderLine.Entry(
      item: .label(.target), token: lines[deadline - 1].entries[last].token)
    return result
  }

  private func header(of found: [HeaderLine]) throws(Fault) -> SheetHeader? {
    let lines = Self.withDeadline(found)
    let labels = lines.filter { $0.labelCount > 0 && $0.yearCount < 2 }.flatMap(\.entries)
    let yearLines = lines.filter { $0.yearCount > 0 }
    guard !yearLines.isEmpty || labels.contains(where: { $0.item.isValueLabel }) else { return nil }

    var columns: [SheetHeader.Column]
    var ownYears: [SheetHeader.Column]?
    let isGrouped = yearLines.first.map { $0.labelCount == 0 || $0.isCorneredByNames } ?? false
    if isGrouped, let years = yearLines.first, lines.first?.line != years.line,
      labels.contains(where: { $0.item.isValueLabel })
    {
      let groups = labels.filter { !isIn($0, years) }
      columns = try grouped(groups, over: years)
      ownYears = Self.withOwnYears(groups, over: years)
    } else if let main = yearLines.first ?? lines.first {
      columns = Self.plain(main)
      if lines.count > 1, let years = yearLines.dropFirst().first {
        fill(&columns, from: years)
      }
      // 初期値 | 目標値 with (16年度) | (24年度) below, or in a line of their own.
      if yearLines.isEmpty { columns = lines.flatMap(Self.plain) }
    } else {
      return nil
    }
    guard columns.count >= 2, let first = lines.first, let last = lines.last else { return nil }
    let all = lines.flatMap(\.entries)
    let corner = all.compactMap { entry -> String? in
      if case .corner = entry.item { entry.token.text } else { nil }
    }
    return SheetHeader(
      columns: columns, columnsWithOwnYears: ownYears,
      hasUnitColumn: all.contains { $0.item.isLabel(.unit) },
      hasRemarkColumn: lines.contains { $0.entries.last?.item.isLabel(.remark) ?? false },
      hasRoles: all.contains { $0.item.isValueLabel },
      isVertical: all.first?.item.isLabel(.year) ?? false,
      corner: corner.isEmpty ? nil : corner.joined(separator: " "),
      unit: lines.compactMap(\.unit).first,
      keepsPositions: Self.keepsPositions(columns), lines: first.line...last.line)
  }

  private func isIn(_ entry: HeaderLine.Entry, _ line: HeaderLine) -> Bool {
    entry.token.line == line.line
  }

  /// Years below groups: each group but the actuals takes one year, the actuals the run that is left.
  private func grouped(
    _ labels: [HeaderLine.Entry], over years: HeaderLine
  ) throws(Fault) -> [SheetHeader.Column] {
    let groups = labels.compactMap { entry -> YearGroups.Group? in
      guard case .label(let label) = entry.item, let role = SheetHeader.Role(label) else {
        return nil
      }
      return YearGroups.Group(role: role, token: entry.token)
    }
    let entries = years.entries.filter { $0.item.isYear || $0.item.isNoYear }
    guard let columns = YearGroups(groups: groups, years: entries).columns() else {
      throw .ambiguous(groups.first?.token ?? years.entries[0].token)
    }
    return columns
  }

  /// All years under the one group of actuals; the other groups hold cells with years of their own.
  private static func withOwnYears(
    _ labels: [HeaderLine.Entry], over years: HeaderLine
  ) -> [SheetHeader.Column]? {
    let roles = labels.compactMap { entry -> (SheetHeader.Role, SheetToken)? in
      guard case .label(let label) = entry.item, let role = SheetHeader.Role(label) else {
        return nil
      }
      return (role, entry.token)
    }
    guard roles.count(where: { $0.0 == .actual || $0.0 == .annualTarget }) == 1,
      !years.entries.contains(where: \.item.isNoYear)
    else { return nil }
    return roles.flatMap { role, token -> [SheetHeader.Column] in
      guard role == .actual || role == .annualTarget else {
        return [.init(role: role, year: nil, token: token)]
      }
      return years.entries.compactMap { entry in
        entry.year.map { .init(role: role, year: $0, token: entry.token) }
      }
    }
  }

  /// One column an item.
  private static func plain(_ line: HeaderLine) -> [SheetHeader.Column] {
    line.entries.compactMap { entry in
      switch entry.item {
      case .label(let label):
        SheetHeader.Role(label).map { .init(role: $0, year: nil, token: entry.token) }
      case .labelledYear(let label, let year):
        SheetHeader.Role(label).map { .init(role: $0, year: year, token: entry.token) }
      case .year(let year): .init(role: .actual, year: year, token: entry.token)
      case .noYear, .aside, .corner: nil
      }
    }
  }

  /// Years in a further line belong to the columns without one, if they are as many.
  private func fill(_ columns: inout [SheetHeader.Column], from line: HeaderLine) {
    let years = line.entries.compactMap { entry -> SheetYear? in
      if case .year(let year) = entry.item { year } else { nil }
    }
    let open = columns.indices.filter { index in
      columns[index].year == nil
        && (columns[index].role == .baseline || columns[index].role == .target)
    }
    guard open.count == years.count else { return }
    for (index, year) in zip(open, years) { columns[index].year = year }
  }

  /// Whether most gaps between the columns of one line are wider than a space.
  private static func keepsPositions(_ columns: [SheetHeader.Column]) -> Bool {
    let gaps = zip(columns, columns.dropFirst()).compactMap { left, right -> Int? in
      left.token.line == right.token.line ? left.token.gap(to: right.token) : nil
    }
    return !gaps.isEmpty && gaps.count { $0 >= 2 } * 2 > gaps.count
  }
}

extension HeaderLine {
  /// Whether the line says no more than that the word above has a deadline.
  var isDeadline: Bool {
    entries.count == 1 && ["(期限)", "(目標年度)", "(目標年)"].contains(entries[0].token.narrow)
  }

  /// Whether the only labels of the line are names and units, which stand beside the years.
  var isCorneredByNames: Bool {
    entries.allSatisfy { entry in
      switch entry.item {
      case .label(.name), .label(.unit), .label(.number), .year, .noYear, .aside, .corner: true
      case .label, .labelledYear: false
      }
    }
  }
}

extension HeaderLine.Item {
  var isNoYear: Bool {
    if case .noYear = self { true } else { false }
  }

  var isValueLabel: Bool {
    switch self {
    case .label(let label), .labelledYear(let label, _): label.holdsValues
    case .year, .noYear, .aside, .corner: false
    }
  }

  func isLabel(_ wanted: SheetLabel) -> Bool {
    switch self {
    case .label(let label), .labelledYear(let label, _): label == wanted
    case .year, .noYear, .aside, .corner: false
    }
  }
}
