import StatisticalNumerics
import TestSupport
import Testing

@Suite(.tags(.reference))
struct DistributionTests {
  /// One function of a distribution by its name in the reference file.
  private func value(_ row: ReferenceTable.Row) -> Double {
    let x = row.number("argument")
    if row["distribution"] == "normal" {
      let normal = Normal()
      return switch row["function"] {
      case "density": normal.density(at: x)
      case "probability_at_most": normal.probability(atMost: x)
      case "probability_at_least": normal.probability(atLeast: x)
      case "quantile_lower": normal.quantile(lowerTail: x)
      default: normal.quantile(upperTail: x)
      }
    }
    let t = StudentT(degreesOfFreedom: row.number("degrees_of_freedom"))
    return switch row["function"] {
    case "density": t.density(at: x)
    case "probability_at_most": t.probability(atMost: x)
    case "probability_at_least": t.probability(atLeast: x)
    case "quantile_lower": t.quantile(lowerTail: x)
    default: t.quantile(upperTail: x)
    }
  }

  @Test(arguments: ["normal", "student-t"])
  func `densities, tails and quantiles are right to the last digits`(distribution: String) throws {
    let table = try ReferenceTable(
      Repository.referenceValues("student-t-and-normal/distributions.csv"))
    var worst = WorstError()
    for row in table.rows where row["distribution"] == distribution {
      let expected = row.number("value")
      // Below the smallest normal double no relative accuracy can be asked for.
      if expected != 0, abs(expected) < .leastNormalMagnitude { continue }
      if expected == 0 {
        #expect(abs(value(row)) < 1e-300, "\(row)")
      } else {
        worst.add(value(row), expected, row.description)
      }
    }
    worst.expect(within: 1e-15, atLeast: 70)
  }

  @Test(.tags(.regression), .bug("https://github.com/boostorg/math/issues/1429"))
  func `t with one degree of freedom keeps its digits near zero`() {
    // 1/2 ± arctan(t)/π, with arctan t = t to the last digit here.
    let t = StudentT(degreesOfFreedom: 1)
    expectClose(t.probability(atMost: 1e-8), 0.5 + 1e-8 / .pi, relative: 1e-16)
    expectClose(t.probability(atLeast: 1e-8), 0.5 - 1e-8 / .pi, relative: 2e-16)
  }
}
