import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a long run is, on one line of a terminal that is written over.
final class ProgressLine {
  private let language: Language
  private let start: Int
  private var shown = 0

  /// A line on standard error; `nil` where that is no terminal.
  init?(language: Language) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    self.language = language
    start = Self.tenths()
  }

  /// Tells how many series are done, once a second at most and not in the first one.
  func update(seriesCount: Int) {
    let now = Self.tenths()
    guard now - start >= 10, now - shown >= 10 else { return }
    shown = now
    let text =
      language == .english ? "mikomi: \(seriesCount) series" : "mikomi: \(seriesCount)系列"
    write("\r" + text)
  }

  /// Takes the line away.
  func clear() {
    if shown > 0 { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { standardErrorWrite($0.baseAddress, $0.count) }
  }

  /// Tenths of a second of a clock that is never set.
  private static func tenths() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 10 + Int(time.tv_nsec) / 100_000_000
  }
}

private func standardErrorWrite(_ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(STDERR_FILENO, buffer, count)
}
