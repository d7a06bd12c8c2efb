import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens on Ctrl-C and SIGTERM: the temporary file goes, nothing half-written stays.
enum Interruption {
  /// The temporary file to remove, as a C string that the handler may read at any moment.
  private static let temporaryPath = Atomic<UInt>(0)

  /// Catches the signals that end the process, and turns those of pipes and limits into errors.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // The handler must not be the first to touch the path: its initialization takes a lock.
    _ = temporaryPath.load(ordering: .sequentiallyConsistent)
    _ = isStreaming.load(ordering: .sequentiallyConsistent)
    for number in [SIGHUP, SIGINT, SIGTERM] {
      let previous = signal(number, SIG_IGN)
      // What was ignored before (nohup, a job in the background) stays ignored.
      if isIgnored(previous) { continue }
      signal(number) { number in Interruption.end(number) }
    }
  }

  private static func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Whether results go to standard output as they are made, so that some may have been written.
  static let isStreaming = Atomic<Bool>(false)

  static func remember(_ path: String) {
    guard let copy = strdup(path) else { return }
    temporaryPath.store(UInt(bitPattern: copy), ordering: .sequentiallyConsistent)
  }

  static func forget() {
    let old = temporaryPath.exchange(0, ordering: .sequentiallyConsistent)
    free(UnsafeMutablePointer<CChar>(bitPattern: old))
  }

  /// Only calls that a signal handler may make: unlink, write, _exit.
  ///
  /// Results go out in one piece at the very end, so that until then nothing is written; those of a
  /// stream go out as they are made.
  private static func end(_ number: Int32) {
    let address = temporaryPath.load(ordering: .sequentiallyConsistent)
    if let path = UnsafePointer<CChar>(bitPattern: address) { unlink(path) }
    var message: StaticString { "mikomi: stopped; nothing written (中断しました。何も書いていません)\n" }
    var streamMessage: StaticString {
      "mikomi: stopped; the output is not complete (中断しました。出力は途中までです)\n"
    }
    let told = isStreaming.load(ordering: .sequentiallyConsistent) ? streamMessage : message
    _ = write(STDERR_FILENO, told.utf8Start, told.utf8CodeUnitCount)
    _exit(128 + number)
  }
}
