import Indicators

/// A line of a sheet read as part of a header, token by token.
struct HeaderLine {
  /// One token.
  enum Item {
    case label(SheetLabel)
    case year(SheetYear)
    /// 目標値(R7年度), R7年度目標値
    case labelledYear(SheetLabel, SheetYear)
    /// ― where a year would stand.
    case noYear
    /// (年度), (単位:件)
    case aside
    /// A word before the first year: what the table is about.
    case corner
  }

  struct Entry {
    let item: Item
    let token: SheetToken
  }

  let line: Int
  var entries: [Entry]
  /// The unit named in the line.
  let unit: String?

  /// The line as a header, or `nil` if it holds anything else.
  ///
  /// - Throws: Why a year in what is otherwise a header cannot be taken.
  init?(_ line: SheetText.Line, eras: EraContext) throws(LocatedYearFault) {
    guard !line.isBlank else { return nil }
    var entries: [Entry] = []
    var unit: String?
    var previous: SheetYear?
    var corners = 0
    for token in line.tokens {
      let text = token.narrow
      var item: Item?
      do throws(YearNotation.Fault) {
        item = try Self.item(text, eras: eras, after: previous)
      } catch .ambiguousCentury
        where Self.year(before: token, in: line, eras: eras) != nil
      {
        item = Self.year(before: token, in: line, eras: eras).map { .year($0) }
      } catch {
        // Dates and years without era are told only if all the rest is a header.
        guard Self.isMostlyHeader(line) else { return nil }
        throw LocatedYearFault(fault: error, token: token)
      }
      if item == nil, let found = Self.statedUnit(text) {
        unit = found
        item = .aside
      }
      if item == nil, entries.count == corners, corners < 3, !SheetScalar.hasDigit(text),
        !text.hasSuffix("。")
      {
        item = .corner
        corners += 1
      }
      if item == nil, entries.count(where: { $0.item.isYear }) >= 2, SheetGrade.isGrade(text) {
        // ○ of a cell that reaches over the lines of years and values.
        item = .aside
      }
      guard let item else { return nil }
      switch item {
      case .year(let year), .labelledYear(_, let year): previous = year
      default: break
      }
      entries.append(Entry(item: item, token: token))
    }
    for index in entries.indices.dropFirst()
    where Self.yearNames.contains(entries[index].token.narrow)
      && entries[index - 1].item.isValueLabel
    {
      // 基準値 | 基準年度: the year stands behind its value in the cells too.
      entries[index] = Entry(item: .aside, token: entries[index].token)
    }
    let years = entries.count { $0.item.isYear }
    let labels = entries.count { $0.item.isLabel }
    let asides = entries.count { $0.item.isAside }
    // A corner needs years beside it, as a label after words is a sentence; dashes need years too, as
    // 目標値 ― ― ― is a row.
    guard corners == 0 ? years + labels + asides > 0 : years >= 2 else { return nil }
    guard years > 0 || !entries.contains(where: { $0.item.isNoYear }) else { return nil }
    self.line = line.number
    self.entries = entries
    self.unit = unit
  }

  var yearCount: Int { entries.count { $0.item.isYear } }
  var labelCount: Int { entries.count { $0.item.isLabel } }

  /// 30年度 before R元年度 or H31年度: the year that the count of the next one leaves no doubt about.
  private static func year(
    before token: SheetToken, in line: SheetText.Line, eras: EraContext
  ) -> SheetYear? {
    guard let position = line.tokens.firstIndex(of: token) else { return nil }
    let following = line.tokens[(position + 1)...]
    guard
      let next = following.lazy.compactMap({ token -> SheetYear? in
        (try? SheetYear.read(token.narrow, at: .header, eras: eras)) ?? nil
      }).first(where: { $0.eraYear != nil }), let nextEra = next.eraYear
    else { return nil }
    // Only years may stand between, one after the other.
    let distance =
      following.firstIndex {
        (try? SheetYear.read($0.narrow, at: .header, eras: eras))??.year == next.year
      }
      .map { $0 - position } ?? 0
    for era in [nextEra.era, Era.allCases.last { $0.lastYear == nextEra.era.firstYear }]
      .compactMap({ $0 })
    {
      guard
        let year = try? SheetYear.read(
          era.name + token.narrow, at: .header, eras: eras),
        (0...distance).contains(next.year.startingYear - year.year.startingYear)
      else { continue }
      return SheetYear(
        year: year.year, kind: year.kind, isPastEraEnd: year.isPastEraEnd, eraYear: year.eraYear,
        isEraCarried: true)
    }
    return nil
  }

