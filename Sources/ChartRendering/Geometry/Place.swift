/// A place in a drawing, in pixels from its top left corner.
struct Place: Hashable, Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A straight line between two places.
struct Segment: Hashable, Sendable {
  let start: Place
  let end: Place

  init(_ start: Place, _ end: Place) {
    self.start = start
    self.end = end
  }
}
