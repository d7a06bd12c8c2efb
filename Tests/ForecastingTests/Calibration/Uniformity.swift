import TestSupport

/// How far draws are from even in (0, 1).
struct Uniformity {
  /// Pearson's statistic over ``binCount`` equal bins.
  let chiSquare: Double
  /// √N times the largest distance of the empirical distribution from the even one.
  let kolmogorov: Double

  /// The number of draws.
  let count: Int

  static let binCount = 20
  /// What chi-square with 19 degrees of freedom exceeds once in 10,000 times.
  static let chiSquareLimit = 50.795
  /// What Kolmogorov's limit law exceeds once in 10,000 times: √(ln(2/0.0001)/2).
  static let kolmogorovLimit = 2.2253

  init(of draws: [Double]) {
    var counts = [Int](repeating: 0, count: Self.binCount)
    for draw in draws {
      counts[min(max(Int(draw * Double(Self.binCount)), 0), Self.binCount - 1)] += 1
    }
    count = draws.count
    let n = Double(draws.count)
    let expected = n / Double(Self.binCount)
    chiSquare = counts.reduce(0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    let distance = draws.sorted().enumerated().reduce(0.0) { worst, next in
      let (index, draw) = next
      return max(worst, draw - Double(index) / n, Double(index + 1) / n - draw)
    }
    kolmogorov = distance * n.squareRoot()
  }

  /// Whether neither statistic exceeds its limit.
  var holds: Bool { chiSquare < Self.chiSquareLimit && kolmogorov < Self.kolmogorovLimit }

  /// Puts the statistic into the tables of the evidence.
  func record(_ table: Evidence.Table, _ what: String, _ setting: String) {
    let limit = "\(Self.chiSquareLimit)"
    Evidence.record(
      table, what, setting, count: count, expected: table == .planted ? "> \(limit)" : "≤ \(limit)",
      seen: "\((chiSquare * 10).rounded() / 10)")
  }
}
