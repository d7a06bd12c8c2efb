import Foundation
import TestSupport
import Testing

@testable import Forecasting
@testable import StatisticalNumerics

/// Series drawn from the model's own story must find the law that is conditioned on their first values
/// right on average: ranks of what comes are even, shares of classes are frequencies.
///
/// Talts, Betancourt, Simpson, Vehtari and Gelman, *Validating Bayesian inference algorithms with
/// simulation-based calibration*, arXiv:1804.06788 (2018).
@Suite(.tags(.property, .slow))
struct SimulationBasedCalibrationTests {
  private static let horizon = 3
  private static let seed: UInt64 = 1804

  /// z of the first value: so high that the floor is out of reach of the heaviest tail.
  private static let highStart = 1e6

  /// How a law may differ from the story.
  enum PlantedError: CaseIterable {
    /// All scales 15 % too small.
    case narrowScales
    /// Drifts of the wrong sign.
    case flippedDrift
    /// One degree of freedom lost.
    case lostDegreeOfFreedom
  }

  /// Ranks of outcomes within the law, by horizon.
  private func ranks(
    preset: EmpiricalBayesPreset, after n: Int, count: Int, horizon: Int = horizon,
    start: Double = highStart, kind: ValueKind = .amount, error: PlantedError? = nil
  ) throws -> [[Double]] {
    var story = GenerativeStory(preset: preset, start: start, seed: Self.seed)
    let believed = preset.asTold(
      widening: error == .narrowScales ? 0.85 : 1, driftSign: error == .flippedDrift ? -1 : 1)
    var ranks = [[Double]](repeating: [], count: horizon)
    for _ in 0..<count {
      let values = story.draw(years: n + horizon, kind: kind).values
      let forecast = try GenerativeStory.fit(values[..<n], preset: believed, kind: kind)
        .forecast(horizon: horizon)
      for (index, step) in forecast.steps.enumerated() {
        var law = try #require(step.distribution)
        if error == .lostDegreeOfFreedom { law = try law.withOneLessDegreeOfFreedom() }
        let outcome = values[n + index]
        // Even within a point mass: on the last value, on 0 or on the ceiling.
        let below = law.probability(below: outcome)
        let through = law.probability(atMost: outcome)
        ranks[index].append(below + story.uniform() * (through - below))
        if start == Self.highStart { try #require(outcome > 0, "the floor was reached") }
      }
    }
    return ranks
  }

  @Test(arguments: EmpiricalBayesPreset.BuiltIn.allCases, [3, 5, 8, 15])
  func `ranks of what comes are even`(name: EmpiricalBayesPreset.BuiltIn, n: Int) throws {
    for (index, ranks) in try ranks(preset: name.preset, after: n, count: 2_000).enumerated() {
      let evenness = Uniformity(of: ranks)
      evenness.record(.ranks, "preset \(name.rawValue)", "n = \(n), h = \(index + 1)")
      #expect(evenness.holds, "seed \(Self.seed), h = \(index + 1): \(evenness)")
    }
  }

  @Test(arguments: [3, 8])
  func `ranks of what whole paths come to are even`(n: Int) throws {
    // First passage, years reached and held, and sums over years are read off the paths.
    let preset = EmpiricalBayesPreset.BuiltIn.ministry.preset
    let figures: [(name: String, value: (ArraySlice<Double>) -> Double)] = [
      ("greatest year", { $0.max() ?? 0 }), ("sum of years", { $0.reduce(0, +) }),
      ("last less first", { $0[$0.endIndex - 1] - $0[$0.startIndex] }),
    ]
    var story = GenerativeStory(preset: preset, start: Self.highStart, seed: Self.seed)
    let believed = preset.asTold()
    var ranks = [[Double]](repeating: [], count: figures.count)
    for round in 0..<1_500 {
      let values = story.draw(years: n + Self.horizon).values
      let paths = try GenerativeStory.fit(values[..<n], preset: believed)
        .paths(horizon: Self.horizon, count: 199, seed: UInt64(round))
      for (index, figure) in figures.enumerated() {
        let outcome = figure.value(values[n...])
        let draws = paths.distribution(of: figure.value)
        let below = draws.probability(below: outcome) * 199
        let through = draws.probability(atMost: outcome) * 199
        // Even among the paths that tie with it, itself among them.
        ranks[index].append((below + story.uniform() * (through - below + 1)) / 200)
      }
    }
    for (figure, ranks) in zip(figures, ranks) {
      let evenness = Uniformity(of: ranks)
      evenness.record(.ranks, "paths: \(figure.name)", "n = \(n), 3 years")
      #expect(evenness.holds, "seed \(Self.seed), \(figure.name): \(evenness)")
    }
  }

  @Test(arguments: [(ValueKind.amount, 0.0), (.percent, 16.0)] as [(ValueKind, Double)])
  func `ranks are even where mass lies on the floor and the ceiling`(
    kind: ValueKind, start: Double
  ) throws {
    // After one value: what comes may end at a bound, what the law is conditioned on may not.
    let preset = EmpiricalBayesPreset.BuiltIn.ministry.preset
    let all = try ranks(preset: preset, after: 1, count: 1_500, start: start, kind: kind)
    for (index, ranks) in all.enumerated() {
      let evenness = Uniformity(of: ranks)
      evenness.record(.ranks, "mass on the bounds, \(kind)", "n = 1, h = \(index + 1)")
      #expect(evenness.holds, "seed \(Self.seed), h = \(index + 1): \(evenness)")
    }
  }

  @Test(arguments: PlantedError.allCases)
  func `ranks under a law with an error are not even`(error: PlantedError) throws {
    let preset = EmpiricalBayesPreset.BuiltIn.ministry.preset
    let ranks = try ranks(preset: preset, after: 3, count: 5_000, horizon: 1, error: error)
    let evenness = Uniformity(of: ranks[0])
    evenness.record(.planted, "\(error)", "n = 3, h = 1")
    #expect(evenness.chiSquare > Uniformity.chiSquareLimit, "\(evenness)")
  }

  // MARK: Shares of classes and stays

  /// Predicted shares with what was so, from series cut after n values.
  private func classShares(
    name: EmpiricalBayesPreset.BuiltIn, after n: Int, believed: EmpiricalBayesPreset
  ) throws -> [(shares: [Double], truth: Int)] {
    var story = GenerativeStory(preset: name.preset, start: Self.highStart, seed: Self.seed)
    return try (0..<2_000).map { _ in
      let draw = story.draw(years: n)
      let fit = try GenerativeStory.fit(draw.values[...], preset: believed)
      return (try fit.classWeights(), draw.classIndex)
    }
  }

  @Test(arguments: EmpiricalBayesPreset.BuiltIn.allCases, [3, 5, 8])
  func `shares of classes are frequencies`(name: EmpiricalBayesPreset.BuiltIn, n: Int) throws {
    let draws = try classShares(name: name, after: n, believed: name.preset)
    let reliability = SharesReliability(
      draws.flatMap { draw in
        draw.shares.indices.map { (draw.shares[$0], $0 == draw.truth) }
      })
    #expect(reliability.holds, "seed \(Self.seed): \(reliability)")

    // The logarithm of the true class's share is on average what the shares themselves expect.
    let surprises = draws.map { draw in
      log(draw.shares[draw.truth]) - draw.shares.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) }
    }
    let mean = surprises.reduce(0, +) / Double(surprises.count)
    let variance = surprises.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
    let score = mean / (variance / Double(draws.count)).squareRoot()
    #expect(abs(score) < SharesReliability.normalLimit, "seed \(Self.seed): \(score)")

