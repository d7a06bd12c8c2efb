import StatisticalNumerics
import Synchronization

/// Quantiles and tails of Student t laws, computed once for each number of degrees of freedom.
final class QuantileTable: Sendable {
  private let tails: [Double]
  private let quantiles = Mutex<[Int: [Double]]>([:])
  private let laws = Mutex<[Double: TabulatedStudentT]>([:])

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
}