  /// What a cell of a header says, or `nil` for a word that is not known.
  static func item(
    _ text: String, eras: EraContext, after previous: SheetYear?
  ) throws(YearNotation.Fault) -> Item? {
    if let label = SheetLabel(text) {
      if let remark = SheetLabel.parts(of: text).remark,
        let year = try SheetYear.read("(" + remark + ")", at: .header, eras: eras)
      {
        return .labelledYear(label, year)
      }
      return .label(label)
    }
    if let year = try SheetYear.read(text, at: .header, eras: eras, after: previous) {
      return .year(year)
    }
    // 毎年度 over targets: every year, and so none in particular.
    if MissingMark.status(of: text) == .notApplicable || everyYear.contains(text) { return .noYear }
    if ["(年度)", "(年)", "(基準年度)", "(目標年度)", "(基準年)", "(目標年)", "(期限)"].contains(text) {
      return .aside
    }
    // R7年度目標値, 目標値R7年度, R7目標.
    for scalars in Self.splits(of: text) {
      guard let label = SheetLabel(scalars.label), label.holdsValues,
        let year = try SheetYear.read(scalars.year, at: .header, eras: eras)
      else { continue }
      return .labelledYear(label, year)
    }
    return nil
  }

  private static let yearNames: Set<String> = ["基準年度", "基準年", "目標年度", "目標年"]
  private static let everyYear: Set<String> = ["毎年度", "毎年", "各年度", "各年"]

  /// One of these stands in every label that may be glued to a year.
  private static let labelScalars: Set<Unicode.Scalar> = ["値", "績", "標", "準", "状", "画"]

  /// The two ways to cut a label off a text: after the year and before it.
  private static func splits(of text: String) -> [(year: String, label: String)] {
    let scalars = Array(text.unicodeScalars)
    guard (4...24).contains(scalars.count), scalars.contains(where: labelScalars.contains),
      SheetScalar.hasDigit(text) || text.contains("元")
    else {
      return []
    }
    func string(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(scalars[range]))
    }
    return (2...(scalars.count - 2)).flatMap { cut in
      [
        (year: string(0..<cut), label: string(cut..<scalars.count)),
        (year: string(cut..<scalars.count), label: string(0..<cut)),
      ]
    }
  }

  /// 件 of (単位:件) and 単位:件.
  static func statedUnit(_ text: String) -> String? {
    var core = text
    for (open, close) in [("(", ")"), ("[", "]"), ("【", "】")]
    where core.hasPrefix(open) && core.hasSuffix(close) {
      core = String(core.dropFirst().dropLast())
    }
    guard core.hasPrefix("単位"), let rest = core.range(ofFirst: ":") else { return nil }
    return rest.after.isEmpty ? nil : rest.after
  }

  private static func isMostlyHeader(_ line: SheetText.Line) -> Bool {
    let known = line.tokens.count { token in
      SheetLabel(token.narrow) != nil || token.narrow.hasSuffix("年度")
        || token.narrow.hasSuffix("年") || MissingMark.status(of: token.narrow) != nil
    }
    return known >= 2 && known * 2 > line.tokens.count
  }
}

extension HeaderLine.Item {
  var isAside: Bool {
    if case .aside = self { true } else { false }
  }

  var isYear: Bool {
    switch self {
    case .year, .labelledYear: true
    case .label, .noYear, .aside, .corner: false
    }
  }

  var isLabel: Bool {
    switch self {
    case .label, .labelledYear: true
    case .year, .noYear, .aside, .corner: false
    }
  }
}

/// A year that cannot be taken, and where it stands.
struct LocatedYearFault: Error {
  let fault: YearNotation.Fault
  let token: SheetToken
}
