import Tables

/// The kinds of source that an import reads.
public enum ImportFormat: String, CaseIterable, Sendable {
  /// The text of an evaluation sheet.
  case checkup
  /// The review-sheet system's file 3-1.
  case rs
  /// A table with a column a year.
  case wide
  /// The tidy layout.
  case tidy

  /// Judges a source by its beginning.
  ///
  /// - Parameter text: The first lines; more does no harm.
  /// - Returns: The format. What is not a table of cells between commas is taken for a sheet.
  public static func sniffed(from text: String) -> ImportFormat {
    let lines = text.split(maxSplits: 5, whereSeparator: \.isNewline).prefix(5)
    guard let first = lines.first else { return .checkup }
    if JSONRowReader.applies(to: Array(first.utf8)) { return .tidy }
    let header = HalfWidth(String(first)).text
    if header.contains("予算事業ID"), header.contains(",") { return .rs }
    let cells = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init).map
    {
      HalfWidth(String($0.filter { $0 != "\"" })).text.lowercased()
    }
    guard cells.count >= 2 else { return .checkup }
    if WideTableReader.yearColumnCount(cells) >= 2 { return .wide }
    let hasYear = cells.contains { TidyColumn.fiscalYear.names.contains($0) }
    if hasYear { return .tidy }
    // Prose has commas too, but no table has a sentence for its header.
    return cells.allSatisfy { $0.unicodeScalars.count <= 30 } && lines.count > 1
      && lines.dropFirst().allSatisfy { $0.contains(",") } ? .wide : .checkup
  }

  /// The name for people.
  public func name(in language: Language) -> String {
    switch (self, language) {
    case (.checkup, .english): "an evaluation sheet"
    case (.checkup, .japanese): "評価書"
    case (.rs, .english): "review-sheet file 3-1"
    case (.rs, .japanese): "レビューシート 3-1"
    case (.wide, .english): "a table with a column a year"
    case (.wide, .japanese): "年を列とする表"
    case (.tidy, .english): "a tidy table"
    case (.tidy, .japanese): "1行1値の表"
    }
  }
}
