import Tables

/// `manifest.json`: what a report was made from and how, so that it can be made again and checked.
///
/// No clock and no folder of a machine: two runs on the same input give the same bytes.
public enum ManifestFile {
  /// The name in a report's folder.
  public static let name = "manifest.json"
  /// What the member `generator` says, by which a folder is known as a report.
  public static let generator = "mikomi report"

  static func document(
    of indicators: [ReportIndicator], options: ReportOptions, detail: ReportOptions.Detail,
    files: [String]
  ) -> String {
    let provenance = options.provenance
    return JSONValue.object([
      ("schema_version", .integer(1)), ("generator", .string(generator)),
      ("version", .string(provenance.version)), ("command", .string(provenance.command)),
      (
        "input",
        .object([
          ("name", .string(provenance.inputName)),
          ("bytes", .integer(provenance.inputByteCount)),
          ("sha256", .string(provenance.inputDigest)),
        ])
      ), ("seed", .integer(options.seed)),
      ("language", .string(options.language.pageWording.languageCode)),
      ("preset", .string(options.preset.name)),
      ("phrase_threshold", .number(options.phraseThreshold)),
      ("detail", .string(detail.rawValue)),
      (
        "indicators",
        .array(
          indicators.map { indicator in
            .object([
              ("series_id", .string(indicator.record.indicator.id)),
              ("file_name", .string(indicator.stem)),
            ])
          })
      ), ("files", .array(files.map { .string($0) })),
    ]).document
  }
}

/// `SHA256SUMS`: the digest of every other file, as `sha256sum --check` reads it.
public enum ChecksumFile {
  /// The name in a report's folder.
  public static let name = "SHA256SUMS"

  /// The file.
  ///
  /// - Parameter files: Paths inside the folder with their bytes, in any order.
  /// - Returns: One line a file, in the order of the paths' bytes.
  public static func text(of files: [(path: String, bytes: [UInt8])]) -> String {
    files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      .map { "\(SHA256.hexadecimal(of: $0.bytes))  \($0.path)\n" }.joined()
  }
}
