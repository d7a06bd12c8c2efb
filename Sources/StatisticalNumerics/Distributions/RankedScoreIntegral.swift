#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The quadrature of a ranked score: ∫ F(y)² dy below the outcome, ∫ (1 − F(y))² dy above it.
///
/// ## Method
/// Each side runs from its outer end towards the outcome, over panels of 16 Gauss–Legendre nodes in
/// u = arsinh((x − c)/s), c and s of the narrowest hump: scales of very different size, and tails that
/// fall off as a power, then take a few panels each. The probability is the running integral of the
/// density, so that a mixture costs one density a node and no cumulative probability; it starts from
/// the exact tail at the outer end, and the two sides must meet in 1. Panels are halved until the last
/// Legendre coefficients of the density are small; panels end at point masses, bounds and the outcome.
/// What lies beyond an outer end of an unbounded side is added by the leading power of its tail.
struct RankedScoreIntegral {
  private let law: RankedScoreLaw
  private let rule = LegendreRule.sixteen
  /// c and s of u = arsinh((x − c)/s).
  private let centre: Double
  private let width: Double
  /// The order of size of the score.
  private let size: Double

  /// Panels start this wide in u: the density of a Student t has its nearest pole at iπ/2.
  private static let panelWidth = 1.5
  /// What a panel may leave unresolved, as a probability and as a share of the score.
  private static let tolerance = 1e-10
  /// Widths from the centre from which a law looks like a point.
  private static let farthest = 1e100
  /// How far in u the outer end of an unbounded side may lie beyond all else: the leading power of a tail
  /// is exact from there on.
  private static let reach = 60.0

  init(law: RankedScoreLaw) {
    self.law = law
    let notable = law.humps.filter { $0.weight > 1e-4 }
    let narrowest = notable.min { $0.scale < $1.scale } ?? law.humps.first
    centre = narrowest?.location ?? 0
    // A hump narrower still is as good as a point mass among the others.
    width = max(narrowest?.scale ?? 1, (notable.map(\.scale).max() ?? 0) * 1e-15)
    size = law.humps.reduce(0) { sum, hump in
      let inside = min(max(hump.location, law.range.lowerBound), law.range.upperBound)
      return sum + hump.weight * hump.scale * law.slope(at: inside)
    }
  }

  private enum Side { case lower, upper }

  /// The score at an outcome.
  func value(outcome: Double) -> Double {
    let bounds = law.bounds
    let inside = min(max(outcome, bounds.lowerBound), bounds.upperBound)
    // An outcome that the law excludes: the indicator alone differs from F on the way to the bound.
    let beyond = abs(outcome - inside)
    let x = min(
      max(law.position(of: inside), law.range.lowerBound), law.range.upperBound)
    let distance = (x - centre) / width
    // No width at all, or so far from all humps that it does not count, or beyond the range of doubles.
    guard abs(distance) < Self.farthest, size > 0, size.isFinite, (1 / width).isFinite else {
      return scoreOfPoints(outcome: outcome)
    }
    let continuousMass = 1 - law.atoms.reduce(0) { $0 + $1.mass }
    var score = 0.0
    var step = Self.panelWidth
    for _ in 0..<3 {
      let below = integral(.lower, to: x, step: step)
      let above = integral(.upper, to: x, step: step)
      score = beyond + below.score + above.score
      // The sides meet: a hump that all nodes missed would be missing here.
      if score == .infinity
        || abs(below.probability + above.probability - continuousMass) < 1e-9
      {
        break
      }
      step /= 3
    }
    return score.isNaN ? .infinity : score
  }

  /// The score with each hump in one point: E|Y − y| − E|Y − Y′|/2.
  private func scoreOfPoints(outcome: Double) -> Double {
    let bounds = law.bounds
    func inside(_ x: Double) -> Double {
      min(max(law.value(at: x), bounds.lowerBound), bounds.upperBound)
    }
    let points =
      law.humps.map { (weight: $0.weight, value: inside($0.location)) }
      + law.atoms.map { (weight: $0.mass, value: inside($0.position)) }
    var score = 0.0
    for point in points {
      score += point.weight * abs(outcome - point.value)
      for other in points {
        score -= point.weight * other.weight * abs(point.value - other.value) / 2
      }
    }
    return score.isNaN ? .infinity : max(0, score)
  }

  private func coordinate(of x: Double) -> Double { asinh((x - centre) / width) }

  private func position(at u: Double) -> Double { centre + width * sinh(u) }

