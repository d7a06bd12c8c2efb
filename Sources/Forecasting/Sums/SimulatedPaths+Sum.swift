import StatisticalNumerics

extension SimulatedPaths {
  /// Paths of the sum of several series whose values of one year depend as stated.
  ///
  /// ## Method
  /// Each series' own paths stay as they are. They are matched: points of a Gaussian copula are drawn, and
  /// each series' path with the rank of its coordinate, by its value of the anchor year, goes to the point.
  /// So the sums of the anchor year follow the law of the sum under that correlation, and in other years
  /// the series depend as far as their paths carry it there.
  ///
  /// - Parameters:
  ///   - parts: As many paths each, of the same years, drawn independently of each other.
  ///   - anchor: The position of the year in which the correlation holds.
  ///   - correlation: Between the normal scores of each pair, in `DependentSum.correlations(ofParts:)`.
  ///   - seed: Of the points.
  /// - Returns: Paths of the sum.
  /// - Throws: ``ForecastingError/outOfRange`` when a sum leaves the range of doubles.
  /// - Complexity: O(paths · parts · (years + log paths)).
  public static func sum(
    of parts: [SimulatedPaths], anchor: Int, correlation: Double, seed: UInt64
  ) throws(ForecastingError) -> SimulatedPaths {
    precondition(
      !parts.isEmpty && parts.allSatisfy { $0.count == parts[0].count }
        && parts.allSatisfy { $0.horizon == parts[0].horizon },
      "paths of a sum are as many and as long")
    precondition((0..<parts[0].horizon).contains(anchor), "the anchor is a year of the paths")
    let (count, horizon) = (parts[0].count, parts[0].horizon)
    var stream = RandomStream(seed: seed)
    let scores = CopulaScores(drawnFor: parts.count, count: count, from: &stream)
    var values = [Double](repeating: 0, count: count * horizon)
    for (part, column) in zip(parts, scores.columns(correlation: correlation)) {
      let points = Self.ranked(column)
      let paths = Self.ranked((0..<count).map { part.values[$0 * horizon + anchor] })
      for (point, path) in zip(points, paths) {
        for year in 0..<horizon {
          values[point * horizon + year] += part.values[path * horizon + year]
        }
      }
    }
    guard values.allSatisfy(\.isFinite) else { throw .outOfRange }
    return SimulatedPaths(horizon: horizon, values: values)
  }

  /// Positions by value, equal values by position.
  private static func ranked(_ values: [Double]) -> [Int] {
    values.indices.sorted { left, right in
      let (a, b) = (values[left], values[right])
      return a == b ? left < right : a < b
    }
  }

  /// Paths that are all alike: years that are known.
  package init(repeating years: [Double], count: Int) {
    self.init(
      horizon: years.count, values: (0..<count).flatMap { _ in years })
  }

  /// The paths from a later year on, with known values in front where they begin later than asked.
  ///
  /// - Parameters:
  ///   - skipped: Years to leave out at the beginning.
  ///   - known: Values put in front of every path.
  /// - Returns: Paths of as many years less those left out, and the known ones.
  package func shifted(skipping skipped: Int, after known: [Double]) -> SimulatedPaths {
    precondition((0..<horizon).contains(skipped), "a path keeps a year")
    let years = known.count + horizon - skipped
    var result: [Double] = []
    result.reserveCapacity(count * years)
    for path in 0..<count {
      result += known
      result += values[path * horizon + skipped..<(path + 1) * horizon]
    }
    return SimulatedPaths(horizon: years, values: result)
  }
}
