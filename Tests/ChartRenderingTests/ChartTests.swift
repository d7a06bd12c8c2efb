import TestSupport
import Testing

@testable import ChartRendering

@Suite
struct DisplayWidthTests {
  @Test(
    arguments: [
      ("abc", 3), ("兆円", 4), ("①", 1), ("ｶﾅ", 2), ("か\u{3099}", 2), ("R元 (2019)", 10), ("", 0),
      ("👍", 2), ("\u{200B}", 0),
    ] as [(String, Int)])
  func `text takes its columns`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `padding counts columns`() {
    #expect(DisplayWidth.padded("兆円", to: 6) == "兆円  ")
    #expect(DisplayWidth.leftPadded("兆円", to: 6) == "  兆円")
  }
}

@Suite(.tags(.property))
struct TickScaleTests {
  @Test(
    arguments: [
      [3, 4.3, 9.1], [583, 802], [0.001, 0.0012], [-5, 3], [1e9, 5e9], [7], [0], [-1e308, 1.7e308],
      [2e-300, 1e-299], [98, 99.5], [1.79e308], [-1.79e308],
    ] as [[Double]])
  func `ticks are ascending multiples that hold all values`(values: [Double]) throws {
    let scale = TickScale(values: values, stepCount: 5)
    #expect(zip(scale.ticks, scale.ticks.dropFirst()).allSatisfy { $0 < $1 })
    #expect((2...12).contains(scale.ticks.count))
    #expect(scale.ticks.allSatisfy { $0.isFinite })
    for value in values { #expect(scale.lower <= value && value <= scale.upper) }
  }
}

@Suite
struct TerminalChartTests {
  private let chart = IntervalChart(
    rows: [
      .init(label: "R3 (2021)", valueText: "3.23", content: .observed(3.23)),
      .init(label: "R元 (2019)", valueText: "4.3", content: .observed(4.3)),
      .init(
        label: "R7 (2025)", valueText: "5.0",
        content: .forecast(median: 5, inner: 4...6, outer: -2...8)),
      .init(label: "R8 (2026)", valueText: "", content: .empty),
    ], reference: 4, bounds: 0...Double.infinity)

  @Test func `rows are drawn on one axis, in ASCII, cut at the bounds`() {
    let lines = TerminalChart(plotWidth: 40).lines(of: chart) { value, _ in "\(Int(value))" }
    #expect(
      lines == [
        "                  0         2         4         6         8",
        "R3 (2021)   3.23                  o   :",
        "R元 (2019)   4.3                      : o",
        "R7 (2025)    5.0  --------------------:====|=====----------",
        "R8 (2026)                             :",
      ])
    #expect(chart.isCutAtBounds)
  }

  @Test(.tags(.property)) func `the plot area is ASCII and no line ends in a space`() {
    for line in TerminalChart().lines(of: chart, tickText: { value, _ in "\(value)" }) {
      #expect(!line.hasSuffix(" "))
      #expect(line.unicodeScalars.filter { $0.value > 0x7E }.allSatisfy { $0 == "元" })
    }
  }
}
