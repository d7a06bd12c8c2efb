import Tables

/// The columns of a file that the tool itself writes.
public struct TableSchema: Sendable {
  /// The name by which it is asked for, such as verdict.
  public let name: String
  /// The columns that every such file has, in order.
  public let columns: [String]
  /// Columns that say together which row it is; two rows never agree in all of them.
  public let key: [String]

  /// A schema.
  ///
  /// - Parameters:
  ///   - name: The name by which it is asked for.
  ///   - columns: The columns that every such file has; bands of other coverages may stand among them.
  ///   - key: Columns that say together which row it is; none if rows may repeat.
  public init(name: String, columns: [String], key: [String] = []) {
    self.name = name
    self.columns = columns
    self.key = key
  }

  /// Columns of whose cells nothing is known; none in a schema that is whole.
  public var unknownColumns: [String] { columns.filter { ColumnKind.of($0) == nil } }

  /// The share of the schema's columns that a header has.
  func share(in header: [Table.Cell]) -> Double {
    let names = Set(header.map(\.text))
    return Double(columns.count { names.contains($0) }) / Double(max(1, columns.count))
  }

  /// The schema that a header is meant for: the one of which most is there, seven tenths at least.
  static func best(of schemas: [TableSchema], for header: [Table.Cell]) -> TableSchema? {
    var best: (schema: TableSchema, share: Double)?
    for schema in schemas {
      let share = schema.share(in: header)
      // Of two that are there alike the one with more columns says more.
      if share >= 0.7,
        best.map({ (share, schema.columns.count) > ($0.share, $0.schema.columns.count) }) ?? true
      {
        best = (schema, share)
      }
    }
    return best?.schema
  }
}
