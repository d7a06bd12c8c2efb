/// The share of future observations that a prediction interval promises to contain.
///
/// A fraction in (0, 1), however it was written: 80 percent and 0.8 are the same coverage.
public struct Coverage: Hashable, Comparable, Sendable {
  /// The share, in (0, 1).
  public let fraction: Double
  /// The share in percent, as written if it was written so.
  public let percent: Double

  /// A coverage from a fraction, `nil` outside (0, 1).
  public init?(fraction: Double) {
    guard fraction > 0, fraction < 1, fraction * 100 > 0, fraction * 100 < 100 else { return nil }
    self.fraction = fraction
    percent = fraction * 100
  }

  /// A coverage from a percentage, `nil` outside (0, 100).
  public init?(percent: Double) {
    guard percent > 0, percent < 100, percent / 100 > 0 else { return nil }
    fraction = percent / 100
    self.percent = percent
  }

  private init(knownPercent percent: Double) {
    fraction = percent / 100
    self.percent = percent
  }

  /// Half of the observations.
  public static let percent50 = Coverage(knownPercent: 50)
  /// Four observations in five.
  public static let percent80 = Coverage(knownPercent: 80)
  /// Nineteen observations in twenty.
  public static let percent95 = Coverage(knownPercent: 95)

  /// The probability left out on each side of a central interval: (1 − coverage) / 2.
  public var tailProbability: Double { (100 - percent) / 200 }

  /// 0.57 and 57 percent are the same, though 100 · 0.57 is not 57.
  public static func == (left: Coverage, right: Coverage) -> Bool {
    left.fraction == right.fraction
  }

  /// Hashes the fraction.
  public func hash(into hasher: inout Hasher) { hasher.combine(fraction) }

  /// Orders coverages by size.
  public static func < (left: Coverage, right: Coverage) -> Bool { left.fraction < right.fraction }
}

/// How often the procedure behind a confidence interval catches the parameter.
public struct ConfidenceLevel: Hashable, Sendable {
  /// The level as a fraction in (0, 1).
  public let fraction: Double
  /// The probability left out on each side.
  let tailProbability: Double

  /// A level from a percentage, `nil` outside (0, 100).
  public init?(percent: Double) {
    guard percent > 0, percent < 100 else { return nil }
    fraction = percent / 100
    tailProbability = (100 - percent) / 200
  }

  /// The usual level.
  public static let percent95 = ConfidenceLevel(knownPercent: 95)

  private init(knownPercent percent: Double) {
    fraction = percent / 100
    tailProbability = (100 - percent) / 200
  }
}

/// Where a parameter or the mean response lies; says nothing of future observations.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower bound.
  public let lower: Double
  /// The estimate.
  public let estimate: Double
  /// The upper bound.
  public let upper: Double
  /// The level of the procedure.
  public let level: ConfidenceLevel
}
