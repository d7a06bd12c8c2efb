import Foundation

/// Rows of a reference file, by column name.
///
/// A plain reader of its own, so that a fault of the package's reader cannot hide behind itself.
package struct ReferenceTable {
  /// Column names.
  package let columns: [String]
  /// Rows of cells.
  package let rows: [Row]

  /// One row.
  package struct Row: CustomStringConvertible {
    let positions: [String: Int]
    let cells: [String]

    /// The cell of a column, empty if blank.
    package subscript(column: String) -> String {
      positions[column].map { cells[$0] } ?? ""
    }

    /// The number in a column.
    package func number(_ column: String) -> Double { Double(self[column]) ?? .nan }

    /// All cells, for messages.
    package var description: String { cells.joined(separator: ",") }
  }

  /// Reads a file of unquoted cells.
  package init(_ url: URL) throws {
    let text = try String(contentsOf: url, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    columns = lines.first ?? []
    let positions = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    rows = lines.dropFirst().map { Row(positions: positions, cells: $0) }
  }
}
