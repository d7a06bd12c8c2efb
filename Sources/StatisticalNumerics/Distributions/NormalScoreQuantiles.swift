/// One law's quantiles at many normal scores: Q(Φ(z)), from a table where a quantile is costly.
///
/// ## Method
/// A law on a power scale is tabulated as displacements x over scores z, apart below and above its point
/// mass, which is kept exact. A knot costs one tail and one density: z = Φ⁻¹(F(x)), dx/dz = φ(z)/f(x).
/// Between knots runs the cubic with these slopes (Hermite), halved until its middle is off by no more than
/// ``tolerance`` in score, in value and slope, and then once more, which leaves about a sixteenth. Other laws are asked each
/// time.
/// ## Accuracy
/// Values whose own score is off by at most 5e-5 between scores of −4 and 4; beyond, as exact as the
/// law's own quantiles (`NormalScoreQuantilesTests`).
public struct NormalScoreQuantiles: Sendable {
  /// A point of the curve, with its slope dx/dz.
  private struct Knot {
    let score: Double
    let displacement: Double
    let slope: Double
  }

  /// How far off the middle of a cubic may be, in score.
  static let tolerance = 1e-4
  /// Beyond this score the law itself is asked.
  private static let reach = 4.0

  private let law: PredictiveDistribution
  private let scale: PredictiveDistribution.PowerScale?
  /// Scores ascending; empty where the side has no mass within reach.
  private let below: [Knot]
  private let above: [Knot]
  /// The scores that the point mass takes up.
  private let pointMass: ClosedRange<Double>?

  /// Tabulates a law.
  ///
  /// - Parameter law: Any law.
  /// - Complexity: About 100 evaluations of tail and density for a law on a power scale.
  public init(of law: PredictiveDistribution) {
    self.law = law
    guard case .powerScaled(let scale, let mixture) = law.form, !mixture.parts.isEmpty else {
      scale = nil
      below = []
      above = []
      pointMass = nil
      return
    }
    self.scale = scale
    let normal = Normal()
    /// The knot at a displacement, seen from its own side of 0.
    func knot(at x: Double, isAbove: Bool) -> Knot? {
      let tail =
        isAbove
        ? mixture.probability(atLeast: x, includingEnd: false)
        : mixture.probability(atMost: x, includingEnd: false)
      guard tail > 0, tail < 1 else { return nil }
      let score =
        isAbove ? normal.quantile(upperTail: tail) : normal.quantile(lowerTail: tail)
      let slope = normal.density(at: score) / mixture.density(at: x)
      return slope.isFinite ? Knot(score: score, displacement: x, slope: slope) : nil
    }
    func curve(from low: Knot, to high: Knot, isAbove: Bool) -> [Knot] {
      guard low.score < high.score, low.displacement < high.displacement else { return [] }
      var knots = [low]
      Self.refine(low, high, depth: 0, into: &knots) { knot(at: $0, isAbove: isAbove) }
      return knots + [high]
    }
    let lowest = knot(
      at: min(0, mixture.quantile(lowerTail: normal.probability(atMost: -Self.reach))),
      isAbove: false)
    let highest = knot(
      at: max(0, mixture.quantile(upperTail: normal.probability(atLeast: Self.reach))),
      isAbove: true)
    let leftEnd = knot(at: 0, isAbove: false)
    let rightEnd = knot(at: 0, isAbove: true)
    below =
      if let lowest, let leftEnd { curve(from: lowest, to: leftEnd, isAbove: false) } else { [] }
    above =
      if let highest, let rightEnd { curve(from: rightEnd, to: highest, isAbove: true) } else { [] }
    pointMass =
      if mixture.pointMass > 0, let leftEnd, let rightEnd, leftEnd.score <= rightEnd.score {
        leftEnd.score...rightEnd.score
      } else {
        nil
      }
  }

  /// The quantile whose probability is that of a normal score.
  ///
  /// - Parameter score: Finite.
  /// - Returns: Q(Φ(score)), in the unit of the law.
  public func value(at score: Double) -> Double {
    if let scale {
      if let pointMass, pointMass.contains(score) { return scale.value(at: 0) }
      for knots in [below, above] {
        if let first = knots.first, let last = knots.last, first.score <= score,
          score <= last.score
        {
          return scale.value(at: Self.displacement(at: score, knots))
        }
      }
    }
    // The smaller tail keeps its digits.
    return score < 0
      ? law.quantile(at: Normal().probability(atMost: score))
      : law.quantile(upperTail: Normal().probability(atLeast: score))
  }

  /// Knots between two, until cubics are close enough.
  private static func refine(
    _ low: Knot, _ high: Knot, depth: Int, into knots: inout [Knot],
    knot: (Double) -> Knot?
  ) {
    guard depth < 48 else { return }
    let score = low.score / 2 + high.score / 2
    var x = cubic(at: score, low, high)
    // Where the cubic leaves its bracket, far from a cubic's shape, the middle does.
    if !(x > low.displacement && x < high.displacement) {
      x = low.displacement / 2 + high.displacement / 2
    }
    guard let middle = knot(x), low.score < middle.score, middle.score < high.score else { return }
    // A cubic's middle may be right by chance; its slope there hardly is too.
    let width = high.score - low.score
    let slope =
      (1.5 * (high.displacement - low.displacement) - 0.25 * width * (low.slope + high.slope))
      / width
    let isClose =
      width < 0.5 && abs(middle.score - score) <= tolerance
      && abs(slope - middle.slope) * width <= 8 * tolerance * middle.slope
    if !isClose { refine(low, middle, depth: depth + 1, into: &knots, knot: knot) }
    knots.append(middle)
    if !isClose { refine(middle, high, depth: depth + 1, into: &knots, knot: knot) }
  }

  private static func displacement(at score: Double, _ knots: [Knot]) -> Double {
    var (low, high) = (0, knots.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].score <= score { low = middle } else { high = middle }
    }
    let (left, right) = (knots[low], knots[high])
    return min(max(cubic(at: score, left, right), left.displacement), right.displacement)
  }

  /// The cubic through two knots with their slopes.
  private static func cubic(at score: Double, _ left: Knot, _ right: Knot) -> Double {
    let width = right.score - left.score
    let t = (score - left.score) / width
    let (s, rise) = (1 - t, right.displacement - left.displacement)
    // Hermite's form about the chord.
    return left.displacement + t * rise
      + s * t * (s * (left.slope * width - rise) - t * (right.slope * width - rise))
  }
}
