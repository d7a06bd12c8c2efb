import IndicatorData
import Indicators
import Tables

/// A tidy table of a few lines, read.
enum TidyText {
  static func read(_ text: String) throws -> IndicatorTable {
    try TidyReader().records(in: CSVReader().table(from: Array(text.utf8), named: "t.csv"))
  }

  /// The code, line and column of each reason why it is refused.
  static func faults(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let error as DiagnosticList {
      return error.diagnostics.map {
        "\($0.problem.code) \($0.location.line ?? 0):\($0.location.column ?? 0)"
      }
    } catch {
      return ["\(error)"]
    }
  }
}
