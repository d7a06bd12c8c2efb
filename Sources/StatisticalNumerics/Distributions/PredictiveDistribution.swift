#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All that a forecast says of one period.
///
/// One value for every model: a location-scale Student t, a monotone transform of one, or a mixture.
/// Tails are asked for directly, never by 1 − p.
public struct PredictiveDistribution: Hashable, Sendable {
  /// How a distribution is made up.
  indirect enum Form: Hashable, Sendable {
    /// location + scale · T; a scale of 0 is all mass at the location.
    case studentT(StudentT, location: Double, scale: Double)
    /// exp of a distribution.
    case exponential(of: Form)
    /// Weights are positive and sum to 1.
    case mixture([Component])
    /// Displacements on a power scale, as values between 0 and a ceiling.
    case powerScaled(PowerScale, of: StudentTMixture)
    /// Equally likely draws, ascending, and the mean of what they were drawn from.
    case samples([Double], mean: Double?)
  }

  struct Component: Hashable, Sendable {
    let weight: Double
    let form: Form
  }

  let form: Form

  /// A Student t distribution with a location and a scale.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: Finite and above 0.
  ///   - location: The median, in the unit of the forecast.
  ///   - scale: In the unit of the forecast, 0 or more; 0 puts all mass at the location.
  /// - Returns: The distribution of location + scale · T.
  public static func studentT(
    degreesOfFreedom: Double, location: Double, scale: Double
  ) -> PredictiveDistribution {
    precondition(location.isFinite, "a location is finite")
    precondition(scale >= 0 && scale.isFinite, "a scale is finite and not negative")
    return PredictiveDistribution(
      form: .studentT(
        StudentT(degreesOfFreedom: degreesOfFreedom), location: location, scale: scale))
  }

  /// The distribution of exp X, where X has this distribution: a log-t for a Student t.
  ///
  /// Its median is exp of the median. Its mean is infinite, as every Student t has tails too heavy
  /// for the mean of its exponential.
  public var exponential: PredictiveDistribution {
    PredictiveDistribution(form: .exponential(of: form))
  }

  /// The law of equally likely draws.
  ///
  /// Probabilities are shares of draws, quantiles draws: exact for what was drawn, with a sampling error
  /// for what it was drawn from. Its mean is that of the draws.
  ///
  /// - Parameter draws: One or more finite numbers, in any order.
  /// - Returns: The empirical distribution.
  /// - Complexity: O(n log n).
  public static func samples(_ draws: [Double]) -> PredictiveDistribution {
    precondition(
      !draws.isEmpty && draws.allSatisfy(\.isFinite), "a sample has finite draws, at least one")
    let mean = draws.reduce(0) { $0 + $1 / Double(draws.count) }
    return samples(draws, mean: mean.isFinite ? mean : nil)
  }

  /// The law of equally likely draws from a law whose mean is known, or known not to be finite.
  ///
  /// - Parameters:
  ///   - draws: One or more finite numbers, in any order.
  ///   - mean: Of the law drawn from; `nil` where it is not finite.
  /// - Returns: The empirical distribution with that mean.
  /// - Complexity: O(n log n).
  package static func samples(_ draws: [Double], mean: Double?) -> PredictiveDistribution {
    precondition(
      !draws.isEmpty && draws.allSatisfy(\.isFinite), "a sample has finite draws, at least one")
    return PredictiveDistribution(form: .samples(draws.sorted(), mean: mean))
  }

  /// A mixture with weights.
  ///
  /// - Parameters:
  ///   - components: One or more distributions in the same unit.
  ///   - weights: One a component, 0 or more, with a sum above 0; they are scaled to add up to 1.
  /// - Returns: The mixture of the components with weight.
  public static func mixture(
    of components: [PredictiveDistribution], weights: [Double]
  ) -> PredictiveDistribution {
    precondition(components.count == weights.count, "a mixture has one weight a component")
    let total = weights.reduce(0, +)
    precondition(
      total > 0 && total.isFinite && weights.allSatisfy { $0 >= 0 }, "weights are not negative")
    let parts = zip(components, weights).filter { $0.1 > 0 }
    return PredictiveDistribution(
      form: .mixture(parts.map { Component(weight: $0.1 / total, form: $0.0.form) }))
  }

  /// A mixture in equal parts.
  ///
  /// - Parameter components: One or more distributions in the same unit.
  /// - Returns: The mixture; of one component, the component itself.
  public static func equalWeightMixture(
    of components: [PredictiveDistribution]
  ) -> PredictiveDistribution {
    precondition(!components.isEmpty, "a mixture has at least one component")
    guard components.count > 1 else { return components[0] }
    let weight = 1 / Double(components.count)
    return PredictiveDistribution(
      form: .mixture(components.map { Component(weight: weight, form: $0.form) }))
  }

  /// The probability of a value at or below a threshold.
  public func probability(atMost threshold: Double) -> Double {
    form.probability(of: .lower, to: threshold, includingEnd: true)
  }

