@testable import MikomiCommands

/// Command lines, one argument a line: read, not run.
@_cdecl("LLVMFuzzerTestOneInput")
public func commandLines(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = String(decoding: Fuzz.bytes(start, count), as: UTF8.self)
  let arguments = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  do {
    _ = try MikomiCommand.parseAsRoot(arguments)
  } catch {
    let code = MikomiCommand.exitCode(for: error).rawValue
    Fuzz.demand([0, 64].contains(code), "a command line is read, or refused with 64, not \(code)")
    Fuzz.demand(!MikomiCommand.message(for: error).isEmpty, "a refusal has words")
  }
  return 0
}
