/// Equally likely values as dots: those of about one height side by side.
struct DotStack: Hashable, Sendable {
  /// A dot.
  struct PlacedDot: Hashable, Sendable {
    var place: Place
    let isMet: Bool
  }

  private(set) var dots: [PlacedDot] = []
  /// The radius of each.
  private(set) var radius = 0.0
  /// The width of all.
  private(set) var width = 0.0

  private static let diameter = 8.0

  /// No dots.
  init() {}

  /// Dots beside a plot, beginning at x = 0.
  ///
  /// Rows of fixed height, with a border between two rows at the goal, so that no dot lies on the wrong side
  /// of it.
  init(
    _ dots: [FanChart.Dot], goal: Double?, plot: Box, widthLimit: Double, y: (Double) -> Double
  ) {
    guard !dots.isEmpty else { return }
    let border = goal.map { min(max(y($0), plot.top), plot.bottom) } ?? plot.bottom
    let highest = Int(((border - plot.top) / Self.diameter).rounded(.down)) - 1
    let lowest = -Int(((plot.bottom - border) / Self.diameter).rounded(.down))
    let rows = dots.map { dot in
      let row = ((border - y(dot.value)) / Self.diameter).rounded(.down)
      return Int(min(max(row, Double(lowest)), Double(max(lowest, highest))))
    }
    var counts: [Int: Int] = [:]
    let columns = rows.map { row in
      defer { counts[row, default: 0] += 1 }
      return counts[row, default: 0]
    }
    let widest = Double((columns.max() ?? 0) + 1)
    let step = min(Self.diameter, widthLimit / widest)
    radius = max(1, step / 2 - 0.75)
    width = widest * step + 6
    self.dots = dots.indices.map { index in
      PlacedDot(
        place: Place(
          (Double(columns[index]) + 0.5) * step,
          border - (Double(rows[index]) + 0.5) * Self.diameter),
        isMet: dots[index].isMet)
    }
  }

  /// The same dots beginning at an x.
  func moved(to x: Double) -> DotStack {
    var moved = self
    for index in dots.indices { moved.dots[index].place.x += x }
    return moved
  }
}
