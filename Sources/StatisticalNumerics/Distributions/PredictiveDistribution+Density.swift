#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension PredictiveDistribution {
  /// The density at a value: of the part of the law that has one.
  ///
  /// Point masses are no part of it; ``pointMass(at:)`` tells them. Integral and point masses together
  /// are 1.
  ///
  /// - Parameter value: Any number; outside the support the density is 0.
  /// - Returns: Probability per unit of the forecast.
  public func density(at value: Double) -> Double {
    precondition(!value.isNaN, "a value is a number")
    return form.density(at: value)
  }

  /// The probability of a value exactly: above 0 for a law without width, for a year that may bring no
  /// change, and on a bound where mass gathers.
  public func pointMass(at value: Double) -> Double {
    max(0, probability(atMost: value) - probability(below: value))
  }

  /// The probability of an interval, its lower end included and its upper end not.
  ///
  /// - Parameters:
  ///   - lower: The lower end.
  ///   - upper: The upper end, not below the lower one.
  /// - Returns: The difference of the smaller tails, so that an interval far out keeps its digits.
  public func probability(from lower: Double, below upper: Double) -> Double {
    precondition(lower <= upper, "an interval does not end before it begins")
    let below = probability(below: lower)
    return below > 0.5
      ? max(0, probability(atLeast: lower) - probability(atLeast: upper))
      : max(0, probability(below: upper) - below)
  }
}

extension PredictiveDistribution.Form {
  func density(at value: Double) -> Double {
    switch self {
    case .studentT(let standard, let location, let scale):
      return scale > 0 ? standard.density(at: (value - location) / scale) / scale : 0
    case .exponential(let base):
      return value > 0 ? base.density(at: log(value)) / value : 0
    case .powerScaled(let scale, let base):
      guard value > 0, value < scale.ceiling else { return 0 }
      let position = scale.displacement(to: value)
      return base.density(at: position) / scale.slope(at: position)
    case .samples: return 0
    case .mixture(let components):
      return components.reduce(0) { $0 + $1.weight * $1.form.density(at: value) }
    }
  }
}

extension PredictiveDistribution.PowerScale {
  /// power · z + 1 at a displacement.
  private func base(at displacement: Double) -> Double {
    max(pow((origin + shift) / reference, power) + power * displacement, 0)
  }

  /// The change of the value with the displacement, bounds left aside.
  func slope(at displacement: Double) -> Double {
    reference * pow(base(at: displacement), 1 / power - 1)
  }

  /// The value at a displacement, bounds left aside.
  func unboundedValue(at displacement: Double) -> Double {
    reference * pow(base(at: displacement), 1 / power) - shift
  }
}
