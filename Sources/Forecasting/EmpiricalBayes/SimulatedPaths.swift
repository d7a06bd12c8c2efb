import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Draws of several years together: what can be asked of years jointly, such as "reached at least once".
public struct SimulatedPaths: Hashable, Sendable {
  /// The number of years of a path.
  public let horizon: Int
  /// The number of paths.
  public let count: Int
  /// Path after path, its years in order; in the unit of the series.
  public let values: [Double]

  /// Paths as drawn.
  init(horizon: Int, values: [Double]) {
    self.horizon = horizon
    self.values = values
    count = values.count / horizon
  }

  /// The share of paths with a property.
  ///
  /// - Parameter property: Asked of the years of a path.
  /// - Returns: The share and its standard error, which is 0 only where all paths agree.
  /// - Complexity: O(count · horizon).
  public func probability(
    where property: (ArraySlice<Double>) -> Bool
  ) -> (estimate: Double, standardError: Double) {
    let hits = (0..<count).count { property(values[$0 * horizon..<($0 + 1) * horizon]) }
    let share = Double(hits) / Double(count)
    return (share, (share * (1 - share) / Double(count)).squareRoot())
  }

  /// The probability that a criterion has been met at least once by each year: first passage.
  ///
  /// It never falls from year to year, and is at least the probability of any one year.
  ///
  /// - Parameter isMet: Whether a value meets the criterion.
  /// - Returns: One probability a year.
  public func probabilityReached(by isMet: (Double) -> Bool) -> [Double] {
    var first = [Int](repeating: 0, count: horizon)
    for path in 0..<count {
      if let year = (0..<horizon).first(where: { isMet(values[path * horizon + $0]) }) {
        first[year] += 1
      }
    }
    var reached = 0
    return first.map {
      reached += $0
      return Double(reached) / Double(count)
    }
  }

  /// The probability that a criterion is met at least once, and in every year from then on.
  ///
  /// - Parameter isMet: Whether a value meets the criterion.
  /// - Returns: At most the probability of the last year.
  public func probabilityReachedAndHeld(_ isMet: (Double) -> Bool) -> Double {
    probability { years in
      years.firstIndex(where: isMet).map { years[$0...].allSatisfy(isMet) } ?? false
    }.estimate
  }

  /// The law of a figure of each path, such as the mean or sum over years.
  ///
  /// - Parameter figure: Computed from the years of a path.
  /// - Returns: The figures as equally likely draws.
  public func distribution(of figure: (ArraySlice<Double>) -> Double) -> PredictiveDistribution {
    .samples((0..<count).map { figure(values[$0 * horizon..<($0 + 1) * horizon]) })
  }
}

extension FittedEmpiricalBayesMixture {
  /// The number of paths where none is named: a standard error of 0.004 at one in two.
  public static var standardPathCount: Int { 16_384 }

  /// Draws paths of the coming years, whose single years follow the laws of `step(ahead:)` (section 7).
  ///
  /// - Parameters:
  ///   - horizon: The number of years, 1 or more.
  ///   - count: The number of paths.
  ///   - seed: The same seed gives the same paths.
  /// - Returns: The paths.
  /// - Throws: ``ForecastingError/outOfRange`` when a number leaves the range of doubles.
  /// - Complexity: O(count · horizon²).
  public func paths(
    horizon: Int, count: Int = standardPathCount, seed: UInt64 = 1
  ) throws(ForecastingError) -> SimulatedPaths {
    precondition(horizon >= 1 && count >= 1, "paths have years, and there is at least one")
    let parameters = preset.parameters(for: kind)
    let processes = try processes(horizon: horizon)
    let shares = try shares(of: processes)
    var factors: [Matrix] = []
    do throws(LinearAlgebraError) {
      for process in processes {
        factors.append(try Cholesky(factoring: process.covariance).lowerTriangle())
      }
    } catch {
      throw .outOfRange
    }
    let powerScale = powerScale
    var stream = RandomStream(seed: seed)
    var values: [Double] = []
    values.reserveCapacity(count * horizon)
    var normals = [Double](repeating: 0, count: horizon)
    for _ in 0..<count {
      let stay = stream.beta(stayPosterior.stays, stayPosterior.moves)
      let k = Self.drawnClass(shares, at: stream.uniform())
      let process = processes[k]
      let isShock = stream.uniform() < parameters.shockProbability
      // σ² = (ν s² + q)/χ²; the squared scale has it over its degrees of freedom.
      let chiSquared = stream.chiSquared(degreesOfFreedom: process.degreesOfFreedom)
      let sigma = (process.squaredScale * process.degreesOfFreedom / chiSquared).squareRoot()
      let spread = sigma * parameters.widening * (isShock ? parameters.shockFactor : 1)
      for index in normals.indices { normals[index] = stream.normal() }
      var (changes, displacement) = (0, 0.0)
      for _ in 0..<horizon {
        if stream.uniform() >= stay {
          let noise = (0...changes).reduce(0) { $0 + factors[k][changes, $1] * normals[$1] }
          displacement += process.means[changes] + spread * noise
          changes += 1
        }
        // Infinite draws of the heaviest tails end at a bound or the greatest double.
        let bounded = min(max(displacement, -1e100), 1e100)
        values.append(changes == 0 ? lastValue : powerScale.value(at: bounded))
      }
    }
    guard values.allSatisfy(\.isFinite) else { throw .outOfRange }
    return SimulatedPaths(horizon: horizon, values: values)
  }

  private static func drawnClass(_ shares: [Double], at uniform: Double) -> Int {
    var sum = 0.0
    for (index, share) in shares.enumerated() {
      sum += share
      if uniform < sum { return index }
    }
    return shares.count - 1
  }
}
