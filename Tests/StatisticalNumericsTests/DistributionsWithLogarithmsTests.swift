import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// F, chi-squared, beta, gamma and log-t, and logarithms of tails, to twenty digits.
@Suite(.tags(.reference))
struct DistributionsWithLogarithmsTests {
  private let rows: [ReferenceTable.Row]

  init() throws {
    rows = try ReferenceTable(
      Repository.referenceValues("distributions-with-logarithms/distributions.csv")
    ).rows
  }

  /// ln I_x(ν/2, 1/2)/2 with x = ν/(ν + t²) in 400 digits (mpmath 1.3, betainc).
  @Test(
    arguments: [
      (30, 1e12, -780.54054176913403895), (5, 1e70, -803.65452631210251278),
      (3, 1e120, -828.83291003881184627), (2.5, 1e200, -1151.6219680415776757),
      (1, 1e300, -691.92025778406310538), (300, 1e3, -1220.5757198657541073),
    ])
  func `logarithms of Student tails stay right where the tails are no doubles`(
    degreesOfFreedom: Double, t: Double, expected: Double
  ) {
    let law = StudentT(degreesOfFreedom: degreesOfFreedom)
    expectClose(law.logProbability(atLeast: t), expected, relative: 1e-14)
    expectClose(law.logProbability(atMost: -t), expected, relative: 1e-14)
  }

  private func distribution(_ name: String, _ parameters: [Double]) -> (any ContinuousDistribution)?
  {
    switch name {
    case "normal": Normal()
    case "student-t": StudentT(degreesOfFreedom: parameters[0])
    case "chi-squared": ChiSquared(degreesOfFreedom: parameters[0])
    case "gamma": Gamma(shape: parameters[0])
    case "beta": Beta(alpha: parameters[0], beta: parameters[1])
    case "f":
      FisherF(numeratorDegreesOfFreedom: parameters[0], denominatorDegreesOfFreedom: parameters[1])
    case "log-t":
      LogStudentT(
        degreesOfFreedom: parameters[0], location: parameters[1], scale: parameters[2])
    default: nil
    }
  }

  private func value(_ row: ReferenceTable.Row) -> Double? {
    let parameters = row["parameters"].split(separator: ";").compactMap { Double($0) }
    let x = row.number("argument")
    guard let law = distribution(row["distribution"], parameters) else { return nil }
    return switch row["function"] {
    case "density": law.density(at: x)
    case "log_density": law.logDensity(at: x)
    case "probability_at_most": law.probability(atMost: x)
    case "probability_at_least": law.probability(atLeast: x)
    case "log_probability_at_most": law.logProbability(atMost: x)
    case "log_probability_at_least": law.logProbability(atLeast: x)
    case "quantile_lower": law.quantile(lowerTail: x)
    case "quantile_upper": law.quantile(upperTail: x)
    default: nil
    }
  }

  /// Densities and logarithms of large parameters magnify the rounding of x some thousand times.
  @Test(arguments: ["normal", "student-t", "chi-squared", "gamma", "beta", "f", "log-t"])
  func `tails, quantiles and logarithms agree`(name: String) throws {
    var worst = WorstError()
    for row in rows where row["distribution"] == name {
      guard let value = value(row) else { continue }
      let expected = row.number("value")
      // Near a probability of 1 a logarithm is near 0: what counts there is its absolute error.
      let isSmallLogarithm = row["function"].hasPrefix("log_") && abs(expected) < 1
      worst.add(
        isSmallLogarithm ? 1 + value - expected : value, isSmallLogarithm ? 1 : expected,
        row.description)
    }
    worst.expect(within: name == "log-t" ? 1e-13 : 2e-14, atLeast: 15)
  }

  /// Leading power: P ≈ x^a/(a B(a, b)), the next term smaller by a factor of order x.
  @Test(
    arguments: [(5, 1.5, 1e-100), (5, 1.5, 1e-300), (1.5, 5, 1e-300), (2, 3, 1e-200)]
      as [(Double, Double, Double)])
  func `quantiles of beta and F reach into the farthest tails`(
    a: Double, b: Double, probability: Double
  ) {
    let x = Beta(alpha: a, beta: b).quantile(lowerTail: probability)
    expectClose(
      Beta(alpha: a, beta: b).logProbability(atMost: x), log(probability), relative: 1e-13)
    #expect(Beta(alpha: b, beta: a).quantile(upperTail: probability) == 1 - x)
    let f = FisherF(numeratorDegreesOfFreedom: 2 * b, denominatorDegreesOfFreedom: 2 * a)
    let upper = f.quantile(upperTail: probability)
    expectClose(f.logProbability(atLeast: upper), log(probability), relative: 1e-13)
  }

  @Test func `distributions end at infinity`() {
    #expect(Gamma(shape: 3).density(at: .infinity) == 0)
    #expect(Gamma(shape: 3).logDensity(at: .infinity) == -.infinity)
    let f = FisherF(numeratorDegreesOfFreedom: 5, denominatorDegreesOfFreedom: 7)
    #expect(f.density(at: .infinity) == 0 && f.logDensity(at: .infinity) == -.infinity)
    #expect(f.probability(atMost: .infinity) == 1 && f.probability(atLeast: .infinity) == 0)
    #expect(StudentT(degreesOfFreedom: 319).probability(atMost: -1e200) == 0)
  }
}
