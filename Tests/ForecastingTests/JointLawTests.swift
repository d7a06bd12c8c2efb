import Forecasting
import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// The published joint cases of the model, read in place from the shared data.
@Suite(.tags(.reference), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct JointVectorTests {
  struct Document: Decodable {
    let marginal: [Marginal]
    let joint: Joint
  }
  struct Marginal: Decodable {
    let name: String
    let preset: String
    let years: [Int]
    let values: [Double]
    let kind: String
  }
  struct Joint: Decodable {
    let first_passage: [FirstPassage]
    let sums: [Sum]
    let interval: [Interval]
  }
  struct FirstPassage: Decodable {
    let name: String
    let target: Double
    let tolerance: Double
    let p_reached_by: [Double]
    let p_reached_and_held_to_h3_from_first: Double
    let p_every_year_1_to_3: Double
    let p_each_year: [Double]
    let quantiles_of_mean_of_3_years: [String: Double]
  }
  struct Sum: Decodable {
    let correlation: Double
    let halton_points: Int
    let p: Double
    let tolerance: Double
  }
  struct Interval: Decodable {
    let name: String
    let years: [Int]
    let lo: [Double]
    let hi: [Double]
    let kind: String
    let target: Double
    let horizons: [Horizon]
    let tolerance: Double
  }
  struct Horizon: Decodable {
    let h: Int
    let quantiles: [String: Double]
    let p_ge: Double
  }

  private static let ministry = EmpiricalBayesPreset.BuiltIn.ministry.preset

  private func document() throws -> Document {
    let url = try Repository.sharedFile("methods/test-vectors.json")
    return try JSONDecoder().decode(Document.self, from: Data(contentsOf: url))
  }

  private func fitted(
    _ name: String, in document: Document
  ) throws -> FittedEmpiricalBayesMixture<Step> {
    let item = try #require(
      document.marginal.first { $0.name == name && $0.preset == "ministry" })
    let series = try TimeSeries(
      zip(item.years, item.values).map { (period: Step(ordinal: $0), value: $1) })
    return try EmpiricalBayesMixture<Step>(
      preset: Self.ministry, kind: #require(ValueKind(rawValue: item.kind))
    ).fit(to: series)
  }

  @Test func `paths reach, hold and average as published`() throws {
    let document = try document()
    #expect(document.joint.first_passage.count == 3)
    for item in document.joint.first_passage {
      let paths = try fitted(item.name, in: document).paths(horizon: 3, count: 200_000, seed: 7)
      func isMet(_ value: Double) -> Bool { value >= item.target }
      func close(_ value: Double, _ expected: Double, _ what: String) {
        #expect(abs(value - expected) <= item.tolerance, "\(item.name) \(what): \(value)")
      }
      for (value, expected) in zip(paths.probabilityReached(by: isMet), item.p_reached_by) {
        close(value, expected, "reached")
      }
      close(
        paths.probabilityReachedAndHeld(isMet), item.p_reached_and_held_to_h3_from_first, "held")
      close(
        paths.probability { $0.allSatisfy(isMet) }.estimate, item.p_every_year_1_to_3, "every")
      for year in 0..<3 {
        close(
          paths.probability { isMet($0[$0.startIndex + year]) }.estimate, item.p_each_year[year],
          "year \(year)")
      }
      let mean = paths.distribution { $0.reduce(0, +) / 3 }
      for (p, expected) in item.quantiles_of_mean_of_3_years {
        let probability = try #require(Double(p))
        // The tolerance is one of probability: the quantile lies between those of its ends.
        let range =
          mean.quantile(
            at: probability - 0.005)...mean.quantile(at: probability + 0.005)
        #expect(range.contains(expected), "\(item.name) mean \(p): \(range)")
      }
    }
  }

  @Test func `sums agree under each correlation`() throws {
    let document = try document()
    #expect(document.joint.sums.count == 3)
    let laws = try ["114-1", "114-2"].map {
      try #require(try fitted($0, in: document).step(ahead: 3).distribution)
    }
    for item in document.joint.sums {
      let sum = try DependentSum.distribution(
        of: laws, correlation: item.correlation, pointCount: item.halton_points)
      #expect(abs(sum.probability(atLeast: 12) - item.p) <= item.tolerance)
    }
  }

  @Test func `values known to an interval agree`() throws {
    let document = try document()
    #expect(document.joint.interval.count == 2)
    for item in document.joint.interval {
      let series = try IntervalSeries(
        item.years.indices.map {
          (period: Step(ordinal: item.years[$0]), interval: item.lo[$0]...item.hi[$0])
        })
      let model = EmpiricalBayesMixture<Step>(
        preset: Self.ministry, kind: try #require(ValueKind(rawValue: item.kind)))
      let forecast = try model.forecast(series, horizon: 3)
      for horizon in item.horizons {
        let law = try #require(forecast.steps[horizon.h - 1].distribution)
        let place = "\(item.name) h=\(horizon.h)"
        expectClose(
          law.probability(atLeast: item.target), horizon.p_ge, relative: item.tolerance, place)
        for (p, expected) in horizon.quantiles {
          expectClose(
            law.quantile(at: try #require(Double(p))), expected, relative: item.tolerance, place)
        }
      }
    }
  }
}

@Suite(.tags(.property))
struct JointLawTests {
  private static let ministry = EmpiricalBayesPreset.BuiltIn.ministry.preset

  private func fitted(_ values: [Double]) throws -> FittedEmpiricalBayesMixture<Step> {
    let series = try TimeSeries(
      values.enumerated().map { (period: Step(ordinal: $0), value: $1) })
    return try EmpiricalBayesMixture(preset: Self.ministry, kind: .amount).fit(to: series)
  }

  @Test func `single years of paths follow the forecast`() throws {
    let model = try fitted([12.5, 12.5, 13.1, 12.8, 14.4])
    let paths = try model.paths(horizon: 4, count: 100_000, seed: 3)
    for ahead in 1...4 {
      let law = try #require(try model.step(ahead: ahead).distribution)
      for p in [0.05, 0.3, 0.5, 0.8, 0.97] {
        let y = law.quantile(at: p)
        let share = paths.probability { $0[$0.startIndex + ahead - 1] <= y }
        // Five standard errors; the atom makes the law's own probability differ from p.
        #expect(
          abs(share.estimate - law.probability(atMost: y)) < 5 * share.standardError + 1e-4,
          "year \(ahead) at \(p)")
      }
    }
  }

  @Test func `the same seed gives the same paths, another one others`() throws {
    let model = try fitted([3, 3.2, 4.3])
    let first = try model.paths(horizon: 3, count: 500, seed: 11)
    #expect(try model.paths(horizon: 3, count: 500, seed: 11) == first)
    #expect(try model.paths(horizon: 3, count: 500, seed: 12) != first)
  }

  @Test func `reached at least once is never less likely than in the last year`() throws {
    let paths = try fitted([3, 3.2, 4.3]).paths(horizon: 5, count: 5000)
    let reached = paths.probabilityReached { $0 >= 4.5 }
    #expect(zip(reached, reached.dropFirst()).allSatisfy { $0 <= $1 })
    let last = paths.probability { $0[$0.endIndex - 1] >= 4.5 }.estimate
    #expect(last <= reached[4])
    // Held means the last year too.
    #expect(paths.probabilityReachedAndHeld { $0 >= 4.5 } <= last)
  }

  @Test func `a comonotone sum adds quantiles`() throws {
    let laws = try [[3, 3.2, 4.3], [6, 7.2, 7.8]].map {
      try #require(try fitted($0).step(ahead: 2).distribution)
    }
    let sum = try DependentSum.distribution(of: laws, correlation: 1)
    for p in [0.1, 0.5, 0.9] {
      // Halton points of base 2: the quantile lies between neighbours on the grid.
      let (low, high) = (p - 0.002, p + 0.002)
      let range =
        laws.reduce(0) {
          $0 + $1.quantile(at: low)
        }...laws.reduce(0) {
          $0 + $1.quantile(at: high)
        }
      #expect(range.contains(sum.quantile(at: p)))
    }
    let own = try DependentSum.distribution(of: [laws[0]], correlation: 0)
    #expect(abs(own.probability(atLeast: 4.5) - laws[0].probability(atLeast: 4.5)) < 0.003)
  }

  @Test func `intervals of no width change nothing`() throws {
    let values = [12.5, 13.1, 12.8]
    let model = EmpiricalBayesMixture<Step>(preset: Self.ministry, kind: .amount)
    let series = try IntervalSeries(
      values.enumerated().map { (period: Step(ordinal: $0), interval: $1...$1) })
    let averaged = try model.forecast(series, horizon: 2)
    let plain = try fitted(values).forecast(horizon: 2)
    for (left, right) in zip(averaged.steps, plain.steps) {
      expectClose(left.median, right.median, relative: 1e-12)
    }
    let below = try IntervalSeries([(period: Step(ordinal: 4), interval: -0.5...0.5)])
    #expect(throws: ForecastingError.negativeValues(ordinals: [4])) {
      _ = try model.forecast(below, horizon: 1)
    }
  }
}
