import StatisticalNumerics
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A law of `ReferenceValues/forecast-scores`, from its notation.
func referenceLaw(parts: String, scale: String) -> PredictiveDistribution {
  let parts = parts.split(separator: ";").map { part in
    part.split(separator: ":").compactMap { Double($0) }
  }
  let numbers = scale.split(separator: ":").compactMap { Double($0) }
  if numbers.count == 5 {
    return scaledLaw(
      parts.filter { $0[3] > 0 }, pointMass: parts.filter { $0[3] == 0 }.reduce(0) { $0 + $1[0] },
      shift: numbers[1], reference: numbers[2], origin: numbers[3], ceiling: numbers[4])
  }
  let laws = parts.map { part in
    PredictiveDistribution.studentT(
      degreesOfFreedom: part[1], location: part[2], scale: part[3])
  }
  // Weights in eighths, as a mixture in equal parts.
  return laws.count == 1
    ? laws[0]
    : .equalWeightMixture(
      of: zip(parts, laws).flatMap { part, law in
        [PredictiveDistribution](repeating: law, count: Int(part[0] * 8))
      })
}

/// A law on a power scale of 1/2; a part is weight, degrees of freedom, location and scale.
func scaledLaw(
  _ parts: [[Double]], pointMass: Double = 0, shift: Double = 1, reference: Double,
  origin: Double, ceiling: Double = .infinity
) -> PredictiveDistribution {
  .powerScaled(
    StudentTMixture(
      parts: parts.map {
        .init(weight: $0[0], degreesOfFreedom: $0[1], location: $0[2], scale: $0[3])
      }, pointMass: pointMass),
    by: .init(
      power: 0.5, shift: shift, reference: reference, origin: origin, ceiling: ceiling))
}

@Suite(.tags(.reference))
struct RankedScoreTests {
  @Test func `scores and densities agree with high-precision values`() throws {
    let table = try ReferenceTable(Repository.referenceValues("forecast-scores/scores.csv"))
    var (closed, quadrature, density) = (WorstError(), WorstError(), WorstError())
    for row in table.rows {
      let law = referenceLaw(parts: row["parts"], scale: row["scale"])
      let (outcome, expected) = (row.number("outcome"), row.number("value"))
      switch row["quantity"] {
      case "density": density.add(law.density(at: outcome), expected, row.description)
      case "crps":
        let score = law.continuousRankedProbabilityScore(outcome: outcome)
        if row["law"].hasPrefix("t") {
          closed.add(score, expected, row.description)
        } else {
          quadrature.add(score, expected, row.description)
        }
      default: Issue.record("an unknown quantity: \(row.description)")
      }
    }
    closed.expect(within: 1e-12, atLeast: 15)
    quadrature.expect(within: 1e-8, atLeast: 25)
    density.expect(within: 1e-12, atLeast: 40)
  }

  @Test func `a point mass scores the absolute error`() {
    let point = PredictiveDistribution.studentT(degreesOfFreedom: 3, location: 4, scale: 0)
    #expect(point.continuousRankedProbabilityScore(outcome: 4) == 0)
    #expect(point.continuousRankedProbabilityScore(outcome: 6.5) == 2.5)
    expectClose(
      point.exponential.continuousRankedProbabilityScore(outcome: 0),
      point.exponential.median, relative: 1e-15)
  }

