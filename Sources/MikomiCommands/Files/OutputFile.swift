import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where results go: standard output, or a file that appears whole or not at all.
enum OutputFile {
  /// Writes text to standard output.
  ///
  /// A reader that has gone (`| head -1`) ends the command quietly.
  static func writeToStandardOutput(_ text: String) throws(CommandFailure) {
    if let code = write(Array(text.utf8), to: STDOUT_FILENO), code != EPIPE {
      throw CommandFailure(
        .inputOutput, .writeFailed("stdout", reason: SystemError(code: code)))
    }
  }

  /// Refuses an output that must not be written, before any work is done.
  static func check(_ path: String, input: String?, force: Bool) throws(CommandFailure) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // Found out before any work is done, not after it.
      if errno == ENOENT, stat(folder(of: path), &status) != 0 {
        throw creationFailure(path, errno)
      }
      return
    }
    if let input {
      var (inputStatus, outputStatus) = (stat(), stat())
      let isKnown =
        (input == "-" ? fstat(STDIN_FILENO, &inputStatus) : stat(input, &inputStatus)) == 0
      if isKnown, stat(path, &outputStatus) == 0, inputStatus.st_mode & S_IFMT == S_IFREG,
        inputStatus.st_ino == outputStatus.st_ino, inputStatus.st_dev == outputStatus.st_dev
      {
        throw CommandFailure(.usage, .outputIsInput(path))
      }
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw CommandFailure(.cannotCreate, .cannotCreate(path, reason: SystemError(code: EISDIR)))
    }
    if !force { throw CommandFailure(.cannotCreate, .outputExists(path)) }
  }

  /// Writes a file through a temporary one beside it, renamed into place.
  ///
  /// Without `force` the new name is linked, which fails if somebody made it meanwhile.
  static func write(_ text: String, to path: String, force: Bool) throws(CommandFailure) {
    let file = try TemporaryOutput(path, force: force)
    if let code = write(Array(text.utf8), to: file.descriptor), code != EPIPE || !file.isDevice {
      throw CommandFailure(.inputOutput, .writeFailed(path, reason: SystemError(code: code)))
    }
    try file.place()
  }

  static func creationFailure(_ path: String, _ code: Int32) -> CommandFailure {
    switch code {
    case EACCES, EPERM, EROFS: CommandFailure(.noPermission, .notWritable(path))
    case ENOSPC, EDQUOT, EMFILE, ENFILE:
      CommandFailure(.inputOutput, .writeFailed(path, reason: SystemError(code: code)))
    default: CommandFailure(.cannotCreate, .cannotCreate(path, reason: SystemError(code: code)))
    }
  }

  /// Writes all bytes; returns the error code of a failure.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = SystemCall.retrying {
        bytes.withUnsafeBytes { buffer in
          systemWrite(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        }
      }
      guard count >= 0 else { return errno }
      written += count
    }
    return nil
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The new name itself is made durable.
  static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// The system's `write`, under a name that the methods above do not hide.
private func systemWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, buffer, count)
}