  /// One side: the integral, and the probability gathered on the way but for point masses.
  private func integral(
    _ side: Side, to inner: Double, step: Double
  ) -> (score: Double, probability: Double) {
    let bound = side == .lower ? law.range.lowerBound : law.range.upperBound
    let outer = bound.isFinite ? bound : end(side, beyond: inner)
    // Beyond the range of doubles.
    guard (outer - centre).isFinite else { return (.infinity, 0) }
    let tail = side == .lower ? law.lowerTail(outer) : law.upperTail(outer)
    guard side == .lower ? outer < inner : outer > inner else { return (0, tail) }
    var probability = tail
    var score = 0.0
    if !bound.isFinite {
      let power = 2 * law.leastDegreesOfFreedom - law.valuePower
      let distance = abs(outer - centre)
      let remainder = tail * tail * law.slope(at: outer) * distance / power
      if remainder.isFinite { score += remainder }
    }
    let edges = edges(from: outer, to: inner, step: step)
    for (start, end) in zip(edges, edges.dropFirst()) {
      // Point masses passed so far.
      let atoms = law.atoms.reduce(0) { sum, atom in
        (side == .lower ? atom.position <= start.x : atom.position >= start.x)
          ? sum + atom.mass : sum
      }
      addPanel(
        from: start.u, to: end.u, atoms: atoms, probability: &probability, score: &score, depth: 0)
    }
    return (score, probability)
  }

  /// Adds a panel, in halves where the density is not resolved.
  private func addPanel(
    from start: Double, to end: Double, atoms: Double, probability: inout Double,
    score: inout Double, depth: Int
  ) {
    let (middle, half) = (start / 2 + end / 2, (end - start) / 2)
    let count = rule.nodes.count
    var densities = [Double](repeating: 0, count: count)
    var stretches = densities
    for (index, node) in rule.nodes.enumerated() {
      let u = middle + half * node
      let x = position(at: u)
      let growth = width * cosh(u)
      densities[index] = law.density(x) * growth
      stretches[index] = law.slope(at: x) * growth
    }
    let length = abs(half)
    let unresolved = rule.unresolvedPart(of: densities) * length
    var gathered = 0.0
    for (density, weight) in zip(densities, rule.weights) { gathered += density * weight }
    gathered *= length
    let reach = zip(stretches, rule.weights).reduce(0) { $0 + $1.0 * $1.1 } * length
    let influence = unresolved * min(1, probability + atoms + gathered) * reach
    let isResolved = unresolved <= Self.tolerance && influence <= Self.tolerance * size
    // Not finite at the ends of doubles: halves would not be either.
    guard isResolved || depth >= 12 || !influence.isFinite else {
      for (from, to) in [(start, middle), (middle, end)] {
        addPanel(
          from: from, to: to, atoms: atoms, probability: &probability, score: &score,
          depth: depth + 1)
      }
      return
    }
    var sum = 0.0
    for index in 0..<count {
      var running = 0.0
      let weights = rule.runningWeights[index]
      for other in 0..<count { running += weights[other] * densities[other] }
      let tail = probability + atoms + running * length
      sum += rule.weights[index] * tail * tail * stretches[index]
    }
    score += sum * length
    probability += gathered
  }

  /// Where panels begin and end, from the outer end to the outcome.
  private func edges(
    from outer: Double, to inner: Double, step: Double
  ) -> [(x: Double, u: Double)] {
    let isAscending = outer < inner
    let span = isAscending ? outer...inner : inner...outer
    var stops = law.atoms.map(\.position) + law.breakpoints
    for hump in law.humps where hump.weight > 1e-9 {
      // Narrow against the grid at its place: the nodes might all miss it.
      let spacing = (width * width + (hump.location - centre) * (hump.location - centre))
        .squareRoot()
      guard hump.scale < spacing / 5 else { continue }
      stops += [-4, 0, 4].map { hump.location + $0 * hump.scale }
    }
    var points = [outer, inner]
    for stop in stops where span.contains(stop) && !points.contains(stop) { points.append(stop) }
    points.sort { isAscending ? $0 < $1 : $0 > $1 }
    var edges: [(x: Double, u: Double)] = [(points[0], coordinate(of: points[0]))]
    for (from, to) in zip(points, points.dropFirst()) {
      let (start, end) = (coordinate(of: from), coordinate(of: to))
      let count = max(1, Int((abs(end - start) / step).rounded(.up)))
      for index in 1..<max(count, 1) {
        let u = start + (end - start) * Double(index) / Double(count)
        edges.append((position(at: u), u))
      }
      edges.append((to, end))
    }
    return edges
  }

  /// A point of an unbounded side beyond which nothing of weight is left.
  private func end(_ side: Side, beyond inner: Double) -> Double {
    let sign: Double = side == .lower ? -1 : 1
    let farthest =
      (law.atoms.map(\.position) + law.breakpoints + [inner, centre]).max {
        $0 * sign < $1 * sign
      } ?? inner
    var u = coordinate(of: farthest) + sign
    let limit = abs(u) + Self.reach
    while abs(u) < limit {
      let x = position(at: u)
      let tail = side == .lower ? law.lowerTail(x) : law.upperTail(x)
      let weight = tail * tail * law.slope(at: x) * abs(x - centre)
      if tail == 0 || weight <= Self.tolerance / 10 * size { break }
      u += sign * 1.5
    }
    return position(at: u)
  }
}
