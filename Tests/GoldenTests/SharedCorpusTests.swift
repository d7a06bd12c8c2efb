import Foundation
import TestSupport
import Testing

/// Malformed and awkward files of other projects, and of Japanese sheets, through the built tool.
@Suite(.tags(.golden), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct SharedCorpusTests {
  /// The files of a folder of the shared data.
  private static func files(_ folder: String) throws -> [URL] {
    let url = try Repository.sharedFile("data/csv/\(folder)")
    return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
      .map { url.appendingPathComponent($0) }
  }

  @Test(arguments: ["duckdb", "miller", "rust-csv", "csv-spectrum"])
  func `every file is read, or refused at its place`(folder: String) throws {
    let files = try Self.files(folder)
    #expect(files.count > 1)
    // All in one run: the findings of each file follow those of the file before.
    let run = try BuiltTool.run(["validate", "--format", "json"] + files.map(\.path))
    #expect([0, 65].contains(run.status), "\(run.errorText)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: run.standardOutput) as? [String: Any])
    let results = try #require(document["files"] as? [[String: Any]])
    #expect(results.count == files.count)
    for result in results {
      let findings = result["findings"] as? [[String: Any]] ?? []
      let unread = findings.filter {
        $0["check"] as? String == "reading" && $0["severity"] as? String == "error"
      }
      for finding in unread {
        #expect((finding["message_en"] as? String)?.isEmpty == false, "\(result["file"] ?? "")")
      }
    }
  }

  @Test func `no command ends otherwise than by its own word`() throws {
    // One in eight, each by another command: all of them are tried, each with some thirty files.
    let commands = [["check"], ["panel"], ["import"], ["panel", "--order", "any"]]
    let files = try ["duckdb", "miller", "rust-csv"].flatMap { try Self.files($0) }
    for (number, file) in files.enumerated() where number % 2 == 0 {
      let run = try BuiltTool.run(commands[number / 2 % commands.count] + [file.path])
      let place: Comment = "\(file.lastPathComponent): \(run.status) \(run.errorText)"
      #expect([0, 1, 65].contains(run.status), place)
      if run.status == 65 {
        #expect(run.standardOutput.isEmpty, place)
        #expect(run.errorText.hasPrefix("mikomi: ") && run.errorText.contains(" [E"), place)
      }
      let words = run.outputText.lowercased().split { !$0.isLetter && $0 != "_" }
      #expect(!words.contains { ["nan", "inf"].contains($0) }, place)
    }
  }

  /// How a file of the Japanese folder must end, from the words of its manifest.
  private static func statuses(_ expected: String, file: String) -> Set<Int32> {
    // Two ways are open: to refuse, or to read with a word on how.
    if expected.contains(" or exit 65") || expected.contains("or accept")
      || expected.contains("(or ") || expected.hasPrefix("accept or") || file == "n1.csv"
    {
      return [0, 1, 65]
    }
    return expected.hasPrefix("accept") ? [0, 1] : [65]
  }

  @Test func `a Japanese file ends as its manifest says`() throws {
    let folder = try Repository.sharedFile("data/csv/ja")
    // file, kind, expected, note
    let manifest = QuotedText.records(
      of: try Data(contentsOf: folder.appendingPathComponent("manifest.csv"))
    ).dropFirst().map { (file: $0[0], expected: $0[2]) }
    #expect(manifest.count >= 60)
    func run(_ file: String, _ command: [String] = ["forecast"]) throws -> BuiltTool.Run {
      try BuiltTool.run(
        command + [folder.appendingPathComponent(file).path, "--format", "csv", "--quiet"])
    }
    let plain = try run("plain.csv")
    #expect(plain.status == 0)
    for row in manifest {
      // A table with years in columns is for import.
      let command = row.file == "wide.csv" ? ["import"] : ["forecast"]
      let result = try run(row.file, command)
      let place: Comment = "\(row.file): \(row.expected): \(result.status) \(result.errorText)"
      #expect(Self.statuses(row.expected, file: row.file).contains(result.status), place)
      if row.expected.contains("same 6 points") {
        // 2013年 is the same point as 2013年度, of a calendar year.
        func points(_ run: BuiltTool.Run) -> String { run.outputText.replacing("年度", with: "年") }
        #expect(points(result) == points(plain), place)
      }
      if result.status == 65 {
        #expect(result.standardOutput.isEmpty && result.errorText.contains(" [E"), place)
      }
    }
  }

  @Test(.rules(94)) func `naughty names survive the way through JSON, CSV and panels`() throws {
    let file = try Repository.sharedFile("data/csv/blns/blns.json")
    let all = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
    #expect(all.count >= 500)
    // An empty name is refused (rule 93), and a name stands once.
    var seen: Set<[UInt8]> = []
    let names = all.filter {
      !$0.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value == 0xFEFF }
        && seen.insert(Array($0.utf8)).inserted
    }
    let rows = names.flatMap { name -> [String] in
      let cell = "\"" + name.replacing("\"", with: "\"\"") + "\""
      return ["\(cell),2015,1", "\(cell),2016,2"]
    }
    let input = Data((["id,year,value"] + rows).joined(separator: "\n").utf8)
    func isSame(_ found: [String]) -> Bool {
      found.count == names.count
        && zip(found, names).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }

    let json = try BuiltTool.run(["check", "-", "--format", "json", "--quiet"], input: input)
    #expect(json.status == 0, "\(json.errorText)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: json.standardOutput) as? [String: Any])
    let indicators = try #require(document["indicators"] as? [[String: Any]])
    #expect(isSame(indicators.compactMap { $0["series_id"] as? String }))

    for command in [
      ["check", "-", "--format", "csv", "--raw", "--quiet"], ["import", "-", "--quiet"],
      ["panel", "-", "--model", "random-walk", "--horizon", "1", "--quiet"],
    ] {
      let run = try BuiltTool.run(command, input: input)
      #expect([0, 1].contains(run.status), "\(command): \(run.errorText)")
      // What was written is read again: the same names, in their order.
      var found: [String] = []
      for record in QuotedText.records(of: run.standardOutput).dropFirst()
      where found.last.map({ !$0.utf8.elementsEqual(record[0].utf8) }) ?? true {
        found.append(record[0])
      }
      #expect(isSame(found), "\(command)")
    }
  }
}
