/// Eight decimal digits as the bytes of one word, so that they are made and written without a loop.
struct EightDigits {
  /// In ASCII, the first digit in the lowest byte.
  private let characters: UInt64
  /// How many digits there are before the zeros at the end, 1 … 8.
  private let significantCount: Int

  /// - Parameter number: 10⁷ … 10⁸ − 1.
  ///
  /// ## Method
  /// Two halves of four digits, four quarters of two, eight of one: each step divides all parts at once by
  /// multiplication and shift, which is exact for numbers of so few digits.
  init(_ number: UInt32) {
    let halves = UInt64(number / 10_000) | UInt64(number % 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let quarters = hundreds | (halves &- hundreds &* 100) << 16
    let tens = (quarters &* 103) >> 10 & 0x000F_000F_000F_000F
    let digits = tens | (quarters &- tens &* 10) << 8
    significantCount = 8 &- digits.leadingZeroBitCount >> 3
    characters = digits | 0x3030_3030_3030_3030
  }

  /// Writes the digits as a number d₁.d₂… · 10^exponent without zeros at the end of its decimals.
  ///
  /// - Parameters:
  ///   - exponent: −7 … 15.
  ///   - target: Room for 17 bytes, of which some behind the number are written as well.
  /// - Returns: The length of the number.
  @inline(__always)
  func write(exponent: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let bytes = UnsafeMutableRawPointer(target)
    func store(_ word: UInt64, at offset: Int) {
      bytes.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
    }
    let zeros: UInt64 = 0x3030_3030_3030_3030
    if exponent < 0 {
      store(zeros & ~0xFF00 | UInt64(UInt8(ascii: ".")) << 8, at: 0)
      store(characters, at: 1 &- exponent)
      return 1 &- exponent &+ significantCount
    }
    let integerCount = exponent &+ 1
    if integerCount >= significantCount {
      store(characters, at: 0)
      store(zeros, at: 8)
      return integerCount
    }
    // The point goes between the bytes of the word, of which the last one leaves it.
    let shift = UInt64(8 &* integerCount)
    let before = characters & (1 << shift &- 1)
    let behind = (characters >> shift) << (shift &+ 8)
    store(before | UInt64(UInt8(ascii: ".")) << shift | behind, at: 0)
    target[8] = UInt8(truncatingIfNeeded: characters >> 56)
    return significantCount &+ 1
  }
}
