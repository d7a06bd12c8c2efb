import Indicators

/// Which eras a sheet names, so that `19年度` may be read where there is no doubt.
struct EraContext: Sendable {
  /// The only era that the sheet names, or `nil` where it names none or several.
  let soleEra: Era?
  /// The years of that era that the sheet names: a year far from all of them is of another era.
  private let named: ClosedRange<Int>
  /// The year of the sheet itself, as its title gives it.
  let titleYear: Int?

  /// Years that a sheet of a year speaks of: less than 30 of them, so that no two eras have the same one.
  private static let yearsOfSheet = -12...8
  /// How many lines may stand before and in a title.
  private static let titleLimit = 15

  /// How far before and after the years named a year without era may lie.
  private static let yearsBefore = 15
  private static let yearsAfter = 5
  /// How far one year of a header may lie after the one before it.
  private static let longestGap = 10

  /// Whether a day stands for the fiscal year that it falls in.
  let readsDays: Bool

  init(soleEra: Era?) {
    self.soleEra = soleEra
    readsDays = false
    named = 1...99
    titleYear = nil
  }

  /// Looks for 平成23, 令和元 and for H23年, R5年度 in the lines.
  ///
  /// - Parameters:
  ///   - sheet: The sheet.
  ///   - readsDays: Whether a day stands for the fiscal year that it falls in.
  init(_ sheet: SheetText, readsDays: Bool = false) {
    self.readsDays = readsDays
    var found: [(era: Era, year: Int)] = []
    for line in sheet.lines where !line.isBlank {
      found += Self.eraYears(in: Array(line.narrow.unicodeScalars))
    }
    let years = found.map(\.year)
    let isSole = found.allSatisfy { $0.era == found.first?.era }
    soleEra = isSole ? found.first?.era : nil
    named = (years.min() ?? 1)...(years.max() ?? 1)
    titleYear = Self.titleYear(of: sheet)
  }

  /// 令和６年度 政策チェックアップ評価書: the western year that a title names.
  private static func titleYear(of sheet: SheetText) -> Int? {
    let words = ["評価書", "チェックアップ", "評価結果", "政策評価", "事後評価", "事前分析表", "実績評価"]
    let titles = sheet.lines.lazy.filter { !$0.isBlank }.prefix(titleLimit).filter { line in
      words.contains { line.narrow.contains($0) }
    }
    for title in titles {
      let scalars = Array(title.narrow.unicodeScalars)
      let found = eraYears(in: scalars)
      if title.narrow.contains("年度"), found.count == 1 {
        return found[0].era.westernYear(of: found[0].year)
      }
    }
    return nil
  }

  /// The era of a year printed without one: that of the year before it in the header, else the only one
  /// of the sheet.
  func era(ofYear number: Int, after previous: SheetYear.EraYear?) -> Era? {
    if let previous {
      // 30年度 元年度 2年度: the count starts anew with the next era.
      if number == 1, previous.year > 1 {
        return Era.allCases.first { $0.firstYear == previous.era.lastYear }
      }
      return (previous.year...previous.year + Self.longestGap).contains(number) ? previous.era : nil
    }
    if let titleYear {
      return Era.allCases.first { era in
        Self.yearsOfSheet.contains(era.westernYear(of: number) - titleYear)
      }
    }
    // 元年度 alone, or 28年度 in a sheet of 令和元年度, may be of the era before.
    let near = (named.lowerBound - Self.yearsBefore)...(named.upperBound + Self.yearsAfter)
    return number > 1 && near.contains(number) ? soleEra : nil
  }

  private static func eraYears(in scalars: [Unicode.Scalar]) -> [(era: Era, year: Int)] {
    var found: [(era: Era, year: Int)] = []
    for index in scalars.indices {
      for era in Era.allCases {
        let rest = scalars[index...]
        let name = era.name.unicodeScalars
        if rest.starts(with: name), let year = year(rest.dropFirst(name.count)) {
          found.append((era, year.number))
        } else if String(rest[index]) == String(era.letter), let year = year(rest.dropFirst()),
          year.isFirst || year.rest.first == "年"
        {
          found.append((era, year.number))
        }
      }
    }
    return found
  }

  /// One or two digits, or 元.
  private static func year(
    _ scalars: ArraySlice<Unicode.Scalar>
  ) -> (number: Int, isFirst: Bool, rest: ArraySlice<Unicode.Scalar>)? {
    if scalars.first == "元" { return (1, true, scalars.dropFirst()) }
    let digits = scalars.prefix(while: SheetScalar.isDigit)
    guard (1...2).contains(digits.count) else { return nil }
    return (
      digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }, false, scalars.dropFirst(digits.count)
    )
  }
}
