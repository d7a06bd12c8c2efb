import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The plain files that a command has read: input, presets, rubrics, related series.
///
/// None of them may be what it writes: `--preset own.json -o own.json --force` would destroy the preset.
enum FilesRead {
  /// What tells one file from another, whatever names and links lead to it.
  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64

    /// `nil` for what is no plain file.
    init?(_ status: stat) {
      guard status.st_mode & S_IFMT == S_IFREG else { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  private static let files = Mutex<Set<Identity>>([])

  /// Begins a command: nothing is read yet.
  static func forget() { files.withLock { $0.removeAll() } }

  static func remember(_ status: stat) {
    guard let file = Identity(status) else { return }
    files.withLock { _ = $0.insert(file) }
  }

  static func contain(_ status: stat) -> Bool {
    guard let file = Identity(status) else { return false }
    return files.withLock { $0.contains(file) }
  }
}
