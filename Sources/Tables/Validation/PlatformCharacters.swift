#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which characters depend on the platform: those that Windows has added to the Japanese standard.
///
/// Asked of the C library instead of a list: a character of CP932 that is none of Shift JIS, such as ①, Ⅲ, ㈱,
/// ㎡ and 髙. Private characters (外字) and katakana in half width count as well.
public struct PlatformCharacters {
  /// Characters that both sets have, under two code points.
  private static let sameInBoth: Set<UInt32> = [
    0xFF5E, 0xFF0D, 0x2225, 0xFFE0, 0xFFE1, 0xFFE2, 0x2015, 0x2014, 0x301C, 0x2212, 0x2016,
    0xA2, 0xA3, 0xAC, 0xA5, 0x203E, 0xFFE5, 0xFFE3, 0xA6, 0xFFE4,
  ]

  /// What was asked before.
  private var known: [UInt32: Bool] = [:]

  /// No character asked for yet.
  public init() {}

  /// The first such character of a text.
  public mutating func first(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { isPlatformDependent($0) }
  }

  private mutating func isPlatformDependent(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return false }
    if let answer = known[value] { return answer }
    let answer: Bool =
      switch value {
      case 0xE000...0xF8FF, 0xFF61...0xFF9F: true
      case _ where Self.sameInBoth.contains(value): false
      default: Self.isPart(of: "CP932", scalar) && !Self.isPart(of: "SHIFT_JIS", scalar)
      }
    known[value] = answer
    return answer
  }

  private static func isPart(of encoding: String, _ scalar: Unicode.Scalar) -> Bool {
    let descriptor = iconv_open(encoding, "UTF-8")
    guard descriptor != iconv_t(bitPattern: -1) else { return false }
    defer { iconv_close(descriptor) }
    var input = String(scalar).utf8.map(CChar.init(bitPattern:))
    var output = [CChar](repeating: 0, count: 8)
    return input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (left, room) = (source.count, target.count)
        return iconv(descriptor, &from, &left, &to, &room) == 0 && left == 0
      }
    }
  }
}