    // And better than another series' shares.
    let own = draws.reduce(0) { $0 + log($1.shares[$1.truth]) }
    let others = zip(draws, draws.dropFirst() + draws.prefix(1)).reduce(0) {
      $0 + log($1.1.shares[$1.0.truth])
    }
    #expect(own > others)
  }

  @Test(arguments: EmpiricalBayesPreset.BuiltIn.allCases)
  func `shares under weights of other classes are no frequencies`(
    name: EmpiricalBayesPreset.BuiltIn
  ) throws {
    let draws = try classShares(name: name, after: 5, believed: name.preset.withTurnedWeights)
    let reliability = SharesReliability(
      draws.flatMap { draw in
        draw.shares.indices.map { (draw.shares[$0], $0 == draw.truth) }
      })
    #expect(!reliability.holds, "\(reliability)")
  }

  // Under macro next to nothing stands still: too few events to compare.
  @Test(arguments: [EmpiricalBayesPreset.BuiltIn.ministry, .mixed], [3, 8])
  func `chances of no change are frequencies`(name: EmpiricalBayesPreset.BuiltIn, n: Int) throws {
    let preset = name.preset
    var story = GenerativeStory(preset: preset, start: Self.highStart, seed: Self.seed)
    for horizon in 1...Self.horizon {
      let reliability = SharesReliability(
        try (0..<2_000).map { _ in
          let values = story.draw(years: n + horizon, kind: .count).values
          let fit = try GenerativeStory.fit(values[..<n], preset: preset, kind: .count)
          let isStill = values[(n - 1)...].allSatisfy { $0 == values[n - 1] }
          return (fit.stayProbability(horizon: horizon), isStill)
        })
      #expect(reliability.holds, "seed \(Self.seed), h = \(horizon): \(reliability)")
    }
  }
}

extension PredictiveDistribution {
  /// The law with one degree of freedom less in each part; of fewer than two, half of them.
  fileprivate func withOneLessDegreeOfFreedom() throws -> PredictiveDistribution {
    guard case .powerScaled(let scale, let base) = form else { throw NotOnAPowerScale() }
    let parts = base.parts.map { part in
      let degreesOfFreedom = part.degreesOfFreedom
      return StudentTMixture.Part(
        weight: part.weight, degreesOfFreedom: max(degreesOfFreedom - 1, degreesOfFreedom / 2),
        location: part.location, scale: part.scale)
    }
    return .powerScaled(StudentTMixture(parts: parts, pointMass: base.pointMass), by: scale)
  }

  private struct NotOnAPowerScale: Error {}
}