  @Test(.tags(.regression)) func `point masses score by their distances`() {
    func points(_ places: [Double]) -> PredictiveDistribution {
      .equalWeightMixture(
        of: places.map { .studentT(degreesOfFreedom: 2, location: $0, scale: 0) })
    }
    // A constant series: both random walks in one point.
    #expect(points([900, 900]).continuousRankedProbabilityScore(outcome: 890) == 10)
    #expect(points([900, 900]).continuousRankedProbabilityScore(outcome: 900) == 0)
    // F is 0, 1/2, 1 between: (1/4) · 2 on each side of the outcome.
    #expect(points([3, 7]).continuousRankedProbabilityScore(outcome: 5) == 1)
    #expect(points([3, 7]).continuousRankedProbabilityScore(outcome: 9) == 3)
    // The exponential of two points, which stand elsewhere on the scale of values.
    expectClose(
      points([0, 2]).exponential.continuousRankedProbabilityScore(outcome: 3),
      points([1, exp(2)]).continuousRankedProbabilityScore(outcome: 3), relative: 1e-12)
    let still = scaledLaw([], pointMass: 1, reference: 31, origin: 24)
    expectClose(still.continuousRankedProbabilityScore(outcome: 20), 4, relative: 1e-13)
    // A point and a hump: a series that moved by one step each time, and one that did not.
    let mixed = PredictiveDistribution.equalWeightMixture(of: [
      .studentT(degreesOfFreedom: 2, location: 14, scale: 0),
      .studentT(degreesOfFreedom: 3, location: 12, scale: 1e-6),
    ])
    expectClose(
      mixed.continuousRankedProbabilityScore(outcome: 15),
      points([14, 12]).continuousRankedProbabilityScore(outcome: 15), relative: 1e-6)
  }

  @Test func `draws score as their point masses do, and as the law they come from`() {
    let draws = [3.0, 7, 7, 4, 9, 3.5]
    let law = PredictiveDistribution.samples(draws)
    let points = PredictiveDistribution.equalWeightMixture(
      of: draws.map { .studentT(degreesOfFreedom: 2, location: $0, scale: 0) })
    for outcome in [3.0, 5, 7, 20, -4] {
      expectClose(
        law.continuousRankedProbabilityScore(outcome: outcome),
        points.continuousRankedProbabilityScore(outcome: outcome), relative: 1e-13, "\(outcome)")
    }
    #expect(law.density(at: 7) == 0)
    expectClose(law.pointMass(at: 7), 1 / 3.0, relative: 1e-13)
    // Many even quantiles of a law score nearly as the law.
    let hump = PredictiveDistribution.studentT(degreesOfFreedom: 5, location: 10, scale: 2)
    let even = PredictiveDistribution.samples(
      (0..<2_000).map { hump.quantile(at: (Double($0) + 0.5) / 2_000) })
    expectClose(
      even.continuousRankedProbabilityScore(outcome: 12),
      hump.continuousRankedProbabilityScore(outcome: 12), relative: 1e-4)
    // A mixture with a hump, by quadrature with a stop at each draw.
    let mixed = PredictiveDistribution.mixture(of: [law, hump], weights: [1, 0])
    expectClose(
      mixed.continuousRankedProbabilityScore(outcome: 5),
      law.continuousRankedProbabilityScore(outcome: 5), relative: 1e-13)
    let both = PredictiveDistribution.mixture(of: [law, hump], weights: [1, 3])
    let same = PredictiveDistribution.mixture(of: [points, hump], weights: [1, 3])
    expectClose(
      both.continuousRankedProbabilityScore(outcome: 5),
      same.continuousRankedProbabilityScore(outcome: 5), relative: 1e-12)
  }

