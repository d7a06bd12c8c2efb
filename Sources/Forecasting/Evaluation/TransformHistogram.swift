import StatisticalNumerics

/// How probability integral transforms spread over (0, 1): evenly, if forecasts are calibrated.
///
/// Too many at both ends tell of laws that are too narrow, too many in the middle of too wide ones.
public struct TransformHistogram: Hashable, Sendable {
  /// How many transforms fall into each of as many equal parts of (0, 1).
  public let counts: [Int]
  /// The mean transform; ½ if forecasts lie neither too high nor too low.
  public let mean: Double

  /// A histogram; `nil` without transforms.
  ///
  /// - Parameters:
  ///   - transforms: In [0, 1].
  ///   - binCount: 2 or more.
  public init?(of transforms: [Double], binCount: Int = 10) {
    precondition(binCount >= 2, "a histogram has at least two parts")
    guard !transforms.isEmpty else { return nil }
    var counts = [Int](repeating: 0, count: binCount)
    for transform in transforms {
      precondition((0...1).contains(transform), "a transform is a probability")
      counts[min(binCount - 1, Int(transform * Double(binCount)))] += 1
    }
    self.counts = counts
    mean = CompensatedSum.of(transforms) / Double(transforms.count)
  }

  /// The number of transforms.
  public var count: Int { counts.reduce(0, +) }

  /// Pearson's statistic against equal parts: Σ (observed − expected)²/expected.
  public var chiSquare: Double {
    let expected = Double(count) / Double(counts.count)
    return counts.reduce(0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
  }

  /// The probability of a statistic at least as great from independent, calibrated forecasts.
  ///
  /// Forecasts of one series overlap and are not independent: read small numbers here with care, and
  /// none at all below about five transforms a part.
  public var chiSquareTail: Double {
    ChiSquared(degreesOfFreedom: Double(counts.count - 1)).probability(atLeast: chiSquare)
  }
}
