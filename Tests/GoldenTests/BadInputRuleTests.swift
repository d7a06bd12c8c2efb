import Foundation
import TestSupport
import Testing

/// Every rule for bad and awkward inputs is tested somewhere, and `Rules.md` says where.
///
/// With `MIKOMI_RECORD` set the places are written anew and the run fails.
@Suite
struct BadInputRuleTests {
  private static let list = BadInputTests.folder.appendingPathComponent("Rules.md")

  /// The files that test each rule, and how often.
  private static func places() throws -> [Int: [String: Int]] {
    var places: [Int: [String: Int]] = [:]
    for item in BadInputTests.cases {
      guard let rule = Int(item.title.prefix { $0.isNumber }) else { continue }
      places[rule, default: [:]][item.file, default: 0] += 1
    }
    let tests = Repository.root.appendingPathComponent("Tests")
    let trait = /\.rules\(([0-9, ]+)\)/
    for path in try FileManager.default.subpathsOfDirectory(atPath: tests.path)
    where path.hasSuffix("Tests.swift") {
      let text = try String(contentsOf: tests.appendingPathComponent(path), encoding: .utf8)
      let file = URL(fileURLWithPath: path).lastPathComponent
      for match in text.matches(of: trait) {
        for number in match.1.split(separator: ",") {
          guard let rule = Int(number.filter { $0.isNumber }) else { continue }
          places[rule, default: [:]][file, default: 0] += 1
        }
      }
    }
    return places
  }

  /// The rows of `Rules.md`: number, what is wrong, where it is tested.
  private static func rows() throws -> [(number: Int, title: String, places: String)] {
    try String(contentsOf: list, encoding: .utf8).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, let number = Int(cells[0]) else { return nil }
      return (number, cells[1], cells[2])
    }
  }

  private static func text(_ places: [String: Int]) -> String {
    places.sorted { $0.key < $1.key }
      .map { $0.value == 1 ? "`\($0.key)`" : "`\($0.key)` \($0.value)" }
      .joined(separator: ", ")
  }

  @Test(.enabled(if: BadInputTests.isRecording)) func `the places are written anew`() throws {
    let places = try Self.places()
    let lines = try String(contentsOf: Self.list, encoding: .utf8).components(separatedBy: "\n")
    let written = lines.map { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 2, let number = Int(cells[0]) else { return line }
      return "| \(number) | \(cells[1]) | \(Self.text(places[number] ?? [:])) |"
    }
    try Data(written.joined(separator: "\n").utf8).write(to: Self.list)
    Issue.record("recorded: read Rules.md, then run without MIKOMI_RECORD")
  }

  @Test(.enabled(if: !BadInputTests.isRecording))
  func `every rule from 1 to 120 is tested, where the list says`() throws {
    let places = try Self.places()
    let rows = try Self.rows()
    #expect(rows.map(\.number) == Array(1...120))
    for row in rows {
      let found = places[row.number] ?? [:]
      #expect(!found.isEmpty, "rule \(row.number) is not tested: \(row.title)")
      #expect(row.places == Self.text(found), "rule \(row.number)")
    }
    #expect(places.keys.allSatisfy { (1...120).contains($0) })
  }
}
