import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite
struct AnalysisParagraphTests {
  private func paragraphs(
    _ records: [IndicatorRecord], _ language: Language, threshold: Double = 0.66
  ) -> [String] {
    records.flatMap { Assessment.all(of: $0) }.map {
      AnalysisParagraph(language: language, phraseThreshold: threshold).text(of: $0)
    }
  }

  /// Series of many kinds: sample, many actuals both ways, one actual, none open, no target, falling.
  private func records() throws -> [IndicatorRecord] {
    try BuiltInSample.records().records + SampleReport.records(SampleReport.rising)
      + SampleReport.records(
        """
        series_id,fiscal_year,value,target,direction
        low,2015,10,,up
        low,2016,11,,up
        low,2017,10,,up
        low,2018,12,,up
        low,2019,11,,up
        low,2020,10,,up
        low,2023,,90,up
        one,2020,3,,up
        one,2023,,4,up
        past,2020,3,,up
        past,2021,5,4,up
        down,2018,30,,down
        down,2019,28,,down
        down,2020,29,,down
        down,2021,27,,down
        down,2022,26,,down
        down,2024,,25,down
        """)
  }

  @Test func `no sentence says why`() throws {
    let japanese = try paragraphs(records(), .japanese).joined(separator: "\n")
    for word in ["ため", "により", "によって", "おかげ", "せいで", "ゆえ", "原因", "したことで", "その結果"] {
      #expect(!japanese.contains(word), "\(word)")
    }
    let english = try paragraphs(records(), .english).joined(separator: "\n").lowercased()
    for word in [
      "because", "due to", "thanks to", "owing to", "caused", "as a result", "led to", "therefore",
      "drove",
    ] {
      #expect(!english.contains(word), "\(word)")
    }
  }

  @Test func `a future value has a prediction interval`() throws {
    for text in try paragraphs(records(), .japanese) { #expect(!text.contains("信頼区間")) }
    for text in try paragraphs(records(), .english) {
      #expect(!text.lowercased().contains("confidence interval"))
    }
    #expect(try paragraphs(records(), .japanese)[0].contains("予測区間"))
    #expect(try paragraphs(records(), .english)[0].contains("prediction interval"))
  }

  @Test func `number and complement stand before any word, and no word at low confidence`() throws {
    let words = Likelihood.allCases.map { JapaneseWording().likelihood($0) }
    for record in try records() {
      for assessment in Assessment.all(of: record) where assessment.verdict.isOpen {
        let text = AnalysisParagraph(language: .japanese, phraseThreshold: 0.66)
          .text(of: assessment)
        let number = try #require(text.range(of: "達成の割合が"))
        let complement = try #require(text.range(of: "未達の割合が"))
        #expect(number.lowerBound < complement.lowerBound)
        for word in words {
          guard let place = text.range(of: word) else { continue }
          #expect(assessment.confidence >= .medium, "\(text)")
          #expect(complement.lowerBound < place.lowerBound)
        }
        if assessment.confidence >= .medium {
          #expect(words.contains { text.contains($0) })
        }
      }
    }
  }

  @Test func `a target is expected only at medium confidence and from the threshold on`() throws {
    let records = try records()
    let phrase = "目標を達成すると見込まれる"
    var said = 0
    for record in records {
      for assessment in Assessment.all(of: record) {
        for threshold in [0.5, 0.66, 0.8, 0.99] {
          let text = AnalysisParagraph(language: .japanese, phraseThreshold: threshold)
            .text(of: assessment)
          let reported = assessment.reportedProbability ?? 0
          let bears =
            assessment.verdict == .expected && assessment.confidence >= .medium
            && reported >= max(threshold, 0.66)
          #expect(text.contains(phrase) == bears)
          if bears { said += 1 }
        }
      }
    }
    #expect(said > 0)
  }

  @Test func `the draft on indicator 114-1 reads so`() throws {
    let records = try BuiltInSample.records().records
    #expect(
      paragraphs([records[0]], .japanese) == [
        "「① 建設・都市開発の海外受注高」の最新の実績は令和4年度（2022年度）の4.300兆円で、"
          + "目標（令和7年度（2025年度）に 4兆円以上）の水準にある。R5年度、R6年度の実績は集計中である。"
          + "令和7年度（2025年度）の目標は、達成の割合が約60%、未達の割合が約40%と推計した（10回に6回ほど）。"
          + "これは掲げられた目標としての割合で、指標の動きだけから見ると約70%である。"
          + "割合の確からしさは「低」である（実績3個）。根拠は令和4年度（2022年度）までの実績3個を用いた"
          + "経験ベイズ混合（プリセット ministry）の予測で、令和7年度（2025年度）の値の中央値は4.61兆円、"
          + "80%予測区間は2.68兆円から7.17兆円である。ほかの予測法とプリセットでは、"
          + "指標の動きだけから見た割合は約60%から約90%に分かれる。"
          + "この推計は過去の値の並びだけを用いたもので、施策の効果や経済の事情は含まない。"
      ])
    #expect(
      paragraphs([records[0]], .english)[0].hasPrefix(
        "The latest actual of \"① 建設・都市開発の海外受注高\" is 4.300 兆円 in FY2022 (R4), at the level of "
          + "the target (at least 4 兆円 in FY2025 (R7)). The values of FY2023, FY2024 are pending. The "
          + "chance that the target for FY2025 (R7) is met is put at about 60 %, that it is missed at "
          + "about 40 % (about 6 times in 10)."))
  }
}
