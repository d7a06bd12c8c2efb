extension SVGRenderer {
  /// The most charts beside each other.
  private static let columnLimit = 3
  private static let gap = 16.0

  /// The drawing of small multiples, the renderer's size being that of one of them.
  ///
  /// - Parameter chart: What to draw.
  /// - Returns: An SVG document without XML declaration; three charts a row at most.
  /// - Complexity: That of each chart.
  public func document(of chart: MultiplesChart) -> String {
    let columns = min(Self.columnLimit, chart.panels.count)
    let rows = (chart.panels.count + columns - 1) / columns
    let total = Double(columns) * width + Double(columns + 1) * Self.gap
    let title = TextMeasure.lines(
      of: ShownText.of(chart.title), size: 16, width: total - 2 * Self.gap, limit: 2)
    let key = ChartKey(of: chart, left: Self.gap, width: total - 2 * Self.gap)
    let keyTop = Self.gap + Double(title.count) * FanStyle.lineHeight(16) + 4
    let layouts = chart.panels.map {
      FanLayout(of: $0, width: width, height: height, style: .compact)
    }
    let notes = Self.notes(on: layouts, width: total - 2 * Self.gap)
    let notesTop = keyTop + key.height + 2
    let top = notesTop + Double(notes.count) * FanStyle.lineHeight(11) + 8
    let full = top + Double(rows) * (height + Self.gap)

    var canvas = SVGCanvas()
    drawPaper(width: total, height: full, on: &canvas)
    for (index, line) in title.enumerated() {
      canvas.text(
        PlacedText(
          line, fullText: line.hasSuffix("…") ? ShownText.of(chart.title) : "",
          at: Place(Self.gap, Self.gap + 14 + Double(index) * FanStyle.lineHeight(16)), size: 16,
          isBold: true))
    }
    canvas.openGroup(at: Place(0, keyTop))
    key.draw(on: &canvas)
    canvas.closeGroup()
    for (index, note) in notes.enumerated() {
      canvas.text(
        PlacedText(
          note, at: Place(Self.gap, notesTop + Double(index) * FanStyle.lineHeight(11) + 11),
          size: 11, color: ChartPalette.quietInk))
    }
    for (index, layout) in layouts.enumerated() {
      canvas.openGroup(
        at: Place(
          Self.gap + Double(index % columns) * (width + Self.gap),
          top + Double(index / columns) * (height + Self.gap)))
      FanDrawing(layout: layout).draw(on: &canvas)
      canvas.closeGroup()
    }
    return canvas.document(
      width: total, height: full, language: chart.language, identifier: identifier,
      title: chart.title, description: chart.description)
  }
  /// What is said once of all charts: that some are cut at what can occur, or at their frames.
  private static func notes(on layouts: [FanLayout], width: Double) -> [String] {
    let texts = [
      layouts.first { $0.chart.isCutAtBounds }?.chart.texts.cutAtBounds,
      layouts.first { $0.isCutAtFrame }?.chart.texts.cutAtFrame,
    ]
    return texts.compactMap(\.self).flatMap {
      TextMeasure.lines(of: ShownText.of($0), size: 11, width: width, limit: 3)
    }
  }
}
