import Foundation
import TestSupport
import Testing

/// Same input, options and language give the same bytes whatever the machine says.
@Suite
struct DeterminismTests {
  /// Every command but `report`, which `ReportCommandTests` holds against locales, and `fit-prior`, which
  /// asks for more series.
  private static let commands = [
    ["check", "--lang", "ja", "--format", "table"], ["check", "--lang", "en", "--format", "json"],
    ["forecast", "--lang", "ja", "--format", "csv"],
    ["forecast", "--lang", "en", "--format", "csv", "--shape", "long", "--model", "auto,linear"],
    ["compare", "-", "--lang", "en", "--format", "csv"],
    ["whatif", "--lang", "ja", "--format", "table", "--series", "114-1"],
    ["backtest", "--lang", "en", "--format", "csv", "--min-train", "2", "--horizon", "1"],
    ["grade", "--lang", "ja", "--format", "table"],
    ["grade", "--goal", "--lang", "en", "--format", "json"],
    ["plot", "--lang", "ja", "--format", "svg", "--kind", "multiples"],
    ["plot", "--lang", "en", "--format", "terminal", "--kind", "triage"],
    ["simulate", "--series", "20", "--kind", "mixed", "--lang", "en"],
    ["panel", sample, "--lang", "ja"], ["import", sample, "--lang", "ja"],
    ["validate", sample, "--lang", "ja", "--format", "table"],
  ]

  /// For `compare`, which takes a hundred times as long as all else.
  private static let three = Data("id,year,value\na,2010,1\na,2011,2.5\na,2012,2.3\n".utf8)

  private static let sample =
    Repository.root.appendingPathComponent("Notebooks-data/indicators.csv").path

  /// Thread counts, locales, time zones, and the day that builds are told.
  private static let environments: [[String: String]] = [
    ["OPENBLAS_NUM_THREADS": "1", "LC_ALL": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"],
    ["OPENBLAS_NUM_THREADS": "2", "LC_ALL": "de_DE.UTF-8", "TZ": "UTC"],
    [
      "OPENBLAS_NUM_THREADS": "8", "OMP_NUM_THREADS": "8", "LC_ALL": "tr_TR.UTF-8",
      "TZ": "Pacific/Kiritimati",
    ],
    ["MIKOMI_LANG": "ja", "LANG": "en_US.UTF-8", "SOURCE_DATE_EPOCH": "0"],
  ]

  @Test(.rules(108, 109, 112), arguments: commands)
  func `threads, locale, time zone and day change no byte`(command: [String]) throws {
    let expected = try BuiltTool.run(command, input: Self.three)
    #expect([0, 1].contains(expected.status), "\(expected.errorText)")
    for environment in Self.environments {
      let run = try BuiltTool.run(command, input: Self.three, environment: environment)
      #expect(run == expected, "\(environment)")
    }
  }

  @Test(.rules(108, 109)) func `a prior is the same everywhere`() throws {
    let series = try BuiltTool.run(["simulate", "--series", "45", "--points", "5"]).standardOutput
    func fit(_ environment: [String: String]) throws -> (run: BuiltTool.Run, preset: Data) {
      try TemporaryFolder.with { folder in
        let command = ["fit-prior", "-", "--name", "own", "-o", "own.json", "--lang", "en"]
        let run = try BuiltTool.run(command, input: series, in: folder, environment: environment)
        #expect([0, 1].contains(run.status), "\(run.errorText)")
        return (run, try Data(contentsOf: folder.appendingPathComponent("own.json")))
      }
    }
    let expected = try fit([:])
    let cores = ["Haswell", "Zen", "SkylakeX"].map { ["OPENBLAS_CORETYPE": $0] }
    for environment in Self.environments + cores {
      let own = try fit(environment)
      #expect(own.run == expected.run && own.preset == expected.preset, "\(environment)")
    }
  }

  @Test(.rules(108), arguments: ["1", "2", "8"])
  func `a panel's bytes do not depend on its threads`(count: String) throws {
    let simulated = try BuiltTool.run(["simulate", "--series", "300", "--threads", count])
    #expect(simulated == (try BuiltTool.run(["simulate", "--series", "300"])))
    let panel = ["panel", "-", "--model", "linear", "--threads"]
    #expect(
      try BuiltTool.run(panel + [count], input: simulated.standardOutput)
        == BuiltTool.run(panel + ["3"], input: simulated.standardOutput))
  }

