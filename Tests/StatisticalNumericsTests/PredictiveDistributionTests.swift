import StatisticalNumerics
import TestSupport
import Testing

@Suite(.tags(.property))
struct PredictiveDistributionTests {
  static let distributions: [PredictiveDistribution] = [
    .studentT(degreesOfFreedom: 1, location: 6.25, scale: 1.6),
    .studentT(degreesOfFreedom: 7, location: -3, scale: 0.01),
    PredictiveDistribution.studentT(degreesOfFreedom: 2, location: 1.5, scale: 0.2).exponential,
    .equalWeightMixture(of: [
      .studentT(degreesOfFreedom: 1, location: 6.25, scale: 1.6),
      .studentT(degreesOfFreedom: 2, location: 4.3, scale: 1.3),
    ]),
    .equalWeightMixture(of: [
      .studentT(degreesOfFreedom: 3, location: -100, scale: 0.5),
      .studentT(degreesOfFreedom: 3, location: 100, scale: 2),
      .studentT(degreesOfFreedom: 30, location: 0, scale: 10),
    ]),
  ]
  static let probabilities = [1e-12, 1e-6, 0.001, 0.025, 0.2, 0.5, 0.8, 0.975, 0.999]

  @Test(arguments: distributions)
  func `quantile and cumulative probability invert each other in both tails`(
    distribution: PredictiveDistribution
  ) {
    for p in Self.probabilities {
      let lower = distribution.quantile(at: p)
      let upper = distribution.quantile(upperTail: p)
      // exp of a heavy tail leaves the range of doubles.
      guard lower != 0, upper.isFinite, lower.isFinite, upper != 0 else { continue }
      expectClose(distribution.probability(atMost: lower), p, relative: 1e-9, "lower \(p)")
      expectClose(distribution.probability(atLeast: upper), p, relative: 1e-9, "upper \(p)")
    }
  }

  @Test(arguments: distributions)
  func `the probability of reaching a threshold falls as the threshold rises`(
    distribution: PredictiveDistribution
  ) {
    let thresholds = Self.probabilities.map { distribution.quantile(at: $0) }
    let reached = thresholds.map { distribution.probability(atLeast: $0) }
    #expect(zip(reached, reached.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test(arguments: distributions)
  func `a wider coverage contains a narrower one`(distribution: PredictiveDistribution) throws {
    let coverages = try [50.0, 80, 95, 99.9].map { try #require(Coverage(percent: $0)) }
    let intervals = coverages.map { distribution.centralInterval(coverage: $0) }
    for (narrow, wide) in zip(intervals, intervals.dropFirst()) {
      #expect(wide.lowerBound < narrow.lowerBound && narrow.upperBound < wide.upperBound)
    }
  }

  @Test(arguments: [1e300, 2e307, 9e307])
  func `quantiles of a mixture rise up to the largest doubles and are infinite beyond`(
    scale: Double
  ) {
    let mixture = PredictiveDistribution.equalWeightMixture(of: [
      .studentT(degreesOfFreedom: 2, location: -scale, scale: scale),
      .studentT(degreesOfFreedom: 1, location: scale / 10, scale: scale / 3),
    ])
    QuantileRange.expectRising(
      hasInfinite: scale > 1e305, quantile: mixture.quantile(at:),
      probability: mixture.probability(atMost:))
  }

  @Test func `a mean exists only where it is finite`() {
    let heavy = PredictiveDistribution.studentT(degreesOfFreedom: 1, location: 3, scale: 1)
    let light = PredictiveDistribution.studentT(degreesOfFreedom: 2, location: 5, scale: 1)
    #expect(heavy.mean == nil)
    #expect(light.mean == 5)
    #expect(light.exponential.mean == nil)
    #expect(PredictiveDistribution.equalWeightMixture(of: [heavy, light]).mean == nil)
    #expect(PredictiveDistribution.equalWeightMixture(of: [light, light]).mean == 5)
  }

  @Test func `a scale of zero puts all mass at the location`() {
    let point = PredictiveDistribution.studentT(degreesOfFreedom: 3, location: 5, scale: 0)
    #expect(point.isDegenerate)
    #expect(point.quantile(at: 0.01) == 5 && point.quantile(upperTail: 0.01) == 5)
    #expect(point.probability(atLeast: 5) == 1 && point.probability(atMost: 5) == 1)
    #expect(point.probability(atLeast: 5.1) == 0 && point.probability(atMost: 4.9) == 0)
  }

  @Test func `the exponential has no mass at or below zero`() {
    let law = PredictiveDistribution.studentT(degreesOfFreedom: 1, location: 0, scale: 1)
      .exponential
    #expect(law.probability(atMost: 0) == 0 && law.probability(atLeast: -1) == 1)
    #expect(law.median == 1)
  }

  @Test func `a coverage is the same however it was written`() {
    for percent in 1..<100 {
      #expect(Coverage(percent: Double(percent)) == Coverage(fraction: Double(percent) / 100))
    }
    #expect(Coverage(percent: 0) == nil && Coverage(percent: 100) == nil)
    #expect(Coverage(fraction: 1) == nil && Coverage(percent: .nan) == nil)
  }
}
