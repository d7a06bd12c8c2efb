import Foundation
import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

/// What must not change the default law, and what must never come out of it.
@Suite(.tags(.property))
struct EmpiricalBayesInvarianceTests {
  private static let probabilities = [1e-6, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1 - 1e-6]

  /// Series of many shapes: stays, gaps, zeros, one value.
  private static let shapes: [KeyValuePairs<Int, Double>] = [
    [2015: 12.5, 2016: 13.1, 2017: 12.8, 2018: 14.1, 2019: 15.3],
    [2015: 20, 2016: 20, 2019: 24, 2020: 24], [2010: 3, 2012: 3.25, 2016: 4.5, 2017: 4.5],
    [2018: 0, 2019: 1, 2020: 0, 2021: 3], [2020: 7.75], [2020: 0], [2016: 5, 2021: 5],
  ]

  private func observations(_ shape: KeyValuePairs<Int, Double>) -> [(period: Step, value: Double)]
  {
    shape.map { (period: Step(ordinal: $0.key), value: $0.value) }
  }

  private func fit(
    _ observations: [(period: Step, value: Double)], _ name: EmpiricalBayesPreset.BuiltIn,
    _ kind: ValueKind, resolution: Double? = nil
  ) throws -> FittedEmpiricalBayesMixture<Step> {
    try FittedEmpiricalBayesMixture(
      series: TimeSeries(observations), preset: name.preset, kind: kind, resolution: resolution)
  }

  @Test(arguments: EmpiricalBayesPreset.BuiltIn.allCases, [ValueKind.amount, .count])
  func `a unit that the resolution follows changes no probability`(
    name: EmpiricalBayesPreset.BuiltIn, kind: ValueKind
  ) throws {
    var worst = WorstError()
    for shape in Self.shapes {
      let observed = observations(shape)
      let resolution = MoveScale.resolution(of: observed.map(\.value))
      let model = try fit(observed, name, kind)
      for factor in [1e-12, 1e-3, 7.3, 1000, 1e9] {
        let scaled = try fit(
          observed.map { (period: $0.period, value: $0.value * factor) }, name, kind,
          resolution: resolution * factor)
        for (weight, expected) in zip(try scaled.classWeights(), try model.classWeights()) {
          worst.add(weight, expected, "class weight × \(factor)")
        }
        for ahead in [1, 3] {
          let law = try #require(try model.step(ahead: ahead).distribution)
          let other = try #require(try scaled.step(ahead: ahead).distribution)
          for target in [0.5, 4.5, 12.8, 20, model.lastValue] {
            worst.add(
              other.probability(atLeast: target * factor), law.probability(atLeast: target),
              "\(shape) × \(factor): at least \(target)")
            worst.add(
              other.probability(below: target * factor), law.probability(below: target),
              "\(shape) × \(factor): below \(target)")
          }
          for p in Self.probabilities {
            let quantile = law.quantile(at: p)
            // Close to 0 a value is a difference of numbers of the size of the resolution.
            guard quantile == 0 || quantile > resolution / 10 else { continue }
            worst.add(
              other.quantile(at: p), quantile * factor, "\(shape) × \(factor): quantile \(p)")
          }
        }
      }
    }
    worst.expect(within: 1e-9, atLeast: 1_000)
  }

  @Test(arguments: EmpiricalBayesPreset.BuiltIn.allCases, ValueKind.allCases)
  func `shifted years and another order of rows change no bit`(
    name: EmpiricalBayesPreset.BuiltIn, kind: ValueKind
  ) throws {
    var generator = SeededGenerator(seed: 14)
    for shape in Self.shapes {
      let observed = observations(shape)
      let forecast = try fit(observed, name, kind).forecast(horizon: 3)
      let reordered = try fit(observed.shuffled(using: &generator), name, kind)
      #expect(try reordered.forecast(horizon: 3) == forecast)
      for years in [-4_000, -1, 1_000_000] {
        let shifted = try fit(
          observed.map { (period: $0.period.advanced(by: years), value: $0.value) }, name, kind
        ).forecast(horizon: 3)
        #expect(shifted.steps.map(\.distribution) == forecast.steps.map(\.distribution))
        #expect(shifted.steps.map(\.median) == forecast.steps.map(\.median))
      }
    }
  }

