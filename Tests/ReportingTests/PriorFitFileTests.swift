import Forecasting
import IndicatorData
import Indicators
import Tables
import TestSupport
import Testing

@testable import Reporting

/// A panel as text, through reading and fitting to rows and words.
@Suite
struct PriorFitFileTests {
  /// Forty-five series of eight years, the same on every machine.
  private static let csv: String = {
    var generator = SeededGenerator(seed: 7)
    var text = "series_id,unit,fiscal_year,actual,target,direction\n"
    for series in 0..<45 {
      var value = 40 + (200 * generator.uniform()).rounded()
      for year in 2013..<2021 {
        if generator.uniform() < 0.75 {
          value = max(1, (value * (0.85 + 0.35 * generator.uniform())).rounded())
        }
        let direction = series % 10 == 0 ? "down" : "up"
        text += "p\(series),件,\(year),\(Int(value)),\(Int(value * 1.03)),\(direction)\n"
      }
    }
    return text
  }()

  private static func fit(_ csv: String) throws -> PriorFit {
    let table = try CSVReader().table(from: Array(csv.utf8), named: "t.csv")
    let panel = try TidyReader().panel(in: table)
    return try PriorFitter(name: "t").fit(panel.records.map { try $0.priorTrainingSeries() })
  }

  private static let result = Result { try fit(csv) }

  @Test func `every number stands beside those of the presets that come with the package`() throws {
    let fit = try Self.result.get()
    let text = PriorFitFile.table(of: fit).text(DelimitedWriter())
    let table = try CSVReader().table(from: Array(text.utf8), named: "out.csv")
    #expect(
      table.header.map(\.text) == ["parameter", "fitted", "ministry", "mixed", "macro", "count"])
    let rows = table.rows.map { $0.map(\.text) }
    #expect(rows.first { $0[0] == "panel.series" }?[5] == "45")
    #expect(rows.first { $0[0] == "panel.series.count" }?[5] == "45")
    let weight = try #require(rows.first { $0[0] == "classes.steady.weight" })
    #expect(weight[2...4] == ["0.0886", "0.0685", "0.0566"] && weight[1] != "")
    let parameters = fit.preset.parameters.map(\.path)
    #expect(rows.map { $0[0] }.filter(parameters.contains) == parameters)
    // Four coverages, three horizons and all together, counted whole and shared out.
    #expect(rows.count { $0[0].hasPrefix("coverage") } == 32)
  }

  @Test func `words are in two languages, numbers in one`() throws {
    let fit = try Self.result.get()
    let english = PriorFitText(language: .english).text(of: fit)
    let japanese = PriorFitText(language: .japanese).text(of: fit)
    #expect(english.contains("Prior learned from 45 series (0 percentages, 45 counts, 0 amounts)"))
    #expect(japanese.contains("45系列（百分率0、件数45、量・金額0）"))
    #expect(english.contains("Too few series of these kinds"))
    #expect(japanese.contains("全系列をまとめて推定した種類: 百分率、量・金額"))
    func numbers(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { $0.hasPrefix("classes.") }
        .flatMap { $0.split(separator: " ") }
    }
    #expect(numbers(english) == numbers(japanese) && numbers(english).count == 21 * 5)
  }

  @Test func `direction decides on what is met`() throws {
    let turned = Self.csv.replacing(",down\n", with: ",up\n")
    let other = try Self.fit(turned)
    let fit = try Self.result.get()
    #expect(other.preset.classes == fit.preset.classes)
    #expect(other.preset.targetLayer != fit.preset.targetLayer)
  }
}
