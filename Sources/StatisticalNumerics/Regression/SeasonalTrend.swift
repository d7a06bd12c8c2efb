/// A straight line with a level of its own for each season, through values at consecutive times: closed
/// form, one pass for the coefficients and one for the residuals, in constant memory.
///
/// ## Method
/// The value at time t = 0, 1, … belongs to season m = t mod s. Least squares gives each season its mean
/// and all of them one slope: with t̄_m and ȳ_m over the times of season m,
/// b̂ = Σ_m Σ (t − t̄_m) y / Σ_m Σ (t − t̄_m)² and â_m = ȳ_m − b̂ t̄_m. Sums are taken of values less the first
/// one, over blocks of cycles with times counted from the middle of the block; the sums of blocks are added
/// in double-double in their order, so that bits do not depend on the number of threads.
/// ## Accuracy
/// Coefficients to 1e-12 of those of ``LongLinearModel`` by QR (`SeasonalTrendTests`).
/// ## Reference
/// Seber and Lee, *Linear Regression Analysis*, 2nd ed., §8.8 (analysis of covariance).
public struct SeasonalTrend: Hashable, Sendable {
  /// Why there is no trend.
  public enum Fault: Error, Hashable, Sendable {
    /// Fewer values than coefficients.
    case tooFewValues(required: Int, found: Int)
    /// A value is NaN or infinite; positions count from 0.
    case nonFiniteValue(position: Int)
    /// A sum left the range of doubles.
    case outOfRange
  }

  /// The number of values.
  public let count: Int
  /// The number of seasons in a cycle.
  public let season: Int
  /// b̂: the change a time, in the unit of the values.
  public let slope: Double
  /// â_m: the line of each season at time 0.
  public let levels: [Double]
  /// √(RSS / (n − s − 1)), in the unit of the values; `nil` without degrees of freedom.
  public let residualStandardDeviation: Double?

  /// What the sums were taken less of: the first value.
  package let origin: Double
  /// The line of each season at its own first time, less ``origin``: residuals lose no digits to a level.
  package let firsts: [Double]
  /// The change a cycle.
  package let cycleSlope: Double
  /// ȳ_m.
  private let means: [Double]
  /// Σ_m Σ (t − t̄_m)².
  let timeSquares: Double

  /// n − s − 1.
  public var residualDegreesOfFreedom: Int { count - season - 1 }

  /// The cycles that one round of the loop takes.
  private static let blockCycleCount = 4_096

  /// Fits a trend.
  ///
  /// - Parameters:
  ///   - values: n finite values at times 0 … n − 1; at least one a season, and one more.
  ///   - season: s, 1 or more; 1 for a line without seasons.
  ///   - threadCount: At most this many threads; the result does not depend on it.
  /// - Returns: The trend.
  /// - Throws: ``Fault``.
  /// - Complexity: O(n) time, memory constant beyond the values.
  public static func fit(
    values: [Double], season: Int, threadCount: Int = 1
  ) throws(Fault) -> SeasonalTrend {
    var result: Result<SeasonalTrend, Fault> = .failure(.outOfRange)
    values.withUnsafeBufferPointer { values in
      result = Result { () throws(Fault) in
        try fit(sharing: values, season: season, threadCount: threadCount)
      }
    }
    return try result.get()
  }

  /// Fits a trend to values that stay where they are: those of a long series are too many to copy.
  ///
  /// - Parameters:
  ///   - values: As ``fit(values:season:threadCount:)``; nobody may write to them meanwhile.
  ///   - season: s, 1 or more.
  ///   - threadCount: At most this many threads.
  /// - Returns: The trend.
  /// - Throws: ``Fault``.
  package static func fit(
    sharing values: UnsafeBufferPointer<Double>, season: Int, threadCount: Int = 1
  ) throws(Fault) -> SeasonalTrend {
    precondition(season >= 1, "a cycle has a season")
    guard values.count > season else {
      throw .tooFewValues(required: season + 1, found: values.count)
    }
    let trend = SeasonalTrend(
      shared: SharedValues(values), season: season, threadCount: threadCount)
    guard trend.slope.isFinite, trend.levels.allSatisfy(\.isFinite),
      trend.residualStandardDeviation?.isFinite ?? true
    else {
      if let position = values.firstIndex(where: { !$0.isFinite }) {
        throw .nonFiniteValue(position: position)
      }
      throw .outOfRange
    }
    return trend
  }

