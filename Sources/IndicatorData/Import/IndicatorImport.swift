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
      try refuseLongLines(of: source.text, file: file)
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

  /// No sheet has lines of tens of kilobytes, and fitting columns to them would take minutes.
  private static func refuseLongLines(of text: String, file: String) throws(DiagnosticList) {
    var (line, length) = (1, 0)
    for byte in text.utf8 {
      length = byte == 0x0A || byte == 0x0D ? 0 : length + 1
      if byte == 0x0A { line += 1 }
      if length > CSVReader.cellLimit {
        throw DiagnosticList([
          Diagnostic(
            .error, at: SourceLocation(file: file, line: line),
            TableProblem.lineTooLong(limit: CSVReader.cellLimit))
        ])
      }
    }
  }
}
