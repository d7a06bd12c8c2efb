/// Which series have been seen, by 64-bit hashes of their identifiers: eight to sixteen bytes a series.
///
/// Two identifiers share a hash with a chance of 3e-8 in a million series; the second would be told as a
/// series that comes back, never be silently mixed up.
struct SeriesMemory {
  private var slots = [UInt64](repeating: 0, count: 1 << 12)
  private var count = 0
  /// The hashes of a run of ascending identifiers from the first on: none of them can come back as long
  /// as the run lasts, so that they are only put down.
  private var run: [UInt64] = []
  private var isAscending = true
  private var last: [UInt8] = []

  /// Notes a series.
  ///
  /// - Parameter identifier: Its bytes.
  /// - Returns: Whether it is new.
  mutating func insert(_ identifier: UnsafeRawBufferPointer) -> Bool {
    let hash = Self.hash(identifier)
    guard isAscending else { return insert(hash) }
    if isAfterLast(identifier) {
      run.append(hash)
      last.removeAll(keepingCapacity: true)
      last.append(contentsOf: identifier)
      return true
    }
    isAscending = false
    for earlier in run { _ = insert(earlier) }
    run = []
    return insert(hash)
  }

  private func isAfterLast(_ identifier: UnsafeRawBufferPointer) -> Bool {
    last.withUnsafeBytes { last in
      let common = min(last.count, identifier.count)
      for index in 0..<common where last[index] != identifier[index] {
        return last[index] < identifier[index]
      }
      return last.count < identifier.count
    }
  }

  private mutating func insert(_ hash: UInt64) -> Bool {
    if 3 * count >= 2 * slots.count { grow() }
    let mask = UInt64(slots.count - 1)
    var index = hash & mask
    while slots[Int(index)] != 0 {
      if slots[Int(index)] == hash { return false }
      index = (index &+ 1) & mask
    }
    slots[Int(index)] = hash
    count += 1
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: 2 * slots.count)
    let mask = UInt64(larger.count - 1)
    for hash in slots where hash != 0 {
      var index = hash & mask
      while larger[Int(index)] != 0 { index = (index &+ 1) & mask }
      larger[Int(index)] = hash
    }
    slots = larger
  }

  /// Eight bytes at a time through the mixing of SplitMix64; 0 stands for a free slot.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      if index + 8 <= bytes.count {
        word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      } else {
        for byte in bytes[index...].reversed() { word = word << 8 | UInt64(byte) }
      }
      hash = mixed(hash ^ word)
      index += 8
    }
    return hash == 0 ? 1 : hash
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
