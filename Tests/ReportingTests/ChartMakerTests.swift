import ChartRendering
import Foundation
import Forecasting
import IndicatorData
import Indicators
import StatisticalNumerics
import Tables
import TestSupport
import Testing

@testable import Reporting

@Suite
struct ChartMakerTests {
  private static func record(_ id: String) throws -> IndicatorRecord {
    try #require(BuiltInSample.records().records.first { $0.indicator.id == id })
  }

  private static func record(
    _ values: [Double], unit: String = "件", target: Target.Criterion? = nil
  ) -> IndicatorRecord {
    IndicatorRecord(
      indicator: Indicator(id: "x", name: "x", unit: Indicator.Unit(unit)),
      actuals: values.enumerated().map {
        Actual(fiscalYear: FiscalYear(starting: 2015 + $0.offset), value: $0.element)
      },
      targets: target.map {
        [
          Target(
            fiscalYear: FiscalYear(starting: 2030), criterion: $0,
            unit: Indicator.Unit(unit))
        ]
      } ?? [])
  }

  private static func chart(
    _ record: IndicatorRecord, _ language: Language = .japanese,
    coverages: [Coverage] = ChartMaker.standardCoverages
  ) throws -> FanChart {
    let projection = try #require(
      SeriesProjection.all(of: [record], options: ForecastOptions(coverages: coverages)).first)
    return try #require(ChartMaker(language: language).chart(of: projection))
  }

  @Test(
    arguments: [
      ([1.0012832363282406e-307, 0, 0], 1.0012832363282406e-307),
      ([.leastNonzeroMagnitude, 100 * .leastNonzeroMagnitude], 1e300),
      ([1e-300, 2e-300, 3e-300], 1e10), ([1e299, 2e299], 1e-300),
      ([1e307, 1.5e308, 1.7e308], 1.5e308),
    ] as [([Double], Double)])
  func `values at the ends of doubles are drawn`(values: [Double], threshold: Double) throws {
    let record = Self.record(values, target: .atLeast(threshold))
    for language in Language.allCases {
      let assessment = try #require(Assessment.all(of: record).last)
      let chart = try #require(ChartMaker(language: language).chart(of: assessment))
      let drawing = SVGRenderer(width: 720, height: 420, identifier: "c").document(of: chart)
      #expect(!drawing.contains("nan") && !drawing.contains("\"inf"))
    }
  }

  @Test(arguments: [0, 0.5, 1])
  func `the chart of a total's verdict is that of the sum at its correlation`(
    correlation: Double
  ) throws {
    let assessment = try #require(
      Assessment.all(of: Self.record("114-total"), correlation: correlation).last)
    let chart = try #require(ChartMaker(language: .english).chart(of: assessment))
    let steps = try #require(assessment.forecast?.forecast?.steps)
    #expect(chart.steps.map(\.median) == steps.map(\.median))
    #expect(chart.texts.notes.contains { $0.contains("sum of the forecasts of 114-1, 114-2") })
  }

  @Test func `the sample's first chart holds what its record and forecast hold`() throws {
    let record = try Self.record("114-1")
    let chart = try Self.chart(record)
    #expect(chart.years.map(\.label) == ["R2", "R3", "R4", "R5", "R6", "R7"])
    #expect(chart.years[5].secondLabel == "(2025)")
    #expect(chart.actuals.map(\.value) == [3, 3.23, 4.3])
    #expect(chart.steps.map(\.year) == [2023, 2024, 2025])
    #expect(chart.goal == .init(year: 2025, values: 4...4, label: "目標 4兆円以上"))
    #expect(chart.path == [.init(year: 2020, value: 3), .init(year: 2025, value: 4)])
    #expect(chart.spans == [.init(years: 2023...2024, label: "集計中")])
    #expect(chart.texts.bands == ["10回中5回の範囲", "10回中8回の範囲"])
    let english = try Self.chart(record, .english)
    #expect(english.years[5].label == "FY2025" && english.years[5].secondLabel == "R7")
    #expect(english.texts.actual == "Actual 4.300 (FY2022)")
    #expect(english.texts.description.contains("Target: at least 4 兆円 in FY2025 (R7)."))
  }

  @Test func `an assessment and its projection make the same chart`() throws {
    let record = try Self.record("114-2")
    let assessment = try #require(Assessment.all(of: record).first)
    #expect(
      try ChartMaker(language: .japanese).chart(of: assessment) == Self.chart(record))
  }

  @Test func `dots share out the law, so many meet the target as its chance says`() throws {
    for id in ["114-1", "114-2", "114-total"] {
      let record = try Self.record(id)
      let assessment = try #require(Assessment.all(of: record).first)
      let chance = try #require(assessment.attainmentProbability)
      let chart = try Self.chart(record)
      #expect(chart.dots.count == 20)
      #expect(zip(chart.dots, chart.dots.dropFirst()).allSatisfy { $0.value <= $1.value })
      #expect(abs(Double(chart.dots.count { $0.isMet }) / 20 - chance) <= 0.05, "\(id)")
    }
  }

  @Test func `what is withheld from people is not drawn`() throws {
    let one = try Self.chart(Self.record([3], target: .atLeast(5)))
    #expect(one.steps.isEmpty && one.dots.isEmpty && one.goal != nil)
    #expect(one.texts.notes.contains { $0.hasPrefix("示さないもの") })
    let wide: [Coverage] = [.percent50, .percent95]
    let few = try Self.chart(Self.record([3, 4, 5, 6]), coverages: wide)
    #expect(few.texts.bands.count == 1 && few.steps.allSatisfy { $0.intervals.count == 1 })
    let enough = try Self.chart(Self.record([3, 4, 5, 6, 7]), coverages: wide)
    #expect(enough.texts.bands == ["10回中5回の範囲", "95%予測区間"])
  }

  @Test func `no actual, no chart; a range has two ends and no path`() throws {
    let nothing = try #require(
      SeriesProjection.all(of: [Self.record([])], options: ForecastOptions()).first)
    #expect(ChartMaker(language: .english).chart(of: nothing) == nil)
    let range = try Self.chart(Self.record([3, 4, 5], target: .within(4...6)))
    #expect(range.goal?.values == 4...6 && range.path.isEmpty)
  }

  @Test(
    arguments: [
      (1.9e15, "円", "兆円", 12), (2.5e9, "円", "億円", 8), (5e7, "人", "万人", 4), (9e6, "人", "人", 0),
      (3e12, "千円", "×10¹² 千円", 12), (3e-9, "g", "×10⁻⁹ g", -9), (0, "件", "件", 0),
    ] as [(Double, String, String, Int)])
  func `large values are counted by 万, 億 and 兆`(
    size: Double, unit: String, scaled: String, power: Int
  ) {
    let scale = ChartScale(size: size, unit: Indicator.Unit(unit), language: .japanese)
    #expect(scale.unit.symbol == scaled && scale.power == power)
  }

  @Test func `labels and axis count by the same unit`() throws {
    let chart = try Self.chart(
      Self.record([1.1e15, 1.3e15, 1.9e15], unit: "円", target: .atLeast(2.5e15)))
    #expect(chart.texts.unit == "兆円" && chart.texts.unitPower == 12)
    #expect(chart.goal?.label == "目標 2500兆円以上")
    #expect(chart.texts.actual == "実績 1900（H29年度）")
  }

  @Test func `triage sorts by the chance as declared, those without one last`() throws {
    let records =
      try BuiltInSample.records().records + [
        Self.record([5], target: .atLeast(9)), Self.record([5, 6, 9, 8], target: .atLeast(40)),
      ]
    let assessments = records.flatMap { Assessment.all(of: $0) }
    let chart = try #require(ChartMaker(language: .english).triage(of: assessments))
    let chances = chart.rows.map(\.probability)
    #expect(chart.rows.count == 6 && chances.last == .some(nil))
    let known = chances.compactMap(\.self)
    #expect(known.count == 5 && known == known.sorted())
    #expect(chart.rows[5].text == "cannot be judged" && chart.rows[5].spread == nil)
    #expect(ChartMaker(language: .english).triage(of: []) == nil)
  }

  @Test func `the Vega-Lite specification is JSON with its data inside`() throws {
    let chart = try Self.chart(Self.record("114-1"))
    let text = VegaLiteFile.document(of: chart, width: 600, height: 360)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(document["$schema"] as? String == VegaLiteFile.schema)
    let data = try #require((document["data"] as? [String: Any])?["values"] as? [[String: Any]])
    #expect(data.count == 6)
    #expect(data[2]["actual"] as? Double == 4.3 && data[2]["median"] as? Double == 4.3)
    #expect(data[5]["median"] as? Double == chart.steps[2].median)
    #expect(data[5]["lo_2"] as? Double == chart.steps[2].intervals[1].lowerBound)
    #expect(abs((data[1]["path"] as? Double ?? 0) - 3.2) < 1e-12)
    let layers = try #require(document["layer"] as? [[String: Any]])
    // Two bands, target, path, median, actuals.
    #expect(layers.count == 6)
    for layer in layers {
      let encoding = try #require(layer["encoding"] as? [String: Any])
      for case let channel as [String: Any] in encoding.values {
        guard let field = channel["field"] as? String else { continue }
        #expect(data[0].keys.contains(field), "\(field)")
      }
    }
  }
}
