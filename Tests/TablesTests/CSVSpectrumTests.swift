import Foundation
import Tables
import TestSupport
import Testing

/// csv-spectrum, read in place from the shared data: every file must become its JSON.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct CSVSpectrumTests {
  @Test(arguments: [
    "comma_in_quotes", "empty_crlf", "json", "newlines", "quotes_and_newlines", "simple_crlf",
  ])
  func `a file of csv-spectrum becomes its JSON`(name: String) throws {
    let folder = try Repository.sharedFile("data/csv/csv-spectrum")
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("\(name).csv")))
    let json = try JSONDecoder().decode(
      [[String: String]].self,
      from: Data(contentsOf: folder.appendingPathComponent("\(name).json")))
    let table = try CSVReader().table(from: bytes, named: name)
    let rows = table.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(table.header, row).map { ($0.text, $1.text) })
    }
    #expect(rows == json)
  }
}
