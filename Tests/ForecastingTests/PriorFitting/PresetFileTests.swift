import Foundation
import TestSupport
import Testing

@testable import Forecasting

@Suite(.tags(.property))
struct PresetFileTests {
  private static let remarks = EmpiricalBayesPreset.Remarks(
    panel: "none", summary: "none", targetLayer: "none")

  private static func builtIn(_ name: EmpiricalBayesPreset.BuiltIn) -> String {
    String(decoding: name.bytes, as: UTF8.self)
  }

  @Test(arguments: EmpiricalBayesPreset.BuiltIn.allCases)
  func `a preset written and read again is equal`(name: EmpiricalBayesPreset.BuiltIn) throws {
    let preset = name.preset
    let document = preset.document(Self.remarks)
    #expect(try EmpiricalBayesPreset(file: Array(document.utf8)) == preset)
    #expect(try EmpiricalBayesPreset(file: [0xEF, 0xBB, 0xBF] + Array(document.utf8)) == preset)
    #expect(try EmpiricalBayesPreset(file: name.bytes) == preset)
  }

  @Test func `the layout is that of the presets that come with the package`() {
    // All lines of ministry but those with remarks stand in the same order.
    func numbers(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { line in
        !["panel", "use_for", "summary", "fitted_on"].contains { line.contains("\"\($0)\"") }
      }
    }
    let written = EmpiricalBayesPreset.BuiltIn.ministry.preset.document(Self.remarks)
    // The last member of an object has no comma: compared without.
    func plain(_ lines: [Substring]) -> [String] {
      lines.map { $0.replacingOccurrences(of: ",", with: "") }
    }
    #expect(plain(numbers(written)) == plain(numbers(Self.builtIn(.ministry))))
  }

  @Test func `what a fit gives is what its file says`() throws {
    let fit = try PriorFitter(name: "made-up").fit(MadeUpPanel.series(40, seed: 3))
    let read = try EmpiricalBayesPreset(file: Array(fit.document.utf8))
    #expect(read == fit.preset && read.name == "made-up")
  }

  @Test func `numbers have four digits`() {
    #expect(0.123_456.roundedToPresetDigits == 0.1235)
    #expect((-1234.56).roundedToPresetDigits == -1235)
    #expect(1.000_04e-7.roundedToPresetDigits == 1e-7)
  }

  /// A change of the preset ministry and what is said of it.
  static let faults: [(String, String, PresetProblem)] = [
    (" \"name\": \"ministry\",\n", "", .missing(path: "name")),
    ("\"name\": \"ministry\"", "\"name\": \"\"", .badLabel(path: "name", found: "")),
    (
      "\"version\": 1", "\"version\": 1.5",
      .outOfRange(path: "version", allowed: 1...1e6, found: 1.5)
    ),
    ("\"lambda\": 0.5", "\"lambda\": \"0.5\"", .wrongType(path: "lambda", expected: .number)),
    ("\"weight\": 0.0886", "\"weight\": 0.5", .weights(sum: 0.5 + 0.4467 + 0.4647)),
    (
      "\"scale_s\": 0.03009", "\"scale_s\": 0",
      .outOfRange(path: "classes[1].scale_s", allowed: 1e-9...1e3, found: 0)
    ),
    ("\"phi\": 0.5471", "\"fi\": 0.5471", .missing(path: "classes[2].phi")),
    (
      "\"label\": \"noisy\"", "\"label\": \"steady\"",
      .badLabel(path: "classes[2].label", found: "steady")
    ),
    (
      "    0.1842,\n    0.5838\n", "    0.1842\n",
      .wrongCount(path: "kinds.percent.stay", expected: 2...2, found: 1)
    ),
    (
      "    0.1842,\n", "    -0.1842,\n",
      .outOfRange(path: "kinds.percent.stay[0]", allowed: 1e-6...1e9, found: -0.1842)
    ),
    (
      "\"shock_eps\": 0.12", "\"shock_eps\": 1",
      .outOfRange(path: "kinds.count.shock_eps", allowed: 0...0.99, found: 1)
    ),
    ("\"gamma\": 0.436", "\"gamme\": 0.436", .missing(path: "target_layer.record.moved.gamma")),
    (
      "\"met_a\": 0.2523", "\"met_a\": [0.2523]",
      .wrongType(path: "target_layer.record.met_a", expected: .number)
    ),
    ("\"units\": \"growth", "\"units\": \"\\\"growth", .notJSON(line: 7, column: 12)),
    ("\"version\": 1", "\"version\": 01x", .notJSON(line: 3, column: 15)),
  ]

  @Test(arguments: faults)
  func `a fault is told with its place`(
    text: String, replacement: String, problem: PresetProblem
  ) throws {
    let document = Self.builtIn(.ministry)
    let range = try #require(document.range(of: text))
    let broken = document.replacingCharacters(in: range, with: replacement)
    #expect(throws: problem) { try EmpiricalBayesPreset(file: Array(broken.utf8)) }
  }

  @Test func `bytes that are no document are refused without harm`() {
    func problem(_ bytes: [UInt8]) -> PresetProblem? {
      do throws(PresetProblem) {
        _ = try EmpiricalBayesPreset(file: bytes)
        return nil
      } catch {
        return error
      }
    }
    #expect(problem([]) == .notJSON(line: 1, column: 1))
    #expect(problem(Array("{}".utf8)) == .missing(path: "name"))
    #expect(problem(Array("[]".utf8)) == .wrongType(path: "", expected: .object))
    #expect(problem(Array("{\"name\": \"a\"".utf8) + [0xFF]) == .notUTF8(offset: 12))
    #expect(problem([0xE3, 0x81]) == .notUTF8(offset: 0))
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 60_000)
    #expect(problem(deep) == .nestedTooDeeply(line: 1, column: 17))
    let long = [UInt8](repeating: 0x20, count: (1 << 16) + 1)
    #expect(problem(long) == .tooLarge(limit: 1 << 16, found: (1 << 16) + 1))
  }
}
