import Foundation
import TestSupport
import Testing

/// SIGKILL at random moments, and two runs at once, of each way to write: a file, a stream, a folder.
///
/// What nobody can clean up after SIGKILL are temporary names, `.mikomi-` with the number of the process; no
/// later run takes them for results or stumbles over them.
@Suite
struct KilledCommandTests {
  /// A way to write, and how long it may take from start to end, in seconds.
  private static let commands: [(arguments: String, longest: Double)] = [
    ("forecast -o out", 0.12),
    ("panel in.csv --model random-walk -o out", 0.25),
    ("report small.csv --parts csv,md,chart --detail brief -o out", 0.15),
  ]

  private static let panel = try? BuiltTool.run(["simulate", "--series", "400"]).standardOutput

  private static let small = Data("id,year,value\na,2010,1\na,2011,2\na,2012,2\n".utf8)

  @Test(.rules(101), arguments: commands.indices)
  func `killed at any moment, what stands is whole or is not there`(index: Int) throws {
    let command = Self.commands[index]
    let files = ["in.csv": try #require(Self.panel), "small.csv": Self.small]
    let (first, whole) = try BuiltTool.shell("\"$M\" \(command.arguments) 2>&1", files: files)
    #expect(first.status == 0, "\(first.outputText)")
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<8 {
      let delay = String(format: "%.3f", 0.01 + command.longest * generator.uniform())
      let script = """
        "$M" \(command.arguments) 2> /dev/null & tool=$!
        sleep \(delay); kill -9 $tool 2>/dev/null; wait $tool 2>/dev/null; exit 0
        """
      let (_, left) = try BuiltTool.shell(script, files: files)
      let results = left.filter { !$0.key.hasPrefix(".mikomi-") }
      #expect(results == files || results == whole, "\(delay) s: \(results.keys.sorted())")
    }
  }

  @Test(.rules(101)) func `what a killed run leaves is no obstacle to the next`() throws {
    // All names that the next runs could take for their own, as files and as folders.
    let script = """
      p=$$; i=0
      while [ $i -lt 12 ]; do
        echo half > .mikomi-$((p+i)).tmp; mkdir .mikomi-$((p+i))-0.tmp
        echo half > .mikomi-$((p+i))-0.tmp/report.html; i=$((i+1))
      done
      printf 'id,year,value\\na,2010,1\\na,2011,2\\n' > in.csv
      "$M" check in.csv -o out.csv && "$M" simulate --series 2 -o panel.csv &&
        "$M" report in.csv --parts csv -o out
      """
    let (run, left) = try BuiltTool.shell(script)
    #expect(run.status == 0, "\(run.errorText)")
    #expect(left["out/verdict.csv"] == left["out.csv"])
    #expect(!left.keys.contains("out/report.html"))
  }

  @Test(.rules(104), arguments: commands.indices)
  func `of two runs on one output one wins whole, and the other is refused`(index: Int) throws {
    let command = Self.commands[index]
    let files = ["in.csv": try #require(Self.panel), "small.csv": Self.small]
    let whole = try BuiltTool.shell("\"$M\" \(command.arguments)", files: files).left
    let script = """
      "$M" \(command.arguments) & one=$!
      "$M" \(command.arguments) & two=$!
      wait $one; first=$?; wait $two; echo $first $?
      """
    let (run, left) = try BuiltTool.shell(script, files: files)
    #expect(["0 73\n", "73 0\n"].contains(run.outputText), "\(run.outputText) \(run.errorText)")
    #expect(left == whole)
  }
}
