import Tables

/// `datapackage.json`: what the tables of a report hold, in the layout of Data Package, version 2.
enum DataPackageFile {
  /// A table and where it stands.
  struct Resource: Sendable {
    let name: String
    let path: String
    let table: ReportTable
  }

  static func document(
    of resources: [Resource], options: ReportOptions, sources: [String]
  ) -> String {
    let language = options.language
    var members: [(String, JSONValue)] = [
      ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .string("mikomi-report")),
      ("title", .string(language.pageWording.reportTitle)),
      ("description", .string(language.pageWording.packageDescription)),
      ("version", .string("1.0.0")),
    ]
    if !sources.isEmpty {
      members.append(
        ("sources", .array(sources.map { .object([("title", .string($0))]) })))
    }
    members.append(("resources", .array(resources.map { resource($0, language) })))
    return JSONValue.object(members).document
  }

  private static func resource(_ resource: Resource, _ language: Language) -> JSONValue {
    .object([
      ("name", .string(resource.name)), ("type", .string("table")),
      ("path", .string(resource.path)), ("format", .string("csv")),
      ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")),
      (
        "schema",
        .object([
          (
            "fields",
            .array(
              resource.table.columns.enumerated().map { index, column in
                .object([
                  ("name", .string(column)),
                  (
                    "type",
                    .string(ColumnDictionary.kind(of: index, in: resource.table).rawValue)
                  ),
                  (
                    "description",
                    .string(ColumnDictionary.entry(column)?.text(language) ?? "")
                  ),
                ])
              })
          ),
          ("missingValues", .array([.string("")])),
        ])
      ),
    ])
  }
}
