import Tables

/// Reads a source in whatever layout it has.
public enum IndicatorImport {
  /// Reads a source.
  ///
  /// - Parameters:
  ///   - source: The decoded source.
  ///   - file: The source as the user named it, for messages.
  ///   - format: Its layout.
  ///   - readsDays: Whether a day beside a value of a sheet stands for its fiscal year.
  /// - Returns: The indicators, and what is to be said of each.
  /// - Throws: Faults of a table as a whole.
  public static func result(
    of source: DecodedText, named file: String, as format: ImportFormat,
    readsDays: Bool = false
  ) throws(DiagnosticList) -> ImportResult {
    let result: ImportResult
    switch format {
    case .checkup:
      result = CheckupSheetReader(readsDays: readsDays).result(of: source.text, named: file)
    case .wide:
      result = WideTableReader().result(
        in: try CSVReader().table(from: Array(source.text.utf8), named: file))
    case .tidy:
      let bytes = Array(source.text.utf8)
      result = try TidyImport().result(
        in: JSONRowReader.applies(to: bytes)
          ? try JSONRowReader().table(from: bytes, named: file)
          : try CSVReader().table(from: bytes, named: file))
    case .rs:
      preconditionFailure("review-sheet files are read as a stream")
    }
    let kind = Diagnostic(
      .note, at: SourceLocation(file: file),
      ImportProblem.readAs(format, encoding: source.encodingName))
    return ImportResult(series: result.series, diagnostics: [kind] + result.diagnostics)
  }
}
