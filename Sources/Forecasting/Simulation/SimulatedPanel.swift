/// Series drawn by a seed, for benchmarks and tests: the same on every machine.
///
/// ## Method
/// Each series has a generator of its own (SplitMix64), whose state is the seed and the number of the
/// series mixed: any series can be drawn by itself, on any thread. Everything after that is whole numbers:
/// values in hundredths (shares in tenths, counts in ones), slopes, rates and standard deviations as
/// fractions with whole numerator and denominator, divisions towards zero. No function of a math library
/// is asked, whose last digit might differ between machines, and nothing is rounded but by these divisions.
///
/// Noise is bell-shaped: the sum of the four 16-bit parts of one draw, less its mean 131,070, over its
/// standard deviation 37,837; it never leaves 3.5 standard deviations.
/// ## Reference
/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014.
public struct SimulatedPanel: Sendable {
  /// The last year of all series.
  public static let lastYear = 2024
  /// The most values of a series: years start in 1800 at the earliest.
  public static let pointLimit = 200

  /// The number of series.
  public let seriesCount: Int
  /// The number of values of each, or the most.
  public let pointCount: Int
  /// What they are like.
  public let kind: SimulatedKind
  /// Whether series have different lengths, from one value to ``pointCount``.
  public let isRagged: Bool
  /// The seed.
  public let seed: UInt64

  /// A panel.
  ///
  /// - Parameters:
  ///   - seriesCount: 1 or more.
  ///   - pointCount: 1 … ``pointLimit``.
  ///   - kind: What the series are like.
  ///   - isRagged: Whether they have different lengths.
  ///   - seed: The same seed gives the same series.
  public init(
    seriesCount: Int, pointCount: Int, kind: SimulatedKind, isRagged: Bool = false, seed: UInt64
  ) {
    precondition(seriesCount >= 1, "a panel has series")
    precondition((1...Self.pointLimit).contains(pointCount), "a series has 1 to 200 values")
    self.seriesCount = seriesCount
    self.pointCount = pointCount
    self.kind = kind
    self.isRagged = isRagged
    self.seed = seed
  }

  /// One series.
  public struct Series: Sendable {
    /// One value a year, ascending; missing years are left out.
    public internal(set) var years: [Int] = []
    /// The values, times ten to the number of ``decimals``.
    public internal(set) var figures: [Int] = []
    /// How many digits of ``figures`` stand after the point.
    public internal(set) var decimals = 0
    /// A target for the third year after the last, times ten to the number of ``decimals``.
    public internal(set) var target = 0
    /// Whether a value above the target meets it.
    public internal(set) var isUpBetter = true

    /// A series without values.
    public init() {}
  }

  /// Draws a series.
  ///
  /// - Parameters:
  ///   - number: Its number from 0.
  ///   - series: It is overwritten.
  /// - Complexity: O(values).
  public func draw(_ number: Int, into series: inout Series) {
    var draws = SimulationDraws(seed: seed, series: number)
    let kind = kind.kind(ofSeries: number)
    series.years.removeAll(keepingCapacity: true)
    series.figures.removeAll(keepingCapacity: true)
    series.decimals = kind.decimals
    let count = isRagged ? 1 + draws.below(pointCount) : pointCount
    let firstYear = Self.lastYear - count + 1
    var path = SimulatedPath(kind: kind, count: count, draws: &draws)
    for index in 0..<count {
      let figure = path.next(index, draws: &draws)
      // First and last years are always there, so that lengths are what was asked for at their ends.
      let isMissing = kind == .gaps && draws.below(5) == 0 && index > 0 && index < count - 1
      guard !isMissing else { continue }
      series.years.append(firstYear + index)
      series.figures.append(figure)
    }
    let last = series.figures.last ?? 0
    series.isUpBetter = draws.below(4) > 0
    let ambition = last * (1 + draws.below(10)) / 100
    series.target = max(0, series.isUpBetter ? last + ambition : last - ambition)
    if kind == .shares { series.target = min(series.target, 1_000) }
  }
}

/// The draws of one series.
struct SimulationDraws {
  private var state: UInt64

  init(seed: UInt64, series: Int) {
    state = Self.mixed(
      Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
        ^ (UInt64(truncatingIfNeeded: series) &* 0xD1B5_4A32_D192_ED03))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A whole number from 0 to below a bound, each as likely to one part in 2³².
  mutating func below(_ bound: Int) -> Int {
    Int(((next() >> 32) &* UInt64(bound)) >> 32)
  }

  /// Bell-shaped noise with a given standard deviation.
  mutating func noise(_ deviation: Int) -> Int {
    let bits = next()
    let sum = Int(bits & 0xFFFF) &+ Int(bits >> 16 & 0xFFFF) &+ Int(bits >> 32 & 0xFFFF)
    return (sum &+ Int(bits >> 48) &- 131_070) &* deviation / 37_837
  }
}

/// The values of one series, one after another.
struct SimulatedPath {
  private let kind: SimulatedKind
  /// Where the series starts, in its own figures.
  private var level: Int
  /// The change a year, in thousandths of a figure.
  private let slope: Int
  /// The standard deviation of the noise, in figures.
  private let deviation: Int
  private let breakIndex: Int
  private let shift: Int

  init(kind: SimulatedKind, count: Int, draws: inout SimulationDraws) {
    self.kind = kind
    switch kind {
    case .counts: level = 5 + draws.below(500)
    case .shares: level = 100 + draws.below(800)
    default: level = 10_000 + draws.below(100_000)
    }
    // Up to 4 % of the level a year, more often up than down.
    slope = level * (draws.below(61) - 20)
    deviation = kind == .counts ? Self.root(level) : max(1, level * (1 + draws.below(10)) / 100)
    breakIndex = draws.below(max(count, 1))
    shift = level * (draws.below(101) - 50) / 100
  }

  mutating func next(_ index: Int, draws: inout SimulationDraws) -> Int {
    let line = level &+ slope &* index / 1_000
    switch kind {
    case .trend, .gaps, .mixed: return max(0, line &+ draws.noise(deviation))
    case .growth:
      let figure = level
      // 2 % a year with a standard deviation of 5 points, in ten-thousandths.
      level = min(max(1, level &* (10_200 &+ draws.noise(500)) / 10_000), 1 << 40)
      return figure
    case .noise: return max(0, level &+ draws.noise(deviation))
    case .breaks:
      return max(0, level &+ (index >= breakIndex ? shift : 0) &+ draws.noise(deviation))
    case .counts: return max(0, line &+ draws.noise(deviation))
    case .shares: return min(max(0, line &+ draws.noise(deviation)), 1_000)
    }
  }

  /// The whole part of a square root.
  private static func root(_ value: Int) -> Int {
    var root = 1
    while (root + 1) * (root + 1) <= value { root += 1 }
    return root
  }
}