  /// The probability of a value at or above a threshold.
  public func probability(atLeast threshold: Double) -> Double {
    form.probability(of: .upper, to: threshold, includingEnd: true)
  }

  /// The probability of a value below a threshold; differs from at most where a scale is 0.
  public func probability(below threshold: Double) -> Double {
    form.probability(of: .lower, to: threshold, includingEnd: false)
  }

  /// The probability of a value above a threshold; differs from at least where a scale is 0.
  public func probability(above threshold: Double) -> Double {
    form.probability(of: .upper, to: threshold, includingEnd: false)
  }

  /// The value with a given probability at or below it.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile, in the unit of the forecast.
  public func quantile(at probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    return form.quantile(of: .lower, probability: probability)
  }

  /// The value with a given probability at or above it; exact far into the upper tail.
  ///
  /// - Parameter probability: In (0, 1).
  /// - Returns: The quantile, in the unit of the forecast.
  public func quantile(upperTail probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile needs a probability in (0, 1)")
    return form.quantile(of: .upper, probability: probability)
  }

  /// The point forecast: as much probability below as above.
  public var median: Double { quantile(at: 0.5) }

  /// The mean, or `nil` where it is not finite or, on a power scale, has no closed form.
  ///
  /// A Student t has none at one degree of freedom or fewer, its exponential never.
  public var mean: Double? { form.mean }

  /// The interval that leaves equal probability on both sides.
  public func centralInterval(coverage: Coverage) -> ClosedRange<Double> {
    let tail = coverage.tailProbability
    let lower = quantile(at: tail)
    return lower...max(lower, quantile(upperTail: tail))
  }

  /// Whether all mass lies in one point: the data showed no variation at all.
  public var isDegenerate: Bool { form.isDegenerate }
}

extension PredictiveDistribution.Form {
  enum Tail { case lower, upper }

  func probability(of tail: Tail, to threshold: Double, includingEnd: Bool) -> Double {
    switch self {
    case .studentT(let standard, let location, let scale):
      precondition(!threshold.isNaN, "a threshold is a number")
      guard scale > 0 else {
        // All mass in one point, which decimal rounding may have moved a little.
        if abs(threshold - location) <= DecimalRounding.bound(of: [location]) {
          return includingEnd ? 1 : 0
        }
        return (tail == .lower) == (location < threshold) ? 1 : 0
      }
      let difference = threshold - location
      // Halved where the difference of the largest doubles overflows.
      let t =
        difference.isFinite ? difference / scale : (threshold / 2 - location / 2) / (scale / 2)
      guard t.isFinite else { return (t > 0) == (tail == .lower) ? 1 : 0 }
      return tail == .lower ? standard.probability(atMost: t) : standard.probability(atLeast: t)
    case .powerScaled(let scale, let base):
      // All mass beyond a bound lies on it.
      let isBelow = includingEnd == (tail == .lower) ? threshold < 0 : threshold <= 0
      if isBelow { return tail == .lower ? 0 : 1 }
      let isAbove =
        includingEnd == (tail == .lower) ? threshold >= scale.ceiling : threshold > scale.ceiling
      if isAbove { return tail == .lower ? 1 : 0 }
      let displacement = scale.displacement(to: threshold)
      return tail == .lower
        ? base.probability(atMost: displacement, includingEnd: includingEnd)
        : base.probability(atLeast: displacement, includingEnd: includingEnd)
    case .samples(let draws, _):
      let below = draws.partitioningIndex { $0 >= threshold }
      let through = draws.partitioningIndex { $0 > threshold }
      let count =
        tail == .lower
        ? (includingEnd ? through : below) : draws.count - (includingEnd ? below : through)
      return Double(count) / Double(draws.count)
    case .exponential(let base):
      guard threshold > 0 else { return tail == .lower ? 0 : 1 }
      return base.probability(of: tail, to: log(threshold), includingEnd: includingEnd)
    case .mixture(let components):
      let sum = components.reduce(0) {
        $0 + $1.weight
          * $1.form.probability(of: tail, to: threshold, includingEnd: includingEnd)
      }
      return min(1, sum)
    }
  }

  func quantile(of tail: Tail, probability: Double) -> Double {
    switch self {
    case .studentT(let standard, let location, let scale):
      guard scale > 0 else { return location }
      let t =
        tail == .lower
        ? standard.quantile(lowerTail: probability) : standard.quantile(upperTail: probability)
      let distance = scale * t
      // In halves where the distance alone is beyond the range of doubles.
      return distance.isFinite ? location + distance : 2 * (location / 2 + scale / 2 * t)
    case .powerScaled(let scale, let base):
      return scale.value(
        at: tail == .lower
          ? base.quantile(lowerTail: probability) : base.quantile(upperTail: probability))
    case .samples(let draws, _):
      // The least draw with at least the probability on its side.
      let rank = Int((probability * Double(draws.count)).rounded(.up))
      let index = min(max(rank, 1), draws.count) - 1
      return tail == .lower ? draws[index] : draws[draws.count - 1 - index]
    case .exponential(let base):
      return exp(base.quantile(of: tail, probability: probability))
    case .mixture(let components):
      return Self.mixtureQuantile(components, tail: tail, probability: probability)
    }
  }

