import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A mixture of Student t laws, with a point mass at 0.
///
/// ## Method
/// Tails are summed part by part, never taken as differences. A quantile is found for the smaller tail
/// by Newton's method on the logarithm of the tail, inside a bracket that bisects where a step leaves it
/// or gains too little.
/// ## Accuracy
/// Tails to 1e-14 relative; a quantile's own tail to 1e-13 relative (`StudentTMixtureTests`).
public struct StudentTMixture: Hashable, Sendable {
  /// A weighted Student t.
  public struct Part: Hashable, Sendable {
    /// The share in the mixture, above 0.
    public let weight: Double
    /// The degrees of freedom, above 0.
    public let degreesOfFreedom: Double
    /// The middle.
    public let location: Double
    /// The scale, above 0.
    public let scale: Double
    /// ln of weight and constant of the density.
    fileprivate let logConstant: Double

    /// A part.
    ///
    /// - Parameters:
    ///   - weight: Above 0; with the point mass all weights add up to 1.
    ///   - degreesOfFreedom: Finite and above 0.
    ///   - location: Finite.
    ///   - scale: Finite and above 0.
    public init(weight: Double, degreesOfFreedom: Double, location: Double, scale: Double) {
      precondition(weight > 0 && scale > 0 && scale.isFinite, "a part has weight and scale")
      precondition(
        degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom are above 0")
      self.weight = weight
      self.degreesOfFreedom = degreesOfFreedom
      self.location = location
      self.scale = scale
      logConstant =
        log(weight / scale) - cboostmath_log_beta(0.5, degreesOfFreedom / 2)
        - log(degreesOfFreedom) / 2
    }

    /// The part's share of the probability on one side of a point.
    fileprivate func weightedTail(_ side: Side, _ x: Double) -> Double {
      let t = side.sign * standardized(x)
      // Where t² leaves the range of doubles, the wider arithmetic.
      guard abs(t) < 1e100 else {
        return weight * cboostmath_student_t_lower_tail(degreesOfFreedom, t)
      }
      return weight * cboostmath_student_t_lower_tail_fast(degreesOfFreedom, t)
    }

    /// The distance from the location in scales; halved where the difference overflows.
    private func standardized(_ x: Double) -> Double {
      let difference = x - location
      return difference.isFinite ? difference / scale : (x / 2 - location / 2) / (scale / 2)
    }

    fileprivate func weightedDensity(_ x: Double) -> Double {
      let t = standardized(x)
      return exp(logConstant - (degreesOfFreedom + 1) / 2 * log1p(t * t / degreesOfFreedom))
    }
  }

  fileprivate enum Side {
    case lower, upper
    /// Turns the upper side into a lower one.
    var sign: Double { self == .lower ? 1 : -1 }
  }

  /// The parts.
  public let parts: [Part]
  /// The mass at 0.
  public let pointMass: Double

  /// A mixture.
  ///
  /// - Parameters:
  ///   - parts: Weights above 0.
  ///   - pointMass: The mass at 0; with the parts' weights it adds up to 1.
  public init(parts: [Part], pointMass: Double = 0) {
    precondition(pointMass >= 0 && (pointMass > 0 || !parts.isEmpty), "a mixture has mass")
    self.parts = parts
    self.pointMass = pointMass
  }

  /// The probability of a value at or below a point.
  ///
  /// - Parameters:
  ///   - x: The point.
  ///   - includingEnd: Whether the point itself counts.
  /// - Returns: A probability.
  /// - Complexity: O(parts).
  public func probability(atMost x: Double, includingEnd: Bool = true) -> Double {
    let reachesPoint = includingEnd ? x >= 0 : x > 0
    return min(1, continuousTail(.lower, x) + (reachesPoint ? pointMass : 0))
  }

  /// The probability of a value at or above a point, summed from upper tails.
  ///
  /// - Parameters:
  ///   - x: The point.
  ///   - includingEnd: Whether the point itself counts.
  /// - Returns: A probability.
  /// - Complexity: O(parts).
  public func probability(atLeast x: Double, includingEnd: Bool = true) -> Double {
    let reachesPoint = includingEnd ? x <= 0 : x < 0
    return min(1, continuousTail(.upper, x) + (reachesPoint ? pointMass : 0))
  }

  /// The density of the continuous part at a point.
  public func density(at x: Double) -> Double { parts.reduce(0) { $0 + $1.weightedDensity(x) } }

  /// The point with a given probability at or below it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile; exactly 0 where the point mass holds the probability, infinite beyond the
  ///   range of doubles.
  public func quantile(lowerTail probability: Double) -> Double {
    quantile(.lower, probability)
  }

  /// The point with a given probability at or above it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile; exactly 0 where the point mass holds the probability, infinite beyond the
  ///   range of doubles.
  public func quantile(upperTail probability: Double) -> Double {
    quantile(.upper, probability)
  }

  private func continuousTail(_ side: Side, _ x: Double) -> Double {
    parts.reduce(0) { $0 + $1.weightedTail(side, x) }
  }

  private func quantile(_ side: Side, _ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    // The smaller tail keeps its digits; 1 − p is exact above 1/2.
    guard probability <= 0.5 else {
      return quantile(side == .lower ? .upper : .lower, 1 - probability)
    }
    let beyondZero = continuousTail(side, 0)
    if probability < beyondZero { return side.sign * root(side, probability, below: 0) }
    if probability <= beyondZero + pointMass { return 0 }
    return side.sign * root(side, probability - pointMass, above: 0)
  }

  /// Solves G(x) = p for the continuous tail G, in the coordinate that makes it a lower one.
  private func root(
    _ side: Side, _ probability: Double, below high: Double? = nil, above low: Double? = nil
  ) -> Double {
    func tail(_ x: Double) -> Double { continuousTail(side, side.sign * x) }
    var (lower, upper) = (low ?? -.infinity, high ?? .infinity)
    // Start one typical scale beyond 0, and double the step until the point is passed.
    let limit = Double.greatestFiniteMagnitude
    var reach = min(
      parts.reduce(0) { $0 + $1.weight * ($1.scale + abs($1.location)) }, limit / 4)
    var x = high != nil ? -reach : reach
    var lastGain = Double.infinity
    while true {
      let p = tail(x)
      if p == probability { return x }
      if p < probability { lower = x } else { upper = x }
      if lower == -.infinity || upper == .infinity {
        reach = min(2 * max(reach, abs(x)), limit)
        if abs(x) >= limit { return lower == -.infinity ? -.infinity : .infinity }
      }
      // Newton on ln G, whose far tail is nearly a straight line in ln |x|.
      let ratio = log(p / probability)
      let slope = density(at: side.sign * x) / p
      var next = x - ratio / slope
      let isUsable = next.isFinite && next > lower && next < upper && abs(ratio) < lastGain
      lastGain = abs(ratio) / 2
      if isUsable {
        // Quadratic: what is left after this step is far below the last digit.
        if abs(next - x) <= 1e-9 * abs(next) { return next }
      } else if lower == -.infinity {
        next = -reach
      } else if upper == .infinity {
        next = reach
      } else {
        next = lower / 2 + upper / 2
        lastGain = .infinity
      }
      if next <= lower || next >= upper { return next <= lower ? lower : upper }
      x = next
    }
  }
}
