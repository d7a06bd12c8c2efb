import Foundation
import IndicatorData
import Tables
import TestSupport
import Testing

/// A validator and a reader must not contradict each other.
@Suite
struct ReaderAgreementTests {
  private func readerCodes(_ bytes: [UInt8]) -> Set<String> {
    do throws(DiagnosticList) {
      _ = try TidyReader().records(in: CSVReader().table(from: bytes, named: "t.csv"))
      return []
    } catch {
      return Set(error.diagnostics.map(\.problem.code))
    }
  }

  @Test(.tags(.property))
  func `what the reader refuses is told with the same codes, and nothing else is an error`() {
    var generator = SeededGenerator(seed: 23)
    let cells = [
      "2020", "R3", "21", "令和0年", "2022年度", "3", "3.5", "４", "l9", "5～6", "7※1", "", "―", "1,90",
      "nan", "60%", "up", "pending", "以上", "12人", "\u{200B}1", "集計中", "a", "b",
    ]
    for round in 0..<400 {
      var text = "series_id,unit,fiscal_year,value,status,target,direction\n"
      for row in 0..<4 {
        var fields = ["a", "件", "\(2018 + row)", "\(40 + row)", "", "", ""]
        if generator.uniform() < 0.6 {
          let position = Int(generator.uniform() * 7)
          fields[min(position, 6)] = cells[min(Int(generator.uniform() * 24), 23)]
        }
        text += fields.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
      }
      let expected = readerCodes(Array(text.utf8))
      let validated = Validated(text, as: .tidy)
      let errors = Set(
        validated.result.findings.filter { $0.severity == .error }.map(\.problem.code))
      #expect(errors.isSuperset(of: expected), "round \(round): \(expected) \(errors)\n\(text)")
      #expect(errors.isEmpty == expected.isEmpty, "round \(round): \(errors)\n\(text)")
    }
  }

  @Test(.enabled(if: Repository.shared != nil))
  func `stored bad inputs are refused by both or by neither`() throws {
    let folder = try Repository.sharedFile("data/csv/ja")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".csv") }.sorted()
    #expect(files.count > 50)
    for name in files where name != "wide.csv" {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      let expected = readerCodes(bytes)
      let validated = Validated(bytes: bytes)
      let errors = validated.result.findings.filter { $0.severity == .error }.map(\.problem.code)
      #expect(errors.isEmpty == expected.isEmpty, "\(name): \(expected) \(errors)")
    }
  }
}
