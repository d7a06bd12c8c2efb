import Foundation
import TestSupport
import Testing

/// Faults of the machine around the built tool: limits, closed streams, signals, files that change.
@Suite
struct FaultTests {
  private func shell(
    _ script: String, files: [String: Data] = [:], _ body: (BuiltTool.Run, [String: Data]) -> Void
  ) throws {
    let (run, left) = try BuiltTool.shell(script, files: files)
    body(run, left)
  }

  private static let old = Data("old\n".utf8)

  @Test(.rules(100, 103)) func `a closed standard output is told, a closed reader is not`() throws {
    try shell("$M check >&-") { run, _ in
      #expect(run.status == 74 && run.errorText.contains("stdout: writing failed (closed)"))
    }
    // head ends after a line; the shell's status is then the tool's.
    try shell(
      "{ $M forecast --model linear --horizon 100 --shape long --format csv; echo $? >&2; } | head -1"
    ) { run, _ in
      #expect(run.errorText == "0\n", "\(run.errorText)")
      #expect(run.outputText.split(separator: "\n").count == 1)
    }
  }

  @Test(.rules(18, 103))
  func `closed standard input is empty, closed standard error costs no result`() throws {
    try shell("$M check - <&-") { run, _ in
      #expect(run.status == 65 && run.errorText.contains("empty file"))
    }
    try shell("printf 'year,value\\n2020,-\\n2021,1\\n' | $M check - -o out.csv 2>&-") {
      run, left in
      #expect(run.status == 0)
      let written = left["out.csv"].map { String(decoding: $0, as: UTF8.self) }
      #expect(written?.hasPrefix("series_id,") == true)
    }
  }

  @Test(.rules(99)) func `a full disk keeps the old file and no temporary one`() throws {
    let script =
      "ulimit -f 1; $M forecast --model linear --horizon 100 --format json -o out.json --force"
    try shell(script, files: ["out.json": Self.old]) { run, left in
      #expect(run.status == 74 && run.errorText.contains("file size limit reached"))
      #expect(left.keys.sorted() == ["out.json"])
      #expect(left["out.json"] == Self.old)
    }
  }

  @Test(.rules(106), arguments: [120_000, 200_000, 300_000])
  func `too little address space is told, not waited for`(limit: Int) throws {
    try shell("ulimit -v \(limit) && $M backtest -o out.csv") { run, left in
      #expect(run.status == 74 && run.errorText.contains("not enough memory"), "\(run.errorText)")
      #expect(left.isEmpty)
    }
  }

  @Test(.rules(105, 107)) func `few descriptors and a small stack are enough`() throws {
    for limit in ["ulimit -n 8", "ulimit -s 512"] {
      try shell("\(limit); $M check -o out.csv") { run, left in
        #expect(run.status == 0, "\(limit): \(run.errorText)")
        #expect(left.keys.sorted() == ["out.csv"])
      }
    }
  }

  @Test(.rules(20, 102), arguments: [("INT", 130), ("TERM", 143)])
  func `a signal ends the wait for an input that never comes`(
    signal: String, status: Int32
  ) throws {
    // The shell would let a job in the background ignore SIGINT; env gives it back.
    let script = """
      mkfifo in; sleep 30 > in & keeper=$!
      env --default-signal=\(signal) "$M" check in -o out.csv & tool=$!
      sleep 0.5; kill -\(signal) $tool; wait $tool; result=$?
      kill $keeper; rm in; exit $result
      """
    try shell(script) { run, left in
      #expect(run.status == status)
      #expect(run.errorText.contains("stopped; nothing written"))
      #expect(left.isEmpty)
    }
  }

  @Test(.rules(101)) func `killed at any moment, the old file or the new one stands`() throws {
    let whole = try BuiltTool.run(["check", "--format", "csv"])
    var generator = SeededGenerator(seed: 101)
    for _ in 0..<25 {
      let delay = String(format: "%.3f", 0.02 + 0.1 * generator.uniform())
      let script = """
        "$M" check -o out.csv --force & tool=$!
        sleep \(delay); kill -9 $tool 2>/dev/null; wait $tool 2>/dev/null; exit 0
        """
      try shell(script, files: ["out.csv": Self.old]) { _, left in
        let found = left["out.csv"]
        #expect(found == Self.old || found == whole.standardOutput, "after \(delay) s")
      }
    }
  }

  @Test(.rules(104)) func `two runs on one output: one wins whole, the other is refused`() throws {
    let whole = try BuiltTool.run(["check", "--format", "csv"])
    let script = """
      "$M" check -o out.csv & one=$!
      "$M" check -o out.csv & two=$!
      wait $one; first=$?; wait $two; echo $first $?
      """
    try shell(script) { run, left in
      #expect(["0 73\n", "73 0\n"].contains(run.outputText), "\(run.outputText)")
      #expect(left.keys.sorted() == ["out.csv"])
      #expect(
        left["out.csv"] == whole.standardOutput)
    }
  }

  @Test(.rules(19)) func `a file that grows while it is read is refused`() throws {
    let rows = (0..<200_000).map { "s\($0),2020,\($0)\n" }.joined()
    let script = """
      (while :; do echo 's,2021,1' >> in.csv; done) & writer=$!
      sleep 0.1; "$M" check in.csv; result=$?; kill $writer; exit $result
      """
    let data = Data(("id,year,value\n" + rows).utf8)
    try shell(script, files: ["in.csv": data]) { run, _ in
      #expect(run.status == 74 && run.errorText.contains("file changed while reading"))
      #expect(run.standardOutput.isEmpty)
    }
  }

  @Test(.rules(97)) func `a link as output is followed only when told so, and stays a link`() throws
  {
    try shell(
      "ln -s real.csv out.csv; $M check -o out.csv", files: ["real.csv": Self.old]
    ) { run, left in
      #expect(run.status == 73)
      #expect(left["real.csv"] == Self.old)
    }
    try shell(
      "ln -s real.csv out.csv; $M check -o out.csv --force && test -L out.csv",
      files: ["real.csv": Self.old]
    ) { run, left in
      #expect(run.status == 0)
      #expect(left["real.csv"] != Self.old)
      #expect(left.keys.sorted() == ["out.csv", "real.csv"])
    }
  }

  @Test(.rules(117)) func `an argument that is not UTF-8 is refused`() throws {
    try shell("$M check \"$(printf '\\377')\"") { run, _ in
      #expect(run.status == 64 && run.errorText.contains("argument 2 is not UTF-8"))
    }
  }

  /// Without the right to pass over permissions, as root has it; needs util-linux.
  private static let unprivileged = "setpriv --bounding-set=-dac_override,-dac_read_search"

  private static let canDropRights =
    (try? Shell.run("\(unprivileged) true", in: FileManager.default.temporaryDirectory))?.status
    == 0

  @Test(.rules(3, 96), .enabled(if: canDropRights, "needs setpriv and the right to drop rights"))
  func `what permissions forbid ends with 77`() throws {
    let drop = Self.unprivileged
    try shell("chmod 000 in.csv; \(drop) $M check in.csv", files: ["in.csv": Self.old]) {
      run, _ in
      #expect(run.status == 77 && run.errorText.contains("no permission to read"))
    }
    try shell("mkdir d; chmod 555 d; \(drop) $M check -o d/out.csv") { run, left in
      #expect(run.status == 77 && run.standardOutput.isEmpty)
      #expect(left.keys.sorted() == ["d"])
    }
  }
}
