import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An input read piece by piece.
final class InputChunks {
  /// The input's name in messages.
  let name: String

  private static let chunkSize = 1 << 20

  private let descriptor: Int32
  private let state: InputState?
  private var chunk = [UInt8](repeating: 0, count: chunkSize)

  /// Opens a file, or standard input as `-`.
  ///
  /// - Throws: ``CommandFailure`` 66 or 77.
  init(_ path: String) throws(CommandFailure) {
    name = path == "-" ? "stdin" : path
    descriptor = try InputFile.descriptor(path)
    state = InputState(descriptor)
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The next bytes; none at the end.
  func next() throws(CommandFailure) -> [UInt8] {
    let count = SystemCall.retrying {
      chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
    }
    guard count >= 0 else {
      let code = errno
      if code == EISDIR { throw CommandFailure(.noInput, .isDirectory(name)) }
      throw CommandFailure(.inputOutput, .readFailed(name, reason: SystemError(code: code)))
    }
    if count == 0 { try state?.expectUnchanged(descriptor, read: 0, path: name) }
    return Array(chunk[..<count])
  }

  /// All bytes from here on, after those that were read already.
  ///
  /// A NUL byte is a fault that no later byte can mend, but in UTF-16: an input with one, such as a
  /// device, is not read to its end.
  ///
  /// - Parameters:
  ///   - first: What was read already.
  ///   - isUTF16: Whether NUL bytes are to be expected.
  /// - Returns: All bytes, or those up to a little after the first NUL byte.
  /// - Throws: ``CommandFailure`` 65 or 74.
  func rest(after first: [UInt8], isUTF16: Bool) throws(CommandFailure) -> [UInt8] {
    var bytes = first
    var line = LineGuard(file: name)
    try line.add(first[...])
    var hasNUL = !isUTF16 && first.contains(0)
    while true {
      let more = try next()
      guard !more.isEmpty else { return bytes }
      bytes += more
      if let size = state?.size, bytes.count > size {
        throw CommandFailure(.inputOutput, .inputChanged(name))
      }
      // A little more than the first of them tells padding from a stray.
      if hasNUL { return bytes }
      hasNUL = !isUTF16 && more.contains(0)
      if !isUTF16, !hasNUL { try line.add(more[...]) }
      guard bytes.count <= InputFile.sizeLimit else {
        throw CommandFailure(.badData, .inputTooLarge(name, limit: InputFile.sizeLimit))
      }
    }
  }
}

/// The system's `read`, under a name that the methods above do not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
