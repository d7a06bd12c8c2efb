/// A piece of a page, written as HTML or Markdown.
enum PageBlock: Hashable, Sendable {
  /// What is read first.
  case lead(String)
  case paragraph(String)
  /// A remark in small print.
  case note(String)
  case list([String])
  /// Labels with what they say.
  case facts([Fact])
  case table(PageTable)
  /// A drawing that stands inside the page; `path` names it as a file.
  case figure(svg: String, path: String, description: String)
  /// Equally likely outcomes, those that meet the target first.
  case dots(met: Int, missed: Int, text: String)
  /// Text to be copied.
  case draft(String)

  /// A label with what it says.
  struct Fact: Hashable, Sendable {
    let label: String
    let text: String
  }
}

/// A table of a page.
struct PageTable: Hashable, Sendable {
  let caption: String
  let header: [String]
  let rows: [[String]]
  /// Columns of text, from the left; the others hold numbers.
  var textColumns = 1
  /// Whether the last column holds text.
  var endsWithText = false

  func isText(column: Int) -> Bool {
    column < textColumns || (endsWithText && column == header.count - 1)
  }
}

/// A part of a page under one heading.
struct PageSection: Hashable, Sendable {
  /// Names the part in identifiers and styles, the same in every language.
  enum Kind: String, Hashable, Sendable {
    case verdict, chart, dots, years, models, sensitivity, rates, draft, caveats, known, source
  }

  let kind: Kind
  let heading: String
  let blocks: [PageBlock]
}

/// The page of one indicator.
struct ReportPage: Hashable, Sendable {
  /// Names the page in identifiers; letters, digits and hyphens.
  let anchor: String
  let title: String
  /// The verdict in a few words, for the list of pages.
  let summary: String
  let sections: [PageSection]
}
