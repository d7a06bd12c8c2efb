import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file under a temporary name, which takes its own once it is whole; else it is gone.
final class TemporaryOutput {
  /// Where to write.
  let descriptor: Int32
  /// Whether it is a device such as /dev/full or /dev/stdout, which is written straight to.
  let isDevice: Bool

  private let path: String
  private let destination: String
  private let temporary: String
  private let force: Bool
  private var isOpen = true

  /// Opens a temporary file beside its place.
  ///
  /// - Parameters:
  ///   - path: The file as the user named it.
  ///   - force: Whether one of that name is replaced.
  /// - Throws: ``CommandFailure`` 73, 74 or 77.
  init(_ path: String, force: Bool) throws(CommandFailure) {
    self.path = path
    self.force = force
    // A link is followed only when told so: its target is replaced, the link stays (a dangling one
    // is replaced itself).
    destination = force ? OutputFile.resolved(path) : path
    temporary = OutputFile.folder(of: destination) + "/.mikomi-\(getpid()).tmp"
    var status = stat()
    if stat(destination, &status) == 0, FilesRead.contain(status) {
      throw CommandFailure(.usage, .outputIsInput(path))
    }
    isDevice = stat(destination, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    if isDevice {
      descriptor = open(destination, O_WRONLY | O_CLOEXEC)
    } else {
      unlink(temporary)
      Interruption.remember(temporary)
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else {
      let code = errno
      isOpen = false
      if !isDevice { Interruption.forget() }
      throw OutputFile.creationFailure(path, code)
    }
    // A file that is replaced keeps its permissions.
    if !isDevice, force, stat(destination, &status) == 0 {
      fchmod(descriptor, status.st_mode & 0o7777)
    }
  }

  deinit {
    if isOpen { close(descriptor) }
    guard !isDevice else { return }
    unlink(temporary)
    Interruption.forget()
  }

  /// Makes what was written durable and renames it into place.
  ///
  /// Without `force` the new name is linked, which fails if somebody made it meanwhile.
  func place() throws(CommandFailure) {
    var failure: Int32?
    if !isDevice, fsync(descriptor) != 0 { failure = errno }
    isOpen = false
    if close(descriptor) != 0, failure == nil { failure = errno }
    if let failure {
      throw CommandFailure(.inputOutput, .writeFailed(path, reason: SystemError(code: failure)))
    }
    guard !isDevice else { return }
    var placed = force ? rename(temporary, destination) : link(temporary, destination)
    if placed != 0, !force, [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) {
      // A file system without hard links: the name was free when last looked at.
      var status = stat()
      placed = lstat(destination, &status) == 0 ? -1 : rename(temporary, destination)
      if placed != 0, lstat(destination, &status) == 0 { errno = EEXIST }
    }
    guard placed == 0 else {
      if errno == EEXIST { throw CommandFailure(.cannotCreate, .outputExists(path)) }
      throw OutputFile.creationFailure(path, errno)
    }
    OutputFile.synchronize(OutputFile.folder(of: destination))
  }
}
