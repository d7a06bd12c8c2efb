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

  /// A cell beside an empty column that has two digits or a decimal more than every other cell of its row:
  /// it may be two cells.
  ///
  /// - Parameters:
  ///   - cells: The cells of a row.
  ///   - positions: The column of each.
  ///   - count: The number of columns.
  /// - Returns: The position of the cell, or `nil`.
  static func suspect(in cells: [SheetToken], at positions: [Int], of count: Int) -> Int? {
    guard positions.count < count else { return nil }
    let taken = Set(positions)
    let shapes = cells.map { shape(of: $0.narrow) }
    return cells.indices.first { index in
      let column = positions[index]
      let hasGap = [column - 1, column + 1].contains {
        (0..<count).contains($0) && !taken.contains($0)
      }
      guard hasGap, let own = shapes[index] else { return false }
      let others = shapes.indices.filter { $0 != index }.compactMap { shapes[$0] }
      guard let digits = others.map(\.digits).max(), let decimals = others.map(\.decimals).max()
      else { return false }
      return own.digits >= digits + 2 || own.decimals > decimals
    }
  }

  private static func shape(of text: String) -> (digits: Int, decimals: Int)? {
    let number = text.unicodeScalars.drop { !SheetScalar.isDigit($0) }.prefix {
      SheetScalar.isDigit($0) || $0 == "." || $0 == ","
    }
    guard !number.isEmpty else { return nil }
    let decimals = number.firstIndex(of: ".").map { point in
      number[point...].count(where: SheetScalar.isDigit)
    }
    return (number.count(where: SheetScalar.isDigit), decimals ?? 0)
  }
}
