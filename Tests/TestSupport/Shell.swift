import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Scripts for /bin/sh, with signals as a terminal gives them.
///
/// Foundation's `Process` hands on the signal mask of its thread: a shell under it may never hear of its
/// children's end, nor a tool of Ctrl-C.
package enum Shell {
  /// What ``run(_:in:environment:)`` throws.
  package enum Failure: Error {
    case notStarted(Int32)
    case timeout(script: String)
  }

  /// The longest that a script may take, in seconds.
  private static let patience = 60.0

  /// Runs a script.
  ///
  /// - Parameters:
  ///   - script: What the shell does.
  ///   - folder: Where.
  ///   - environment: Variables beside those of this process.
  /// - Returns: What it wrote and its status.
  /// - Throws: ``Failure`` where it cannot be started or does not end.
  package static func run(
    _ script: String, in folder: URL, environment: [String: String] = [:]
  ) throws -> BuiltTool.Run {
    let scratch = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(scratch) }
    let (output, error) = (
      scratch.appendingPathComponent("out"), scratch.appendingPathComponent("err")
    )
    let group = try spawn(
      ["/bin/sh", "-c", "cd '\(folder.path)' || exit 99\n" + script],
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      output: output.path, error: error.path)
    // What the script left running ends with it.
    defer { kill(-group, SIGKILL) }
    let status = try wait(for: group, script)
    return BuiltTool.Run(
      status: status, standardOutput: try Data(contentsOf: output),
      standardError: try Data(contentsOf: error))
  }

  private static func wait(for process: pid_t, _ script: String) throws -> Int32 {
    let start = ContinuousClock.now
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if start.duration(to: .now) > .seconds(patience) {
        kill(-process, SIGKILL)
        waitpid(process, &status, 0)
        throw Failure.timeout(script: script)
      }
      usleep(5_000)
    }
    // As a shell tells it: 128 and the signal where one ended the process.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// Starts a process in a group of its own, with no signal blocked and none ignored.
  private static func spawn(
    _ arguments: [String], environment: [String: String], output: String, error: String
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT, 0o600)

    var vector = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (vector + variables).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, arguments[0], &actions, &attributes, &vector, &variables)
    guard code == 0 else { throw Failure.notStarted(code) }
    return process
  }
}
