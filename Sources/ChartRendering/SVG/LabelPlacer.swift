/// Finds free places for labels inside the plot.
struct LabelPlacer {
  /// A label with the line to its mark, if it stands apart from it.
  struct Placed {
    let text: PlacedText
    let leader: [Segment]
  }

  /// What a label keeps clear of.
  private enum Obstacles {
    case all
    case linesAndMarks
  }

  private let frame: Box
  private var segments: [Segment]
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

  /// Sets a label as near to one of its anchors as it can stand, free of lines, marks and texts: beside the
  /// bands if there is room, else over them.
  ///
  /// - Parameters:
  ///   - text: Shortened where it is wider than the plot.
  ///   - color: Of the text.
  ///   - size: Of the font.
  ///   - anchors: The places that it names, the best first.
  /// - Returns: `nil` where there is no room at all; what it says stands in the description too.
  mutating func place(
    _ text: String, color: String, size: Double, at anchors: [Place]
  ) -> Placed? {
    let shown = TextMeasure.shortened(text, size: size, width: frame.width)
    let width = TextMeasure.width(of: shown, size: size)
    for obstacles in [Obstacles.all, .linesAndMarks] {
      for anchor in anchors {
        for candidate in near(anchor, shown, full: text, size: size, color: color)
        where isFree(candidate.box, obstacles: obstacles) {
          taken.append(candidate.box)
          return Placed(text: candidate, leader: [])
        }
      }
      if let place = scattered(around: anchors, width: width, size: size)
        .first(where: { isFree(Self.box(at: $0, width: width, size: size), obstacles: obstacles) })
      {
        let candidate = PlacedText(shown, fullText: text, at: place, size: size, color: color)
        let leader = leader(to: candidate.box, from: anchors)
        taken.append(candidate.box)
        segments += leader
        return Placed(text: candidate, leader: leader)
      }
    }
    return nil
  }

  /// The box of a text that starts at a place.
  private static func box(at place: Place, width: Double, size: Double) -> Box {
    Box(
      left: place.x, top: place.y - size * PlacedText.ascent, right: place.x + width,
      bottom: place.y + size * PlacedText.descent)
  }

  /// A line from the nearest anchor.
  private func leader(to box: Box, from anchors: [Place]) -> [Segment] {
    guard let anchor = anchors.min(by: { Self.distance($0, box) < Self.distance($1, box) })
    else { return [] }
    let end = Place(
      min(max(anchor.x, box.left), box.right), min(max(anchor.y, box.top), box.bottom))
    return [Segment(anchor, end)]
  }

  /// The square of the distance between a place and a box.
  private static func distance(_ place: Place, _ box: Box) -> Double {
    let dx = max(0, box.left - place.x, place.x - box.right)
    let dy = max(0, box.top - place.y, place.y - box.bottom)
    return dx * dx + dy * dy
  }

  private func isFree(_ box: Box, obstacles: Obstacles) -> Bool {
    guard frame.contains(box), !taken.contains(where: { $0.overlaps(box) }),
      !marks.contains(where: { $0.overlaps(box) })
    else { return false }
    let wide = box.expanded(by: 1)
    if segments.contains(where: { wide.meets($0) }) { return false }
    return obstacles == .linesAndMarks || !areas.contains { $0.overlaps(box) }
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

  /// Places all over the plot, the nearest to an anchor first.
  private func scattered(around anchors: [Place], width: Double, size: Double) -> [Place] {
    var places: [(distance: Double, place: Place)] = []
    for y in stride(from: frame.top + size, to: frame.bottom, by: 8) {
      for x in stride(from: frame.left, through: frame.right - width, by: 8) {
        let box = Self.box(at: Place(x, y), width: width, size: size)
        places.append((anchors.map { Self.distance($0, box) }.min() ?? 0, Place(x, y)))
      }
    }
    return places.enumerated()
      .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
      .map(\.element.place)
  }
}
