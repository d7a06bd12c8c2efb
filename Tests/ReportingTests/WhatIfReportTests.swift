import Foundation
import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite
struct WhatIfReportTests {
  private func whatIfs(
    _ csv: String, _ options: WhatIf.Options = WhatIf.Options()
  ) throws -> [WhatIf] {
    let table = try CSVReader().table(from: Array(csv.utf8), named: "t.csv")
    return try TidyReader().records(in: table).records.flatMap { Assessment.all(of: $0) }
      .map { WhatIf(of: $0, options: options) }
  }

  private func sample() throws -> [WhatIf] {
    try whatIfs(String(decoding: BuiltInSample.bytes, as: UTF8.self))
  }

  private static let accidents = """
    series_id,fiscal_year,value,target,direction,unit
    a,2017,131,,down,件
    a,2018,124,,down,件
    a,2019,126,,down,件
    a,2020,103,,down,件
    a,2021,108,,down,件
    a,2022,99,,down,件
    a,2026,,85,down,件
    """

  /// The cells of a scenario by column.
  private func cells(_ text: String, _ scenario: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(header, line))
    }.filter { $0["scenario"] == scenario }
  }

  @Test func `the file holds the law's own probability, never the declared target's`() throws {
    let whatIfs = try whatIfs(Self.accidents)
    let text = WhatIfFile.table(of: whatIfs).text(DelimitedWriter(digits: 17))
    let standing = try #require(cells(text, "as_is").first?["prob_meet_raw"].flatMap(Double.init))
    let assessment = try #require(whatIfs.first?.assessment)
    #expect(standing == assessment.attainmentProbability)
    #expect(standing != assessment.reportedProbability)
    // Lower is better: the higher the chance, the easier the target.
    let ladder = cells(text, "ladder").compactMap { $0["value"].flatMap(Double.init) }
    #expect(ladder.count == 3 && ladder == ladder.sorted())
    let needed = cells(text, "needed_value").compactMap { $0["value"].flatMap(Double.init) }
    #expect(needed.count == 2 && needed[0] > needed[1])
    let errors = cells(text, "reached_by").compactMap { $0["prob_se"].flatMap(Double.init) }
    #expect(errors.count == 5 && errors.allSatisfy { $0 > 0 && $0 < 0.005 })
  }

  @Test func `every row has every column and no number that is none`() throws {
    let table = WhatIfFile.table(of: try sample())
    #expect(table.rows.allSatisfy { $0.count == WhatIfFile.columns.count })
    let text = table.text(DelimitedWriter())
    for word in ["nan", "inf"] { #expect(!text.contains(word)) }
    #expect(cells(text, "as_is").count == 5)
    #expect(cells(text, "as_is").contains { $0["note"] == "no_target" })
  }

  @Test(arguments: Language.allCases)
  func `the text says whose chances these are, and no likelihood words`(
    language: Language
  ) throws {
    let text = WhatIfText(language: language).text(of: try sample())
    #expect(text.contains("prob_meet_raw"))
    #expect(text.contains(language == .english ? "by its own course" : "指標の動きだけから"))
    for likelihood in Likelihood.allCases {
      #expect(!text.contains(language.reportWording.likelihood(likelihood)))
    }
    // At low confidence all chances are whole tens.
    let pattern = language == .english ? /about (\d+) %/ : /約(\d+)%/
    let percents = text.matches(of: pattern).compactMap { Int($0.output.1) }
    #expect(percents.count > 50)
    #expect(percents.allSatisfy { $0 % 10 == 0 })
  }

  @Test(arguments: Language.allCases)
  func `a best chance that rounds up to the one asked for is said to be below it`(
    language: Language
  ) throws {
    // Out of reach at 99 %: the search names the best chance, and one a little above it is asked for.
    var roundedUp = 0
    for target in [55, 60, 65, 70, 75, 80, 85] {
      let csv = Self.accidents.replacingOccurrences(of: ",85,", with: ",\(target),")
      let far = try whatIfs(csv, WhatIf.Options(levels: [0.99]))
      guard case .noValue(_, let best)? = far.first?.answers?.needed.first?.answer else {
        Issue.record("0.99 is within reach of \(target)")
        return
      }
      let level = best + 0.0001
      let text = WhatIfText(language: language).text(
        of: try whatIfs(csv, WhatIf.Options(levels: [level])))
      let isRoundedUp = (best * 20).rounded() / 20 >= level
      #expect(
        text.contains(language == .english ? "just under" : "わずかに下回る") == isRoundedUp,
        "\(target)")
      roundedUp += isRoundedUp ? 1 : 0
    }
    #expect((1...6).contains(roundedUp), "both cases occur: \(roundedUp)")
  }

  @Test func `a rounded rung keeps its chance`() {
    #expect(FigureText.rounded(4.607, decimals: 2, up: false) == 4.6)
    #expect(FigureText.rounded(91.2, decimals: 0, up: true) == 92)
    #expect(FigureText.rounded(4.3, decimals: 2, up: true) == 4.3)
    #expect(FigureText.rounded(-2.51, decimals: 1, up: false) == -2.6)
    #expect(FigureText.rounded(1e300, decimals: 2, up: true) == 1e300)
  }
}
