import CFastFloat

/// A decimal number as written in ASCII: sign, digits, one point, exponent, nothing else.
///
/// A grammar of our own in front of the parser: Swift's own conversion also takes nan, inf and 0x10.
public struct DecimalNumber: Hashable, Sendable {
  /// Why a text is not a number.
  public enum Fault: Error, Hashable, Sendable {
    /// Not the grammar.
    case notANumber
    /// Larger than every double, or so small that it would become 0.
    case outOfRange
  }

  /// The double nearest to the number.
  public let value: Double
  /// The power of ten of the last digit written: −3 for 3.230, 0 for 42, 3 for 5e3.
  public let lastDigitExponent: Int

  /// Reads a number.
  ///
  /// - Parameter text: ASCII, such as `+5`, `.5`, `5.`, `-1.25e+2`; no space, no grouping.
  /// - Throws: ``Fault`` for another text, or a number that no double holds.
  public init(_ text: some Collection<UInt8>) throws(Fault) {
    var bytes = Array(text)
    // fast_float takes no plus sign.
    if bytes.first == UInt8(ascii: "+") {
      bytes.removeFirst()
      guard bytes.first != UInt8(ascii: "-") else { throw .notANumber }
    }
    let shape = try Shape(bytes)
    var value = 0.0
    let isRead = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        cfastfloat_parse($0.baseAddress, $0.count, &value) == 1
      }
    }
    guard isRead else { throw .notANumber }
    guard value.isFinite, value != 0 || !shape.hasNonzeroDigit else { throw .outOfRange }
    self.value = value
    lastDigitExponent = shape.exponent - shape.decimals
  }

  /// What the grammar finds: −? digits (. digits)? ((e|E) (+|−)? digits)?
  private struct Shape {
    var decimals = 0
    var exponent = 0
    var hasNonzeroDigit = false

    init(_ bytes: [UInt8]) throws(Fault) {
      var rest = bytes[...]
      if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      let whole = Self.takeDigits(&rest)
      var fraction: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
        fraction = Self.takeDigits(&rest)
      }
      guard !whole.isEmpty || !fraction.isEmpty else { throw .notANumber }
      if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
        rest = rest.dropFirst()
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let digits = Self.takeDigits(&rest)
        guard !digits.isEmpty else { throw .notANumber }
        // Beyond six digits every double has overflowed or vanished.
        let size = Int(String(decoding: digits.suffix(6), as: UTF8.self)) ?? 0
        exponent = isNegative ? -size : size
      }
      guard rest.isEmpty else { throw .notANumber }
      decimals = fraction.count
      hasNonzeroDigit = (whole + fraction).contains { $0 != UInt8(ascii: "0") }
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(digits.count)
      return digits
    }
  }
}
