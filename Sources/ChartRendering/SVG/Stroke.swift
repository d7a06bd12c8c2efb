/// How a line is drawn.
struct Stroke: Hashable, Sendable {
  let color: String
  let width: Double
  /// Lengths of dashes and gaps; empty for a solid line.
  let dashes: [Double]
  /// Whether ends are round, which makes dots of dashes without length.
  let isRound: Bool

  init(_ color: String, width: Double, dashes: [Double] = [], isRound: Bool = false) {
    self.color = color
    self.width = width
    self.dashes = dashes
    self.isRound = isRound
  }

  /// The white line under it that keeps it apart from what it crosses.
  var casing: Stroke { Stroke(ChartPalette.paper, width: width + 2) }
}
