import Indicators

/// Which eras a sheet names, so that `19年度` may be read where there is no doubt.
struct EraContext: Sendable {
  /// The only era that the sheet names, or `nil` where it names none or several.
  let soleEra: Era?
  /// The years of that era that the sheet names: a year far from all of them is of another era.
  private let named: ClosedRange<Int>

  /// How far before and after the years named a year without era may lie.
  private static let yearsBefore = 15
  private static let yearsAfter = 5
  /// How far one year of a header may lie after the one before it.
  private static let longestGap = 10

  init(soleEra: Era?) {
    self.soleEra = soleEra
    named = 1...99
  }

  /// Looks for 平成23, 令和元 and for H23年, R5年度 in the lines.
  init(_ sheet: SheetText) {
    var found: [(era: Era, year: Int)] = []
    for line in sheet.lines where !line.isBlank {
      found += Self.eraYears(in: Array(line.narrow.unicodeScalars))
    }
    let years = found.map(\.year)
    let isSole = found.allSatisfy { $0.era == found.first?.era }
    soleEra = isSole ? found.first?.era : nil
    named = (years.min() ?? 1)...(years.max() ?? 1)
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
