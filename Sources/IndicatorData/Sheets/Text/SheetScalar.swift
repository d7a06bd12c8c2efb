/// Small questions about characters of sheets.
enum SheetScalar {
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  /// The number in a circled digit ① … ⑳, or `nil`.
  static func circledNumber(_ scalar: Unicode.Scalar) -> Int? {
    (0x2460...0x2473).contains(scalar.value) ? Int(scalar.value) - 0x245F : nil
  }

  /// A text without the circled digit in front of it, and that digit.
  static func droppingMark(_ text: String) -> (mark: Int?, core: String) {
    guard let first = text.unicodeScalars.first, let mark = circledNumber(first) else {
      return (nil, text)
    }
    return (mark, String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())))
  }

  /// ① for 1, up to ⑳.
  static func circled(_ number: Int) -> String {
    Unicode.Scalar(UInt32(0x245F + number)).map { String($0) } ?? "(\(number))"
  }

  static func hasDigit(_ text: String) -> Bool { text.unicodeScalars.contains(where: isDigit) }
}
