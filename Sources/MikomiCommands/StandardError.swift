#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where everything is said about the data.
enum StandardError {
  /// Writes lines; a closed standard error is no reason to fail.
  static func write(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    _ = bytes.withUnsafeBytes { Self.systemWrite($0.baseAddress, $0.count) }
  }

  private static func systemWrite(_ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    SystemCall.retrying { systemCallWrite(STDERR_FILENO, buffer, count) }
  }
}

private func systemCallWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, buffer, count)
}
