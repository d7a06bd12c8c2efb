#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The line whose slope is the median of the slopes between all pairs of points.
///
/// Up to 29 % of the points may lie anywhere without moving it far.
/// ## Accuracy
/// Slope, intercept and interval to 1e-11 (`ReferenceValues/regression-diagnostics`).
/// ## Reference
/// Sen, *Estimates of the regression coefficient based on Kendall's tau*, J. Am. Stat. Assoc. 63
/// (1968), §3 and §6.
public struct TheilSenLine: Hashable, Sendable {
  /// The median slope, in unit of response per unit of time.
  public let slope: Double
  /// The median of y − slope · t.
  public let intercept: Double
  /// The slopes between pairs of points at different times, ascending.
  private let slopes: [Double]
  /// The variance of Kendall's statistic, ties counted.
  private let kendallVariance: Double

  /// The most points: their pairs take 400 MB.
  public static let pointLimit = 10_000

  /// Why there is no line.
  public enum Fault: Error, Hashable, Sendable {
    /// Values and times differ in length.
    case lengthMismatch(values: Int, times: Int)
    /// A value or time is NaN or infinite; positions count from 0.
    case nonFinite(position: Int)
    /// Fewer than two different times.
    case tooFewTimes
    /// More points than pairs of them are kept for.
    case tooManyPoints(limit: Int)
    /// A slope leaves the range of doubles.
    case slopeOutOfRange
  }

  /// Fits a line.
  ///
  /// - Parameters:
  ///   - values: n finite values.
  ///   - times: n finite times, at least two of them different.
  /// - Throws: ``Fault``.
  /// - Complexity: O(n² log n) time, O(n²) memory.
  public init(values: [Double], times: [Double]) throws(Fault) {
    guard values.count == times.count else {
      throw .lengthMismatch(values: values.count, times: times.count)
    }
    if let position = values.indices.first(where: {
      !values[$0].isFinite || !times[$0].isFinite
    }) {
      throw .nonFinite(position: position)
    }
    guard values.count <= Self.pointLimit else { throw .tooManyPoints(limit: Self.pointLimit) }
    var slopes: [Double] = []
    for j in values.indices {
      for i in 0..<j where times[i] != times[j] {
        // Halved, so that the widest differences do not overflow.
        let slope = (values[j] / 2 - values[i] / 2) / (times[j] / 2 - times[i] / 2)
        guard slope.isFinite else { throw .slopeOutOfRange }
        slopes.append(slope)
      }
    }
    guard !slopes.isEmpty else { throw .tooFewTimes }
    slopes.sort()
    self.slopes = slopes
    let slope = median(of: slopes)
    self.slope = slope
    intercept = median(of: zip(values, times).map { $0 - slope * $1 })
    let n = Double(values.count)
    let ties = Self.tieTerm(of: times) + Self.tieTerm(of: values)
    kendallVariance = (n * (n - 1) * (2 * n + 5) - ties) / 18
  }

  /// Σ k(k − 1)(2k + 5) over groups of k equal values.
  private static func tieTerm(of values: [Double]) -> Double {
    var counts: [Double: Double] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.values.sorted().reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
  }

  /// The line's value at a time.
  public func value(at time: Double) -> Double { intercept + slope * time }

  /// Where the slope lies: Sen's interval from the order statistics of the pairwise slopes.
  ///
  /// - Parameter level: How often the procedure catches the slope; approximate for few points.
  /// - Returns: Slopes (N ∓ z σ)/2 in order, N of them in all; the whole range where that is wider.
  public func slopeInterval(level: ConfidenceLevel) -> ConfidenceInterval {
    let z = Normal().quantile(upperTail: level.tailProbability)
    let spread = z * max(0, kendallVariance).squareRoot()
    let count = Double(slopes.count)
    // Halves to even, as SciPy and R do.
    let lower = ((count - spread) / 2).rounded(.toNearestOrEven) - 1
    let upper = ((count + spread) / 2).rounded(.toNearestOrEven)
    let last = slopes.count - 1
    return ConfidenceInterval(
      lower: slopes[Int(min(max(lower, 0), Double(last)))], estimate: slope,
      upper: slopes[Int(min(max(upper, 0), Double(last)))], level: level)
  }
}
