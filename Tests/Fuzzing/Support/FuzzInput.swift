/// An input taken apart, piece by piece; what is past its end is zero or empty.
struct FuzzInput {
  private var rest: ArraySlice<UInt8>

  init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    rest = Fuzz.bytes(start, count)[...]
  }

  /// The next byte.
  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// A count below a limit.
  mutating func count(below limit: UInt8) -> Int { Int(byte() % limit) }

  /// Any double of eight bytes.
  mutating func double() -> Double {
    Double(bitPattern: (0..<8).reduce(UInt64(0)) { bits, _ in bits << 8 | UInt64(byte()) })
  }

  /// A double that is a number.
  mutating func finite() -> Double {
    let value = double()
    return value.isFinite ? value : Double(byte())
  }

  /// The text before the next NUL; bytes that are no UTF-8 become replacement characters.
  mutating func text() -> String {
    let bytes = rest.prefix { $0 != 0 }
    rest = rest.dropFirst(bytes.count + 1)
    return String(decoding: bytes, as: UTF8.self)
  }
}
