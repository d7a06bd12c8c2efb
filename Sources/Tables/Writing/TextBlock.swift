/// Text under construction, as bytes: what writes millions of rows, one block a thread.
///
/// A reference type so that a block keeps its memory from one use to the next. Only one thread may use
/// a block at a time.
package final class TextBlock: @unchecked Sendable {
  /// What changes, behind a pointer: every access to a stored property of a class is checked at run time
  /// for overlapping ones, which costs more than writing a digit.
  private struct State {
    var storage: UnsafeMutablePointer<UInt8>
    var capacity: Int
    var count = 0
  }

  private let state: UnsafeMutablePointer<State>
  /// 10⁰ … 10²²: the powers of ten that are doubles themselves.
  let powers: UnsafeMutablePointer<Double>

  /// The largest exponent in ``powers``.
  static let largestExactPower = 22

  /// The number of bytes written.
  package var count: Int { state.pointee.count }

  /// An empty block.
  ///
  /// - Parameter capacity: Bytes to set aside; it grows as needed.
  package init(capacity: Int = 1 << 16) {
    let capacity = max(capacity, 64)
    state = .allocate(capacity: 1)
    state.initialize(to: State(storage: .allocate(capacity: capacity), capacity: capacity))
    powers = .allocate(capacity: Self.largestExactPower + 1)
    var power = 1.0
    for exponent in 0...Self.largestExactPower {
      (powers + exponent).initialize(to: power)
      // Exact: 10²² is the largest power of ten with all its digits in a double.
      power *= 10
    }
  }

  deinit {
    state.pointee.storage.deallocate()
    state.deallocate()
    powers.deallocate()
  }

  /// Takes all text away and keeps the memory.
  package func removeAll() { state.pointee.count = 0 }

  /// The bytes written so far; valid until the next change.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: state.pointee.storage, count: state.pointee.count)
  }

  /// Makes room and returns where the next byte goes.
  ///
  /// - Parameter room: The most bytes that will be written there before ``advance(by:)``.
  /// - Returns: A pointer to it, valid until the next change.
  func end(room: Int) -> UnsafeMutablePointer<UInt8> {
    let count = state.pointee.count
    if count &+ room > state.pointee.capacity { grow(to: count + room) }
    return state.pointee.storage + count
  }

  /// Counts bytes in that were written at ``end(room:)``.
  func advance(by written: Int) { state.pointee.count &+= written }

  private func grow(to needed: Int) {
    let larger = max(2 * state.pointee.capacity, needed)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    new.update(from: state.pointee.storage, count: state.pointee.count)
    state.pointee.storage.deallocate()
    state.pointee.storage = new
    state.pointee.capacity = larger
  }

  /// Adds one byte.
  package func append(_ byte: UInt8) {
    end(room: 1).pointee = byte
    advance(by: 1)
  }

  /// Adds bytes as they are.
  package func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    UnsafeMutableRawPointer(end(room: bytes.count)).copyMemory(
      from: start, byteCount: bytes.count)
    advance(by: bytes.count)
  }

  /// Adds text as it is.
  package func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a cell: in quotes, with those inside doubled, where it holds a separator, quote or line end.
  ///
  /// - Parameters:
  ///   - bytes: The text of the cell.
  ///   - separator: What stands between cells.
  package func appendCell(_ bytes: UnsafeRawBufferPointer, separator: UInt8) {
    let isSpecial = bytes.contains {
      $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D
    }
    guard isSpecial else {
      append(bytes)
      return
    }
    append(0x22)
    for byte in bytes {
      if byte == 0x22 { append(0x22) }
      append(byte)
    }
    append(0x22)
  }
}
