extension FanLayout {
  /// The places of observed values.
  var actualPlaces: [Place] { chart.actuals.map { Place(x($0.year), y($0.value)) } }

  /// Lines between observed values of neighbouring years; a missing year leaves a gap.
  var actualSegments: [Segment] {
    zip(chart.actuals, chart.actuals.dropFirst()).compactMap { earlier, later in
      guard earlier.year + 1 == later.year else { return nil }
      return Segment(
        Place(x(earlier.year), y(earlier.value)), Place(x(later.year), y(later.value)))
    }
  }

  /// The medians' places, cut at the values that can occur.
  var medianPlaces: [Place] { chart.steps.map { Place(x($0.year), y(cut($0.median))) } }

  /// The median's line, from the last observed value on.
  var medianSegments: [Segment] {
    let places = origin.map { [$0] + medianPlaces } ?? medianPlaces
    return zip(places, places.dropFirst()).compactMap { clipping.segment(Segment($0, $1)) }
  }

  /// The linear path.
  var pathSegments: [Segment] {
    guard chart.path.count == 2 else { return [] }
    let ends = chart.path.map { Place(x($0.year), y($0.value)) }
    return [clipping.segment(Segment(ends[0], ends[1]))].compactMap(\.self)
  }

  /// The lines of the goal that lie in the frame: one, or the two ends of a range.
  var goalHeights: [Double] {
    guard let goal = chart.goal else { return [] }
    let ends = [goal.values.lowerBound, goal.values.upperBound]
    return (ends[0] == ends[1] ? [ends[0]] : ends).filter(axis.range.contains).map(y)
  }

  /// The upper and lower edge of each band, innermost first; empty without a law.
  var bandEdges: [(upper: [Place], lower: [Place])] {
    let withBands = chart.steps.filter { !$0.intervals.isEmpty }
    guard !withBands.isEmpty else { return [] }
    let start = origin.map { [$0] } ?? []
    return chart.texts.bands.indices.map { band in
      (
        upper: start + withBands.map { Place(x($0.year), y(cut($0.intervals[band].upperBound))) },
        lower: start + withBands.map { Place(x($0.year), y(cut($0.intervals[band].lowerBound))) }
      )
    }
  }

  /// The last observed value, from which the bands open.
  var origin: Place? { actualPlaces.last }

  /// Where the outermost band or the median of a year leaves the frame, and whether at its top.
  var cutMarks: [(x: Double, isTop: Bool)] {
    chart.steps.flatMap { step -> [(x: Double, isTop: Bool)] in
      let ends =
        [step.median]
        + (step.intervals.last.map { [$0.lowerBound, $0.upperBound] } ?? [])
      let values = ends.map(cut)
      return (values.contains { $0 > axis.range.upperBound } ? [(x(step.year), true)] : [])
        + (values.contains { $0 < axis.range.lowerBound } ? [(x(step.year), false)] : [])
    }
  }

  /// A value cut at those that can occur.
  func cut(_ value: Double) -> Double {
    min(max(value, chart.bounds.lowerBound), chart.bounds.upperBound)
  }

  /// Where a break is drawn: between its year and the one before.
  func breakX(_ mark: FanChart.Break) -> Double { (x(mark.year - 1) + x(mark.year)) / 2 }

  /// Every line that a label should not cross.
  var drawnSegments: [Segment] {
    let goals = goalHeights.map { Segment(Place(plot.left, $0), Place(plot.right, $0)) }
    let edges = bandEdges.flatMap { edge in
      [edge.upper, edge.lower].flatMap { places in
        zip(places, places.dropFirst()).compactMap { clipping.segment(Segment($0, $1)) }
      }
    }
    let breaks = chart.breaks.map { mark in
      Segment(Place(breakX(mark), plot.top), Place(breakX(mark), plot.bottom))
    }
    return actualSegments + medianSegments + pathSegments + goals + edges + breaks
  }

  /// Every mark that a label should not cover.
  var drawnMarks: [Place] {
    let goals = chart.goal.map { goal in goalHeights.map { Place(x(goal.year), $0) } } ?? []
    return (actualPlaces + medianPlaces).filter(clipping.contains) + goals
  }

  /// Boxes around the parts of the outermost band.
  var bandAreas: [Box] {
    guard let outer = bandEdges.last else { return [] }
    return zip(zip(outer.upper, outer.lower), zip(outer.upper, outer.lower).dropFirst()).map {
      Box(
        left: $0.0.x, top: min($0.0.y, $1.0.y), right: $1.0.x, bottom: max($0.1.y, $1.1.y))
    }
  }
}
