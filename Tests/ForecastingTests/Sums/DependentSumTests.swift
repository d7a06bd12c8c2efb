import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

@Suite
struct DependentSumTests {
  private static let ministry = EmpiricalBayesPreset.BuiltIn.ministry.preset

  private func predictive(
    _ values: [Double], _ kind: ValueKind, _ ahead: Int
  ) throws -> PredictiveDistribution {
    let series = try TimeSeries(
      values.enumerated().map { (period: Step(ordinal: $0), value: $1) })
    return try #require(
      try EmpiricalBayesMixture(preset: Self.ministry, kind: kind).fit(to: series)
        .step(ahead: ahead).distribution)
  }

  private func normal(_ location: Double, _ scale: Double) -> PredictiveDistribution {
    .studentT(degreesOfFreedom: 1e9, location: location, scale: scale)
  }

  /// The laws of a case of `ReferenceValues/dependent-sums`.
  private func laws(of name: String) throws -> [PredictiveDistribution] {
    switch name {
    case "114-h1", "114-h3":
      let ahead = name.hasSuffix("3") ? 3 : 1
      return [
        try predictive([3, 3.23, 4.3], .amount, ahead),
        try predictive([6, 7.214, 7.827], .amount, ahead),
      ]
    case "stays-h2":
      return [
        try predictive([42, 42, 42, 57], .count, 2),
        try predictive([12, 12, 15, 15, 14], .count, 2),
      ]
    case "student":
      return [
        .studentT(degreesOfFreedom: 3, location: 1, scale: 1),
        .studentT(degreesOfFreedom: 8, location: 2, scale: 0.5),
      ]
    default:
      let count = try #require(Int(name.dropFirst("normal-".count)))
      return (1...count).map { normal(0, Double($0)) }
    }
  }

  @Test(.tags(.reference)) func `probabilities and quantiles agree with integration`() throws {
    let table = try ReferenceTable(Repository.referenceValues("dependent-sums/sums.csv"))
    #expect(table.rows.count > 150)
    var worst = (pair: 0.0, many: 0.0)
    var name = ""
    var sum: DependentSum?
    var laws: [Double: PredictiveDistribution] = [:]
    for row in table.rows {
      if row["case"] != name {
        name = row["case"]
        sum = DependentSum(of: try self.laws(of: name))
        laws = [:]
      }
      let (argument, value) = (row.number("argument"), row.number("value"))
      let correlation = row.number("correlation")
      let law = try #require(
        try laws[correlation] ?? sum?.distribution(correlation: correlation))
      laws[correlation] = law
      let error: Double
      if row["quantity"] == "at_least" {
        error = abs(law.probability(atLeast: argument) - value)
      } else {
        // A quantile is off by the probability that lies between it and the right one.
        error = max(
          0, law.probability(below: value) - argument, argument - law.probability(atMost: value))
      }
      if name.hasPrefix("normal") {
        worst.many = max(worst.many, error)
      } else {
        worst.pair = max(worst.pair, error)
      }
    }
    // 1,024 Halton points for two laws, 4,096 of a Latin hypercube for more.
    #expect(worst.pair <= 0.01, "pairs: \(worst.pair)")
    #expect(worst.many <= 0.012, "more: \(worst.many)")
  }

  @Test(.tags(.property)) func `at correlation 1 equal laws double and quantiles add up`() throws {
    let law = try predictive([12.5, 12.5, 13.1, 12.8, 14.4], .amount, 2)
    let other = try predictive([3, 3.23, 4.3], .amount, 2)
    let doubled = try DependentSum.distribution(of: [law, law], correlation: 1)
    let sum = try DependentSum.distribution(of: [law, other], correlation: 1)
    let single = try DependentSum.distribution(of: [law], correlation: 0)
    for p in [0.025, 0.1, 0.5, 0.77, 0.975] {
      expectClose(doubled.quantile(at: p), 2 * single.quantile(at: p), relative: 1e-9)
      // The draw at p stands for the probabilities up to 1/1024 below it.
      let range = [p - 0.002, p + 0.002].map { law.quantile(at: $0) + other.quantile(at: $0) }
      #expect((range[0]...range[1]).contains(sum.quantile(at: p)), "\(p)")
    }
  }

  @Test(.tags(.property)) func `the spread grows with the correlation`() throws {
    for laws in [try laws(of: "114-h3"), try laws(of: "student"), try laws(of: "normal-8")] {
      let sum = DependentSum(of: laws)
      let widths = try [0, 0.25, 0.5, 0.75, 1].map { correlation in
        let law = try sum.distribution(correlation: correlation)
        return law.quantile(at: 0.9) - law.quantile(at: 0.1)
      }
      #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 }, "\(widths)")
    }
  }

  @Test(.tags(.property))
  func `a unit scales every draw, and the order of many laws hardly counts`()
    throws
  {
    let laws = [normal(3, 1), normal(-1, 2), .studentT(degreesOfFreedom: 4, location: 0, scale: 1)]
    let scaled = [
      normal(3000, 1000), normal(-1000, 2000),
      .studentT(degreesOfFreedom: 4, location: 0, scale: 1000),
    ]
    let sum = try DependentSum.distribution(of: laws, correlation: 0.3)
    let inThousands = try DependentSum.distribution(of: scaled, correlation: 0.3)
    let turned = try DependentSum.distribution(of: laws.reversed(), correlation: 0.3)
    for p in [0.05, 0.3, 0.5, 0.9] {
      expectClose(inThousands.quantile(at: p), 1000 * sum.quantile(at: p), relative: 1e-12)
      #expect(abs(turned.probability(atMost: sum.quantile(at: p)) - p) < 0.015)
    }
  }

  @Test func `means add up where all laws have one`() throws {
    let finite = try DependentSum.distribution(
      of: [normal(3, 1), normal(4.5, 2)], correlation: 0.5)
    #expect(finite.mean == 7.5)
    let cauchy = PredictiveDistribution.studentT(degreesOfFreedom: 1, location: 0, scale: 1)
    let infinite = try DependentSum.distribution(of: [normal(3, 1), cauchy], correlation: 0.5)
    #expect(infinite.mean == nil)
    #expect(try DependentSum.distribution(of: [.samples([1, 2])], correlation: 0).mean == 1.5)
  }

  @Test(.tags(.property)) func `intervals of sums of random walks cover as promised`() throws {
    // Eight values of two random walks with drift whose steps have correlation 0.6, the sum one year on.
    var stream = RandomStream(seed: 5)
    let rounds = 1500
    var inside = 0
    for _ in 0..<rounds {
      var walks: [[Double]] = [[100], [40]]
      for _ in 0..<8 {
        let common = stream.normal()
        for index in 0..<2 {
          let step = 0.6.squareRoot() * common + 0.4.squareRoot() * stream.normal()
          walks[index].append(walks[index][walks[index].count - 1] + step * Double(index + 1) + 0.5)
        }
      }
      let laws = try walks.map { values in
        let series = try TimeSeries(
          values.dropLast().enumerated().map { (period: Step(ordinal: $0), value: $1) })
        return try #require(
          try RandomWalkWithDrift().fit(to: series).step(ahead: 1).distribution)
      }
      let sum = try DependentSum.distribution(of: laws, correlation: 0.6, pointCount: 256)
      let outcome = walks[0][8] + walks[1][8]
      if (sum.quantile(at: 0.1)...sum.quantile(at: 0.9)).contains(outcome) { inside += 1 }
    }
    let share = Double(inside) / Double(rounds)
    Evidence.recordCoverage(
      "sum of two random walks", "n = 8, h = 1, 80 %", expected: 0.8, seen: share, count: rounds)
    // Four standard errors, and a point for the copula, which is normal where the walks' is of t's.
    #expect(abs(share - 0.8) < 4 * (0.16 / Double(rounds)).squareRoot() + 0.01, "\(share)")
  }
}
