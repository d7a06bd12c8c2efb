import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where rows go as they are made: standard output, or a file that appears whole at the end or not at
/// all.
final class StreamedOutput {
  /// What became of a piece of output.
  enum Receipt {
    case taken
    /// The reader has gone, as `head -1` goes: there is nobody to write for.
    case readerGone
  }

  private let path: String
  private var descriptor: Int32
  private var file: TemporaryOutput?

  /// Opens an output.
  ///
  /// - Parameters:
  ///   - path: A file, or `nil` for standard output.
  ///   - force: Whether a file of that name is replaced.
  /// - Throws: ``CommandFailure`` 73, 74 or 77.
  init(_ path: String?, force: Bool) throws(CommandFailure) {
    self.path = path ?? "stdout"
    guard let path else {
      descriptor = STDOUT_FILENO
      return
    }
    let file = try TemporaryOutput(path, force: force)
    descriptor = file.descriptor
    self.file = file
  }

  /// Writes bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(CommandFailure) -> Receipt {
    var written = 0
    while written < bytes.count {
      let count = SystemCall.retrying {
        systemWrite(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      guard count >= 0 else {
        let code = errno
        if code == EPIPE { return .readerGone }
        throw CommandFailure(.inputOutput, .writeFailed(path, reason: SystemError(code: code)))
      }
      written += count
    }
    return .taken
  }

  /// Puts the file in its place; without this it is gone.
  func finish() throws(CommandFailure) {
    guard let file else { return }
    try file.place()
  }
}

/// The system's `write`, under a name that the methods above do not hide.
private func systemWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, buffer, count)
}
