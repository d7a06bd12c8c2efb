import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The choice of widening and shocks for which intervals hold what they promise (section 10).
///
/// Among the spreads of a grid the one with the least
/// Σ over 50, 80, 90 and 95 % of (empirical − nominal)²/(nominal (1 − nominal)),
/// so that each coverage counts by how many standard errors it is off. Where a value is itself a point mass
/// (no change, 0, 100 %) the mass is shared out: of a mass that an interval holds by half, half counts.
/// Counted whole, an interval that is one point mass would be called too wide however narrow the rest is,
/// and all widths would be cut to the bone for its sake.
enum SpreadCalibration {
  /// The coverages that are to be right.
  static let coverages = [0.5, 0.8, 0.9, 0.95]
  static let widenings = stride(from: 60, through: 160, by: 5).map { Double($0) / 100 }
  static let shockProbabilities = [0, 0.02, 0.03, 0.05, 0.08, 0.1, 0.12, 0.15]
  static let shockFactors = [2.0, 3, 4, 6, 8, 10]

  /// A spread of the grid and how far coverages are off under it.
  private struct Trial {
    let spread: OriginLaw.Spread
    let distance: Double

    /// How unusual the spread is beside widening 1 with a shock of 4 in one forecast of twenty.
    var oddity: Double {
      let parts = [
        (spread.widening - 1) / 0.15, (spread.shockProbability - 0.05) / 0.05,
        log2(spread.shockFactor / 4),
      ]
      return parts.reduce(0) { $0 + $1 * $1 }
    }
  }

  /// The spread of the grid under which outcomes are held as often as promised.
  ///
  /// Spreads that are less than one standard error of one coverage apart cannot be told from each other:
  /// of those the least unusual is taken, so that few outcomes leave the middle.
  ///
  /// - Parameter outcomes: What came, in a fixed order; with none the middle of the grid is as good as any.
  /// - Returns: A spread of the grid.
  /// - Complexity: O(outcomes) for each of a thousand spreads.
  static func best(for outcomes: [ForecastOutcome]) -> OriginLaw.Spread {
    var trials: [Trial] = []
    for widening in widenings {
      // Laws with and without a shock once for all chances of one.
      let calm = outcomes.map { $0.moved(widening) }
      for factor in shockFactors {
        let shaken = outcomes.map { $0.moved(widening * factor) }
        for probability in shockProbabilities {
          var held = [Double](repeating: 0, count: coverages.count)
          for index in outcomes.indices {
            let moved = (1 - probability) * calm[index] + probability * shaken[index]
            let place = outcomes[index].place(moved: moved)
            for level in coverages.indices { held[level] += place.share(within: coverages[level]) }
          }
          let spread = OriginLaw.Spread(
            widening: widening, shockProbability: probability, shockFactor: factor)
          trials.append(
            Trial(spread: spread, distance: distance(of: held, count: outcomes.count)))
        }
      }
    }
    let least = trials.reduce(.infinity) { min($0, $1.distance) }
    let limit = least + 1 / Double(max(outcomes.count, 1))
    var best = trials[0]
    var oddity = Double.infinity
    for trial in trials where trial.distance <= limit && trial.oddity < oddity {
      (best, oddity) = (trial, trial.oddity)
    }
    return best.spread
  }

  /// How far coverages are off; 0 without outcomes.
  private static func distance(of held: [Double], count: Int) -> Double {
    guard count > 0 else { return 0 }
    return zip(held, coverages).reduce(0) { sum, entry in
      let difference = entry.0 / Double(count) - entry.1
      return sum + difference * difference / (entry.1 * (1 - entry.1))
    }
  }
}
