import Foundation
import TestSupport
import Testing

/// `mikomi report` as a process: a folder that is there whole or not at all.
@Suite
struct ReportCommandTests {

  /// All files below a folder with their bytes.
  private func contents(_ folder: URL) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(path)
      if let data = try? Data(contentsOf: file) { contents[path] = data }
    }
    return contents
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private static let fast = ["report", "--parts", "csv,chart,xlsx", "--detail", "brief"]

  @Test func `a report is the same in every locale and time zone`() throws {
    try TemporaryFolder.with { folder in
      let environments = [
        ["LC_ALL": "C", "TZ": "UTC"], ["LC_ALL": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"],
        ["LC_ALL": "de_DE.UTF-8", "TZ": "America/New_York"], ["LC_ALL": "tr_TR.UTF-8"],
      ]
      var sums: Set<Data> = []
      for (index, environment) in environments.enumerated() {
        let name = "out\(index)"
        let run = try BuiltTool.run(
          Self.fast + ["--output", name, "--lang", "ja"], in: folder, environment: environment)
        #expect(run.status == 0 && run.standardOutput.isEmpty && run.standardError.isEmpty)
        sums.insert(
          try Data(contentsOf: folder.appendingPathComponent("\(name)/SHA256SUMS")))
      }
      #expect(sums.count == 1)
    }
  }

  @Test func `checksums hold, and no path of the machine is written`() throws {
    try TemporaryFolder.with { folder in
      let input = Repository.root.appendingPathComponent("Notebooks-data/indicators.csv").path
      let run = try BuiltTool.run(
        Self.fast + [input, "-o", folder.appendingPathComponent("out").path])
      #expect(run.status == 0, "\(run.errorText)")
      let files = try contents(folder.appendingPathComponent("out"))
      let manifest = String(decoding: files["manifest.json"] ?? Data(), as: UTF8.self)
      #expect(manifest.contains("\"name\": \"indicators.csv\""))
      #expect(manifest.contains("mikomi report indicators.csv --lang en"))
      for (path, data) in files {
        #expect(data.range(of: Data(folder.path.utf8)) == nil, "\(path)")
        #expect(data.range(of: Data(Repository.root.path.utf8)) == nil, "\(path)")
      }
      let sums = String(decoding: files["SHA256SUMS"] ?? Data(), as: UTF8.self)
        .split(separator: "\n")
      #expect(
        Set(sums.map { String($0.dropFirst(66)) }) == Set(files.keys).subtracting(["SHA256SUMS"]))
    }
  }

  @Test func `an empty folder is taken, a full one refused, a report replaced with force`() throws {
    try TemporaryFolder.with { folder in
      let out = folder.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
      let command = Self.fast + ["--output", "out"]
      #expect(try BuiltTool.run(command, in: folder).status == 0)
      let first = try contents(out)
      let again = try BuiltTool.run(command + ["--lang", "ja"], in: folder)
      #expect(again.status == 73)
      #expect(again.errorText.contains("空ではありません"))
      #expect(try contents(out) == first)
      let forced = try BuiltTool.run(
        ["report", "--parts", "csv", "--force", "--output", "out"], in: folder)
      #expect(forced.status == 0)
      #expect(try contents(out).count == 6)
      #expect(try names(folder) == ["out"])
    }
  }

  @Test func `force removes nothing that no report wrote`() throws {
    try TemporaryFolder.with { folder in
      let out = folder.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
      let own = out.appendingPathComponent("thesis.doc")
      try Data("mine".utf8).write(to: own)
      let command = ["report", "--parts", "csv", "--force", "--output", "out"]
      let refused = try BuiltTool.run(command, in: folder)
      #expect(refused.status == 73)
      #expect(refused.errorText.contains("thesis.doc"))
      try FileManager.default.removeItem(at: own)
      #expect(try BuiltTool.run(command, in: folder).status == 0)
      // A file put into a report is as foreign.
      try Data("mine".utf8).write(to: own)
      #expect(try BuiltTool.run(command, in: folder).status == 73)
      #expect(try Data(contentsOf: own) == Data("mine".utf8))
      try FileManager.default.removeItem(at: own)
      // So is the input, wherever it came from.
      let input = out.appendingPathComponent("verdict.csv")
      let inside = try BuiltTool.run(
        ["report", input.path, "--force", "--output", "out"], in: folder)
      #expect(inside.status == 64)
      #expect(FileManager.default.fileExists(atPath: input.path))
    }
  }

  @Test func `what cannot be written leaves nothing`() throws {
    try TemporaryFolder.with { folder in
      let missing = try BuiltTool.run(Self.fast + ["--output", "no/such/out"], in: folder)
      #expect(missing.status == 73)
      try Data().write(to: folder.appendingPathComponent("file"))
      #expect(try BuiltTool.run(Self.fast + ["--output", "file"], in: folder).status == 73)
      #expect(try BuiltTool.run(["report"], in: folder).status == 64)
      #expect(try BuiltTool.run(["report", "--output", "-"], in: folder).status == 64)
      #expect(
        try BuiltTool.run(["report", "-o", "x", "--parts", "pdf"], in: folder).status == 64)
      #expect(try BuiltTool.run(["report", "-o", "x", "--only", "nil"], in: folder).status == 64)
      #expect(try names(folder) == ["file"])
    }
  }

  @Test func `a file that cannot grow ends the command and leaves the old report`() throws {
    try TemporaryFolder.with { folder in
      let command = Self.fast + ["--output", "out"]
      #expect(try BuiltTool.run(command, in: folder).status == 0)
      let before = try contents(folder)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.currentDirectoryURL = folder
      // Files of at most 4 blocks of 512 bytes, less than the first table.
      process.arguments =
        [
          "-c", "ulimit -f 4; exec \"$0\" \"$@\" 2>/dev/null", BuiltTool.url.path,
        ] + command + ["--force"]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 74)
      #expect(try contents(folder) == before)
    }
  }

  @Test func `a command that is stopped leaves the old report or the new one`() throws {
    try TemporaryFolder.with { folder in
      let command = ["report", "--output", "out", "--force"]
      #expect(try BuiltTool.run(command + ["--lang", "en"], in: folder).status == 0)
      let old = try contents(folder.appendingPathComponent("out"))
      for delay in [0.02, 0.1, 0.3] {
        let process = Process()
        process.executableURL = BuiltTool.url
        process.currentDirectoryURL = folder
        process.arguments = command + ["--lang", "en"]
        // As the first run: the processor's kernel may be named in the environment.
        process.environment = BuiltTool.inherited.merging(["LC_ALL": "C"]) { $1 }
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: delay)
        process.terminate()
        process.waitUntilExit()
        #expect(try contents(folder.appendingPathComponent("out")) == old)
        #expect(try names(folder) == ["out"])
      }
    }
  }

  @Test func `names that point elsewhere stay inside the folder`() throws {
    try TemporaryFolder.with { folder in
      let csv = """
        series_id,fiscal_year,value,target
        ../../up,2020,1,
        ../../up,2021,2,
        ../../up,2023,,3
        /abs,2020,1,
        /abs,2021,2,
        =1+1,2020,1,
        =1+1,2021,2,

        """
      let run = try BuiltTool.run(
        ["report", "-", "--output", "out", "--quiet"], input: Data(csv.utf8), in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      #expect(try names(folder) == ["out"])
      let paths = try contents(folder.appendingPathComponent("out")).keys
      #expect(paths.contains("chart/_._.__up.csv") && paths.contains("chart/_abs.csv"))
      #expect(
        try String(
          contentsOf: folder.appendingPathComponent("out/verdict.csv"), encoding: .utf8
        ).contains("'=1+1"))
    }
  }
}
