import CFastFloat

/// A number as most cells of large files hold it: digits, a point at most, a minus sign at most.
///
/// The same cells as the plain notation of values takes, read to the same doubles; all else is left to
/// the full notation.
enum PlainNumber {
  /// The most bytes: as many as 17 digits.
  static let limit = 17

  /// Reads a cell.
  ///
  /// - Parameters:
  ///   - start: Its first byte.
  ///   - count: Its length.
  ///   - powers: 10⁰ … 10¹⁷ as doubles.
  /// - Returns: The nearest double, or `nil` where the cell is not such a number.
  ///
  /// ## Method
  /// Up to 15 digits and any of these powers of ten are doubles, so that one division rounds once
  /// (Clinger 1990); fast_float reads the rest.
  @inline(__always)
  static func value(
    _ start: UnsafePointer<UInt8>, count: Int, powers: UnsafePointer<Double>
  ) -> Double? {
    guard count >= 1, count <= limit else { return nil }
    var index = 0
    let isNegative = start[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var figures: UInt64 = 0
    var digitCount = 0
    var pointIndex = -1
    while index < count {
      let digit = start[index] &- 0x30
      if digit < 10 {
        figures = figures &* 10 &+ UInt64(digit)
        digitCount &+= 1
      } else if start[index] == UInt8(ascii: "."), pointIndex < 0 {
        pointIndex = index
      } else {
        return nil
      }
      index &+= 1
    }
    guard digitCount > 0, pointIndex != count - 1 else { return nil }
    if digitCount <= 15 {
      let whole = Double(figures)
      let magnitude = pointIndex < 0 ? whole : whole / powers[count &- pointIndex &- 1]
      return isNegative ? -magnitude : magnitude
    }
    var value = 0.0
    let isRead = start.withMemoryRebound(to: CChar.self, capacity: count) {
      cfastfloat_parse($0, count, &value) == 1
    }
    return isRead ? value : nil
  }
}
