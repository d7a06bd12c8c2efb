/// Report pages as one Markdown document: the same text as in HTML, drawings as files beside it.
enum MarkdownPage {
  /// The document.
  ///
  /// - Parameters:
  ///   - pages: The pages.
  ///   - phrases: The language.
  ///   - summary: Under the title.
  ///   - linksCharts: Whether the drawings are written as files.
  /// - Returns: The text, with a line feed at its end.
  static func document(
    of pages: [ReportPage], phrases: any PageWording, summary: String, linksCharts: Bool
  ) -> String {
    var blocks = ["# " + escaped(phrases.reportTitle), escaped(summary)]
    if pages.count > 1 {
      blocks.append(
        pages.enumerated().map {
          "\($0 + 1). \(escaped($1.title)) — \(escaped($1.summary))"
        }.joined(separator: "\n"))
    }
    for page in pages {
      blocks.append("## " + escaped(page.title))
      for section in page.sections {
        blocks.append("### " + escaped(section.heading))
        blocks += section.blocks.flatMap { markdown($0, linksCharts: linksCharts) }
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ block: PageBlock, linksCharts: Bool) -> [String] {
    switch block {
    case .lead(let text): ["**\(escaped(text))**"]
    case .paragraph(let text), .note(let text): [escaped(text)]
    case .draft(let text): ["> " + escaped(text)]
    case .list(let items): [items.map { "- " + escaped($0) }.joined(separator: "\n")]
    case .facts(let facts):
      [facts.map { "- \(escaped($0.label)): \(escaped($0.text))" }.joined(separator: "\n")]
    case .table(let table): [escaped(table.caption), markdown(table)]
    case .figure(_, let path, let description):
      linksCharts
        ? ["![\(escaped(description))](<\(path)>)"] : [escaped(description)]
    case .dots(let met, let missed, let text):
      [
        String(repeating: "●", count: met) + String(repeating: "○", count: missed),
        escaped(text),
      ]
    }
  }

  private static func markdown(_ table: PageTable) -> String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = table.header.indices.map { table.isText(column: $0) ? "---" : "---:" }
    return
      ([row(table.header.map(escaped)), row(rule)] + table.rows.map { row($0.map(escaped)) })
      .joined(separator: "\n")
  }

  /// The text with a backslash before all that Markdown or HTML would take for its own.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "&", "~", "!", "#":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    // A line that begins like a list or a rule.
    if let first = text.unicodeScalars.first, "+-=:".unicodeScalars.contains(first) {
      result = "\\" + result
    }
    return result
  }
}
