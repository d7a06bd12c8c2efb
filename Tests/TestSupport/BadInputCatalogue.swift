import Foundation
import Testing

/// The catalogue of bad and awkward inputs: files `*.cases`, whose form their README tells.
package struct BadInputCase: Sendable, CustomTestStringConvertible {
  /// Where the case stands.
  package let file: String
  /// Number of the rule and what is tried.
  package let title: String
  /// Argument lists; each must end alike.
  package private(set) var commands: [[String]] = []
  /// Standard input.
  package private(set) var input = Data()
  /// Another input that must give the same results, if any.
  package private(set) var reference: Data?
  /// Files that lie in the folder.
  package private(set) var files: [String: Data] = [:]
  /// What standard output must and must not hold.
  package private(set) var contents: [String] = []
  package private(set) var absences: [String] = []
  package private(set) var status: Int32 = -1
  /// Standard error in each language.
  package private(set) var messages: [String: String] = ["en": "", "ja": ""]

  package var testDescription: String { "\(file): \(title)" }

  /// The case as written, but for what is recorded: status and messages.
  package private(set) var source: [String] = []

  /// Reads all cases of a folder.
  package static func all(in folder: URL) throws -> [BadInputCase] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".cases") }.sorted()
      .flatMap { try cases(of: folder.appendingPathComponent($0)) }
  }

  private static func cases(of url: URL) throws -> [BadInputCase] {
    var cases: [BadInputCase] = []
    var target: String?
    for line in try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("## ") {
        cases.append(
          BadInputCase(file: url.lastPathComponent, title: String(line.dropFirst(3))))
        target = nil
      } else if !cases.isEmpty, !line.isEmpty {
        try cases[cases.count - 1].read(line, target: &target)
      }
    }
    return cases
  }

  private init(file: String, title: String) {
    self.file = file
    self.title = title
  }

  /// The text of a case with what a run gave.
  package func recorded(status: Int32, english: String, japanese: String) -> String {
    func lines(_ key: String, _ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { $0.isEmpty ? key : "\(key) \($0)" }
    }
    let all =
      ["## \(title)"] + source + ["status \(status)"] + lines("en", english)
      + lines("ja", japanese)
    return all.joined(separator: "\n") + "\n"
  }

  private mutating func read(_ line: String, target: inout String?) throws {
    let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count > 1 ? String(parts[1]) : ""
    switch parts[0] {
    case "$":
      commands.append(value.isEmpty ? [] : try value.components(separatedBy: " ").map(Self.text))
    case "@":
      target = value
      files[value] = Data()
    case "<":
      let bytes = try Self.lineBytes(value)
      if let target { files[target]?.append(bytes) } else { input.append(bytes) }
    case "=": reference = (reference ?? Data()) + (try Self.lineBytes(value))
    case "+": contents.append(try Self.text(value))
    case "-": absences.append(try Self.text(value))
    case "status":
      status = Int32(value) ?? -1
      return
    case "en", "ja":
      messages[String(parts[0]), default: ""] += value + "\n"
      return
    default: throw Malformed(line: line)
    }
    source.append(line)
  }

  /// A line that the form does not know.
  package struct Malformed: Error { let line: String }

  /// A line of an input with its end; none after a closing backslash.
  private static func lineBytes(_ text: String) throws -> Data {
    if text.hasSuffix("\\"), !text.hasSuffix("\\\\") { return try bytes(text.dropLast()) }
    return try bytes(text[...]) + [0x0A]
  }

  private static func text(_ text: String) throws -> String {
    String(decoding: try bytes(text[...]), as: UTF8.self)
  }

  /// Resolves \xHH, \u{H}, \R{count}{text}, \t, \r, \n, \s (space), \e (nothing) and \\.
  private static func bytes(_ text: Substring) throws -> Data {
    var result = Data()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        result.append(contentsOf: String(scalar).utf8)
        continue
      }
      switch rest.popFirst() {
      case "t": result.append(0x09)
      case "r": result.append(0x0D)
      case "n": result.append(0x0A)
      case "s": result.append(0x20)
      case "e": break
      case "\\": result.append(0x5C)
      case "x":
        guard let byte = UInt8(String(rest.prefix(2)), radix: 16) else {
          throw Malformed(line: String(text))
        }
        rest = rest.dropFirst(2)
        result.append(byte)
      case "u":
        guard let code = UInt32(try takeBraces(&rest), radix: 16),
          let scalar = Unicode.Scalar(code)
        else { throw Malformed(line: String(text)) }
        result.append(contentsOf: String(scalar).utf8)
      case "R":
        guard let count = Int(try takeBraces(&rest)) else { throw Malformed(line: String(text)) }
        let body = try takeBraces(&rest)
        // # counts the repetitions.
        let pieces = try body.components(separatedBy: "#").map { try bytes($0[...]) }
        for number in 1...max(1, count) {
          for (index, piece) in pieces.enumerated() {
            if index > 0 { result.append(contentsOf: String(number).utf8) }
            result.append(piece)
          }
        }
      default: throw Malformed(line: String(text))
      }
    }
    return result
  }

  private static func takeBraces(_ rest: inout Substring.UnicodeScalarView) throws -> String {
    guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}") else {
      throw Malformed(line: String(rest))
    }
    defer { rest = rest[rest.index(after: end)...] }
    return String(rest[..<end])
  }
}
