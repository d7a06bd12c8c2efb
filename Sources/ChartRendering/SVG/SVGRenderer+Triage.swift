extension SVGRenderer {
  /// The drawing of a triage chart; as wide as the renderer's size, as high as its rows.
  ///
  /// - Parameter chart: What to draw.
  /// - Returns: An SVG document without XML declaration.
  /// - Complexity: O(rows).
  public func document(of chart: TriageChart) -> String {
    let layout = TriageLayout(of: chart, width: width)
    var canvas = SVGCanvas()
    drawPaper(width: layout.width, height: layout.height, on: &canvas)
    for group in layout.groups {
      for quarter in 0...4 {
        let x = layout.x(Double(quarter) / 4)
        canvas.line(
          Segment(Place(x, group.top), Place(x, group.bottom)),
          Stroke(ChartPalette.grid, width: 1))
      }
      for cutOff in chart.cutOffs {
        canvas.line(
          Segment(
            Place(layout.x(cutOff), group.top), Place(layout.x(cutOff), group.bottom)),
          Stroke(ChartPalette.frame, width: 1, dashes: [6, 4]))
      }
    }
    for (index, row) in chart.rows.enumerated() {
      let y = layout.middle(of: index)
      if let spread = row.spread {
        let (left, right) = (layout.x(spread.lowerBound), layout.x(spread.upperBound))
        let stroke = Stroke(ChartPalette.bandEdge, width: 2)
        canvas.line(Segment(Place(left, y), Place(right, y)), stroke)
        for x in [left, right] {
          canvas.line(Segment(Place(x, y - 4), Place(x, y + 4)), stroke)
        }
      }
      if let probability = row.probability {
        canvas.circle(
          Place(layout.x(probability), y), radius: 5, fill: ChartPalette.actual,
          stroke: Stroke(ChartPalette.paper, width: 1.4))
      }
    }
    for text in layout.texts { canvas.text(text) }
    return canvas.document(
      width: layout.width, height: layout.height, language: chart.language,
      identifier: identifier, title: chart.title, description: chart.description)
  }
}
