/// Uniform draws that depend on a seed and a key alone, not on what was drawn before.
///
/// A draw for a series, an origin and a horizon is the same whatever other series are in the file, in
/// whatever order and on whatever thread.
/// ## Method
/// The key's parts are folded into the state by FNV-1a and mixed by the output function of SplitMix64.
/// ## Reference
/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014.
struct KeyedGenerator: Sendable {
  private var state: UInt64

  /// A generator.
  ///
  /// - Parameters:
  ///   - seed: The same for one run.
  ///   - text: Compared byte by byte.
  ///   - numbers: Further parts of the key.
  init(seed: UInt64, text: String, numbers: [Int]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ Self.mixed(seed &+ Self.increment)
    func fold(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for byte in text.utf8 { fold(byte) }
    // A byte that no text holds: "a", 1 and "a1" differ.
    fold(0xFF)
    for number in numbers {
      hash = Self.mixed(hash ^ UInt64(bitPattern: Int64(number)) &* Self.increment)
    }
    state = hash
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A uniform draw from (0, 1).
  mutating func uniform() -> Double {
    state &+= Self.increment
    return (Double(Self.mixed(state) >> 11) + 0.5) * 0x1p-53
  }
}
