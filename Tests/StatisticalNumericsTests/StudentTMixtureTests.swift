import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// The mixture against its parts' own distributions, which are tested to 1e-15 elsewhere.
@Suite(.tags(.property))
struct StudentTMixtureTests {
  private struct Case {
    let mixture: StudentTMixture
    let parts: [(weight: Double, law: StudentT, location: Double, scale: Double)]

    func tail(atLeast x: Double) -> Double {
      parts.reduce(x <= 0 ? mixture.pointMass : 0) {
        $0 + $1.weight * $1.law.probability(atLeast: (x - $1.location) / $1.scale)
      }
    }

    func tail(atMost x: Double) -> Double {
      parts.reduce(x >= 0 ? mixture.pointMass : 0) {
        $0 + $1.weight * $1.law.probability(atMost: (x - $1.location) / $1.scale)
      }
    }
  }

  /// Parts of very different widths, as steady and shaken series have.
  private static func cases(seed: UInt64, count: Int) -> [Case] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let partCount = Int.random(in: 1...18, using: &generator)
      let pointMass = Bool.random(using: &generator) ? 0.6 * generator.uniform() : 0
      let weights = (0..<partCount).map { _ in 0.001 + generator.uniform() }
      let total = weights.reduce(0, +)
      let parts = weights.map {
        (
          weight: (1 - pointMass) * $0 / total,
          law: StudentT(degreesOfFreedom: 0.5 + 15 * generator.uniform()),
          location: generator.uniform() - 0.5, scale: pow(10, -4 + 5 * generator.uniform())
        )
      }
      let mixture = StudentTMixture(
        parts: parts.map {
          StudentTMixture.Part(
            weight: $0.weight, degreesOfFreedom: $0.law.degreesOfFreedom, location: $0.location,
            scale: $0.scale)
        }, pointMass: pointMass)
      return Case(mixture: mixture, parts: parts)
    }
  }

  @Test func `tails are the weighted tails of the parts`() {
    var worst = WorstError()
    for (index, item) in Self.cases(seed: 71, count: 60).enumerated() {
      for x in [-1e200, -1e6, -30, -0.4, -1e-5, 0, 1e-5, 0.02, 0.7, 4, 1e4, 1e200] {
        let place = "case \(index) at \(x)"
        worst.add(item.mixture.probability(atMost: x), min(1, item.tail(atMost: x)), place)
        worst.add(item.mixture.probability(atLeast: x), min(1, item.tail(atLeast: x)), place)
      }
    }
    worst.expect(within: 2e-14, atLeast: 1400)
  }

  @Test(arguments: [1e300, 1e307, 9e307])
  func `quantiles rise up to the largest doubles and are infinite beyond`(scale: Double) {
    let mixture = StudentTMixture(parts: [
      StudentTMixture.Part(weight: 0.7, degreesOfFreedom: 3, location: -scale, scale: scale),
      StudentTMixture.Part(weight: 0.3, degreesOfFreedom: 1, location: scale, scale: scale / 3),
    ])
    QuantileRange.expectRising(
      hasInfinite: scale > 1e305, quantile: mixture.quantile(lowerTail:),
      probability: { mixture.probability(atMost: $0) })
  }

  @Test func `a quantile leaves the probability asked for`() {
    var worst = WorstError()
    for (index, item) in Self.cases(seed: 72, count: 200).enumerated() {
      for p in [1e-6, 0.001, 0.025, 0.1, 0.25, 0.4999, 0.5] {
        let lower = item.mixture.quantile(lowerTail: p)
        let upper = item.mixture.quantile(upperTail: p)
        if lower != 0 {
          worst.add(item.mixture.probability(atMost: lower), p, "case \(index) lower \(p)")
        }
        if upper != 0 {
          worst.add(item.mixture.probability(atLeast: upper), p, "case \(index) upper \(p)")
        }
        #expect(item.mixture.quantile(upperTail: 1 - p) <= upper)
      }
    }
    worst.expect(within: 1e-12, atLeast: 2000)
  }

  @Test func `the density is the slope of the tail`() {
    var worst = WorstError()
    for (index, item) in Self.cases(seed: 73, count: 20).enumerated() {
      for x in [-3.0, -0.31, 0.21, 2.2] {
        let step = 1e-5
        // Five points: the error of the slope is of order h⁴.
        let slope =
          (8 * (item.tail(atMost: x + step) - item.tail(atMost: x - step))
            - (item.tail(atMost: x + 2 * step) - item.tail(atMost: x - 2 * step))) / (12 * step)
        guard slope > 1e-3 else { continue }
        worst.add(item.mixture.density(at: x), slope, "case \(index) at \(x)")
      }
    }
    worst.expect(within: 1e-5, atLeast: 40)
  }

  @Test func `a point mass alone is its own quantile`() {
    let point = StudentTMixture(parts: [], pointMass: 1)
    #expect(point.quantile(lowerTail: 0.01) == 0 && point.quantile(upperTail: 0.2) == 0)
    #expect(point.probability(atMost: -1e-300) == 0 && point.probability(atLeast: 0) == 1)
  }
}
