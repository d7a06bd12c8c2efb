import Tables

/// The exit statuses of the tool (sysexits.h, and 1 and 3 of our own).
public enum ExitStatus: Int32, Sendable {
  /// All done.
  case done = 0
  /// Done, but a series has no numbers; its reason is in the output.
  case someSeriesFailed = 1
  /// Done, and the answer is no; only with `--fail-below`.
  case belowThreshold = 3
  /// The command line is wrong.
  case usage = 64
  /// The data are wrong.
  case badData = 65
  /// The input is not there.
  case noInput = 66
  /// A fault of the tool.
  case software = 70
  /// The output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed on the way.
  case inputOutput = 74
  /// Not permitted.
  case noPermission = 77
}

/// Why a command stopped: a status and what to say.
struct CommandFailure: Error {
  let status: ExitStatus
  /// What to say, each with its place.
  let messages: [Message]

  enum Message {
    case diagnostic(Diagnostic)
    case problem(CommandProblem)
    /// A problem of one command, without a place.
    case other(any Problem)
  }

  init(_ status: ExitStatus, _ problem: CommandProblem) {
    self.status = status
    messages = [.problem(problem)]
  }

  init(_ status: ExitStatus, _ messages: [Message]) {
    self.status = status
    self.messages = messages
  }

  init(badData list: DiagnosticList) {
    status = .badData
    messages = list.diagnostics.map { .diagnostic($0) }
  }

  /// The most problems that are told at once.
  static let messageLimit = 20

  /// The lines for standard error.
  func lines(in language: Language) -> [String] { Self.lines(of: messages, in: language) }

  /// One line a message up to a limit, usually 20, then how many more.
  static func lines(
    of messages: [Message], in language: Language, limit: Int = messageLimit
  ) -> [String] {
    let shown = messages.prefix(limit).map { message in
      switch message {
      case .diagnostic(let diagnostic): "mikomi: " + diagnostic.message(in: language)
      case .problem(let problem):
        "mikomi: " + problem.wording(in: language) + " [\(problem.code)]"
      case .other(let problem):
        "mikomi: " + problem.wording(in: language) + " [\(problem.code)]"
      }
    }
    let hidden = messages.count - shown.count
    guard hidden > 0 else { return shown }
    return shown + [
      language == .english ? "mikomi: and \(hidden) more" : "mikomi: ほかに\(hidden)件"
    ]
  }
}
