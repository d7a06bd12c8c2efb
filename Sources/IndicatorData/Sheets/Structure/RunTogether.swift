/// Tokens in which two numbers or more stand without anything between them.
enum RunTogether {
  /// Whether a token holds era year and value in one, such as H730,572 or H830,28399.1, or two decimal
  /// points or wrong commas in one run of digits.
  static func isSuspicious(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
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
}
