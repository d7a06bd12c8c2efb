import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An input read into memory that is used again, as much as is asked for at a time.
///
/// Files are read like pipes, not mapped: a mapped file that somebody cuts short ends the process by a
/// signal, and its pages count as memory in use.
final class InputBuffer {
  /// The input's name in messages.
  let name: String
  /// The number of bytes taken before those that are held.
  private(set) var offset = 0
  /// Whether the input has come to its end.
  private(set) var isAtEnd = false

  private let descriptor: Int32
  private let state: InputState?
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  private var start = 0
  private var end = 0

  /// Opens a file, or standard input as `-`.
  ///
  /// - Throws: ``CommandFailure`` 66 or 77.
  init(_ path: String) throws(CommandFailure) {
    name = path == "-" ? "stdin" : path
    descriptor = try InputFile.descriptor(path)
    state = InputState(descriptor)
    storage = .allocate(capacity: capacity)
  }

  deinit {
    storage.deallocate()
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The bytes held and not yet taken; valid until the next call.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: storage + start, count: end - start)
  }

  /// Refuses a plain file that changed since it was opened.
  ///
  /// - Throws: ``CommandFailure`` 74.
  func expectUnchanged() throws(CommandFailure) {
    try state?.expectUnchanged(descriptor, read: 0, path: name)
  }

  /// Reads all that is left, by the rules of ``InputFile/read(_:)``.
  ///
  /// - Throws: ``CommandFailure`` 65 or 74.
  func rest() throws(CommandFailure) -> [UInt8] {
    let held = Array(bytes)
    take(held.count)
    return try InputFile.readAll(descriptor, path: name, after: held, state: state)
  }

  /// Takes bytes from the front.
  func take(_ count: Int) {
    start += count
    offset += count
  }

  /// Reads until so many bytes are held, or the input ends.
  func fill(to count: Int) throws(CommandFailure) {
    if start > 0, start == end || capacity - start < count {
      storage.update(from: storage + start, count: end - start)
      (start, end) = (0, end - start)
    }
    if capacity - start < count {
      let larger = max(2 * capacity, count)
      let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
      new.update(from: storage + start, count: end - start)
      storage.deallocate()
      (storage, capacity, start, end) = (new, larger, 0, end - start)
    }
    while end - start < count, !isAtEnd {
      let read = SystemCall.retrying {
        systemRead(descriptor, storage + end, start + count - end)
      }
      guard read >= 0 else {
        let code = errno
        if code == EISDIR { throw CommandFailure(.noInput, .isDirectory(name)) }
        throw CommandFailure(.inputOutput, .readFailed(name, reason: SystemError(code: code)))
      }
      if read == 0 {
        isAtEnd = true
        // The end-of-file mark of CP/M and early DOS programs.
        if end > start, storage[end - 1] == 0x1A { end -= 1 }
      }
      end += read
    }
  }
}

/// The system's `read`, under a name that the methods above do not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
