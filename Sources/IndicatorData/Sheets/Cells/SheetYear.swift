import Indicators

/// A year as a sheet prints it, with the era of the sheet filled in where only `19年度` stands.
struct SheetYear: Hashable, Sendable {
  /// Where a year stands: bare numbers are years in a header only.
  enum Position {
    case header, cell
  }

  /// The year.
  let year: FiscalYear
  /// Fiscal or calendar, if the text says so.
  let kind: YearKind?
  /// Whether an era was counted on past its end, as in 平成32年度.
  let isPastEraEnd: Bool
  /// The era and the year in it, if the text names the year so.
  let eraYear: EraYear?
  /// Whether the era does not stand in the text itself.
  let isEraCarried: Bool
  /// Whether the text names a day, taken for the fiscal year that it falls in.
  let isDay: Bool

  /// An era and the year in it.
  struct EraYear: Hashable, Sendable {
    let era: Era
    let year: Int
  }

  init(
    year: FiscalYear, kind: YearKind?, isPastEraEnd: Bool, eraYear: EraYear?, isEraCarried: Bool,
    isDay: Bool = false
  ) {
    self.isDay = isDay
    self.year = year
    self.kind = kind
    self.isPastEraEnd = isPastEraEnd
    self.eraYear = eraYear
    self.isEraCarried = isEraCarried
  }

  init(_ notation: YearNotation, eraYear: EraYear? = nil, isEraCarried: Bool = false) {
    year = notation.year
    kind = notation.kind
    isPastEraEnd = notation.isPastEraEnd
    self.eraYear = eraYear
    self.isEraCarried = isEraCarried
    isDay = false
  }

  /// Reads a year.
  ///
  /// - Parameters:
  ///   - text: Half width, no spaces, perhaps in parentheses.
  ///   - position: Where it stands.
  ///   - eras: What the sheet says of eras.
  ///   - previous: The year before it in a header.
  /// - Returns: `nil` if the text is no year.
  /// - Throws: Why a year cannot be taken, such as a missing era.
  static func read(
    _ text: String, at position: Position, eras: EraContext, after previous: SheetYear? = nil
  ) throws(YearNotation.Fault) -> SheetYear? {
    if position == .header, text.unicodeScalars.count == 10,
      text.unicodeScalars.allSatisfy(SheetScalar.isDigit)
    {
      // 2023100000: a time code of e-Stat.
      return SheetYear(try YearNotation(text))
    }
    guard let shape = Shape(text) else {
      guard Shape.isDate(text) else { return nil }
      guard eras.readsDays, let year = Shape.fiscalYear(ofDay: text) else { throw .date }
      return SheetYear(
        year: year, kind: .fiscal, isPastEraEnd: false, eraYear: nil, isEraCarried: false,
        isDay: true)
    }
    let notation: YearNotation
    switch shape.naming {
    case .era(let era, let number):
      notation = try YearNotation(shape.text)
      return SheetYear(notation, eraYear: EraYear(era: era, year: number))
    case .western:
      // 2020 within a row of values is a value.
      guard position == .header || shape.hasSuffix else { return nil }
      return SheetYear(try YearNotation(shape.text))
    case .bare(let number):
      // 20 after H19 in a header; a lone 20 elsewhere is a value.
      let follows = previous?.eraYear.map { number == $0.year + 1 || number == $0.year } ?? false
      guard shape.hasSuffix || (position == .header && (follows || number == 1)) else { return nil }
      if !shape.hasSuffix, previous?.eraYear == nil { return nil }
      guard let era = eras.era(ofYear: number, after: previous?.eraYear) else {
        throw .ambiguousCentury
      }
      notation = try YearNotation(era.name + shape.text)
      return SheetYear(
        notation, eraYear: EraYear(era: era, year: number), isEraCarried: true)
    }
  }
}

extension SheetYear {
  /// What a text that may be a year is made of: era, number, 年度, 末, a year in parentheses.
  private struct Shape {
    enum Naming {
      case era(Era, Int)
      case western
      case bare(Int)
    }

    let naming: Naming
    let hasSuffix: Bool
    let text: String

