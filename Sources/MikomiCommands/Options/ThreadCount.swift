import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The option `--threads`.
enum ThreadCount {
  /// The most threads.
  static let limit = 1_024

  /// One a processor that this process may use.
  static var ofProcessors: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), limit) }

  /// The number asked for, else one a processor that this process may use.
  static func value(of option: String?) throws(CommandFailure) -> Int {
    guard let option else { return ofProcessors }
    guard let count = OptionValue.wholeNumber(option), (1...limit).contains(count) else {
      throw CommandFailure(
        .usage, [.other(PanelOptionProblem.threads(found: option, limit: limit))])
    }
    return count
  }
}
