import TestSupport
import Testing

@testable import Reporting

@Suite
struct FileStemTests {
  @Test func `a plain identifier names its file`() {
    #expect(FileStem.all(for: ["114-1", "参192", "R.1_x"]) == ["114-1", "参192", "R.1_x"])
  }

  @Test(
    arguments: [
      "../../etc/passwd", "/etc/passwd", "a\\b", "..", ".", ".hidden", "", "-rf", "a\u{0}b", "a\nb",
      "NUL", "con", "Aux.txt", "COM1", "lpt9.csv", "a:b", "a*?\"<>|", "\u{202E}fdp", " ",
      "trailing.",
      "<script>alert(1)</script>", "=1+1",
    ])
  func `no identifier leaves the folder or names a device`(identifier: String) throws {
    let stem = try #require(FileStem.all(for: [identifier]).first)
    #expect(!stem.contains(".."))
    #expect(!stem.isEmpty && !stem.hasPrefix(".") && !stem.hasPrefix("-") && !stem.hasSuffix("."))
    for scalar in stem.unicodeScalars {
      #expect(
        scalar == "-" || scalar == "." || scalar == "_" || scalar.properties.isAlphabetic
          || scalar.properties.numericType == .decimal, "\(stem)")
    }
    let base = stem.prefix { $0 != "." }.uppercased()
    #expect(!["CON", "PRN", "AUX", "NUL", "COM1", "LPT9"].contains(base))
  }

  @Test func `a long identifier is cut between characters`() throws {
    let stem = try #require(FileStem.all(for: [String(repeating: "指", count: 300)]).first)
    #expect(stem == String(repeating: "指", count: 33))
  }

  @Test func `names that some systems hold equal are numbered`() {
    let stems = FileStem.all(for: ["a", "A", "a-2", "a/b", "a:b", "\u{212A}", "k", "K"])
    #expect(stems == ["a", "A-2", "a-2-2", "a_b", "a_b-2", "\u{212A}", "k-2", "K-3"])
    #expect(Set(stems.map { $0.lowercased() }).count == stems.count)
  }

  @Test func `many equal names stay apart`() {
    let stems = FileStem.all(for: [String](repeating: "x/y", count: 200))
    #expect(Set(stems).count == 200)
  }
}
