/// Draws an interval chart in ASCII, one row a period, the value axis horizontal.
///
/// Only ASCII in the plot area: block and box characters take one or two columns depending on the
/// terminal.
public struct TerminalChart: Sendable {
  /// The marks used, for a legend.
  public enum Mark {
    /// An observed value.
    public static let observed: Character = "o"
    /// The median of a forecast.
    public static let median: Character = "|"
    /// The interval that holds half.
    public static let inner: Character = "="
    /// The wider interval.
    public static let outer: Character = "-"
    /// The reference value.
    public static let reference: Character = ":"
  }

  private let plotWidth: Int

  /// A renderer.
  ///
  /// - Parameter plotWidth: Columns of the plot area, 20 or more.
  public init(plotWidth: Int = 48) {
    precondition(plotWidth >= 20, "a plot needs 20 columns")
    self.plotWidth = plotWidth
  }

  /// The lines of the chart, axis first, without trailing spaces.
  ///
  /// - Parameters:
  ///   - chart: What to draw.
  ///   - tickText: Writes a tick with a number of decimals.
  /// - Returns: One line for the axis and one a row.
  /// - Complexity: O(rows · width).
  public func lines(
    of chart: IntervalChart, tickText: (_ value: Double, _ decimals: Int) -> String
  ) -> [String] {
    let scale = TickScale(values: chart.drawnValues, stepCount: 5)
    let labelWidth = chart.rows.map { DisplayWidth.of($0.label) }.max() ?? 0
    let valueWidth = chart.rows.map { DisplayWidth.of($0.valueText) }.max() ?? 0
    let margin = String(repeating: " ", count: labelWidth + valueWidth + 4)
    let axis = margin + axisLine(scale, tickText: tickText)
    return [DisplayWidth.trimmed(axis)]
      + chart.rows.map { row in
        DisplayWidth.trimmed(
          DisplayWidth.padded(row.label, to: labelWidth) + "  "
            + DisplayWidth.leftPadded(row.valueText, to: valueWidth) + "  "
            + plotLine(row.content, chart: chart, scale: scale))
      }
  }

  /// Tick labels, each beginning at its tick, those that would touch left out.
  private func axisLine(
    _ scale: TickScale, tickText: (Double, Int) -> String
  ) -> String {
    var line = ""
    for tick in scale.ticks {
      let position = column(of: tick, scale)
      guard line.isEmpty || position >= line.count + 2 else { continue }
      line += String(repeating: " ", count: position - line.count)
      line += tickText(tick, scale.decimals)
    }
    return line
  }

  private func plotLine(
    _ content: IntervalChart.Content, chart: IntervalChart, scale: TickScale
  ) -> String {
    var cells = [Character](repeating: " ", count: plotWidth + 1)
    func fill(_ range: ClosedRange<Double>?, _ mark: Character) {
      guard let range else { return }
      let low = min(max(range.lowerBound, chart.bounds.lowerBound), chart.bounds.upperBound)
      let high = min(max(range.upperBound, chart.bounds.lowerBound), chart.bounds.upperBound)
      for index in column(of: low, scale)...column(of: high, scale) { cells[index] = mark }
    }
    if case .forecast(_, let inner, let outer) = content {
      fill(outer, Mark.outer)
      fill(inner, Mark.inner)
    }
    if let reference = chart.reference { cells[column(of: reference, scale)] = Mark.reference }
    switch content {
    case .observed(let value): cells[column(of: value, scale)] = Mark.observed
    case .forecast(let median, _, _):
      let drawn = min(max(median, chart.bounds.lowerBound), chart.bounds.upperBound)
      cells[column(of: drawn, scale)] = Mark.median
    case .empty: break
    }
    return String(cells)
  }

  private func column(of value: Double, _ scale: TickScale) -> Int {
    if value == .infinity { return plotWidth }
    // Halved, so that the widest scales do not overflow.
    let share = (value / 2 - scale.lower / 2) / (scale.upper / 2 - scale.lower / 2)
    guard share.isFinite else { return 0 }
    return Int((min(max(share, 0), 1) * Double(plotWidth)).rounded())
  }
}
