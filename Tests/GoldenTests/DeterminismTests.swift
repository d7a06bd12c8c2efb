import Foundation
import TestSupport
import Testing

/// Same input, options and language give the same bytes whatever the machine says.
@Suite
struct DeterminismTests {
  private static let commands = [
    ["check", "--lang", "ja", "--format", "table"], ["check", "--lang", "en", "--format", "json"],
    ["forecast", "--lang", "ja", "--format", "csv"],
    ["compare", "--lang", "en", "--format", "csv"],
  ]

  private static let environments: [[String: String]] = [
    ["OPENBLAS_NUM_THREADS": "1", "TZ": "UTC"], ["OPENBLAS_NUM_THREADS": "2"],
    ["OPENBLAS_NUM_THREADS": "8", "OMP_NUM_THREADS": "8"],
    ["LC_ALL": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"], ["LC_ALL": "de_DE.UTF-8"],
    ["LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"], ["MIKOMI_LANG": "ja"],
    ["SOURCE_DATE_EPOCH": "0"],
  ]

  @Test func `threads, locale and time zone change no byte`() throws {
    for command in Self.commands {
      let expected = try BuiltTool.run(command)
      #expect(expected.status == 0)
      for environment in Self.environments {
        #expect(try BuiltTool.run(command, environment: environment) == expected, "\(environment)")
      }
    }
  }

  @Test(arguments: ["Haswell", "Zen", "SkylakeX"])
  func `the printed digits are the same on every kind of processor`(core: String) throws {
    // A core type that the processor lacks is not used by OpenBLAS where it knows; else it may trap.
    for command in Self.commands where !command.contains("json") {
      let run = try BuiltTool.run(command, environment: ["OPENBLAS_CORETYPE": core])
      guard [0, 1].contains(run.status) else { continue }
      #expect(run == (try BuiltTool.run(command)), "\(core)")
    }
  }

  @Test func `the order of rows changes no number`() throws {
    let sample = Repository.root.appendingPathComponent("Notebooks-data/indicators.csv")
    let lines = try String(contentsOf: sample, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    var generator = SeededGenerator(seed: 59)
    func output(_ rows: [String], _ command: [String]) throws -> [Substring] {
      let run = try BuiltTool.run(
        command + ["-", "--format", "csv", "--quiet"],
        input: Data(([lines[0]] + rows).joined(separator: "\n").utf8))
      #expect(run.status == 0)
      // Series stand in order of first appearance; their rows in order of years.
      return run.outputText.split(separator: "\n").sorted()
    }
    for command in [["check"], ["forecast"]] {
      let expected = try output(Array(lines.dropFirst()), command)
      for _ in 0..<5 {
        #expect(
          try output(lines.dropFirst().shuffled(using: &generator), command) == expected)
      }
    }
  }

  @Test func `twenty runs with random hashing give the same bytes`() throws {
    let expected = try BuiltTool.run(["check", "--format", "json"])
    for _ in 0..<20 { #expect(try BuiltTool.run(["check", "--format", "json"]) == expected) }
  }
}
