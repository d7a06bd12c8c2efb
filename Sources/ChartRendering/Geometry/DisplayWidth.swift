/// How many columns text takes on a terminal: two for full-width characters, none for combining ones.
public enum DisplayWidth {
  /// The columns that a text takes.
  public static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// The text followed by spaces up to a width; longer text is left as it is.
  public static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  /// The text preceded by spaces up to a width; longer text is left as it is.
  public static func leftPadded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - of(text))) + text
  }

  /// The text without spaces at its end.
  public static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// The columns of one scalar.
  static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value >= 0x20 && value != 0x7F ? 1 : 0 }
    if contains(value, in: zeroRanges) { return 0 }
    return contains(value, in: wideRanges) ? 2 : 1
  }

  /// Binary search over ascending ranges.
  private static func contains(_ value: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if value > ranges[middle].upperBound {
        low = middle + 1
      } else if value < ranges[middle].lowerBound {
        high = middle
      } else {
        return true
      }
    }
    return false
  }
}
