import Indicators

/// Which eras a sheet names, so that `19年度` may be read where there is no doubt.
struct EraContext: Sendable {
  /// The only era that the sheet names, or `nil` where it names none or several.
  let soleEra: Era?

  init(soleEra: Era?) { self.soleEra = soleEra }

  /// Looks for 平成23, 令和元 and for H23年, R5年度 in the lines.
  init(_ sheet: SheetText) {
    var found: [Era] = []
    for line in sheet.lines where !line.isBlank {
      for era in Self.eras(in: Array(line.narrow.unicodeScalars)) where !found.contains(era) {
        found.append(era)
      }
    }
    soleEra = found.count == 1 ? found.first : nil
  }

  /// The era of a year printed without one: that of the year before it in the header, else the only one
  /// of the sheet.
  func era(ofYear number: Int, after previous: SheetYear.EraYear?) -> Era? {
    if let previous {
      // 30年度 元年度 2年度: the count starts anew with the next era.
      if number == 1, previous.year > 1 {
        return Era.allCases.first { $0.firstYear == previous.era.lastYear }
      }
      return number >= previous.year ? previous.era : nil
    }
    return soleEra
  }

  private static func eras(in scalars: [Unicode.Scalar]) -> [Era] {
    var found: [Era] = []
    for index in scalars.indices {
      for era in Era.allCases {
        let rest = scalars[index...]
        let name = era.name.unicodeScalars
        if rest.starts(with: name) {
          let next = rest.dropFirst(name.count).first
          if let next, SheetScalar.isDigit(next) || next == "元" { found.append(era) }
        } else if String(rest[index]) == String(era.letter), isLettered(rest.dropFirst()) {
          found.append(era)
        }
      }
    }
    return found
  }

  /// Digits or 元 and then 年, after the letter of an era.
  private static func isLettered(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = rest.prefix(while: SheetScalar.isDigit)
    if digits.isEmpty { return rest.first == "元" }
    return digits.count <= 2 && rest.dropFirst(digits.count).first == "年"
  }
}
