/// Where everything of a triage chart stands.
struct TriageLayout {
  let chart: TriageChart
  let width: Double
  let height: Double
  /// The area of the probabilities.
  let plot: Box
  private(set) var texts: [PlacedText] = []
  /// The heights at which the scale stands, again and again in a long chart.
  let scaleRows: [Double]

  static let rowHeight = 22.0
  private static let padding = 14.0
  private static let size = 12.0
  /// The scale is repeated after this many rows.
  private static let rowsPerScale = 40

  init(of chart: TriageChart, width: Double) {
    self.chart = chart
    self.width = width
    let room = width - 2 * Self.padding
    let title = TextMeasure.lines(
      of: ShownText.of(chart.title), size: 16, width: room, limit: 2)
    let notes = chart.notes.flatMap {
      TextMeasure.lines(of: ShownText.of($0), size: 11, width: room, limit: 3)
    }
    let names = chart.rows.map { ShownText.of($0.label) }
    let values = chart.rows.map { ShownText.of($0.text) }
    func widest(_ texts: [String]) -> Double {
      texts.map { TextMeasure.width(of: $0, size: Self.size) }.max() ?? 0
    }
    let nameWidth = min(widest(names), width * 0.4)
    let valueWidth = min(widest(values), width * 0.2)

    // Rows in groups, each under its scale.
    let scaleHeight = 22.0
    let groups = (chart.rows.count + Self.rowsPerScale - 1) / Self.rowsPerScale
    let header =
      Self.padding + Double(title.count) * FanStyle.lineHeight(16)
      + FanStyle.lineHeight(Self.size) + 4
    let body =
      Double(groups) * scaleHeight + Double(chart.rows.count) * Self.rowHeight
    height =
      header + body + 10 + Double(notes.count) * FanStyle.lineHeight(11) + Self.padding
    plot = Box(
      left: Self.padding + nameWidth + 18, top: header,
      right: width - Self.padding - valueWidth - 14, bottom: header + body)
    scaleRows = (0..<groups).map {
      header + Double($0) * (scaleHeight + Double(Self.rowsPerScale) * Self.rowHeight) + scaleHeight
    }

    for (index, line) in title.enumerated() {
      texts.append(
        PlacedText(
          line, fullText: line.hasSuffix("…") ? ShownText.of(chart.title) : "",
          at: Place(
            Self.padding, Self.padding + 14 + Double(index) * FanStyle.lineHeight(16)),
          size: 16, isBold: true))
    }
    let axisLabel = ShownText.of(chart.axisLabel)
    let axisRoom = width - Self.padding - plot.left
    texts.append(
      PlacedText(
        TextMeasure.shortened(axisLabel, size: Self.size, width: axisRoom), fullText: axisLabel,
        at: Place(plot.left, header - 4), size: Self.size, color: ChartPalette.quietInk))
    for top in scaleRows { addScale(at: top) }
    for index in chart.rows.indices {
      let y = middle(of: index) + Self.size * 0.35
      texts.append(
        PlacedText(
          TextMeasure.shortened(names[index], size: Self.size, width: nameWidth),
          fullText: names[index], at: Place(Self.padding, y), size: Self.size))
      texts.append(
        PlacedText(
          TextMeasure.shortened(values[index], size: Self.size, width: valueWidth),
          fullText: values[index], at: Place(plot.right + 14, y), size: Self.size))
    }
    for (index, line) in notes.enumerated() {
      let y = plot.bottom + 10 + Double(index + 1) * FanStyle.lineHeight(11) - 3
      texts.append(
        PlacedText(
          line, at: Place(Self.padding, y), size: 11, color: ChartPalette.quietInk))
    }
  }

  private mutating func addScale(at bottom: Double) {
    let percents = plot.width > 200 ? [0, 25, 50, 75, 100] : [0, 50, 100]
    for percent in percents {
      texts.append(
        PlacedText(
          "\(percent)%", at: Place(x(Double(percent) / 100), bottom - 7), anchor: .middle,
          size: Self.size, color: ChartPalette.quietInk))
    }
  }

  /// The place of a probability.
  func x(_ probability: Double) -> Double { plot.left + probability * plot.width }

  /// The middle of a row.
  func middle(of row: Int) -> Double {
    scaleRows[row / Self.rowsPerScale]
      + (Double(row % Self.rowsPerScale) + 0.5) * Self.rowHeight
  }

  /// The rows under each scale, as top and bottom.
  var groups: [(top: Double, bottom: Double)] {
    scaleRows.enumerated().map { index, top in
      let count = min(Self.rowsPerScale, chart.rows.count - index * Self.rowsPerScale)
      return (top, top + Double(count) * Self.rowHeight)
    }
  }
}
