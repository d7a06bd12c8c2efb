import Foundation
import Mikomi

/// Tables and numbers read and written, and the same with what the language brings.
enum TextBenchmarks {
  static func register() {
    for count in [100, 10_000, 100_000] {
      reading(rows: count)
      writing(numbers: count)
    }
  }

  private static func reading(rows count: Int) {
    let input = { Array(text(rows: count).utf8) }
    Work.measure(
      "read a table, CSVReader, \(count) rows", input: input,
      run: { try? CSVReader().table(from: $0, named: "made.csv") },
      holds: { $1?.rows.count == count })
    Work.measure(
      "read a table, split(separator:), \(count) rows", input: input,
      run: { bytes in
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
      }, holds: { $1.count == count + 1 })
    let cells = { numbers(count).map { NumberText.shortest($0) } }
    Work.measure(
      "read numbers, DecimalNumber, \(count)", input: cells,
      run: { $0.map { (try? DecimalNumber($0.utf8))?.value ?? .nan } },
      holds: { $1 == numbers($0.count) })
    Work.measure(
      "read numbers, Double(String), \(count)", input: cells,
      run: { $0.map { Double($0) ?? .nan } }, holds: { $1 == numbers($0.count) })
  }

  private static func writing(numbers count: Int) {
    let input = { numbers(count) }
    func isRight(_ values: [Double], _ texts: [String]) -> Bool {
      zip(values, texts).allSatisfy { abs((Double($1) ?? .nan) - $0) <= 1e-5 * abs($0) }
    }
    Work.measure(
      "write numbers, NumberText, \(count)", input: input,
      run: { $0.map { NumberText.significant($0, digits: 6) } }, holds: isRight)
    Work.measure(
      "write numbers, String(format:), \(count)", input: input,
      run: { $0.map { String(format: "%.6g", $0) } }, holds: isRight)
  }

  private static func numbers(_ count: Int) -> [Double] {
    var stream = RandomStream(seed: 3)
    return (0..<count).map { _ in 1_000 * stream.uniform() }
  }

  private static func text(rows count: Int) -> String {
    var result = "series_id,fiscal_year,value\n"
    for (index, value) in numbers(count).enumerated() {
      result += "s\(index / 10),\(2010 + index % 10),\(NumberText.shortest(value))\n"
    }
    return result
  }
}
