#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers as text: a decimal point, no grouping, no locale.
public enum NumberText {
  /// The shortest text that reads back to the same double: 3.23, 12, 1e-07.
  public static func shortest(_ value: Double) -> String {
    precondition(value.isFinite, "only finite numbers are written")
    if value == 0 { return "0" }
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    return text
  }

  /// The shortest text of the value rounded to a number of significant digits.
  ///
  /// - Parameters:
  ///   - value: Finite.
  ///   - digits: 1 … 17; 17 keeps every double apart.
  /// - Returns: Plain decimals between 1e-5 and 1e16, an exponent beyond.
  public static func significant(_ value: Double, digits: Int) -> String {
    precondition(value.isFinite, "only finite numbers are written")
    precondition((1...17).contains(digits), "a double has 1 to 17 significant digits")
    guard value != 0 else { return "0" }
    // One digit before the point, the rest after it: printf rounds the exact value, once.
    let scientific = formatted("%.*e", Int32(digits - 1), value)
    let parts = scientific.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return scientific }
    let sign = value < 0 ? "-" : ""
    var figures = Array(parts[0].utf8.filter { (0x30...0x39).contains($0) })
    while figures.count > 1, figures.last == 0x30 { figures.removeLast() }
    return sign + positional(figures, exponent: exponent)
  }

  /// The value with a fixed number of decimals, for people.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    precondition(value.isFinite, "only finite numbers are written")
    let text = formatted("%.*f", Int32(max(0, decimals)), value)
    // −0.0 is 0 for people.
    return text.hasPrefix("-") && !text.utf8.contains { (0x31...0x39).contains($0) }
      ? String(text.dropFirst()) : text
  }

  /// Digits d₁d₂… with d₁ standing for 10^exponent, without an exponent where that stays readable.
  private static func positional(_ figures: [UInt8], exponent: Int) -> String {
    let digits = String(decoding: figures, as: UTF8.self)
    switch exponent {
    case figures.count - 1..<16 where exponent >= 0:
      return digits + String(repeating: "0", count: exponent - figures.count + 1)
    case 0..<16:
      return digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
    case -5..<0:
      return "0." + String(repeating: "0", count: -exponent - 1) + digits
    default:
      let fraction = digits.dropFirst()
      return digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent)"
    }
  }

  private static func formatted(_ format: String, _ digits: Int32, _ value: Double) -> String {
    // 309 digits before the point, then the decimals, sign, point and end.
    var buffer = [CChar](repeating: 0, count: 320 + Int(digits))
    let count = withVaList([digits, value]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(decoding: buffer[..<Int(count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
