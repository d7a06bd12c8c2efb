/// A rectangle with sides along the axes.
struct Box: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// The box around a place.
  static func around(_ place: Place, radius: Double) -> Box {
    Box(
      left: place.x - radius, top: place.y - radius, right: place.x + radius,
      bottom: place.y + radius)
  }

  func expanded(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  func contains(_ other: Box) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  /// Whether the insides have a place in common.
  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether a segment runs through the box (Liang and Barsky's clipping).
  func meets(_ segment: Segment) -> Bool {
    let (dx, dy) = (segment.end.x - segment.start.x, segment.end.y - segment.start.y)
    var (from, to) = (0.0, 1.0)
    for (step, distance) in [
      (-dx, segment.start.x - left), (dx, right - segment.start.x),
      (-dy, segment.start.y - top), (dy, bottom - segment.start.y),
    ] {
      if step == 0 {
        if distance < 0 { return false }
      } else if step < 0 {
        from = max(from, distance / step)
      } else {
        to = min(to, distance / step)
      }
    }
    return from <= to
  }
}
