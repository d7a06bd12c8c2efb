import Forecasting
import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// The published cases of the model, read in place from the shared data.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct EmpiricalBayesVectorTests {
  struct Document: Decodable {
    let marginal: [Case]
  }

  struct Case: Decodable {
    let name: String
    let preset: String
    let years: [Int]
    let values: [Double]
    let target: Double
    let lower_is_better: Bool
    let kind: String
    let stay_posterior: [Double]
    let class_weights: [Double]
    let horizons: [Horizon]
  }

  struct Horizon: Decodable {
    let h: Int
    let p_stay: Double
    let quantiles: [String: Double]
    let p_ge: Double
    let p_gt: Double
    let p_le: Double
    let p_met_no_record: Double
    let p_met_record_2_of_3: Double
    let p_met_record_0_of_3: Double
  }

  @Test func `every published case agrees`() throws {
    let url = try Repository.sharedFile("methods/test-vectors.json")
    guard let data = try? Data(contentsOf: url) else { return }
    let cases = try JSONDecoder().decode(Document.self, from: data).marginal
    #expect(cases.count == 30)
    var (quantiles, probabilities) = (WorstError(), WorstError())
    for item in cases {
      let preset = try #require(EmpiricalBayesPreset.BuiltIn(rawValue: item.preset)).preset
      let kind = try #require(ValueKind(rawValue: item.kind))
      let series = try TimeSeries(
        zip(item.years, item.values).map { (period: Step(ordinal: $0), value: $1) })
      let fitted = try EmpiricalBayesMixture<Step>(preset: preset, kind: kind).fit(to: series)
      let place = "\(item.name) \(item.preset)"
      probabilities.add(fitted.stayPosterior.stays, item.stay_posterior[0], place)
      probabilities.add(fitted.stayPosterior.moves, item.stay_posterior[1], place)
      for (weight, expected) in zip(try fitted.classWeights(), item.class_weights) {
        probabilities.add(weight, expected, "\(place) class weight")
      }
      for horizon in item.horizons {
        let law = try #require(try fitted.step(ahead: horizon.h).distribution)
        let at = "\(place) h=\(horizon.h)"
        probabilities.add(
          fitted.stayProbability(horizon: horizon.h), horizon.p_stay, "\(at) p_stay")
        probabilities.add(law.probability(atLeast: item.target), horizon.p_ge, "\(at) p_ge")
        probabilities.add(law.probability(above: item.target), horizon.p_gt, "\(at) p_gt")
        probabilities.add(law.probability(atMost: item.target), horizon.p_le, "\(at) p_le")
        for (probability, expected) in horizon.quantiles {
          quantiles.add(
            law.quantile(at: try #require(Double(probability))), expected, "\(at) q\(probability)")
        }
        let met =
          item.lower_is_better
          ? law.probability(atMost: item.target) : law.probability(atLeast: item.target)
        for (count, metCount, expected) in [
          (0, 0, horizon.p_met_no_record), (3, 2, horizon.p_met_record_2_of_3),
          (3, 0, horizon.p_met_record_0_of_3),
        ] {
          let layered = preset.targetLayer.probability(
            given: met, targetEqualsLastValue: item.target == item.values.last,
            record: .init(targetCount: count, metCount: metCount))
          probabilities.add(layered, expected, "\(at) target layer \(metCount) of \(count)")
        }
      }
    }
    quantiles.expect(within: 1e-6, atLeast: 600)
    probabilities.expect(within: 1e-7, atLeast: 600)
  }
}

@Suite(.tags(.property))
struct EmpiricalBayesMixtureTests {
  private static let ministry = EmpiricalBayesPreset.BuiltIn.ministry.preset

  private func law(
    _ values: [Double], kind: ValueKind = .amount, from year: Int = 2015, horizon: Int = 3
  ) throws -> PredictiveDistribution {
    let series = try TimeSeries(
      values.enumerated().map { (period: Step(ordinal: year + $0), value: $1) })
    return try #require(
      try EmpiricalBayesMixture<Step>(preset: Self.ministry, kind: kind).fit(to: series)
        .step(ahead: horizon).distribution)
  }

  @Test func `quantiles and probabilities invert each other on both sides of the atom`() throws {
    let law = try law([20, 20, 24, 24], kind: .count, horizon: 1)
    let atom = law.probability(atMost: 24) - law.probability(below: 24)
    #expect(atom > 0.2)
    let (low, high) = (law.probability(below: 24), law.probability(atMost: 24))
    for p in [0.02, low / 2, low - 1e-9, high + 1e-9, (1 + high) / 2, 0.999] {
      let y = law.quantile(at: p)
      expectClose(law.probability(atMost: y), p, relative: 1e-7, "\(p)")
    }
    for p in [low + 1e-9, (low + high) / 2, high - 1e-9] { #expect(law.quantile(at: p) == 24) }
    expectClose(law.probability(atLeast: 24) + law.probability(below: 24), 1, relative: 1e-12)
  }

  @Test func `a shift of years leaves every probability alone`() throws {
    let values = [12.5, 13, 12.8, 14.1, 15]
    #expect(
      try law(values).probability(atLeast: 16)
        == law(values, from: 1900).probability(atLeast: 16))
  }

  @Test func `a change of unit that the resolution follows leaves probabilities alone`() throws {
    // Tenths become whole numbers, and the kind stays.
    let tenths = [12.5, 13.1, 12.8, 14.1, 15.3]
    let law = try law(tenths)
    let scaled = try self.law(tenths.map { ($0 * 10).rounded() })
    expectClose(
      scaled.probability(atLeast: 160), law.probability(atLeast: 16), relative: 1e-9)
  }

  @Test func `nothing falls below zero or rises above a ceiling`() throws {
    let share = try law([98.5, 99.2, 99.7, 99.1], kind: .percent)
    #expect(share.quantile(at: 0.999) == 100)
    #expect(share.probability(atMost: 100) == 1 && share.probability(above: 100) == 0)
    #expect(share.probability(atLeast: 0) == 1 && share.probability(below: 0) == 0)
    let counts = try law([0, 1, 0, 3], kind: .count)
    #expect(counts.quantile(at: 1e-9) == 0)
    #expect(counts.probability(atMost: -1) == 0)
  }

  @Test func `finite values that are not negative give finite numbers`() throws {
    var generator = SeededGenerator(seed: 44)
    for _ in 0..<300 {
      let count = Int.random(in: 1...15, using: &generator)
      let magnitude = Double(Int.random(in: -8...12, using: &generator))
      let values = (0..<count).map { _ in
        Bool.random(using: &generator) ? 0 : (generator.uniform() * pow(10, magnitude))
      }
      for kind in [ValueKind.count, .amount] {
        let law = try law(values, kind: kind)
        for p in [0.001, 0.1, 0.5, 0.9, 0.999] {
          let quantile = law.quantile(at: p)
          #expect(quantile.isFinite && quantile >= 0, "\(values)")
        }
        let probability = law.probability(atLeast: 1)
        #expect((0...1).contains(probability))
      }
    }
  }

  @Test func `negative values are refused by their periods`() throws {
    let series = try TimeSeries([
      (period: Step(ordinal: 2020), value: 3.0), (period: Step(ordinal: 2021), value: -1),
    ])
    #expect(throws: ForecastingError.negativeValues(ordinals: [2021])) {
      _ = try EmpiricalBayesMixture<Step>(preset: Self.ministry, kind: .amount).fit(to: series)
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{\"name\": 3}", "{\"name\": \"x\", \"version\": 1, \"lambda\": 0}",
    "{\"name\": \"x\"} y", "{\"a\": nan}", "{\"a\": 1, \"a\": 2}", "{\"a\": \"\\u0041\"}",
  ])
  func `a document that is no preset is refused`(text: String) {
    #expect(throws: EmpiricalBayesPreset.Fault.self) {
      _ = try EmpiricalBayesPreset(json: Array(text.utf8))
    }
  }
}
