/// Tokens in which two numbers or more stand without anything between them.
enum RunTogether {
  /// Whether a token holds era year and value in one, such as H730,572 or H830,28399.1, or two decimal
  /// points or wrong commas in one run of digits.
  static func isSuspicious(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    if repeatsUnit(scalars) { return true }
    var index = 0
    while index < scalars.count {
      guard SheetScalar.isDigit(scalars[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < scalars.count,
        SheetScalar.isDigit(scalars[end]) || ".,".unicodeScalars.contains(scalars[end])
      {
        end += 1
      }
      let run = String(String.UnicodeScalarView(scalars[index..<end]))
      let follows = index > 0 ? scalars[index - 1] : " "
      let isEra =
        "HRS".unicodeScalars.contains(follows)
        && (index < 2 || !scalars[index - 2].properties.isAlphabetic)
      if isEra, end - index >= 3, run.contains(".") || run.contains(",") { return true }
      if run.count(where: { $0 == "." }) > 1, run.count(where: \.isNumber) > 6 { return true }
      index = end
    }
    return false
  }

  /// R2年度R3年度R4年度, 3兆円3.230兆円4.300兆円: three numbers in a row, each with the same word after it.
  private static func repeatsUnit(_ scalars: [Unicode.Scalar]) -> Bool {
    func isNumber(_ scalar: Unicode.Scalar) -> Bool {
      SheetScalar.isDigit(scalar) || ".,".unicodeScalars.contains(scalar)
    }
    var units: [String] = []
    var rest = scalars[...]
    while let start = rest.firstIndex(where: SheetScalar.isDigit) {
      rest = rest[start...].drop(while: isNumber)
      let unit = rest.prefix { !SheetScalar.isDigit($0) }
      units.append(String(String.UnicodeScalarView(unit)))
      rest = rest.dropFirst(unit.count)
    }
    guard units.count >= 3 else { return false }
    let first = units[0]
    // The last one may stand at the end without the era letter that the others are followed by.
    return !first.isEmpty && first.unicodeScalars.count <= 4
      && units.dropLast().allSatisfy { $0 == first }
  }
}
