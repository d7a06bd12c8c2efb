import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens on Ctrl-C and SIGTERM: the temporary file goes, nothing half-written stays.
enum Interruption {
  /// What to remove, as an array of C strings that the handler may read at any moment, `nil` at its end: files
  /// before the folders that they stand in.
  private static let temporaryPaths = Atomic<UInt>(0)
  /// Whether results are being moved to their place, which is not to be stopped half-way.
  private static let isHeld = Atomic<Bool>(false)

  /// Catches the signals that end the process, and turns those of pipes and limits into errors.
  static func install() {
    keepStandardDescriptors()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // The handler must not be the first to touch the path: its initialization takes a lock.
    _ = temporaryPaths.load(ordering: .sequentiallyConsistent)
    _ = isHeld.load(ordering: .sequentiallyConsistent)
    _ = isStreaming.load(ordering: .sequentiallyConsistent)
    for number in [SIGHUP, SIGINT, SIGTERM] {
      let previous = signal(number, SIG_IGN)
      // What was ignored before (nohup, a job in the background) stays ignored.
      if isIgnored(previous) { continue }
      signal(number) { number in Interruption.end(number) }
    }
  }

  /// Keeps the numbers of closed standard streams taken.
  ///
  /// A file that is opened later must not get one of them: messages would be written into results.
  /// Standard input that is closed is empty; the others cannot be written to.
  private static func keepStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is the one that is missing.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  private static func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Whether results go to standard output as they are made, so that some may have been written.
  static let isStreaming = Atomic<Bool>(false)

  /// Remembers a temporary file.
  static func remember(_ path: String) { remember([path]) }

  /// Remembers temporary files, and after them the folders that they stand in, inner ones first.
  static func remember(_ paths: [String]) {
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: paths.count + 1)
    for (index, path) in paths.enumerated() { list[index] = strdup(path) }
    list[paths.count] = nil
    temporaryPaths.store(UInt(bitPattern: list), ordering: .sequentiallyConsistent)
  }

  static func forget() {
    let old = temporaryPaths.exchange(0, ordering: .sequentiallyConsistent)
    guard let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>(bitPattern: old) else {
      return
    }
    var next = list
    while let path = next.pointee {
      free(path)
      next += 1
    }
    list.deallocate()
  }

  /// Lets signals pass without effect until ``release()``: results are on their way to their place.
  static func hold() { isHeld.store(true, ordering: .sequentiallyConsistent) }

  /// Lets signals end the process again.
  static func release() { isHeld.store(false, ordering: .sequentiallyConsistent) }

  /// Only calls that a signal handler may make: unlink, rmdir, write, _exit.
  ///
  /// Results go out in one piece at the very end, so that until then nothing is written; those of a
  /// stream go out as they are made.
  private static func end(_ number: Int32) {
    if isHeld.load(ordering: .sequentiallyConsistent) { return }
    let address = temporaryPaths.load(ordering: .sequentiallyConsistent)
    if var next = UnsafePointer<UnsafePointer<CChar>?>(bitPattern: address) {
      while let path = next.pointee {
        if unlink(path) != 0 { rmdir(path) }
        next += 1
      }
    }
    var message: StaticString { "mikomi: stopped; nothing written (中断しました。何も書いていません)\n" }
    var streamMessage: StaticString {
      "mikomi: stopped; the output is not complete (中断しました。出力は途中までです)\n"
    }
    let told = isStreaming.load(ordering: .sequentiallyConsistent) ? streamMessage : message
    _ = write(STDERR_FILENO, told.utf8Start, told.utf8CodeUnitCount)
    _exit(128 + number)
  }
}
