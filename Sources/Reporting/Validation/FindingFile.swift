import Tables

/// The findings of `validate` as rows, and the items that were checked.
///
/// Messages stand in both languages, so that a file does not depend on who has made it.
public enum FindingFile {
  static let columns = [
    "file", "line", "column", "severity", "check", "item", "item_status", "code", "found",
    "message_ja", "message_en",
  ]

  static let itemColumns = [
    "file", "item", "item_status", "result", "finding_count", "title_ja", "title_en",
  ]

  /// One row a finding.
  public static func table(of results: [ValidationResult]) -> ReportTable {
    ReportTable(columns: columns, rows: results.flatMap { $0.findings.map(row) })
  }

  /// One row a file and item.
  public static func items(of results: [ValidationResult]) -> ReportTable {
    ReportTable(columns: itemColumns, rows: results.flatMap(itemRows))
  }

  static func row(of finding: Finding) -> [DelimitedWriter.Field] {
    func integer(_ value: Int?) -> DelimitedWriter.Field { value.map { .integer($0) } ?? .blank }
    return [
      .text(finding.location.file), integer(finding.location.line),
      integer(finding.location.column), .code(finding.severity.rawValue),
      .code(finding.check.rawValue), finding.item.map { .code($0.rawValue) } ?? .blank,
      finding.item.map { .code($0.status.rawValue) } ?? .blank, .code(finding.problem.code),
      finding.found.map { .text(Quotation.of($0)) } ?? .blank,
      .text(finding.problem.wording(in: .japanese)),
      .text(finding.problem.wording(in: .english)),
    ]
  }

  static func itemRows(of result: ValidationResult) -> [[DelimitedWriter.Field]] {
    NotationItem.allCases.map { item in
      let count = result.count(item)
      return [
        .text(result.file), .code(item.rawValue), .code(item.status.rawValue),
        .code(count.map { $0 == 0 ? "nothing_found" : "found" } ?? "not_applicable"),
        count.map { .integer($0) } ?? .blank, .text(item.title(in: .japanese)),
        .text(item.title(in: .english)),
      ]
    }
  }
}

extension JSONDocuments {
  /// The document of `validate`: per file its layout, counts, items and findings.
  public static func findings(
    _ results: [ValidationResult], version: String, seed: Int
  ) -> String {
    func objects(
      _ columns: [String], _ rows: [[DelimitedWriter.Field]]
    ) -> JSONValue {
      .array(ReportTable(columns: columns, rows: rows).jsonObjects)
    }
    let files = results.map { result in
      JSONValue.object([
        ("file", .string(result.file)),
        ("schema", result.schema.map { .string($0) } ?? .null),
        ("encoding", .string(result.encodingName)),
        ("error_count", .integer(result.count(.error))),
        ("warning_count", .integer(result.count(.warning))),
        ("information_count", .integer(result.count(.information))),
        ("findings", objects(FindingFile.columns, result.findings.map(FindingFile.row))),
        ("items", objects(FindingFile.itemColumns, FindingFile.itemRows(of: result))),
      ])
    }
    return document(version: version, seed: seed, members: [("files", .array(files))])
  }
}
