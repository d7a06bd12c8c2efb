import ChartRendering
import Tables

/// A triage chart for a terminal: one row a target.
public struct TriageText: Sendable {
  private let wording: any ChartWording

  /// The columns that a name may take.
  private static let nameWidth = 36

  /// A writer in a language.
  public init(language: Language) { wording = language.chartWording }

  /// The chart with its title and legend.
  public func text(of chart: TriageChart) -> String {
    let rows = chart.rows.map { row in
      IntervalChart.Row(
        label: Self.shortened(Quotation.escaped(row.label)), valueText: row.text,
        content: row.probability.map { probability in
          .forecast(
            median: probability * 100, inner: nil,
            outer: row.spread.map { $0.lowerBound * 100...$0.upperBound * 100 })
        } ?? .empty)
    }
    let interval = IntervalChart(rows: rows, reference: nil, bounds: 0...100, leastSpan: 0...100)
    let lines = TerminalChart().lines(of: interval) { value, decimals in
      NumberText.fixed(value, decimals: decimals) + "%"
    }
    return ([chart.title] + lines + [wording.triageLegend]).joined(separator: "\n") + "\n"
  }

  /// A name cut to the columns it may take.
  private static func shortened(_ text: String) -> String {
    guard DisplayWidth.of(text) > nameWidth else { return text }
    var kept = ""
    for character in text {
      guard DisplayWidth.of(kept + String(character)) <= nameWidth - 1 else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
