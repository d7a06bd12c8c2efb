import Indicators

/// A year as written: R5年度, 令和5年度, R元, 平成31年度, 令和7年度末, 2023年度, FY2023, 2023,
/// 令和12年（2030年）, 2023100000.
public struct YearNotation: Hashable, Sendable {
  /// Why a text is not a year.
  public enum Fault: Error, Hashable, Sendable {
    /// No notation known.
    case unknownNotation
    /// Two digits without an era could mean any century.
    case ambiguousCentury
    /// A day, not a year.
    case date
    /// An era has no year 0.
    case eraYearZero
    /// Far past the end of the era.
    case beyondEra
    /// Outside 1800 … 2200.
    case outOfRange
    /// Era and western year contradict each other.
    case contradiction(era: Int, western: Int)
    /// An estimate or a plan is not an actual.
    case estimate
  }

  /// The year.
  public let year: FiscalYear
  /// Fiscal or calendar, if the text says so.
  public let kind: YearKind?
  /// Whether an era was counted on past its end, as in 平成32年度.
  public let isPastEraEnd: Bool

  /// How many years past its end an era is still counted on: old sheets name future targets so.
  private static let yearsPastEraEnd = 20
  private static let supportedYears = 1800...2200

  /// Reads a year.
  public init(_ text: String) throws(Fault) {
    var scanner = Scanner(Self.withoutSpaces(HalfWidth(text).scalars))
    guard !scanner.rest.isEmpty else { throw .unknownNotation }
    if scanner.contains("見込") || scanner.contains("予測") || scanner.contains("計画")
      || scanner.contains("予定")
    {
      throw .estimate
    }
    if let era = scanner.takeEra() {
      try self.init(era: era, rest: &scanner)
    } else {
      try self.init(western: &scanner)
    }
  }

  /// R 元年度 without its space; 20 20 keeps it, and is refused.
  private static func withoutSpaces(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    func isDigit(_ index: Int) -> Bool {
      scalars.indices.contains(index) && (0x30...0x39).contains(scalars[index].value)
    }
    return scalars.indices.filter { index in
      !HalfWidth.isSpace(scalars[index]) || (isDigit(index - 1) && isDigit(index + 1))
    }.map { scalars[$0] }
  }

  private init(era: Era, rest scanner: inout Scanner) throws(Fault) {
    guard let yearInEra = scanner.takeFirstYearMark() ? 1 : scanner.takeNumber(maximumDigits: 3)
    else { throw .unknownNotation }
    // 令和4（2022）年度 and 令和12年（2030年）: the western year may stand before or after the suffix.
    var western = try scanner.takeParenthesizedWesternYear()
    let kind = scanner.takeSuffix()
    if western == nil { western = try scanner.takeParenthesizedWesternYear() }
    guard scanner.rest.isEmpty else { throw .unknownNotation }
    guard yearInEra > 0 else { throw .eraYearZero }
    let year = era.westernYear(of: yearInEra)
    let lastYear = era.lastYear
    if let lastYear, year > lastYear + Self.yearsPastEraEnd { throw .beyondEra }
    if let western, western != year { throw .contradiction(era: year, western: western) }
    guard Self.supportedYears.contains(year) else { throw .outOfRange }
    self.year = FiscalYear(starting: year)
    self.kind = kind
    isPastEraEnd = lastYear.map { year > $0 } ?? false
  }

