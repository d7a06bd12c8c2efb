#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plain file as it was when reading began, so that one that changes meanwhile is not read half.
struct InputState {
  /// Its size in bytes.
  let size: Int

  private let seconds: Int
  private let nanoseconds: Int

  /// The state of an open file; `nil` for what is no plain file, such as a pipe.
  init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    // Files of the system's own, such as those of /proc, have size 0 and contents.
    guard status.st_size > 0 else { return nil }
    size = Int(status.st_size)
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    seconds = modified.tv_sec
    nanoseconds = modified.tv_nsec
  }

  /// Refuses a file whose size or time of change is another than when reading began.
  ///
  /// The part read could end within a number: 12 of 1234 would be a silent wrong value.
  func expectUnchanged(
    _ descriptor: Int32, read count: Int, path: String
  ) throws(CommandFailure) {
    let now = InputState(descriptor)
    guard let now, now.size == size, now.seconds == seconds, now.nanoseconds == nanoseconds
    else { throw CommandFailure(.inputOutput, .inputChanged(path)) }
    // Standard input may have been read before we began: then less is left, never more.
    guard count <= size else { throw CommandFailure(.inputOutput, .inputChanged(path)) }
  }
}
