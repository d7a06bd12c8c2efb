#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers with a fixed number of decimals, in the C locale.
enum FixedDecimal {
  /// The value, thousands grouped from 10,000; never −0.
  static func text(_ value: Double, decimals: Int) -> String {
    let text = plain(value, decimals: decimals)
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let digits = Array(parts[0])
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if digits.count > 4, index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (isNegative ? "−" : "") + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// A coordinate: at most one decimal, none where it is 0.
  static func coordinate(_ value: Double) -> String {
    let text = plain(value, decimals: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func plain(_ value: Double, decimals: Int) -> String {
    precondition(value.isFinite, "only finite numbers are written")
    var buffer = [CChar](repeating: 0, count: 320 + decimals)
    let count = withVaList([Int32(decimals), value]) {
      vsnprintf(&buffer, buffer.count, "%.*f", $0)
    }
    let text = String(decoding: buffer[..<Int(count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.hasPrefix("-") && !text.utf8.contains { (0x31...0x39).contains($0) }
      ? String(text.dropFirst()) : text
  }
}