  @Test func `tails too heavy for the integral score infinity`() {
    let half = PredictiveDistribution.studentT(degreesOfFreedom: 0.5, location: 0, scale: 1)
    let seven = PredictiveDistribution.studentT(degreesOfFreedom: 7, location: 0, scale: 1)
    #expect(half.continuousRankedProbabilityScore(outcome: 0) == .infinity)
    #expect(seven.exponential.continuousRankedProbabilityScore(outcome: 1) == .infinity)
    #expect(
      PredictiveDistribution.equalWeightMixture(of: [seven, seven.exponential])
        .continuousRankedProbabilityScore(outcome: 1) == .infinity)
    func scaled(_ degrees: Double, ceiling: Double) -> Double {
      scaledLaw([[1, degrees, 0, 0.1]], reference: 50, origin: 40, ceiling: ceiling)
        .continuousRankedProbabilityScore(outcome: 41)
    }
    #expect(scaled(1, ceiling: .infinity) == .infinity)
    #expect(scaled(1.01, ceiling: .infinity).isFinite)
    #expect(scaled(0.68, ceiling: 100).isFinite)
  }

  @Test func `a mixture on unlike scales scores what its parts on one scale do`() {
    // The same law twice, once as two power scales of equal numbers: the general route.
    let law = scaledLaw([[0.75, 5, 0.05, 0.2]], pointMass: 0.25, reference: 31, origin: 24)
    let general = PredictiveDistribution.equalWeightMixture(of: [law, law])
    for outcome in [0, 20, 24, 24.5, 40, 300] as [Double] {
      expectClose(
        general.continuousRankedProbabilityScore(outcome: outcome),
        law.continuousRankedProbabilityScore(outcome: outcome), relative: 1e-8, "\(outcome)")
    }
  }

  @Test(.tags(.property)) func `pinball losses of many quantiles average to half the score`() {
    let law = referenceLaw(
      parts: "0.25:1:0:0;0.125:3.5:0.0078125:0.015625;0.25:4.25:0.0625:0.125;0.375:5:-0.03125:0.5",
      scale: "0.5:1:31:24:inf")
    let count = 4_000
    for outcome in [0, 24, 31] as [Double] {
      let losses = (0..<count).map { index in
        let p = (Double(index) + 0.5) / Double(count)
        let distance = outcome - law.quantile(at: p)
        return max(p * distance, (p - 1) * distance)
      }
      // The midpoint rule; the heavy upper tail is what it misses.
      expectClose(
        2 * losses.reduce(0, +) / Double(count),
        law.continuousRankedProbabilityScore(outcome: outcome), relative: 2e-4, "\(outcome)")
    }
  }

  @Test(.tags(.property)) func `density and point masses add up to one`() {
    let law = referenceLaw(
      parts: "0.25:1:0:0;0.25:3.5:0.001953125:0.00390625;0.5:4.25:0:0.03125",
      scale: "0.5:0.125:98.125:99:100")
    #expect(law.density(at: -1) == 0 && law.density(at: 100.5) == 0)
    expectClose(law.pointMass(at: 99), 0.25, relative: 1e-12)
    #expect(law.pointMass(at: 98) == 0)
    // Simpson's rule on pieces that avoid the point mass.
    func integral(_ low: Double, _ high: Double, _ count: Int) -> Double {
      let step = (high - low) / Double(count)
      return (0...count).reduce(0) { sum, index in
        let weight: Double = index == 0 || index == count ? 1 : index % 2 == 1 ? 4 : 2
        let inside = min(max(low + Double(index) * step, 1e-12), 100 - 1e-12)
        return sum + weight * law.density(at: inside) * step / 3
      }
    }
    let total =
      integral(0, 80, 4_000) + integral(80, 100, 40_000) + law.pointMass(at: 0)
      + law.pointMass(at: 99) + law.pointMass(at: 100)
    expectClose(total, 1, relative: 1e-9)
    expectClose(
      law.probability(from: 99, below: 100), law.pointMass(at: 99) + integral(99, 100, 20_000),
      relative: 1e-9)
  }

  @Test(.tags(.regression)) func `laws at the ends of doubles give a score or infinity`() {
    for (location, scale) in [
      (1e308, 1e307), (-1.7e308, 1), (1e-300, 1e-305), (0, .leastNonzeroMagnitude), (3, 1e300),
    ] as [(Double, Double)] {
      let parts = [2.0, 1].map {
        PredictiveDistribution.studentT(degreesOfFreedom: $0, location: location, scale: scale)
      }
      for outcome in [0, 1e308, -1e-300, 5] as [Double] {
        for part in parts {
          let score = part.continuousRankedProbabilityScore(outcome: outcome)
          #expect(score >= 0, "\(location) \(scale) \(outcome): \(score)")
        }
        let score = PredictiveDistribution.equalWeightMixture(of: parts)
          .continuousRankedProbabilityScore(outcome: outcome)
        #expect(score >= 0, "\(location) \(scale) \(outcome): \(score)")
      }
    }
  }
}
