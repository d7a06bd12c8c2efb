import Tables

/// Report pages as one HTML document: no script, nothing loaded from elsewhere, one A4 sheet an indicator.
enum HTMLPage {
  /// The document.
  static func document(
    of pages: [ReportPage], phrases: any PageWording, summary: String
  ) -> String {
    var lines = [
      "<!DOCTYPE html>",
      "<html lang=\"\(phrases.languageCode)\">",
      "<head>",
      "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(escaped(phrases.reportTitle))</title>",
      "<style>",
      StyleSheet.text,
      "</style>",
      "</head>",
      "<body>",
      "<header>",
      "<h1>\(escaped(phrases.reportTitle))</h1>",
      "<p>\(escaped(summary))</p>",
    ]
    if pages.count > 1 {
      lines.append("<nav aria-label=\"\(escaped(summary))\">")
      lines.append("<ol>")
      lines += pages.map {
        "<li><a href=\"#\($0.anchor)\"><bdi>\(escaped($0.title))</bdi></a> <span>\(escaped($0.summary))</span></li>"
      }
      lines += ["</ol>", "</nav>"]
    }
    lines += ["</header>", "<main>"]
    for page in pages { lines += article(of: page) }
    lines += ["</main>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func article(of page: ReportPage) -> [String] {
    let heading = "\(page.anchor)-title"
    var lines = [
      "<article id=\"\(page.anchor)\" aria-labelledby=\"\(heading)\">",
      "<h2 id=\"\(heading)\"><bdi>\(escaped(page.title))</bdi></h2>",
    ]
    for section in page.sections {
      lines.append("<section class=\"\(section.kind.rawValue)\">")
      lines.append("<h3>\(escaped(section.heading))</h3>")
      lines += section.blocks.flatMap(html)
      lines.append("</section>")
    }
    return lines + ["</article>"]
  }

  private static func html(_ block: PageBlock) -> [String] {
    switch block {
    case .lead(let text): ["<p class=\"lead\">\(escaped(text))</p>"]
    case .paragraph(let text): ["<p>\(escaped(text))</p>"]
    case .note(let text): ["<p class=\"note\">\(escaped(text))</p>"]
    case .draft(let text): ["<blockquote>", "<p>\(escaped(text))</p>", "</blockquote>"]
    case .list(let items): ["<ul>"] + items.map { "<li>\(escaped($0))</li>" } + ["</ul>"]
    case .facts(let facts):
      ["<dl>"]
        + facts.map {
          "<dt>\(escaped($0.label))</dt><dd>\(escaped($0.text))</dd>"
        } + ["</dl>"]
    case .table(let table): html(table)
    case .figure(let svg, _, _): ["<figure>", trimmed(svg), "</figure>"]
    case .dots(let met, let missed, let text):
      [
        "<p class=\"twenty\" aria-hidden=\"true\"><span class=\"met\">"
          + String(repeating: "●", count: met) + "</span><span class=\"missed\">"
          + String(repeating: "○", count: missed) + "</span></p>",
        "<p>\(escaped(text))</p>",
      ]
    }
  }

  private static func html(_ table: PageTable) -> [String] {
    func cells(_ row: [String], _ open: (Int) -> String, _ close: (Int) -> String) -> String {
      row.enumerated().map { open($0) + escaped($1) + close($0) }.joined()
    }
    func style(_ column: Int) -> String { table.isText(column: column) ? "" : " class=\"n\"" }
    return [
      "<div class=\"scroll\"><table>", "<caption>\(escaped(table.caption))</caption>",
      "<thead><tr>"
        + cells(table.header, { "<th scope=\"col\"\(style($0))>" }, { _ in "</th>" })
        + "</tr></thead>",
      "<tbody>",
    ]
      + table.rows.map { row in
        "<tr>"
          + cells(
            row, { $0 == 0 ? "<th scope=\"row\">" : "<td\(style($0))>" },
            { $0 == 0 ? "</th>" : "</td>" }) + "</tr>"
      } + ["</tbody>", "</table></div>"]
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// The text as it may stand between tags and in quoted attributes alike.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
