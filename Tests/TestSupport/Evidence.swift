import Foundation

/// What the tests measure, for the page that shows it: rows of tables in the folder that `MIKOMI_EVIDENCE`
/// names, or nothing.
package enum Evidence {
  /// A check by simulation: its ranks or shares against what they should be.
  ///
  /// - Parameters:
  ///   - table: Where the row belongs.
  ///   - what: What is checked, such as the law of a preset.
  ///   - setting: Under which conditions, such as the number of values.
  ///   - count: The number of draws.
  ///   - expected: What should be seen, or the limit of the statistic.
  ///   - seen: What was seen.
  package static func record(
    _ table: Table, _ what: String, _ setting: String, count: Int, expected: String, seen: String
  ) {
    guard let folder = ProcessInfo.processInfo.environment["MIKOMI_EVIDENCE"] else { return }
    let cells = [what, setting, "\(count)", expected, seen].map {
      "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
    let line = cells.joined(separator: ",") + "\n"
    // One write to a file that is only added to: rows of concurrent tests do not mix.
    let path = folder + "/" + table.rawValue + ".csv"
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o644)
    guard file >= 0 else { fatalError("cannot write \(path)") }
    let data = Array(line.utf8)
    guard write(file, data, data.count) == data.count else { fatalError("cannot write \(path)") }
    close(file)
  }

  /// The share of outcomes inside an interval.
  package static func recordCoverage(
    _ what: String, _ setting: String, expected: Double, seen: Double, count: Int
  ) {
    func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
    record(
      .coverage, what, setting, count: count, expected: percent(expected), seen: percent(seen))
  }

  /// The tables of the page.
  package enum Table: String {
    /// Ranks of what comes within the law, against even ones: Pearson's statistic and its limit.
    case ranks
    /// Ranks under a law with an error, which the same statistic must find.
    case planted
    /// Shares of outcomes inside an interval.
    case coverage
  }
}
