/// What many series of a kind have taught: the prior of the empirical Bayes mixture.
///
/// Numbers are growth a year near the mean level. The preset's page in the documentation says what each
/// part is for.
public struct EmpiricalBayesPreset: Hashable, Sendable {
  /// One way in which series move: its share of series and its Student t process of yearly moves.
  public struct ProcessClass: Hashable, Sendable {
    /// A word for people: steady, trending, noisy.
    public let label: String
    /// w: the share of series before data.
    public let weight: Double
    /// m: the mean move a year.
    public let drift: Double
    /// s: the scale of a move.
    public let scale: Double
    /// ν: the degrees of freedom of the scale before data.
    public let degreesOfFreedom: Double
    /// τ: the variance of the slowly forgotten growth rate, in squared scales.
    public let growthVariance: Double
    /// φ: how much of a growth rate is left a year later.
    public let growthPersistence: Double
    /// η: the variance of reading noise that reverts, in squared scales.
    public let readingNoise: Double
  }

  /// What depends on the kind of value.
  public struct KindParameters: Hashable, Sendable {
    /// a₀, b₀: the beta prior of the chance that a year brings no change.
    public let stayPrior: (stays: Double, moves: Double)
    /// How much scales are widened so that intervals cover what they promise.
    public let widening: Double
    /// ε: the chance of a shock in a forecast.
    public let shockProbability: Double
    /// B: how many times as wide a shock makes it.
    public let shockFactor: Double

    /// Compares all parameters.
    public static func == (left: KindParameters, right: KindParameters) -> Bool {
      left.stayPrior == right.stayPrior && left.widening == right.widening
        && left.shockProbability == right.shockProbability && left.shockFactor == right.shockFactor
    }

    /// Hashes all parameters.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(stayPrior.stays)
      hasher.combine(stayPrior.moves)
      hasher.combine(widening)
      hasher.combine(shockProbability)
      hasher.combine(shockFactor)
    }
  }

  /// The name, such as ministry.
  public let name: String
  /// The version of its numbers.
  public let version: Int
  /// λ: the power of the transform of values.
  public let power: Double
  /// The classes.
  public let classes: [ProcessClass]
  /// Parameters of percentages.
  public let percent: KindParameters
  /// Parameters of counts.
  public let count: KindParameters
  /// Parameters of amounts.
  public let amount: KindParameters
  /// From the law's probability to that of a declared target.
  public let targetLayer: TargetLayer

  /// The parameters of a kind.
  public func parameters(for kind: ValueKind) -> KindParameters {
    switch kind {
    case .percent: percent
    case .count: count
    case .amount: amount
    }
  }
}

/// What kind of number an indicator is; it decides on ceiling, stays and shocks.
public enum ValueKind: String, CaseIterable, Hashable, Sendable {
  /// A share of 0 … 100, which stops there.
  case percent
  /// Whole numbers.
  case count
  /// Everything else.
  case amount

  /// The step in which values are written: the first of 1, 0.1, 0.01, 0.001 that fits all, else 0.0001.
  public static func resolution(of values: [Double]) -> Double { MoveScale.resolution(of: values) }
}