    init?(_ text: String) {
      var core = text
      if core.hasPrefix("("), core.hasSuffix(")") {
        core = String(core.dropFirst().dropLast())
      }
      self.text = core
      var rest = Array(core.unicodeScalars)[...]
      let saysFiscal = Self.take("FY", from: &rest)
      let era = saysFiscal ? nil : Self.takeEra(from: &rest)
      let digits = rest.prefix(while: SheetScalar.isDigit)
      let isFirst = digits.isEmpty && Self.take("元", from: &rest)
      rest = rest.dropFirst(digits.count)
      guard isFirst || (1...4).contains(digits.count) else { return nil }
      let number = isFirst ? 1 : digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
      // 令和4(2022)年度: what stands in parentheses is judged by YearNotation.
      var inner = Self.takeParenthesis(from: &rest)
      hasSuffix = Self.take("年度", from: &rest) || Self.take("年", from: &rest)
      if hasSuffix { _ = Self.take("末", from: &rest) }
      if !inner { inner = Self.takeParenthesis(from: &rest) }
      guard rest.isEmpty else { return nil }
      if let era {
        naming = .era(era, number)
      } else if digits.count == 4 {
        guard (1900...2100).contains(number) else { return nil }
        naming = .western
      } else if !saysFiscal, digits.count <= 2 {
        guard hasSuffix || !inner else { return nil }
        naming = .bare(number)
      } else {
        return nil
      }
    }

    /// 2020年3月31日, R2.3.31, 平成21年1月現在, 令和7年3月末.
    static func isDate(_ text: String) -> Bool {
      var core = text
      if core.hasPrefix("("), core.hasSuffix(")") { core = String(core.dropFirst().dropLast()) }
      var rest = Array(core.unicodeScalars)[...]
      _ = take("※", from: &rest)
      let hasEra = takeEra(from: &rest) != nil
      let year = rest.prefix(while: SheetScalar.isDigit)
      rest = rest.dropFirst(year.count)
      if year.isEmpty, !take("元", from: &rest) { return false }
      if take("年", from: &rest) {
        let month = rest.prefix(while: SheetScalar.isDigit)
        rest = rest.dropFirst(month.count)
        return !month.isEmpty && take("月", from: &rest)
      }
      guard hasEra || year.count == 4, let separator = rest.first,
        "./-".unicodeScalars.contains(separator)
      else { return false }
      let month = rest.dropFirst().prefix(while: SheetScalar.isDigit)
      guard (1...2).contains(month.count) else { return false }
      // 2398.8 is a number; 2013.3.31 and R2.3 are not.
      return hasEra || rest.dropFirst(1 + month.count).first == separator
    }

    /// The fiscal year of a day: that in which its month falls, from April to March.
    static func fiscalYear(ofDay text: String) -> FiscalYear? {
      var core = text
      if core.hasPrefix("("), core.hasSuffix(")") { core = String(core.dropFirst().dropLast()) }
      var rest = Array(core.unicodeScalars)[...]
      let era = takeEra(from: &rest)
      let digits = rest.prefix(while: SheetScalar.isDigit)
      rest = rest.dropFirst(digits.count)
      let isFirst = digits.isEmpty && take("元", from: &rest)
      let number = isFirst ? 1 : digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
      guard digits.count <= 4, let year = era.map({ $0.westernYear(of: number) }) ?? number as Int?,
        (1900...2100).contains(year)
      else { return nil }
      rest = rest.dropFirst()
      let months = rest.prefix(while: SheetScalar.isDigit)
      let month = months.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
      guard months.count <= 2, (1...12).contains(month) else { return nil }
      return FiscalYear(starting: month >= 4 ? year : year - 1)
    }

    private static func take(_ word: String, from rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
      guard rest.starts(with: word.unicodeScalars) else { return false }
      rest = rest.dropFirst(word.unicodeScalars.count)
      return true
    }

    private static func takeEra(from rest: inout ArraySlice<Unicode.Scalar>) -> Era? {
      Era.allCases.first { take($0.name, from: &rest) || take(String($0.letter), from: &rest) }
    }

    private static func takeParenthesis(from rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
      guard rest.first == "(", let close = rest.firstIndex(of: ")") else { return false }
      rest = rest[(close + 1)...]
      return true
    }
  }
}