  private init(western scanner: inout Scanner) throws(Fault) {
    let saysFiscal = scanner.takePrefix("FY") || scanner.takePrefix("fy")
    let digitCount = scanner.leadingDigitCount
    guard let number = scanner.takeNumber(maximumDigits: 10) else { throw .unknownNotation }
    var kind: YearKind? = saysFiscal ? .fiscal : nil
    var year = number
    if digitCount == 10, scanner.rest.isEmpty {
      // e-Stat time codes: YYYY100000 is a fiscal, YYYY000000 a calendar year.
      switch number % 1_000_000 {
      case 100_000: kind = .fiscal
      case 0: kind = .calendar
      default: throw .unknownNotation
      }
      year = number / 1_000_000
    } else {
      if scanner.startsDate { throw .date }
      if let suffix = scanner.takeSuffix() { kind = suffix }
      if let era = try scanner.takeParenthesizedEraYear(), era != year {
        throw .contradiction(era: era, western: year)
      }
      guard scanner.rest.isEmpty else { throw .unknownNotation }
      guard digitCount != 2 else { throw .ambiguousCentury }
      guard digitCount == 4 else { throw .outOfRange }
    }
    guard Self.supportedYears.contains(year) else { throw .outOfRange }
    self.year = FiscalYear(starting: year)
    self.kind = kind
    isPastEraEnd = false
  }
}

extension YearNotation {
  /// A cursor over the scalars of a year.
  private struct Scanner {
    var rest: ArraySlice<Unicode.Scalar>

    init(_ scalars: [Unicode.Scalar]) { rest = scalars[...] }

    func contains(_ word: String) -> Bool {
      let word = Array(word.unicodeScalars)
      return rest.indices.contains { rest[$0...].starts(with: word) }
    }

    mutating func takePrefix(_ word: String) -> Bool {
      guard rest.starts(with: word.unicodeScalars) else { return false }
      rest = rest.dropFirst(word.unicodeScalars.count)
      return true
    }

    mutating func takeEra() -> Era? {
      for era in Era.allCases {
        let letter = String(era.letter)
        if takePrefix(era.name) || takePrefix(letter) || takePrefix(letter.lowercased()) {
          return era
        }
      }
      return nil
    }

    mutating func takeFirstYearMark() -> Bool { takePrefix("元") }

    var leadingDigitCount: Int { rest.prefix(while: Self.isDigit).count }

    mutating func takeNumber(maximumDigits: Int) -> Int? {
      let digits = rest.prefix(while: Self.isDigit)
      guard (1...maximumDigits).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      return digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
    }

    mutating func takeSuffix() -> YearKind? {
      let kind: YearKind? = takePrefix("年度") ? .fiscal : takePrefix("年") ? .calendar : nil
      // 年度末 and 年末 name the same year by its last day.
      if kind != nil { _ = takePrefix("末") }
      return kind
    }

    /// （2030年）: the western year of an era year.
    mutating func takeParenthesizedWesternYear() throws(Fault) -> Int? {
      guard takePrefix("(") else { return nil }
      guard let year = takeNumber(maximumDigits: 4) else { throw .unknownNotation }
      _ = takeSuffix()
      guard takePrefix(")") else { throw .unknownNotation }
      return year
    }

    /// （令和7年度）: the era year of a western year, as a western year.
    mutating func takeParenthesizedEraYear() throws(Fault) -> Int? {
      guard takePrefix("(") else { return nil }
      guard let era = takeEra(),
        let yearInEra = takeFirstYearMark() ? 1 : takeNumber(maximumDigits: 3)
      else { throw .unknownNotation }
      _ = takeSuffix()
      guard takePrefix(")") else { throw .unknownNotation }
      return era.westernYear(of: yearInEra)
    }

    /// 2013/3/31, 2013-03-31, 2013年3月31日, 2013.3.31.
    var startsDate: Bool {
      var copy = self
      if copy.takePrefix("年") { return copy.rest.first.map(Self.isDigit) ?? false }
      guard copy.takePrefix("/") || copy.takePrefix("-") || copy.takePrefix(".") else {
        return false
      }
      let month = copy.rest.prefix(while: Self.isDigit)
      let next = copy.rest.dropFirst(month.count).first
      return !month.isEmpty && next.map { "/-.".unicodeScalars.contains($0) } ?? false
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
      (0x30...0x39).contains(scalar.value)
    }
  }
}
