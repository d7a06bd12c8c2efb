/// Finds free places for labels inside the plot.
struct LabelPlacer {
  /// A label with the line to its mark, if it stands apart from it.
  struct Placed {
    let text: PlacedText
    let leader: [Segment]
  }

  private let frame: Box
  private let segments: [Segment]
  private let marks: [Box]
  private let areas: [Box]
  private var taken: [Box]

  init(layout: FanLayout) {
    frame = layout.plot.expanded(by: -2)
    segments = layout.drawnSegments
    marks = layout.drawnMarks.map { Box.around($0, radius: layout.radius + 1) }
    areas = layout.bandAreas
    taken = layout.texts.map(\.box)
  }

  /// Sets a label as near to one of its anchors as it can stand: free of lines, marks, bands and texts; if
  /// there is no such place over a band, then over lines, never over a text.
  mutating func place(
    _ text: String, color: String, size: Double, at anchors: [Place]
  ) -> Placed? {
    let shown = TextMeasure.shortened(text, size: size, width: frame.width)
    for obstacles in [segments.isEmpty ? 0 : 2, 1, 0] {
      for (index, anchor) in anchors.enumerated() {
        for candidate in near(anchor, shown, full: text, size: size, color: color)
        where isFree(candidate.box, obstacles: obstacles) {
          return take(candidate, anchor: anchor, isNear: true, first: index == 0)
        }
      }
      guard let anchor = anchors.first else { return nil }
      if let candidate = scattered(around: anchor, shown, full: text, size: size, color: color)
        .first(where: { isFree($0.box, obstacles: obstacles) })
      {
        return take(candidate, anchor: anchor, isNear: false, first: true)
      }
    }
    return nil
  }

  private mutating func take(
    _ text: PlacedText, anchor: Place, isNear: Bool, first: Bool
  ) -> Placed {
    taken.append(text.box)
    guard !isNear else { return Placed(text: text, leader: []) }
    let box = text.box
    let end = Place(
      min(max(anchor.x, box.left), box.right), anchor.y < box.top ? box.top : box.bottom)
    return Placed(text: text, leader: [Segment(anchor, end)])
  }

  private func isFree(_ box: Box, obstacles: Int) -> Bool {
    guard frame.contains(box), !taken.contains(where: { $0.overlaps(box) }) else { return false }
    guard obstacles > 0 else { return true }
    if marks.contains(where: { $0.overlaps(box) }) { return false }
    let wide = box.expanded(by: 1)
    if segments.contains(where: { wide.meets($0) }) { return false }
    return obstacles == 1 || !areas.contains { $0.overlaps(box) }
  }

  /// Places around an anchor: above, below, beside.
  private func near(
    _ anchor: Place, _ text: String, full: String, size: Double, color: String
  ) -> [PlacedText] {
    let (above, below) = (-0.8 * size, 1.6 * size)
    let offsets: [(x: Double, y: Double, anchor: PlacedText.Anchor)] = [
      (0, above, .middle), (0, below, .middle), (-8, above, .end), (8, above, .start),
      (-8, below, .end), (8, below, .start), (10, size * 0.35, .start), (-10, size * 0.35, .end),
      (0, above - size, .middle), (0, below + size, .middle),
    ]
    return offsets.map { offset in
      PlacedText(
        text, fullText: full, at: Place(anchor.x + offset.x, anchor.y + offset.y),
        anchor: offset.anchor, size: size, color: color)
    }
  }

  /// Places all over the plot, the nearest first.
  private func scattered(
    around anchor: Place, _ text: String, full: String, size: Double, color: String
  ) -> [PlacedText] {
    let width = TextMeasure.width(of: text, size: size)
    var places: [Place] = []
    for y in stride(from: frame.top + size, to: frame.bottom, by: 8) {
      for x in stride(from: frame.left, through: frame.right - width, by: 8) {
        places.append(Place(x, y))
      }
    }
    func distance(_ place: Place) -> Double {
      let (dx, dy) = (place.x + width / 2 - anchor.x, place.y - anchor.y)
      return dx * dx + dy * dy
    }
    return places.enumerated()
      .sorted { (distance($0.element), $0.offset) < (distance($1.element), $1.offset) }
      .map {
        PlacedText(text, fullText: full, at: $0.element, size: size, color: color)
      }
  }
}
