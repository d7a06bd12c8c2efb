import Tables

/// A table of results: stable columns, one source for CSV, TSV and JSON.
public struct ReportTable: Sendable {
  /// The columns, as in files.
  public let columns: [String]
  /// Rows of as many fields.
  public let rows: [[DelimitedWriter.Field]]

  /// A table.
  init(columns: [String], rows: [[DelimitedWriter.Field]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table as delimited text.
  public func text(_ writer: DelimitedWriter) -> String {
    writer.text(header: columns, rows: rows)
  }

  /// The rows as JSON objects with the columns as keys.
  var jsonObjects: [JSONValue] { rows.map { Self.jsonObject(columns: columns, row: $0) } }

  static func jsonObject(columns: [String], row: [DelimitedWriter.Field]) -> JSONValue {
    .object(zip(columns, row).map { ($0, JSONValue($1)) })
  }
}
