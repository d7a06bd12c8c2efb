@testable import Reporting
import Tables

/// Report pages of any texts: HTML stays well formed, and Markdown carries no element.
@_cdecl("LLVMFuzzerTestOneInput")
public func pages(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var input = FuzzInput(start, count)
  let pages = (0...input.count(below: 3)).map { number in
    ReportPage(
      anchor: "i\(number)", title: input.text(), summary: input.text(),
      sections: (0..<input.count(below: 4)).map { _ in
        PageSection(
          kind: .verdict, heading: input.text(),
          blocks: (0..<input.count(below: 6)).map { _ in block(&input) })
      })
  }
  for language in Language.allCases {
    let phrases = language.pageWording
    let html = HTMLPage.document(of: pages, phrases: phrases, summary: input.text())
    Fuzz.demand(
      Markup.isWellFormed(Array(html.utf8), language: .html), "the page is well-formed HTML")
    let markdown = MarkdownPage.document(
      of: pages, phrases: phrases, summary: input.text(), linksCharts: true)
    Fuzz.demand(hasNoElement(Array(markdown.utf8)), "Markdown carries no element of a text's")
  }
  return 0
}

/// Whether every `<` is escaped, or begins a path of our own.
private func hasNoElement(_ markdown: [UInt8]) -> Bool {
  markdown.indices.allSatisfy {
    markdown[$0] != UInt8(ascii: "<")
      || $0 > 0 && [UInt8(ascii: "\\"), UInt8(ascii: "(")].contains(markdown[$0 - 1])
  }
}

private func block(_ input: inout FuzzInput) -> PageBlock {
  switch input.count(below: 9) {
  case 0: .lead(input.text())
  case 1: .paragraph(input.text())
  case 2: .note(input.text())
  case 3: .list([input.text(), input.text()])
  case 4: .facts([PageBlock.Fact(label: input.text(), text: input.text())])
  case 5:
    .table(
      PageTable(
        caption: input.text(), header: [input.text(), input.text()],
        rows: [[input.text(), input.text()]]))
  case 6: .figure(svg: "<svg></svg>", path: "chart/x.svg", description: input.text())
  case 7:
    .dots(met: input.count(below: 21), missed: input.count(below: 21), text: input.text())
  default: .draft(input.text())
  }
}