  /// What `--threads` is for does not come from BLAS; what does is printed to fewer digits than it has.
  @Test(.rules(108), arguments: ["Haswell", "Zen", "SkylakeX"])
  func `the printed digits are the same on every kind of processor`(core: String) throws {
    // A core type that the processor lacks is not used by OpenBLAS where it knows; else it may trap.
    for command in Self.commands where !command.contains("json") {
      let run = try BuiltTool.run(
        command, input: Self.three, environment: ["OPENBLAS_CORETYPE": core])
      guard [0, 1].contains(run.status) else { continue }
      #expect(run == (try BuiltTool.run(command, input: Self.three)), "\(core)")
    }
  }

  @Test(.rules(108), arguments: ["Haswell", "Zen", "SkylakeX"])
  func `all digits agree to 1e-12 on every kind of processor`(core: String) throws {
    let command = ["forecast", "--format", "json", "--model", "auto,linear,log-linear,half-slope"]
    let run = try BuiltTool.run(command, environment: ["OPENBLAS_CORETYPE": core])
    guard run.status == 0 else { return }
    func numbers(_ text: String) -> [Double] {
      text.split { !"+-.e0123456789".contains($0) }.compactMap { Double($0) }
    }
    let (found, expected) = (
      numbers(run.outputText), numbers(try BuiltTool.run(command).outputText)
    )
    #expect(found.count == expected.count && found.count > 300)
    for (one, other) in zip(found, expected) {
      #expect(abs(one - other) <= 1e-12 * abs(other), "\(core): \(one), \(other)")
    }
  }

  @Test(.rules(59)) func `the order of rows changes no number`() throws {
    let lines = try String(contentsOfFile: Self.sample, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    var generator = SeededGenerator(seed: 59)
    func output(_ rows: [String], _ command: [String]) throws -> [Substring] {
      let run = try BuiltTool.run(
        command + ["-", "--format", "csv", "--quiet"],
        input: Data(([lines[0]] + rows).joined(separator: "\n").utf8))
      #expect([0, 1].contains(run.status), "\(run.errorText)")
      // Series stand in order of first appearance; their rows in order of years.
      return run.outputText.split(separator: "\n").sorted()
    }
    for command in [
      ["check"], ["forecast"], ["grade"], ["whatif", "--solve", "0.5"],
      ["backtest", "--min-train", "2", "--horizon", "1"],
    ] {
      let expected = try output(Array(lines.dropFirst()), command)
      for _ in 0..<2 {
        #expect(
          try output(lines.dropFirst().shuffled(using: &generator), command) == expected,
          "\(command)")
      }
    }
  }

  @Test(.rules(110)) func `twenty runs with random hashing give the same bytes`() throws {
    for command in [["check", "--format", "json"], ["grade", "--goal", "--format", "csv"]] {
      let expected = try BuiltTool.run(command)
      for _ in 0..<20 { #expect(try BuiltTool.run(command) == expected) }
    }
  }

  private static let canFakeClock =
    (try? BuiltTool.shell("faketime '2001-01-01' true"))?.run.status == 0

  @Test(.rules(112), .enabled(if: canFakeClock, "needs faketime"))
  func `the clock changes no byte`() throws {
    for command in [Self.commands[0], Self.commands[1], Self.commands[9]] {
      let expected = try BuiltTool.run(command)
      for day in ["1970-01-02", "2099-12-31"] {
        let line = command.joined(separator: " ")
        let run = try BuiltTool.shell("faketime '\(day)' \"$M\" \(line)").run
        #expect(
          run.status == 0 && run.standardOutput == expected.standardOutput, "\(command) \(day)")
      }
    }
    let parts = "--parts csv,md,html,chart --only 114-1 --detail brief"
    let script = """
      "$M" report \(parts) -o now 2> /dev/null
      faketime '2099-12-31' "$M" report \(parts) -o then 2> /dev/null
      """
    let (_, left) = try BuiltTool.shell(script)
    let now = left.filter { $0.key.hasPrefix("now/") && !$0.key.hasSuffix("manifest.json") }
    #expect(now.count > 5)
    // The manifest and what holds it name the folder of the command.
    for (name, data) in now where !name.hasSuffix("SHA256SUMS") {
      #expect(left["then/" + name.dropFirst(4)] == data, "\(name)")
    }
  }
}
