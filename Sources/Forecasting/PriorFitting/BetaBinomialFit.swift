import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The beta law of a chance that differs between series, by the beta-binomial likelihood of its events.
///
/// Maximizes Σ ln B(a + kᵢ, b + nᵢ − kᵢ)/B(a, b) with a ridge on ln a and ln b, without which a panel where
/// the event never comes has no maximum.
/// ## Accuracy
/// a and b to 1e-6 relative (`ReferenceValues/prior-fitting`).
struct BetaBinomialFit: Hashable {
  /// Events and non-events of one series.
  struct Counts: Hashable {
    let events: Int
    let others: Int
  }

  /// a.
  let events: Double
  /// b.
  let others: Double

  /// Where a search starts and the ridge holds: mass at both ends, a third of all chances events.
  static let center = [log(0.3), log(0.7)]
  /// The standard deviation of the ridge.
  static let ridge = 2.0

  /// Fits the law to the counts of several series.
  init(_ counts: [Counts]) throws(OptimizationError) {
    let minimum = try LimitedMemoryBFGS().minimum(
      of: { Self.evaluation(of: counts, at: $0) }, from: Self.center)
    events = exp(minimum.point[0])
    others = exp(minimum.point[1])
  }

  private static func evaluation(
    of counts: [Counts], at point: [Double]
  ) -> LimitedMemoryBFGS.Evaluation {
    let (a, b) = (exp(point[0]), exp(point[1]))
    let range = PresetRanges.betaParameter
    guard range.contains(a), range.contains(b) else {
      return LimitedMemoryBFGS.Evaluation(value: .infinity, gradient: [])
    }
    // B(a + k, b + m)/B(a, b) as a product of k + m shares below 1. Differences of log gamma would cancel
    // where the event hardly ever comes and b is large.
    var (value, byA, byB) = (0.0, 0.0, 0.0)
    for count in counts {
      for j in 0..<count.others {
        let (part, whole) = (b + Double(j), a + b + Double(j))
        value -= log1p(a / part)
        byA -= 1 / whole
        byB += a / (part * whole)
      }
      for i in 0..<count.events {
        let (part, whole) = (a + Double(i), a + b + Double(count.others + i))
        value += log(part / whole)
        byA += (whole - part) / (part * whole)
        byB -= 1 / whole
      }
    }
    let distances = zip(point, center).map { $0 - $1 }
    let penalty = distances.reduce(0) { $0 + $1 * $1 } / (2 * ridge * ridge)
    return LimitedMemoryBFGS.Evaluation(
      value: penalty - value,
      gradient: [
        distances[0] / (ridge * ridge) - a * byA, distances[1] / (ridge * ridge) - b * byB,
      ])
  }
}
