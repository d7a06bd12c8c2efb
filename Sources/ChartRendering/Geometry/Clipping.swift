/// Cuts drawings at the top and bottom of a frame.
struct Clipping: Hashable, Sendable {
  let top: Double
  let bottom: Double

  /// The parts of a polygon inside, by Sutherland and Hodgman's algorithm.
  func polygon(_ places: [Place]) -> [Place] {
    let belowTop = Self.part(of: places, at: top) { $0.y >= top }
    return Self.part(of: belowTop, at: bottom) { $0.y <= bottom }
  }

  /// The part of a segment inside, or `nil`.
  func segment(_ segment: Segment) -> Segment? {
    var (start, end) = (segment.start, segment.end)
    for (edge, isInside) in [
      (top, { (place: Place) in place.y >= top }), (bottom, { place in place.y <= bottom }),
    ] {
      switch (isInside(start), isInside(end)) {
      case (true, true): break
      case (false, false): return nil
      case (true, false): end = Self.crossing(start, end, at: edge)
      case (false, true): start = Self.crossing(start, end, at: edge)
      }
    }
    return Segment(start, end)
  }

  func contains(_ place: Place) -> Bool { (top...bottom).contains(place.y) }

  private static func part(
    of places: [Place], at edge: Double, where isInside: (Place) -> Bool
  ) -> [Place] {
    var result: [Place] = []
    for (index, place) in places.enumerated() {
      let previous = places[(index + places.count - 1) % places.count]
      if isInside(place) != isInside(previous) {
        result.append(crossing(previous, place, at: edge))
      }
      if isInside(place) { result.append(place) }
    }
    return result
  }

  private static func crossing(_ start: Place, _ end: Place, at edge: Double) -> Place {
    let share = (edge - start.y) / (end.y - start.y)
    return Place(start.x + share * (end.x - start.x), edge)
  }
}
