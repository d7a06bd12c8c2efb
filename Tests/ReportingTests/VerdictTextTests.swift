import Foundation
import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite
struct VerdictTextTests {
  private func text(_ csv: String, _ language: Language) throws -> String {
    let table = try CSVReader().table(from: Array(csv.utf8), named: "t.csv")
    let records = try TidyReader().records(in: table).records
    return VerdictText(language: language).text(of: records.flatMap { Assessment.all(of: $0) })
  }

  private func sample(_ language: Language) throws -> String {
    try text(String(decoding: BuiltInSample.bytes, as: UTF8.self), language)
  }

  @Test(arguments: Language.allCases)
  func `each rate has its own name`(language: Language) throws {
    let text = try sample(language)
    for figure in [
      "3.4", "6.8", "325.0 %", "228.375 %", "130.0 %", "91.35 %", "107.5 %", "97.8375 %",
    ] {
      #expect(text.contains(figure), "\(figure)")
    }
    // 達成率 alone would not say which of the three.
    let bare = text.components(separatedBy: "達成率").dropLast()
    #expect(bare.allSatisfy { $0.hasSuffix("目標線に対する") })
  }

  @Test(arguments: Language.allCases)
  func `at low confidence no likelihood word and no expectation is printed`(
    language: Language
  ) throws {
    let wording = language.reportWording
    // The last paragraph explains the cut-offs and names the words.
    let text = try sample(language).components(separatedBy: "\n\n").dropLast()
      .joined(separator: "\n\n")
    for word in Likelihood.allCases where word != .aboutAsLikelyAsNot {
      #expect(!text.contains(" \(wording.likelihood(word))"), "\(word)")
    }
    #expect(!text.contains(wording.verdict(.expected)))
  }

  @Test(arguments: Language.allCases)
  func `a future value has a prediction interval, never a confidence interval`(
    language: Language
  ) throws {
    let text = try sample(language)
    #expect(!text.contains("信頼区間") && !text.lowercased().contains("confidence interval"))
    #expect(text.contains(language == .japanese ? "予測区間" : "prediction intervals"))
  }

  @Test(arguments: Language.allCases)
  func `control characters in names are written out`(language: Language) throws {
    let header = "series_id,series_name,unit,ministry_grade,year,value\n"
    let rows = [2020, 2021].map { "a\u{1B}[1m,b\u{1B}[2m,c\u{1B}[3m,d\u{1B}[4m,\($0),\($0)\n" }
    let text = try text(header + rows.joined(), language)
    #expect(!text.contains("\u{1B}"))
    for mark in 1...4 { #expect(text.contains("\\u{1B}[\(mark)m")) }
  }

  @Test func `undecided says whether actuals or evidence are wanting`() throws {
    let start = "year,value,target,direction\nR1,10,,up\nR2,14,,up\nR3,9,,up\nR4,13,,up\n"
    let few = try text(start + "R7,,11.4,up\n", .english)
    let enough = try text(start + "R5,11,,up\nR7,,11.4,up\n", .english)
    #expect(few.contains("too few actuals to call it") && !few.contains("does not separate"))
    #expect(enough.contains("does not separate") && !enough.contains("too few actuals to call it"))
  }

  @Test func `six actuals allow a likelihood word and the wide band`() throws {
    let csv =
      "year,value,target,direction\n2015,10,,\n2016,11,,\n2017,12,,\n2018,13.2,,\n2019,13.9,,\n"
      + "2020,15.1,,\n2021,,14,up\n"
    let text = try text(csv, .japanese)
    #expect(text.contains("達成すると見込まれる"))
    #expect(text.contains("可能性が"))
    #expect(!text.contains("示さないもの"))
  }
}

@Suite
struct JSONValueTests {
  @Test func `strings are escaped and numbers written in full`() {
    let value = JSONValue.object([
      ("a\"b\\", .string("x\n\u{1}</script>①")), ("n", .number(0.1)), ("i", .integer(-3)),
      ("z", .null), ("e", .array([])),
    ])
    #expect(
      value.document == """
        {
          "a\\"b\\\\": "x\\n\\u0001\\u003c/script>①",
          "n": 0.1,
          "i": -3,
          "z": null,
          "e": []
        }

        """)
  }
}
