/// Draws a fan chart that is laid out.
struct FanDrawing {
  let layout: FanLayout

  private var chart: FanChart { layout.chart }
  private var plot: Box { layout.plot }

  private static let edge = Stroke(ChartPalette.bandEdge, width: 1.2)
  static let actualLine = Stroke(ChartPalette.actual, width: 2.4)
  static let medianLine = Stroke(ChartPalette.median, width: 2, dashes: [7, 4])
  static let goalLine = Stroke(ChartPalette.goal, width: 1.8, dashes: [14, 5])
  static let pathLine = Stroke(ChartPalette.path, width: 2.6, dashes: [0, 6], isRound: true)

  /// Draws from the back to the front.
  func draw(on canvas: inout SVGCanvas) {
    drawGround(on: &canvas)
    drawBands(on: &canvas)
    drawBreaks(on: &canvas)
    for segment in layout.leaders {
      canvas.line(segment, Stroke(ChartPalette.frame, width: 0.8))
    }
    drawLines(on: &canvas)
    drawMarks(on: &canvas)
    drawDots(on: &canvas)
    for text in layout.texts { canvas.text(text) }
  }

  private func drawGround(on canvas: inout SVGCanvas) {
    for span in chart.spans {
      let half = min(layout.yearWidth / 2, 40)
      let box = Box(
        left: max(plot.left, layout.x(span.years.lowerBound) - half), top: plot.top,
        right: min(plot.right, layout.x(span.years.upperBound) + half), bottom: plot.bottom)
      canvas.rectangle(box, fill: ChartPalette.span)
      for x in [box.left, box.right] {
        canvas.line(
          Segment(Place(x, box.top), Place(x, box.bottom)),
          Stroke(ChartPalette.frame, width: 0.8, dashes: [2, 3]))
      }
    }
    for tick in layout.axis.ticks {
      let y = layout.y(tick)
      canvas.line(
        Segment(Place(plot.left, y), Place(plot.right, y)),
        Stroke(tick == 0 ? ChartPalette.frame : ChartPalette.grid, width: 1))
    }
    canvas.line(
      Segment(Place(plot.left, plot.bottom), Place(plot.right, plot.bottom)),
      Stroke(ChartPalette.frame, width: 1))
    for index in layout.namedYears {
      let x = layout.x(chart.years[index].ordinal)
      canvas.line(
        Segment(Place(x, plot.bottom), Place(x, plot.bottom + 4)),
        Stroke(ChartPalette.frame, width: 1))
    }
  }

  private func drawBands(on canvas: inout SVGCanvas) {
    let edges = layout.bandEdges
    for (index, edge) in edges.enumerated().reversed() {
      canvas.polygon(
        layout.clipping.polygon(edge.upper + edge.lower.reversed()),
        fill: ChartPalette.band(index))
    }
    for edge in edges {
      for places in [edge.upper, edge.lower] {
        let segments = zip(places, places.dropFirst())
          .compactMap { layout.clipping.segment(Segment($0, $1)) }
        canvas.path(segments, Self.edge.casing)
        canvas.path(segments, Self.edge)
      }
    }
    for mark in layout.cutMarks {
      let (y, tip) = mark.isTop ? (plot.top + 8, plot.top) : (plot.bottom - 8, plot.bottom)
      canvas.polygon(
        [Place(mark.x - 5, y), Place(mark.x + 5, y), Place(mark.x, tip)],
        fill: ChartPalette.bandEdge)
    }
  }

  /// A dotted line through the plot, and two strokes over the axis.
  private func drawBreaks(on canvas: inout SVGCanvas) {
    let stroke = Stroke(ChartPalette.frame, width: 1.2)
    for mark in chart.breaks {
      let x = layout.breakX(mark)
      canvas.line(
        Segment(Place(x, plot.top), Place(x, plot.bottom)),
        Stroke(ChartPalette.frame, width: 1, dashes: [2, 4]))
      for shift in [-2.0, 2.0] {
        canvas.line(
          Segment(
            Place(x + shift - 3, plot.bottom + 5), Place(x + shift + 3, plot.bottom - 5)),
          stroke)
      }
    }
  }

  private func drawLines(on canvas: inout SVGCanvas) {
    for (segments, stroke) in [
      (layout.pathSegments, Self.pathLine), (goalSegments, Self.goalLine),
      (layout.medianSegments, Self.medianLine), (layout.actualSegments, Self.actualLine),
    ] {
      canvas.path(segments, stroke.casing)
      canvas.path(segments, stroke)
    }
  }

  /// The goal's lines reach through the dots, which they part.
  private var goalSegments: [Segment] {
    let right = plot.right + layout.dots.width
    return layout.goalHeights.map { Segment(Place(plot.left, $0), Place(right, $0)) }
  }

  private func drawMarks(on canvas: inout SVGCanvas) {
    let radius = layout.radius
    for place in layout.medianPlaces where layout.clipping.contains(place) {
      canvas.circle(
        place, radius: radius, fill: ChartPalette.paper,
        stroke: Stroke(ChartPalette.median, width: 1.8))
    }
    for place in layout.actualPlaces {
      canvas.circle(
        place, radius: radius, fill: ChartPalette.actual,
        stroke: Stroke(ChartPalette.paper, width: 1))
    }
    guard let goal = chart.goal else { return }
    let x = layout.x(goal.year)
    for y in layout.goalHeights {
      canvas.rectangle(
        Box.around(Place(x, y), radius: radius + 0.5), fill: ChartPalette.goal,
        stroke: Stroke(ChartPalette.paper, width: 1))
    }
    // A goal beyond the frame is told by an arrow at its year.
    let (low, high) = (goal.values.lowerBound, goal.values.upperBound)
    if low > layout.axis.range.upperBound {
      drawArrow(at: Place(x, plot.top), isUp: true, on: &canvas)
    } else if high < layout.axis.range.lowerBound {
      drawArrow(at: Place(x, plot.bottom), isUp: false, on: &canvas)
    }
  }

  private func drawArrow(at tip: Place, isUp: Bool, on canvas: inout SVGCanvas) {
    let base = tip.y + (isUp ? 12 : -12)
    canvas.polygon(
      [Place(tip.x - 7, base), Place(tip.x + 7, base), tip], fill: ChartPalette.goal)
  }

  private func drawDots(on canvas: inout SVGCanvas) {
    for dot in layout.dots.dots {
      canvas.circle(
        dot.place, radius: layout.dots.radius,
        fill: dot.isMet ? ChartPalette.actual : ChartPalette.paper,
        stroke: Stroke(ChartPalette.actual, width: 1))
    }
  }
}