  private init(shared: SharedValues, season s: Int, threadCount: Int) {
    let n = shared.values.count
    let origin = shared.values[0]
    let blockLength = Self.blockCycleCount * s
    let blockCount = (n + blockLength - 1) / blockLength
    // For each block Σ y of each season, then Σ k y, where cycles k count from the block's middle.
    let middle = Double(min(Self.blockCycleCount, (n + s - 1) / s) - 1) / 2
    let sums = BlockSums(blockCount: blockCount, width: 2 * s)
    ParallelLoop.run(count: blockCount, threadCount: threadCount) { block in
      let target = sums.row(block)
      let values = shared.values
      for cycle in 0..<Self.blockCycleCount {
        let start = block * blockLength + cycle * s
        guard start < n else { break }
        let k = Double(cycle) - middle
        for m in 0..<min(s, n - start) {
          let value = values[start + m] - origin
          target[m] += value
          target[s + m] += value * k
        }
      }
    }
    // n_m times k = 0 … n_m − 1 of each season, of which t = k s + m.
    let counts = (0..<s).map { Double((n - $0 + s - 1) / s) }
    var (product, means) = (DoubleDouble.zero, [DoubleDouble]())
    for m in 0..<s {
      let meanCycle = (counts[m] - 1) / 2
      var sum = DoubleDouble.zero
      for block in 0..<blockCount {
        let (own, weighted) = (sums.row(block)[m], sums.row(block)[s + m])
        sum = sum + own
        let centre = Double(block * Self.blockCycleCount) + middle
        product = product + weighted + DoubleDouble(productOf: centre - meanCycle, own)
      }
      means.append(sum.divided(by: counts[m]))
    }
    // Σ (k − k̄)² = n_m (n_m² − 1)/12; a cycle is s times long.
    let cycleSquares = counts.reduce(0) { $0 + $1 * ($1 * $1 - 1) / 12 }
    let cycleSlope = cycleSquares > 0 ? product.rounded / cycleSquares : .nan
    let slope = cycleSlope / Double(s)
    let firsts = (0..<s).map { m in
      (means[m] - DoubleDouble(productOf: cycleSlope, (counts[m] - 1) / 2)).rounded
    }
    count = n
    season = s
    self.slope = slope
    self.origin = origin
    self.firsts = firsts
    self.cycleSlope = cycleSlope
    levels = (0..<s).map { origin + (firsts[$0] - slope * Double($0)) }
    self.means = means.map { origin + $0.rounded }
    timeSquares = cycleSquares * Double(s) * Double(s)

    // Residuals in a second pass: Syy − b² Sxx would lose the digits of a good fit.
    let squares = BlockSums(blockCount: blockCount, width: s)
    ParallelLoop.run(count: blockCount, threadCount: threadCount) { block in
      let target = squares.row(block)
      let values = shared.values
      firsts.withUnsafeBufferPointer { firsts in
        for cycle in 0..<Self.blockCycleCount {
          let start = block * blockLength + cycle * s
          guard start < n else { break }
          let rise = cycleSlope * Double(block * Self.blockCycleCount + cycle)
          for m in 0..<min(s, n - start) {
            let residual = values[start + m] - origin - firsts[m] - rise
            target[m] += residual * residual
          }
        }
      }
    }
    var square = DoubleDouble.zero
    for block in 0..<blockCount {
      for m in 0..<s { square = square + squares.row(block)[m] }
    }
    let degrees = n - s - 1
    residualStandardDeviation =
      degrees > 0 ? (square.rounded / Double(degrees)).squareRoot() : nil
  }

  /// The line's value at a time.
  public func value(at time: Int) -> Double {
    let (mean, distance) = centred(time)
    return mean + slope * distance
  }

  /// What a new observation at a time will be.
  ///
  /// - Parameter time: 0 or more; n is the first after those fitted.
  /// - Returns: A Student t with n − s − 1 degrees of freedom, `nil` without any.
  public func predictiveDistribution(at time: Int) -> PredictiveDistribution? {
    let leverage = leverage(at: time)
    return residualStandardDeviation.map {
      .studentT(
        degreesOfFreedom: Double(residualDegreesOfFreedom), location: value(at: time),
        scale: $0 * (1 + leverage).squareRoot())
    }
  }

  /// The mean of a time's season, and its distance from the middle of that season's times.
  func centred(_ time: Int) -> (mean: Double, distance: Double) {
    precondition(time >= 0, "times count from 0")
    let m = time % season
    let cycles = (count - m + season - 1) / season
    return (means[m], Double(time - m) - Double(season) * Double(cycles - 1) / 2)
  }
}

/// Values that threads only read.
private struct SharedValues: @unchecked Sendable {
  let values: UnsafeBufferPointer<Double>

  init(_ values: UnsafeBufferPointer<Double>) { self.values = values }
}

/// Sums of blocks, each row written by one round of a loop.
private final class BlockSums: @unchecked Sendable {
  private let cells: UnsafeMutablePointer<Double>
  private let width: Int

  init(blockCount: Int, width: Int) {
    self.width = width
    cells = .allocate(capacity: blockCount * width)
    cells.initialize(repeating: 0, count: blockCount * width)
  }

  deinit { cells.deallocate() }

  func row(_ block: Int) -> UnsafeMutablePointer<Double> { cells + block * width }
}
