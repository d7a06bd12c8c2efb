import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The text of a PDF file, as `pdftotext -layout` of poppler gives it.
enum PDFText {
  /// The most text that is taken from one file.
  private static let sizeLimit = 64 << 20

  /// Runs `pdftotext` on a file, without a shell.
  ///
  /// - Parameter path: The file; not standard input, which the tool cannot read twice.
  /// - Returns: UTF-8 text, columns kept by spaces.
  /// - Throws: ``CommandFailure`` 65 where the tool is not installed or refuses the file.
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    guard path != "-" else { throw CommandFailure(.badData, .pdfFromStandardInput) }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw CommandFailure(.inputOutput, .readFailed(path, reason: SystemError(code: errno)))
    }
    defer { close(ends[0]) }
    // A name that begins with - would be an option.
    let name = path.hasPrefix("-") ? "./" + path : path
    let process = spawn(
      ["pdftotext", "-q", "-layout", "-enc", "UTF-8", name, "-"], output: ends[1], closing: ends[0])
    close(ends[1])
    guard let process else { throw CommandFailure(.badData, .pdfToolMissing(path)) }
    let text = try read(ends[0], path: path)
    var status: Int32 = 0
    _ = SystemCall.retrying { Int(waitpid(process, &status, 0)) }
    guard status == 0 else { throw CommandFailure(.badData, .pdfUnreadable(path)) }
    guard text.contains(where: { $0 > 0x20 }) else {
      throw CommandFailure(.badData, .pdfWithoutText(path))
    }
    return text
  }

  /// Starts a program of the search path; `nil` if it cannot be started.
  private static func spawn(_ arguments: [String], output: Int32, closing other: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, other)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process = pid_t()
    return posix_spawnp(&process, arguments[0], &actions, nil, words, environ) == 0 ? process : nil
  }

  private static func read(_ descriptor: Int32, path: String) throws(CommandFailure) -> [UInt8] {
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = SystemCall.retrying {
        chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      }
      guard count >= 0 else {
        throw CommandFailure(.inputOutput, .readFailed(path, reason: SystemError(code: errno)))
      }
      guard count > 0 else { return text }
      text += chunk[..<count]
      guard text.count <= sizeLimit else {
        throw CommandFailure(.badData, .inputTooLarge(path, limit: sizeLimit))
      }
    }
  }
}

/// The system's `read`, under a name that the methods above do not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
