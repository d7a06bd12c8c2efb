import Foundation
import TestSupport
import Testing

/// Recorded outputs of the built tool: standard output, standard error and status are compared.
///
/// A case is a folder of `Cases`: `command` (arguments, one a line), `input.csv` (optional, standard
/// input too), `stdout`, `stderr`, `status`. With `MIKOMI_RECORD` set the outputs are written anew and
/// the run fails, so that a new baseline is read before it is trusted.
@Suite(.tags(.golden))
struct GoldenCaseTests {
  static let folder = Repository.root.appendingPathComponent("Tests/GoldenTests/Cases")

  static let names: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()

  @Test func `there are cases`() {
    #expect(Self.names.count >= 20)
  }

  @Test(arguments: names)
  func `the tool prints what was recorded`(name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    let arguments = try String(
      contentsOf: folder.appendingPathComponent("command"), encoding: .utf8
    ).split(separator: "\n").map(String.init)
    let input = try? Data(contentsOf: folder.appendingPathComponent("input.csv"))
    let run = try BuiltTool.run(arguments, input: input ?? Data(), in: folder)
    let outputs = [
      ("stdout", run.standardOutput), ("stderr", run.standardError),
      ("status", Data("\(run.status)\n".utf8)),
    ]
    if ProcessInfo.processInfo.environment["MIKOMI_RECORD"] != nil {
      for (file, data) in outputs { try data.write(to: folder.appendingPathComponent(file)) }
      Issue.record("recorded \(name): read it, then run without MIKOMI_RECORD")
      return
    }
    for (file, data) in outputs {
      let recorded = try Data(contentsOf: folder.appendingPathComponent(file))
      #expect(comparable(data) == comparable(recorded), "\(name)/\(file)")
    }
  }

  /// JSON holds full doubles, whose last digits depend on the processor's mathematical functions: they
  /// are compared to twelve digits, all else byte by byte.
  private func comparable(_ data: Data) -> String {
    let text = String(decoding: data, as: UTF8.self)
    guard text.hasPrefix("{") else { return text }
    return text.replacing(/-?\d+\.\d{6,}(e-?\d+)?/) { match in
      Double(match.output.0).map { String(format: "%.12g", $0) } ?? String(match.output.0)
    }
  }
}
