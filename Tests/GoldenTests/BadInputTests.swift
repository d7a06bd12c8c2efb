import Foundation
import TestSupport
import Testing

/// The catalogue of bad and awkward inputs against the built tool, in both languages.
///
/// With `MIKOMI_RECORD` set the statuses and messages are written anew and the run fails, so that they
/// are read before they are trusted.
@Suite(.tags(.golden))
struct BadInputTests {
  static let folder = Repository.root.appendingPathComponent("Tests/GoldenTests/BadInputs")

  static let cases = (try? BadInputCase.all(in: folder)) ?? []

  static let isRecording = ProcessInfo.processInfo.environment["MIKOMI_RECORD"] != nil

  @Test(.enabled(if: isRecording)) func `statuses and messages are written anew`() throws {
    for (file, cases) in Dictionary(grouping: Self.cases, by: \.file) {
      let texts = try cases.map { item in
        let command = try #require(item.commands.first)
        let english = try run(item, command, item.input, "en").run
        let japanese = try run(item, command, item.input, "ja").run
        return item.recorded(
          status: english.status, english: english.errorText, japanese: japanese.errorText)
      }
      try Data(texts.joined(separator: "\n").utf8).write(
        to: Self.folder.appendingPathComponent(file))
    }
    Issue.record("recorded: read the cases, then run without MIKOMI_RECORD")
  }

  @Test(.enabled(if: !isRecording)) func `there are cases, each with a status`() {
    #expect(Self.cases.count >= 200)
    for item in Self.cases where item.status < 0 || item.commands.isEmpty {
      Issue.record("\(item.testDescription) is not whole")
    }
  }

  @Test(.enabled(if: !isRecording), arguments: cases)
  func `an input ends as the catalogue says, and leaves nothing half-written`(
    item: BadInputCase
  ) throws {
    for command in item.commands {
      for language in ["en", "ja"] {
        let (run, left) = try run(item, command, item.input, language)
        let place: Comment = "\(item.testDescription) \(command) \(language)"
        #expect(run.status == item.status, place)
        #expect(run.errorText == item.messages[language], place)
        if ![0, 1, 3].contains(item.status) {
          #expect(run.standardOutput.isEmpty, place)
          #expect(left == item.files, place)
        }
        #expect(!left.keys.contains { $0.hasPrefix(".mikomi") }, place)
        expectText(of: run, item, place)
        if let reference = item.reference {
          let other = try self.run(item, command, reference, language).run
          #expect(run.standardOutput == other.standardOutput, place)
        }
      }
    }
  }

  private func expectText(of run: BuiltTool.Run, _ item: BadInputCase, _ place: Comment) {
    let text = "\n" + run.outputText
    for content in item.contents {
      // By bytes: Swift's texts are equal however their characters are composed.
      #expect(Data(text.utf8).range(of: Data(content.utf8)) != nil, place)
    }
    for absence in item.absences {
      #expect(Data((text + run.errorText).utf8).range(of: Data(absence.utf8)) == nil, place)
    }
    let words = text.lowercased().split { !$0.isLetter && $0 != "_" }
    #expect(!words.contains { ["nan", "inf", "infinity"].contains($0) }, place)
  }

  private func run(
    _ item: BadInputCase, _ command: [String], _ input: Data, _ language: String
  ) throws -> (run: BuiltTool.Run, left: [String: Data]) {
    let folder = try TemporaryFolder.make()
    defer { TemporaryFolder.remove(folder) }
    for (name, data) in item.files { try data.write(to: folder.appendingPathComponent(name)) }
    let run = try BuiltTool.run(
      command, input: input, in: folder, environment: ["LC_ALL": "C", "MIKOMI_LANG": language])
    var left: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      left[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    return (run, left)
  }
}
