import Foundation
import TestSupport
import Testing

/// Inputs without end or measure: refused, and in little memory.
@Suite
struct EndlessInputTests {
  /// Commands that read standard input; `validate` writes what it finds, the others nothing.
  private static let commands = [
    ["check", "-"], ["fit-prior", "-"], ["import", "-"], ["import", "-", "--from", "rs"],
    ["panel", "-"], ["panel", "-", "--order", "any"], ["panel", "-", "--tsv"], ["validate", "-"],
  ]

  /// What writes without end, and the codes that refuse it.
  private static let sources: [(name: String, script: String, codes: [String])] = [
    ("NUL bytes", "cat /dev/zero", ["E004"]),
    ("one line of 1 GB", "head -c 1000000000 /dev/zero | tr '\\0' 9", ["E007", "E009"]),
    (
      "a line after a header", "echo id,year,value; yes 9, | tr -d '\\n'",
      ["E007", "E009", "E198", "E801"]
    ),
    (
      "100,000 columns",
      "yes c | head -100000 | tr '\\n' ','; echo; yes 1 | head -100000 | tr '\\n' ','; echo",
      ["E007", "E021", "E198", "E801"]
    ),
  ]

  @Test(.rules(16, 17, 20), arguments: sources.indices)
  func `an endless input is refused at once, in less than 100 MB`(index: Int) throws {
    let source = Self.sources[index]
    for command in Self.commands {
      let run = try MemoryWatch.run(command, source: source.script)
      let place: Comment = "\(source.name) \(command): \(run.status) \(run.errorText)"
      #expect(run.status == 65, place)
      if command[0] != "validate" {
        #expect(source.codes.contains { run.errorText.contains("[\($0)]") }, place)
      }
      if let peak = run.peak { #expect(peak < 100, "\(source.name) \(command): \(peak) MB") }
    }
  }

  @Test(.rules(20, 111)) func `one series without end is refused in bounded memory`() throws {
    let run = try MemoryWatch.run(
      ["panel", "-"], source: "echo id,year,value; yes a,2010,$(printf '%02000d' 1)")
    #expect(run.status == 65 && run.errorText.contains("[E805]"), "\(run.errorText)")
    if let peak = run.peak { #expect(peak < 100, "\(peak) MB") }
  }

  @Test(.rules(111)) func `a panel goes through in little memory, whatever its length`() throws {
    let command = [
      "panel", "-", "--model", "random-walk", "--horizon", "1", "--order", "ascending",
    ]
    let run = try MemoryWatch.run(
      command, source: "'\(BuiltTool.url.path)' simulate --series 10000 --points 6")
    #expect(run.status == 0, "\(run.errorText)")
    if let peak = run.peak { #expect(peak < 100, "\(peak) MB") }
  }

  @Test(.rules(20)) func `a FIFO that nobody writes to is given up by Ctrl-C`() throws {
    for command in ["check in", "panel in", "import in", "report in -o out"] {
      let script = """
        mkfifo in
        env --default-signal=INT "$M" \(command) & tool=$!
        sleep 0.3; kill -INT $tool; wait $tool; result=$?
        rm in; exit $result
        """
      let (run, left) = try BuiltTool.shell(script)
      #expect(run.status == 130, "\(command): \(run.errorText)")
      #expect(run.standardOutput.isEmpty && left.isEmpty, "\(command)")
    }
  }

  @Test(.rules(19)) func `a file that is cut while it is read is refused or read as it was`() throws
  {
    let rows = (0..<200_000).map { "s\($0),2020,\($0)\n" }.joined()
    let whole = Data(("id,year,value\n" + rows).utf8)
    for delay in ["0.00", "0.05", "0.1"] {
      let script = """
        "$M" import in.csv --quiet > out.csv 2> err.txt & tool=$!
        sleep \(delay); : > in.csv; wait $tool
        """
      let (run, left) = try BuiltTool.shell(script, files: ["in.csv": whole])
      let told = left["err.txt"].map { String(decoding: $0, as: UTF8.self) } ?? ""
      switch run.status {
      case 0: #expect(left["out.csv"]?.split(separator: 0x0A).count == 200_001)
      // Empty before it was looked at.
      case 65: #expect(told.contains("[E001]"), "\(told)")
      default:
        #expect(run.status == 74 && told.contains("file changed while reading"), "\(told)")
        #expect(left["out.csv"]?.isEmpty == true)
      }
    }
  }
}
