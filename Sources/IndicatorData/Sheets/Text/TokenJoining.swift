/// Puts together what a space has split: `R 元年度`, `約 70%`, `▲ 356,601`, `3.230 兆円`.
enum TokenJoining {
  /// The widest gap over which pieces still belong together: one full-width space.
  private static let widestGap = 2

  static func joined(_ tokens: [SheetToken]) -> [SheetToken] {
    // A word behind several numbers of a line is their unit; a lone one may be anything.
    var counts: [String: Int] = [:]
    for (left, right) in zip(tokens, tokens.dropFirst()) where endsInBareNumber(left.narrow) {
      counts[right.narrow, default: 0] += 1
    }
    let repeated = Set(counts.filter { $0.value > 1 }.keys)
    var result: [SheetToken] = []
    for token in tokens {
      if let last = result.last, last.gap(to: token) <= widestGap,
        belong(last, token, units: repeated)
      {
        result[result.count - 1] = last.joined(with: token)
      } else {
        result.append(token)
      }
    }
    return result
  }

  private static func belong(
    _ left: SheetToken, _ right: SheetToken, units: Set<String>
  ) -> Bool {
    let (l, r) = (left.narrow, right.narrow)
    guard let first = r.unicodeScalars.first, let last = l.unicodeScalars.last else { return false }
    if eras.contains(l) { return SheetScalar.isDigit(first) || first == "元" }
    if prefixes.contains(l) { return SheetScalar.isDigit(first) }
    // 令和 2 年度, 16 年.
    if yearSuffixes.contains(r) { return SheetScalar.isDigit(last) || last == "元" }
    // 回（速報）, 件（令和２年度）: a unit with a remark.
    let word = r.range(ofFirst: "(")?.before ?? r
    if SheetUnits.known.contains(word), SheetCell.isCellLike(l), SheetScalar.isDigit(last) {
      return true
    }
    return endsInBareNumber(l) && units.contains(r) && isUnit(r)
  }

  private static let eras: Set<String> = [
    "明治", "大正", "昭和", "平成", "令和", "M", "T", "S", "H", "R", "FY",
  ]
  private static let prefixes: Set<String> = ["約", "概ね", "おおむね", "およそ", "ほぼ", "▲", "△"]
  private static let yearSuffixes: Set<String> = ["年度", "年", "年度末", "年末"]

  /// Whether a number, such as 約70, ①4 or △1,036 but not 指標1, may still be waiting for its unit.
  private static func endsInBareNumber(_ text: String) -> Bool {
    var core = SheetScalar.droppingMark(text).core
    for prefix in prefixes.union(["累計", "累計で", "-", "−", "+"]) where core.hasPrefix(prefix) {
      core = String(core.dropFirst(prefix.count))
      break
    }
    return core.unicodeScalars.contains(where: SheetScalar.isDigit)
      && core.unicodeScalars.allSatisfy {
        SheetScalar.isDigit($0) || $0 == "." || $0 == ","
      }
  }

  /// A word that can only be the unit of the number before it: no mark, no label, no grade.
  private static func isUnit(_ text: String) -> Bool {
    guard text.unicodeScalars.count <= 12,
      !text.unicodeScalars.contains(where: SheetScalar.isDigit),
      MissingMark.status(of: text) == nil, SheetLabel(text) == nil, !SheetGrade.isGrade(text),
      let first = text.unicodeScalars.first, !isListing(first), !SheetRow.isYear(text),
      !prefixes.contains(text), !SheetCell.targetWords.contains(where: text.contains)
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .otherLetter, .lowercaseLetter, .uppercaseLetter, .modifierLetter, .currencySymbol: true
      default: "%‰/㏊㎡㎞℃・·²³".unicodeScalars.contains(scalar)
      }
    }
  }

  private static func isListing(_ scalar: Unicode.Scalar) -> Bool {
    "・(（〔[【→".unicodeScalars.contains(scalar)
  }
}
