import Foundation
import TestSupport
import Testing

@Suite
struct MessageCodeTests {
  @Test func `no two messages share a code`() throws {
    let sources = Repository.root.appendingPathComponent("Sources")
    var places: [String: Set<String>] = [:]
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", let text = try? String(contentsOf: file, encoding: .utf8)
      else { continue }
      for match in text.matches(of: /(case [^\n]*|var code: String \{) ?"([ENW]\d{3})"/) {
        places[String(match.output.2), default: []].insert(file.lastPathComponent)
      }
    }
    #expect(places.count > 100)
    for (code, files) in places.sorted(by: { $0.key < $1.key }) {
      #expect(files.count == 1, "\(code) stands in \(files.sorted())")
    }
  }
}
