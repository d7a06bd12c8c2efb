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
    guard lstat(path, &status) == 0 else { return }
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
    // A link is followed only when told so: its target is replaced, the link stays (a dangling one
    // is replaced itself).
    let destination = force ? resolved(path) : path
    if let device = try writeToDevice(text, destination) { return device }
    let folder = folder(of: destination)
    let temporary = folder + "/.mikomi-\(getpid()).tmp"
    unlink(temporary)
    Interruption.remember(temporary)
    defer {
      unlink(temporary)
      Interruption.forget()
    }
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw creationFailure(path, errno) }
    // A file that is replaced keeps its permissions.
    var old = stat()
    if force, stat(destination, &old) == 0 { fchmod(descriptor, old.st_mode & 0o7777) }
    var failure = write(Array(text.utf8), to: descriptor)
    if failure == nil, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    if let failure {
      throw CommandFailure(.inputOutput, .writeFailed(path, reason: SystemError(code: failure)))
    }
    var placed = force ? rename(temporary, destination) : link(temporary, destination)
    if placed != 0, !force, [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) {
      // A file system without hard links: the name was free when last looked at.
      var status = stat()
      placed = lstat(destination, &status) == 0 ? -1 : rename(temporary, destination)
      if placed != 0, lstat(destination, &status) == 0 { errno = EEXIST }
    }
    guard placed == 0 else {
      if errno == EEXIST { throw CommandFailure(.cannotCreate, .outputExists(path)) }
      throw creationFailure(path, errno)
    }
    synchronize(folder)
  }

  /// Writes straight to a device such as /dev/full or /dev/stdout; nil for a plain file.
  private static func writeToDevice(_ text: String, _ path: String) throws(CommandFailure) -> Void?
  {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return nil }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw creationFailure(path, errno) }
    defer { close(descriptor) }
    if let code = write(Array(text.utf8), to: descriptor), code != EPIPE {
      throw CommandFailure(.inputOutput, .writeFailed(path, reason: SystemError(code: code)))
    }
    return ()
  }

  static func creationFailure(_ path: String, _ code: Int32) -> CommandFailure {
    switch code {
    case EACCES, EPERM, EROFS: CommandFailure(.noPermission, .notWritable(path))
    case ENOSPC, EDQUOT:
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
