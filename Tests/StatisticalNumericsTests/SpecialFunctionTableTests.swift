import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// High-precision tables of the shared data: values of mpmath (50 digits) and Boost's own test data.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct SpecialFunctionTableTests {
  private func table(_ name: String) throws -> ReferenceTable {
    try ReferenceTable(Repository.sharedFile("data/special/\(name).csv"))
  }

  /// The functions of `mpmath_truth.csv` that a distribution answers.
  private func value(_ row: ReferenceTable.Row) -> Double? {
    let (a, b, c) = (row.number("arg1"), row.number("arg2"), row.number("arg3"))
    switch row["function"] {
    case "t_cdf": return StudentT(degreesOfFreedom: b).probability(atMost: a)
    case "t_sf": return StudentT(degreesOfFreedom: b).probability(atLeast: a)
    case "t_isf": return StudentT(degreesOfFreedom: b).quantile(upperTail: a)
    case "norm_cdf": return Normal().probability(atMost: a)
    case "norm_ppf": return Normal().quantile(lowerTail: a)
    case "norm_logcdf": return Normal().logProbability(atMost: a)
    case "betainc_I": return Beta(alpha: a, beta: b).probability(atMost: c)
    case "gammainc_P": return Gamma(shape: a).probability(atMost: b)
    case "gammainc_Q": return Gamma(shape: a).probability(atLeast: b)
    default: return nil
    }
  }

  @Test(
    arguments: [
      ("t_cdf", 1e-15), ("t_sf", 1e-15), ("t_isf", 1e-15), ("norm_cdf", 4e-16), ("norm_ppf", 4e-16),
      ("norm_logcdf", 1e-15), ("betainc_I", 4e-16), ("gammainc_P", 4e-16), ("gammainc_Q", 4e-16),
    ] as [(String, Double)])
  func `a function agrees with its 25 digits`(name: String, tolerance: Double) throws {
    var worst = WorstError()
    for row in try table("mpmath_truth").rows where row["function"] == name {
      let expected = row.number("value_25_digits")
      guard abs(expected) > 1e-300 || expected == 0 else { continue }
      worst.add(value(row) ?? .nan, expected, row.description)
    }
    worst.expect(within: tolerance, atLeast: 8)
  }

  @Test func `incomplete beta and gamma agree with Boost's data`() throws {
    for name in ["boost_ibeta_int_data", "boost_ibeta_large_data"] {
      var worst = WorstError()
      for row in try table(name).rows {
        let beta = Beta(alpha: row.number("a"), beta: row.number("b"))
        let x = row.number("x")
        for (value, column) in [
          (beta.probability(atMost: x), "I"), (beta.probability(atLeast: x), "Ic"),
        ] where row.number(column) > 1e-300 {
          worst.add(value, row.number(column), row.description)
        }
      }
      worst.expect(within: 1e-15, atLeast: 100)
    }
    for name in ["boost_igamma_small_data", "boost_igamma_big_data"] {
      var worst = WorstError()
      for row in try table(name).rows {
        let gamma = Gamma(shape: row.number("a"))
        let x = row.number("x")
        for (value, column) in [
          (gamma.probability(atMost: x), "P"), (gamma.probability(atLeast: x), "Q"),
        ] where row.number(column) > 1e-300 {
          worst.add(value, row.number(column), row.description)
        }
      }
      worst.expect(within: 1e-15, atLeast: 100)
    }
    var worst = WorstError()
    for row in try table("boost_gamma_inv_data").rows {
      let gamma = Gamma(shape: row.number("a"))
      let p = row.number("p")
      worst.add(gamma.quantile(lowerTail: p), row.number("gamma_p_inv"), row.description)
      worst.add(gamma.quantile(upperTail: p), row.number("gamma_q_inv"), row.description)
    }
    worst.expect(within: 1e-15, atLeast: 100)
  }
}
