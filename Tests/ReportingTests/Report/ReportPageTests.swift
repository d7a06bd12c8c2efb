import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite
struct ReportPageTests {
  private func html(_ records: [IndicatorRecord], _ language: Language) -> String {
    SampleReport.text(
      "report.html",
      in: Report(on: records, options: SampleReport.options(language, parts: [.html])))
  }

  @Test(arguments: Language.allCases)
  func `the page stands alone, in its language, with headings in order`(language: Language) throws {
    let text = html(try BuiltInSample.records().records, language)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    for word in ["<script", "<link", "<img", "<iframe", "@import", "url(", "javascript:", "src="] {
      #expect(!text.contains(word), "\(word)")
    }
    // The only addresses are the name of a format and places on the page.
    #expect(
      text.matches(of: /https?:\/\/[^"' <]*/).allSatisfy {
        $0.output == "http://www.w3.org/2000/svg"
      })
    #expect(text.matches(of: /href="([^"]*)"/).allSatisfy { $0.output.1.hasPrefix("#indicator-") })
    var level = 0
    for match in text.matches(of: /<h([1-6])/) {
      let next = try #require(Int(match.output.1))
      #expect(next <= level + 1)
      level = next
    }
    let identifiers = text.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(text.contains("@media print"))
  }

  @Test func `parts stand in the order of the report`() throws {
    let records = try BuiltInSample.records().records
    let options = SampleReport.options(.japanese, detail: .full)
    let indicator = ReportIndicator(
      records[0], number: 1, stem: "a", options: options, detail: .full)
    let page = PageBuilder(options: options, detail: .full).page(of: indicator)
    #expect(
      page.sections.map(\.kind) == [
        .verdict, .chart, .dots, .years, .models, .sensitivity, .rates, .draft, .caveats, .known,
        .source,
      ])
    // The arithmetic of the three rates, the cases, and the publisher's name.
    let text = html([records[0]], .japanese)
    for part in [
      "325.0 % = (4.300 − 3) / (3.4 − 3)", "107.5 % = 4.300 / 4", "横ばい", "これまでの年率のまま",
      "目標まで一定の年率", "予測と判定は国土交通省が作成・公表したものではありません。", "出典：", "加工して作成",
      "令和9年度（2027年度）の行がある資料でわかる", "シード 1",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test(arguments: Language.allCases)
  func `names are shown as they are and become nothing else`(language: Language) {
    let records = SampleReport.hostileRecords()
    let report = Report(
      on: records, options: SampleReport.options(language, parts: [.html, .md, .chart]))
    let text = SampleReport.text("report.html", in: report)
    #expect(!text.contains("<script"))
    #expect(text.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    #expect(text.contains(String(repeating: "長", count: 300)))
    // What cannot be seen is written out.
    for scalar in ["\u{202E}", "\u{200F}"] { #expect(!text.contains(scalar)) }
    #expect(text.contains("\\u{202E}rtl"))
    #expect(text.contains("line\\u{A}feed"))
    let markdown = SampleReport.text("report.md", in: report)
    #expect(markdown.contains("\\<script\\>"))
    #expect(markdown.contains("\\[a\\](javascript:x) \\*b\\* \\|c\\|"))
    #expect(markdown.matches(of: /[^\\(]<[a-z!]/).isEmpty)
    for file in report.files {
      #expect(!file.path.hasPrefix("/") && !file.path.contains(".."), "\(file.path)")
      #expect(file.path.split(separator: "/").count <= 2)
    }
    #expect(Set(report.files.map { $0.path.lowercased() }).count == report.files.count)
  }

  @Test func `Markdown holds the text of the page`() throws {
    let records = try BuiltInSample.records().records
    let options = SampleReport.options(.japanese, parts: [.html, .md])
    let report = Report(on: records, options: options)
    let markdown = SampleReport.text("report.md", in: report)
    for (index, record) in records.enumerated() {
      let indicator = ReportIndicator(
        record, number: index + 1, stem: "s", options: options, detail: .brief)
      let page = PageBuilder(options: options, detail: .brief).page(of: indicator)
      for section in page.sections {
        #expect(markdown.contains("### " + MarkdownPage.escaped(section.heading)))
        for block in section.blocks {
          switch block {
          case .lead(let text), .paragraph(let text), .note(let text), .draft(let text):
            #expect(markdown.contains(MarkdownPage.escaped(text)), "\(text)")
          case .facts(let facts):
            for fact in facts { #expect(markdown.contains(MarkdownPage.escaped(fact.text))) }
          default: break
          }
        }
      }
    }
  }

  @Test func `a phrase below its threshold is not said anywhere`() throws {
    let records = try SampleReport.records(SampleReport.rising)
    let phrase = "達成すると見込まれる"
    func page(_ threshold: Double) -> String {
      let options = SampleReport.options(
        .japanese, parts: [.html], phraseThreshold: threshold)
      return SampleReport.text("report.html", in: Report(on: records, options: options))
    }
    let assessment = try #require(records.flatMap { Assessment.all(of: $0) }.first)
    let reported = try #require(assessment.reportedProbability)
    try #require(assessment.verdict == .expected && reported < 0.99)
    #expect(page(0.66).contains(phrase))
    #expect(!page(0.99).contains(phrase))
    #expect(page(0.99).contains("達成の側に傾くが、99%には届かない"))
  }

  @Test func `twenty dots go by the law of the target year`() throws {
    let text = html([try BuiltInSample.records().records[0]], .english)
    #expect(
      text.contains("Of 20 equally likely values of FY2025 (R7) (5 % each), 13 meet the target"))
    #expect(text.contains(String(repeating: "●", count: 13)))
    #expect(!text.contains(String(repeating: "●", count: 14)))
  }
}