  @Test(arguments: EmpiricalBayesPreset.BuiltIn.allCases, ValueKind.allCases)
  func `quantiles invert probabilities at, below and above every point mass`(
    name: EmpiricalBayesPreset.BuiltIn, kind: ValueKind
  ) throws {
    var worst = WorstError()
    for shape in Self.shapes {
      let model = try fit(observations(shape), name, kind)
      for ahead in [1, 2, 7] {
        let law = try #require(try model.step(ahead: ahead).distribution)
        let masses = [0, model.lastValue] + (model.ceiling.isFinite ? [model.ceiling] : [])
        for mass in masses where law.pointMass(at: mass) > 1e-6 {
          // All of the probabilities that the point holds lead to it.
          let (low, high) = (law.probability(below: mass), law.probability(atMost: mass))
          for share in [1e-6, 0.5, 1 - 1e-6] {
            let p = low + share * (high - low)
            if p > 0, p < 1 { #expect(law.quantile(at: p) == mass, "\(shape) \(ahead) \(p)") }
          }
        }
        for p in Self.probabilities + [0.01, 0.33, 0.66, 0.99] {
          let (lower, upper) = (law.quantile(at: p), law.quantile(upperTail: p))
          // A point mass holds all of its probabilities, any other value one.
          let isPoint = (lower: law.pointMass(at: lower) > 0, upper: law.pointMass(at: upper) > 0)
          let place = "\(shape) h = \(ahead): \(p)"
          worst.add(
            isPoint.lower
              ? min(max(p, law.probability(below: lower)), law.probability(atMost: lower))
              : law.probability(atMost: lower), p, place)
          worst.add(
            isPoint.upper
              ? min(max(p, law.probability(above: upper)), law.probability(atLeast: upper))
              : law.probability(atLeast: upper), p, "upper \(place)")
        }
      }
    }
    worst.expect(within: 1e-7, atLeast: 500)
  }

  /// Series of any size and shape: n values over as many years as the greatest gap makes.
  private func randomSeries(
    _ generator: inout SeededGenerator, count: Int, greatestGap: Int
  ) -> [(period: Step, value: Double)] {
    let exponent = 600 * generator.uniform() - 300
    let spreads: [Double] = [0, 1, 20, 300]
    let spread = spreads[Int.random(in: 0..<4, using: &generator)]
    var year = 1900
    var values: [(period: Step, value: Double)] = []
    for _ in 0..<count {
      let power = min(max(exponent + spread * (2 * generator.uniform() - 1), -300), 300)
      let value: Double =
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: 0
        case 1: values.last?.value ?? 0
        default: (1 + 9 * generator.uniform()) * pow(10, power)
        }
      values.append((Step(ordinal: year), value))
      year += Int.random(in: 1...greatestGap, using: &generator)
    }
    return values
  }

  @Test(arguments: [(1, 50), (2, 50), (3, 1), (4, 50), (15, 1), (15, 6), (30, 1), (30, 50)])
  func `values from 1e-300 to 1e300, gaps and horizons give finite numbers`(
    count: Int, greatestGap: Int
  ) throws {
    var generator = SeededGenerator(seed: UInt64(300 + count))
    // Hundreds of years of moves take most of the time.
    let isLong = count * greatestGap > 500
    for round in 0..<(isLong ? 1 : 4) {
      let observed = randomSeries(&generator, count: count, greatestGap: greatestGap)
      let name = EmpiricalBayesPreset.BuiltIn.allCases[round % 3]
      for kind in round == 1 ? ValueKind.allCases : [.amount] {
        let model = try fit(observed, name, kind)
        #expect(try model.classWeights().allSatisfy { (0...1).contains($0) })
        for ahead in round == 0 ? [100] : [1, 8] {
          let place: Comment = "\(name) \(kind) h = \(ahead): \(observed)"
          let step = try model.step(ahead: ahead)
          let law = try #require(step.distribution)
          #expect(step.median.isFinite && step.median >= 0, place)
          let quantiles = Self.probabilities.map { law.quantile(at: $0) }
          #expect(quantiles.allSatisfy { $0.isFinite && $0 >= 0 }, place)
          #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 }, place)
          for target in [0, 1e-300, 1, model.lastValue, quantiles[5], 1e300] {
            let (atLeast, below) = (
              law.probability(atLeast: target), law.probability(below: target)
            )
            let (above, atMost) = (law.probability(above: target), law.probability(atMost: target))
            #expect([atLeast, below, above, atMost].allSatisfy { (0...1).contains($0) }, place)
            expectClose(atLeast + below, 1, relative: 1e-9)
            expectClose(above + atMost, 1, relative: 1e-9)
          }
        }
      }
    }
  }

  @Test func `the heaviest tails end at the greatest double`() throws {
    // 1e300 and a hundred years of shocks: what was infinite once.
    let model = try fit([(Step(ordinal: 2020), 1e300)], .ministry, .amount)
    let law = try #require(try model.step(ahead: 100).distribution)
    #expect(law.quantile(at: 1 - 1e-9) == .greatestFiniteMagnitude)
    #expect(law.quantile(at: 1e-9) == 0)
    let paths = try model.paths(horizon: 100, count: 100)
    #expect(paths.values.allSatisfy { $0.isFinite && $0 >= 0 })
  }
}
