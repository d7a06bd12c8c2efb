import StatisticalNumerics
import Synchronization

/// Quantiles and tails of Student t laws, computed once for each number of degrees of freedom.
final class QuantileTable: Sendable {
  private let tails: [Double]
  private let quantiles = Mutex<[Int: [Double]]>([:])
  private let laws = Mutex<[Double: TabulatedStudentT]>([:])
  private let moves = Mutex<[[Int]: MoveLaws?]>([:])

  /// A table of the quantiles of coverages.
  init(coverages: [Coverage]) { tails = coverages.map(\.tailProbability) }

  /// The upper quantile of each coverage.
  func upperQuantiles(degreesOfFreedom: Int) -> [Double] {
    quantiles.withLock { known in
      if let own = known[degreesOfFreedom] { return own }
      let law = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
      let own = tails.map { law.quantile(upperTail: $0) }
      known[degreesOfFreedom] = own
      return own
    }
  }

  /// The tabulated law, `nil` outside its range.
  func law(degreesOfFreedom: Double) -> TabulatedStudentT? {
    guard TabulatedStudentT.range.contains(degreesOfFreedom) else { return nil }
    return laws.withLock { known in
      if let own = known[degreesOfFreedom] { return own }
      let own = TabulatedStudentT(degreesOfFreedom: degreesOfFreedom)
      known[degreesOfFreedom] = own
      return own
    }
  }

  /// What spans of moves share, `nil` where it cannot be tabulated; of one preset and horizon always.
  func moveLaws(spans: [Int], preset: EmpiricalBayesPreset, horizon: Int) -> MoveLaws? {
    if let known = moves.withLock({ $0[spans] }) { return known }
    // Outside the lock: two threads may compute the same, once.
    let own = MoveLaws(spans: spans, preset: preset, horizon: horizon, table: self)
    moves.withLock { known in
      // Rare spans are not kept for ever.
      if known.count >= 20_000 { known.removeAll() }
      known[spans] = own
    }
    return own
  }
}
