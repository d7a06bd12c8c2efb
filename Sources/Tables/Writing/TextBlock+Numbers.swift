extension TextBlock {
  /// Adds a whole number.
  package func append(integer value: Int) {
    let target = end(room: 20)
    var position = 0
    if value < 0 {
      target[0] = UInt8(ascii: "-")
      position = 1
    }
    let magnitude = UInt64(value.magnitude)
    let length = Self.digitCount(magnitude)
    Self.write(magnitude, length: length, to: target + position)
    advance(by: position + length)
  }

  /// Adds the text of ``NumberText/significant(_:digits:)``.
  ///
  /// - Parameters:
  ///   - value: Finite.
  ///   - digits: 1 … 17.
  ///
  /// ## Method
  /// The value times or over an exact power of ten is within 10⁻⁶ of what its digits are rounded from, as
  /// long as eight digits are asked for at most; where that lies closer than 10⁻⁶ to a half, or an
  /// exponent would have to be printed, the slower way is taken, which knows all digits of the value.
  package func append(significant value: Double, digits: Int) {
    let magnitude = value.magnitude
    guard value != 0 else { return append(UInt8(ascii: "0")) }
    guard digits <= 8, magnitude >= 1e-5, magnitude < 1e15 else {
      return append(NumberText.significant(value, digits: digits))
    }
    // ⌊b log₁₀ 2⌋ is the exponent of ten or one less, b being the exponent of two.
    var exponent = ((Int(magnitude.bitPattern >> 52) &- 1_023) &* 1233) >> 12
    let next = exponent &+ 1
    if next >= 0 ? magnitude >= powers[next] : magnitude * powers[0 &- next] >= 1 {
      exponent = next
    }
    let shift = digits &- 1 &- exponent
    let scaled = shift >= 0 ? magnitude * powers[shift] : magnitude / powers[0 &- shift]
    let whole = UInt32(scaled)
    let rest = scaled - Double(whole)
    guard (rest - 0.5).magnitude > 1e-6 else {
      return append(NumberText.significant(value, digits: digits))
    }
    var figures = (whole &+ (rest > 0.5 ? 1 : 0)) &* Self.tens[8 &- digits]
    // 9.999997 becomes 10.0000: an exponent higher by one.
    if figures >= 100_000_000 {
      figures = 10_000_000
      exponent &+= 1
    }
    let target = end(room: 20)
    target[0] = UInt8(ascii: "-")
    let signCount = value < 0 ? 1 : 0
    let length = EightDigits(figures).write(exponent: exponent, to: target + signCount)
    advance(by: signCount &+ length)
  }

  /// 10⁰ … 10⁷.
  private static let tens: [UInt32] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]

  /// Adds the text of ``NumberText/shortest(_:)``.
  ///
  /// - Parameter value: Finite.
  ///
  /// ## Method
  /// Of decimals with at most 15 digits no two are read as the same double, so one that reads back as the
  /// value is the shortest. It is found by trying: the value times 10ᵏ, rounded, over 10ᵏ.
  package func append(shortest value: Double) {
    let magnitude = value.magnitude
    guard value != 0 else { return append(UInt8(ascii: "0")) }
    if magnitude >= 1e-4, magnitude < 1e15 {
      for decimals in 0...15 {
        let figures = (magnitude * powers[decimals]).rounded()
        guard figures < 1e15 else { break }
        if figures / powers[decimals] == magnitude {
          append(decimal: UInt64(figures), decimals: decimals, isNegative: value < 0)
          return
        }
      }
    }
    append(NumberText.shortest(value))
  }

  /// Adds a number given as its digits: 1234 with two decimals is 12.34.
  ///
  /// - Parameters:
  ///   - figures: The digits as a whole number.
  ///   - decimals: How many of them stand after the point, 0 … 18.
  ///   - isNegative: Whether a minus sign stands before them.
  package func append(decimal figures: UInt64, decimals: Int, isNegative: Bool) {
    let target = end(room: 44)
    var position = 0
    if isNegative {
      target[0] = UInt8(ascii: "-")
      position = 1
    }
    // At least one digit stands before the point.
    let length = max(Self.digitCount(figures), decimals + 1)
    position += Self.write(
      figures, length: length, exponent: length - decimals - 1, to: target + position)
    advance(by: position)
  }

  /// Digits d₁d₂… with d₁ standing for 10^exponent, exponent −5 or more, without an exponent.
  ///
  /// - Returns: The number of bytes written.
  private static func write(
    _ figures: UInt64, length: Int, exponent: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    if exponent < 0 {
      let start = 1 - exponent
      for index in 0..<start { target[index] = 0x30 }
      target[1] = UInt8(ascii: ".")
      write(figures, length: length, to: target + start)
      return start + length
    }
    if exponent >= length - 1 {
      write(figures, length: length, to: target)
      for index in length..<exponent + 1 { target[index] = 0x30 }
      return exponent + 1
    }
    // Written one place to the right, then the digits before the point moved back.
    write(figures, length: length, to: target + 1)
    for index in 0...exponent { target[index] = target[index + 1] }
    target[exponent + 1] = UInt8(ascii: ".")
    return length + 1
  }

  /// The last `length` digits of a number, zeros before them where it has fewer.
  private static func write(
    _ figures: UInt64, length: Int, to target: UnsafeMutablePointer<UInt8>
  ) {
    var rest = figures
    var index = length
    // Division by a constant is two instructions on 32 bits, and most numbers fit.
    if rest <= UInt64(UInt32.max) {
      var short = UInt32(truncatingIfNeeded: rest)
      while index > 0 {
        index &-= 1
        let quotient = short / 10
        target[index] = UInt8(truncatingIfNeeded: short &- quotient &* 10) &+ 0x30
        short = quotient
      }
      return
    }
    while index > 0 {
      index &-= 1
      let quotient = rest / 10
      target[index] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) &+ 0x30
      rest = quotient
    }
  }

  private static func digitCount(_ value: UInt64) -> Int {
    if value < 10 { return 1 }
    if value < 100 { return 2 }
    if value < 1_000 { return 3 }
    if value < 10_000 { return 4 }
    if value < 100_000 { return 5 }
    if value < 1_000_000 { return 6 }
    var (count, rest) = (6, value / 1_000_000)
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }
}
