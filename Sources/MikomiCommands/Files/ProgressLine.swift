import Synchronization
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One line on a terminal that says how far a long command is; nothing before one second has passed.
final class ProgressLine: Sendable {
  private let count: Int?
  private let language: Language
  private let start: Double
  /// When the line was last written; 0 before.
  private let written = Mutex<Double>(0)

  /// The longest time without a line, and the shortest between two, in seconds.
  private static let delay = 1.0
  private static let pause = 0.2

  /// A line for a number of series, if it is known; `nil` where standard error is no terminal.
  init?(count: Int?, language: Language) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    self.count = count
    self.language = language
    start = Self.now()
  }

  /// Says how many series are done; may be called from any thread.
  func show(_ done: Int) {
    written.withLock { written in
      let now = Self.now()
      guard now - start >= Self.delay, now - written >= Self.pause else { return }
      written = now
      let text =
        switch (language, count) {
        case (.japanese, let count?): "\(count)系列のうち\(done)系列"
        case (.japanese, nil): "\(done)系列"
        case (.english, let count?): "\(done) of \(count) series"
        case (.english, nil): "\(done) series"
        }
      Self.write("\r\u{1B}[K" + text)
    }
  }

  /// Takes the line away.
  func clear() {
    written.withLock { written in
      if written > 0 { Self.write("\r\u{1B}[K") }
    }
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = SystemCall.retrying {
      bytes.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The system's `write`, under a name that the method above does not hide.
private func systemWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, buffer, count)
}
