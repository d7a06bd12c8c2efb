import StatisticalNumerics

/// Mixtures of Student t laws of eight series at once, with a point mass at 0: those of
/// ``StudentTMixture`` in lanes.
///
/// ## Method
/// Tails are sums of tabulated tails (``TabulatedStudentT``). A quantile is found for the smaller tail G
/// by Halley's method on ln G, whose derivatives come with the tail, inside a bracket that is halved (or a
/// reach that is doubled) where a step leaves it or gains too little. It ends when the step before was
/// so small that the cube of it is nothing.
/// ## Accuracy
/// A quantile's own tail, by Boost, to 1e-9 and as a rule to 1e-12 (`PanelPredictiveTests`).
/// ## Reference
/// Gander, *On Halley's iteration method*, Am. Math. Monthly 92 (1985).
struct MixtureLanes {
  /// A weighted Student t.
  struct Part {
    var weight: SIMD8<Double>
    var location: SIMD8<Double>
    var inverseScale: SIMD8<Double>
  }

  /// The parts of one law of T.
  struct Class {
    let law: TabulatedStudentT.Kernel
    /// The positions of its parts.
    let parts: Range<Int>
  }

  let parts: UnsafeMutablePointer<Part>
  let classes: UnsafeMutablePointer<Class>
  let classCount: Int
  /// The mass at 0.
  var pointMass = SIMD8<Double>.zero

  /// Turns the upper side into a lower one.
  enum Side: Double {
    case lower = 1
    case upper = -1
  }

  /// The continuous part's tail at or below each point, in the coordinate of a side.
  @inline(__always)
  func tail(_ side: Side, _ x: SIMD8<Double>) -> SIMD8<Double> {
    var sum = SIMD8<Double>.zero
    for index in 0..<classCount {
      let own = classes[index]
      for part in own.parts {
        let t = (x - parts[part].location * side.rawValue) * parts[part].inverseScale
        sum += own.law.lowerTail(t) * parts[part].weight
      }
    }
    return sum
  }

  /// The tail, its derivative and the derivative of that.
  @inline(__always)
  private func derivatives(
    _ side: Side, _ x: SIMD8<Double>
  ) -> (tail: SIMD8<Double>, first: SIMD8<Double>, second: SIMD8<Double>) {
    var (tail, first, second) = (
      SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero
    )
    for index in 0..<classCount {
      let own = classes[index]
      let order = own.law.degreesOfFreedom + 1
      for position in own.parts {
        let part = parts[position]
        let t = (x - part.location * side.rawValue) * part.inverseScale
        let beyond = own.law.tail(beyond: t)
        tail += beyond.tail.replacing(with: 1 - beyond.tail, where: t .> 0) * part.weight
        let slope = beyond.density * part.weight * part.inverseScale
        first += slope
        second -= slope * part.inverseScale * (t * beyond.reciprocal * order)
      }
    }
    return (tail, first, second)
  }

  /// The point with a probability at or below it, or at or above it on the upper side.
  ///
  /// - Parameters:
  ///   - probability: In (0, 0.5].
  ///   - side: Whose tail is meant.
  ///   - beyondZero: The continuous tail of the side at 0.
  ///   - start: A first distance from 0, such as the quantile of a neighbour; above 0.
  ///   - used: The lanes whose answer is wanted.
  /// - Returns: The displacements, exactly 0 where the point mass holds the probability, and the lanes in
  ///   which the search did not end.
  func quantile(
    _ probability: Double, _ side: Side, beyondZero: SIMD8<Double>, start: SIMD8<Double>,
    used: SIMDMask<SIMD8<Int64>>
  ) -> (displacement: SIMD8<Double>, unanswered: SIMDMask<SIMD8<Int64>>) {
    let infinite = SIMD8<Double>(repeating: .infinity)
    let isBelow = SIMD8(repeating: probability) .< beyondZero
    let isAbove = SIMD8(repeating: probability) .> beyondZero + pointMass
    var open = (isBelow .| isAbove) .& used
    var result = SIMD8<Double>.zero
    let goal = SIMD8(repeating: probability).replacing(
      with: probability - pointMass, where: isAbove)
    let inverseGoal = 1 / goal
    var lower = (-infinite).replacing(with: 0, where: isAbove)
    var upper = SIMD8<Double>.zero.replacing(with: infinite, where: isAbove)
    var x = (-start).replacing(with: start, where: isAbove)
    var reach = start
    var lastGain = infinite
    for _ in 0..<Self.roundLimit {
      guard open.isAny else { return (result * side.rawValue, open) }
      let own = derivatives(side, x)
      // h = ln(G/p), h' = f/G, h''/h' = f'/f − f/G.
      let h = VectorMath.log(VectorMath.max(own.tail * inverseGoal, 1e-300))
      let isShort = h .< 0
      lower.replace(with: x, where: isShort)
      upper.replace(with: x, where: .!isShort)
      let rate = own.first / own.tail
      let newton = h / rate
      let bend = newton * (own.second / own.first - rate)
      // Halley: −h/h' over 1 − h h''/2h'².
      let halley = newton / (1 - bend * 0.5)
      let isTame = VectorMath.abs(bend) .< 1
      var next = x - newton.replacing(with: halley, where: isTame)
      let size = VectorMath.abs(h)
      let isUsable =
        (next .> lower) .& (next .< upper) .& (size .< lastGain) .& LaneTests.isFinite(next)
      lastGain = (size * 0.5).replacing(with: infinite, where: .!isUsable)
      let isNear = (size .< Self.nearEnough) .& (VectorMath.abs(bend) .< 1e-3)
      let isDone = open .& ((isUsable .& isNear) .| (size .< 1e-13))
      result.replace(with: x.replacing(with: next, where: isUsable), where: isDone)
      open .&= .!isDone
      reach = VectorMath.max(VectorMath.abs(x), reach) * 2
      let middle = (lower * 0.5 + upper * 0.5)
        .replacing(with: -reach, where: lower .== -infinite)
        .replacing(with: reach, where: upper .== infinite)
      next.replace(with: middle, where: .!isUsable)
      x = next
    }
    return (result * side.rawValue, open)
  }

  /// Where ln G is so near that a further step of third order leaves nothing.
  private static let nearEnough = 1e-4
  /// Halving from the widest to the narrowest scale takes no more rounds.
  private static let roundLimit = 200
}

extension LaneTests {
  /// Lanes whose number is finite.
  @inline(__always)
  static func isFinite(_ value: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    VectorMath.abs(value) .< .infinity
  }
}
