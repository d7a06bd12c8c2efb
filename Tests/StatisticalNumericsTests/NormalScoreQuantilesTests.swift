import StatisticalNumerics
import TestSupport
import Testing

@Suite(.tags(.property))
struct NormalScoreQuantilesTests {
  private static func law(
    _ parts: [(weight: Double, df: Double, location: Double, scale: Double)], pointMass: Double,
    origin: Double = 12, ceiling: Double = .infinity
  ) -> PredictiveDistribution {
    .powerScaled(
      StudentTMixture(
        parts: parts.map {
          .init(
            weight: $0.weight, degreesOfFreedom: $0.df, location: $0.location, scale: $0.scale)
        }, pointMass: pointMass),
      by: .init(power: 0.5, shift: 0.1, reference: 12.1, origin: origin, ceiling: ceiling))
  }

  static let laws: [(name: String, law: PredictiveDistribution)] = [
    ("one class", law([(1, 5, 0.1, 0.2)], pointMass: 0)),
    (
      "three classes far apart",
      law(
        [(0.1, 2.7, 0.001, 0.003), (0.4, 3.1, 0.05, 0.04), (0.3, 3.9, 0.02, 0.3)], pointMass: 0.2)
    ),
    ("heavy tails at the floor", law([(0.9, 0.8, -1, 1.5)], pointMass: 0.1, origin: 3)),
    ("at the ceiling", law([(0.6, 4, 0.1, 0.2)], pointMass: 0.4, origin: 95, ceiling: 100)),
    ("all on one side", law([(0.99, 6, 2, 0.1)], pointMass: 0.01)),
    ("no table", .studentT(degreesOfFreedom: 4, location: 3, scale: 2)),
    ("known", .studentT(degreesOfFreedom: 4, location: 3, scale: 0)),
    ("draws", .samples([1, 2, 2, 5])),
  ]

  @Test(arguments: laws.indices)
  func `a table gives the law's quantiles`(index: Int) {
    let (name, law) = Self.laws[index]
    let quantiles = NormalScoreQuantiles(of: law)
    let normal = Normal()
    for step in -550...550 {
      let score = Double(step) / 100 + 0.0037
      let value = quantiles.value(at: score)
      // Off by 5e-5 in score at most, whatever the slope there.
      let (low, high) = [score - 5e-5, score + 5e-5].map { score in
        score < 0
          ? law.quantile(at: normal.probability(atMost: score))
          : law.quantile(upperTail: normal.probability(atLeast: score))
      }.ends
      let slack = 1e-9 * abs(value)
      #expect(low - slack <= value && value <= high + slack, "\(name) at \(score)")
    }
  }

  @Test(arguments: laws.indices)
  func `values never fall as the score rises`(index: Int) {
    let quantiles = NormalScoreQuantiles(of: Self.laws[index].law)
    let values = (-6000...6000).map { quantiles.value(at: Double($0) / 1000) }
    #expect(
      zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 * abs($1) },
      "\(Self.laws[index].name)")
  }
}

extension [Double] {
  fileprivate var ends: (Double, Double) { (self[0], self[1]) }
}