  /// Solves F(x) = p, or its upper counterpart, between the least and greatest component quantile.
  ///
  /// The smaller tail is the one solved for, so that quantiles keep their digits far out. Chandrupatla's
  /// method: inverse quadratic steps inside a bracket that at worst halves, down to neighbouring
  /// doubles, whatever the components' shapes and jumps.
  ///
  /// Chandrupatla, *A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
  /// function without using derivatives*, Adv. Eng. Softw. 28 (1997).
  private static func mixtureQuantile(
    _ components: [PredictiveDistribution.Component], tail: Tail, probability: Double
  ) -> Double {
    guard probability <= 0.5 else {
      // 1 − p is exact for p above 1/2.
      return mixtureQuantile(
        components, tail: tail == .lower ? .upper : .lower, probability: 1 - probability)
    }
    let quantiles = components.map { $0.form.quantile(of: tail, probability: probability) }
    guard let least = quantiles.min(), let greatest = quantiles.max(), least < greatest else {
      return quantiles.first ?? .nan
    }
    let mixture = Self.mixture(components)
    // Where a point mass holds the probability, its point is the quantile, exactly.
    for component in components {
      guard case .studentT(_, let location, let scale) = component.form, scale == 0 else {
        continue
      }
      let with = mixture.probability(of: tail, to: location, includingEnd: true)
      let without = mixture.probability(of: tail, to: location, includingEnd: false)
      if without <= probability, probability <= with { return location }
    }
    func excess(_ x: Double) -> Double {
      mixture.probability(of: tail, to: x, includingEnd: true) - probability
    }
    let limit = Double.greatestFiniteMagnitude
    guard max(abs(least), abs(greatest)) > limit / 8 else {
      return root(of: excess, between: least, and: greatest)
    }
    // A component's own quantile may lie beyond the range of doubles, and so the mixture's.
    let (low, high) = (max(least, -limit), min(greatest, limit))
    let (excessLow, excessHigh) = (excess(low), excess(high))
    if (excessLow < 0) == (excessHigh < 0) {
      return abs(excessLow) < abs(excessHigh) ? least : greatest
    }
    // In an eighth of the unit differences do not overflow.
    return 8 * root(of: { excess(8 * $0) }, between: low / 8, and: high / 8)
  }

  /// A point where a monotone function changes sign, to neighbouring doubles.
  private static func root(
    of function: (Double) -> Double, between low: Double, and high: Double
  ) -> Double {
    var (a, b) = (low, high)
    var (fa, fb) = (function(a), function(b))
    if fa == 0 { return a }
    if fb == 0 || (fa < 0) == (fb < 0) { return b }
    var (c, fc) = (a, fa)
    var share = 0.5
    while true {
      let x = a * (1 - share) + b * share
      let fx = function(x)
      if (fx < 0) == (fa < 0) {
        (c, fc) = (a, fa)
      } else {
        (c, fc) = (b, fb)
        (b, fb) = (a, fa)
      }
      (a, fa) = (x, fx)
      let best = abs(fa) < abs(fb) ? a : b
      let tolerance = best.ulp / abs(b / 2 - a / 2)
      guard fa != 0, fb != 0, tolerance < 0.5 else { return best }
      // Inverse quadratic interpolation where it is sure to stay inside, bisection elsewhere.
      let xi = (a - b) / (c - b)
      let phi = (fa - fb) / (fc - fb)
      let isSafe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
      share =
        isSafe
        ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        : 0.5
      share = min(max(share, tolerance), 1 - tolerance)
    }
  }

  var mean: Double? {
    switch self {
    case .studentT(let standard, let location, let scale):
      return standard.degreesOfFreedom > 1 || scale == 0 ? location : nil
    // Finite where there is a ceiling, but without a closed form: the point forecast is the median.
    case .powerScaled: return nil
    case .samples(_, let mean): return mean
    case .exponential(let base):
      guard base.isDegenerate else { return nil }
      let value = exp(base.quantile(of: .lower, probability: 0.5))
      return value.isFinite ? value : nil
    case .mixture(let components):
      var mean = 0.0
      for component in components {
        guard let part = component.form.mean else { return nil }
        mean += component.weight * part
      }
      return mean
    }
  }

  var isDegenerate: Bool {
    switch self {
    case .studentT(_, _, let scale): scale == 0
    case .exponential(let base): base.isDegenerate
    case .powerScaled(_, let base): base.parts.isEmpty
    case .samples(let draws, _): draws.first == draws.last
    case .mixture(let components): components.allSatisfy(\.form.isDegenerate)
    }
  }
}

extension [Double] {
  /// The first position whose element satisfies a condition that holds from there on.
  fileprivate func partitioningIndex(where isBeyond: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
