import Foundation
import TestSupport
import Testing

/// Help texts and complaints about the command line, in both languages.
@Suite
struct HelpTests {
  /// The subcommands, as the English help lists them: a new one is tested unasked.
  private static let commands: [[String]] = {
    let help = (try? BuiltTool.run(["--help"]).outputText) ?? ""
    let list = help.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
    let names = list.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  "), !line.hasPrefix("   "), !line.contains("See '") else {
        return nil
      }
      return line.dropFirst(2).prefix { $0 != " " }.description
    }
    return [[]] + names.map { [$0] }
  }()

  private func isJapanese(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains {
      (0x3040...0x30FF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
    }
  }

  private func width(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && $1.value != 0x2026 ? 2 : 1) }
  }

  @Test func `all subcommands are known`() {
    #expect(Self.commands.count >= 10)
    #expect(Self.commands.contains(["validate"]) && Self.commands.contains(["check"]))
  }

  @Test func `English help has no Japanese in it`() throws {
    for command in Self.commands {
      let run = try BuiltTool.run(command + ["--help"], environment: ["LANG": "C"])
      #expect(run.status == 0)
      let marks = run.outputText.unicodeScalars.filter { $0.value >= 0x3000 }
      #expect(marks.isEmpty, "\(command): \(String(String.UnicodeScalarView(marks)))")
    }
  }

  @Test func `Japanese help has Japanese in every paragraph and every entry, within 80 columns`()
    throws
  {
    for command in Self.commands {
      let run = try BuiltTool.run(command + ["--help", "--lang", "ja"])
      #expect(run.status == 0 && run.standardError.isEmpty)
      let text = run.outputText
      for english in [
        "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "values:", "default",
      ] {
        #expect(!text.contains(english), "\(command): \(english)")
      }
      let sections = text.components(separatedBy: "\n\n")
      #expect(sections.count >= 3)
      for section in sections {
        let lines = section.split(separator: "\n")
        #expect(lines.first.map { isJapanese($0) } ?? true, "\(command): \(section)")
        #expect(
          lines.allSatisfy { width($0) <= 80 || $0.contains("  mikomi ") }, "\(command): \(section)"
        )
        guard section.hasPrefix("オプション:") || section.hasPrefix("引数:") || section.hasPrefix("コマンド:")
        else { continue }
        var entries: [String] = []
        for line in lines.dropFirst() {
          if line.hasPrefix("   "), let last = entries.indices.last {
            entries[last] += line
          } else {
            entries.append(String(line))
          }
        }
        #expect(entries.allSatisfy { isJapanese($0) }, "\(command): \(entries)")
      }
    }
  }

  @Test func `the language of help follows option and environment like all else`() throws {
    let japanese = try BuiltTool.run(["check", "--help", "--lang", "ja"]).standardOutput
    for (arguments, environment) in [
      (["check", "--lang=ja", "--help"], ["LC_ALL": "C"]),
      (["check", "-h"], ["MIKOMI_LANG": "ja", "LC_ALL": "C"]),
      (["help", "check"], ["LANG": "ja_JP.UTF-8"]),
    ] as [([String], [String: String])] {
      let run = try BuiltTool.run(arguments, environment: environment)
      #expect(run.standardOutput == japanese, "\(arguments)")
    }
    let english = try BuiltTool.run(
      ["check", "--help", "--lang", "en"], environment: ["LANG": "ja_JP.UTF-8"])
    #expect(english.outputText.hasPrefix("OVERVIEW: "))
  }

  /// A command line, the code of its complaint, and a word that says what to do in either language.
  static let mistakes: [(arguments: [String], code: String, remedy: String)] = [
    (["check", "--nonsense"], "E490", "--help"),
    (["check", "--taget", "5"], "E490", "--target"),
    (["check", "-x"], "E490", "--help"),
    (["check", "--target"], "E491", "--target <target>"),
    (["check", "--direction", "left"], "E492", "up, down"),
    (["check", "--format", "xml"], "E492", "table, csv, tsv, json"),
    (["backtest", "--rows", "all"], "E492", "scores, reliability, pit"),
    (["check", "--preset", "it's"], "E492", "ministry, mixed, macro"),
    (["import"], "E493", "<file>"),
    (["check", "a.csv", "b.csv", "c.csv"], "E494", "b.csv, c.csv"),
    (["check", "a.csv", "b.csv"], "E494", "b.csv"),
    (["check", "--force=yes"], "E495", "--force"),
    (["chek"], "E496", "check, forecast"),
  ]

  @Test(arguments: mistakes)
  func `a mistake on the command line is told in both languages, with what to do`(
    mistake: (arguments: [String], code: String, remedy: String)
  ) throws {
    for language in ["en", "ja"] {
      let run = try BuiltTool.run(mistake.arguments, environment: ["MIKOMI_LANG": language])
      #expect(run.status == 64 && run.standardOutput.isEmpty)
      #expect(
        run.errorText.hasPrefix("mikomi: ") && run.errorText.hasSuffix(" [\(mistake.code)]\n"))
      #expect(run.errorText.contains(mistake.remedy), "\(run.errorText)")
      #expect(run.errorText.split(separator: "\n").count == 1)
      #expect(isJapanese(run.errorText) == (language == "ja"), "\(run.errorText)")
    }
  }

  @Test func `a file whose name looks like a command is read, a word that is none is not`() throws {
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    try Data("年度,値\n2020,1\n2021,2\n".utf8).write(to: folder.appendingPathComponent("data"))
    #expect(try BuiltTool.run(["data"], in: folder).status == 0)
    #expect(try BuiltTool.run(["date"], in: folder).status == 64)
    #expect(try BuiltTool.run(["date.csv"], in: folder).status == 66)
  }
}
