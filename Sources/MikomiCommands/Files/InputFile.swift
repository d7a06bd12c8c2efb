import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of an input: a file, or standard input as `-`.
enum InputFile {
  /// The most bytes that are read whole: some two million rows.
  static let sizeLimit = 256 << 20

  private static let chunkSize = 1 << 18

  /// Reads an input whole.
  ///
  /// - Returns: The bytes and the name for messages.
  /// - Throws: ``CommandFailure`` 66, 77, 74 or 65.
  static func read(_ path: String) throws(CommandFailure) -> (bytes: [UInt8], name: String) {
    let descriptor = try descriptor(path)
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    let name = path == "-" ? "stdin" : path
    return (
      try readAll(descriptor, path: name, after: [], state: InputState(descriptor)), name
    )
  }

  /// Opens an input for reading.
  ///
  /// - Returns: The descriptor; that of standard input for `-`.
  /// - Throws: ``CommandFailure`` 66 or 77.
  static func descriptor(_ path: String) throws(CommandFailure) -> Int32 {
    guard path != "-" else { return STDIN_FILENO }
    let descriptor = Int32(SystemCall.retrying { Int(open(path, O_RDONLY | O_CLOEXEC)) })
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw CommandFailure(.noInput, .noSuchFile(path))
      case EACCES, EPERM: throw CommandFailure(.noPermission, .notReadable(path))
      case EMFILE, ENFILE:
        throw CommandFailure(.inputOutput, .readFailed(path, reason: SystemError(code: errno)))
      case let code:
        throw CommandFailure(.noInput, .readFailed(path, reason: SystemError(code: code)))
      }
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return descriptor }
    if status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw CommandFailure(.noInput, .isDirectory(path))
    }
    FilesRead.remember(status)
    return descriptor
  }

  /// How much is read after a first NUL byte.
  private static let afterNULLimit = 1 << 20

  /// Without the beginning of a character at the end, so that the cut is not taken for the fault.
  private static func cutAtCharacter(_ bytes: [UInt8]) -> [UInt8] {
    var end = bytes.count
    while end > 0, bytes.count - end < 4, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
    return Array(bytes[..<max(0, end - 1)])
  }

  /// Reads from an open file to its end.
  ///
  /// - Parameters:
  ///   - descriptor: Of the file.
  ///   - path: Its name in messages.
  ///   - first: What was read of it before.
  ///   - state: As it was when it was opened.
  /// - Returns: All bytes, those read before among them.
  /// - Throws: ``CommandFailure`` 66, 74 or 65.
  static func readAll(
    _ descriptor: Int32, path: String, after first: [UInt8], state: InputState?
  ) throws(CommandFailure) -> [UInt8] {
    if let size = state?.size, size > sizeLimit {
      throw CommandFailure(.badData, .inputTooLarge(path, limit: sizeLimit))
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    var line = LineGuard(file: path)
    // Bytes since the last separator: an input without any is refused before it fills the memory.
    var cellLength = 0
    var afterNUL: Int?
    var held = first
    while true {
      var count = held.count
      if held.isEmpty {
        count = SystemCall.retrying {
          chunk.withUnsafeMutableBytes { Glibc_read(descriptor, $0.baseAddress, $0.count) }
        }
      } else {
        chunk.replaceSubrange(..<min(count, chunk.count), with: held)
        held = []
      }
      guard count >= 0 else {
        let code = errno
        if code == EISDIR { throw CommandFailure(.noInput, .isDirectory(path)) }
        throw CommandFailure(
          .inputOutput, .readFailed(path, reason: SystemError(code: code)))
      }
      guard count > 0 else {
        try state?.expectUnchanged(descriptor, read: bytes.count, path: path)
        return bytes
      }
      bytes += chunk[..<count]
      // A file that grows as fast as it is read would not end.
      if let size = state?.size, bytes.count > size {
        throw CommandFailure(.inputOutput, .inputChanged(path))
      }
      guard bytes.count <= sizeLimit else {
        throw CommandFailure(.badData, .inputTooLarge(path, limit: sizeLimit))
      }
      // A NUL byte is a fault that no later byte can mend; a little more tells padding from a stray.
      if afterNUL == nil, chunk[..<count].contains(0) { afterNUL = 0 }
      if let read = afterNUL {
        afterNUL = read + count
        if read > Self.afterNULLimit { return bytes }
        continue
      }
      if let separator = chunk[..<count].lastIndex(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x2C }
      ) {
        cellLength = count - separator
      } else {
        cellLength += count
      }
      if cellLength > 4 * CSVReader.cellLimit { return Self.cutAtCharacter(bytes) }
      try line.add(chunk[..<count])
    }
  }
}

/// The system's `read`, under a name that the method above does not hide.
private func Glibc_read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
