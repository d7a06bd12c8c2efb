import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

@Suite(.tags(.property))
struct ModelPropertyTests {
  private static let values = [583.0, 615, 665, 686, 725, 783, 731, 802]

  private func series(_ values: [Double], from year: Int = 2015) throws -> TimeSeries<Step> {
    try TimeSeries(
      values.enumerated().map { (period: Step(ordinal: year + $0), value: $1) })
  }

  /// Real, exactly linear, exactly geometric and constant series: the last three only vary by the
  /// rounding of their decimals, whatever the unit.
  @Test(arguments: ModelName.simple)
  func `a change of unit changes no probability`(name: ModelName) throws {
    let shapes: [(values: [Double], target: Double)] = [
      (Self.values, 900), ([1, 1.1, 1.2, 1.3], 1.6), ([1, 1.01, 1.0201, 1.030301], 1.06),
      ([0.1, 0.1, 0.1], 0.1),
    ]
    for (values, target) in shapes {
      let law = try #require(name.forecast(series(values), horizon: 3).steps.last?.distribution)
      for factor in [1e-8, 1e-4, 10, 1e4, 1e12] {
        let scaled = try #require(
          name.forecast(series(values.map { $0 * factor }), horizon: 3).steps.last?.distribution)
        #expect(scaled.isDegenerate == law.isDegenerate, "\(values) × \(factor)")
        expectClose(
          scaled.probability(atLeast: target * factor), law.probability(atLeast: target),
          relative: 1e-11, "\(values) × \(factor)")
        expectClose(scaled.median, law.median * factor, relative: 1e-12)
      }
    }
  }

  @Test(arguments: ModelName.simple)
  func `a shift of years changes no forecast`(name: ModelName) throws {
    let law = try #require(
      name.forecast(series(Self.values), horizon: 3).steps.last?.distribution)
    let shifted = try #require(
      name.forecast(series(Self.values, from: 1900), horizon: 3).steps.last?.distribution)
    expectClose(shifted.quantile(at: 0.1), law.quantile(at: 0.1), relative: 1e-12)
  }

  @Test(arguments: ModelName.simple)
  func `row order is irrelevant, bit for bit`(name: ModelName) throws {
    let observations = Self.values.enumerated().map {
      (period: Step(ordinal: 2015 + $0), value: $1)
    }
    let sorted = try name.forecast(TimeSeries(observations), horizon: 3)
    let reversed = try name.forecast(TimeSeries(Array(observations.reversed())), horizon: 3)
    #expect(sorted == reversed)
  }

  @Test(arguments: ModelName.simple)
  func `intervals widen with the horizon`(name: ModelName) throws {
    let forecast = try name.forecast(series(Self.values), horizon: 5)
    let widths = try forecast.steps.map { step in
      let interval = try #require(step.distribution).centralInterval(coverage: .percent80)
      return interval.upperBound - interval.lowerBound
    }
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `a gap counts as the years it spans`() throws {
    // Two changes over one year each, and one over three: the variance of a step weighs it by 1/3.
    let gapped = try TimeSeries([
      (period: Step(ordinal: 1), value: 10.0), (period: Step(ordinal: 2), value: 12),
      (period: Step(ordinal: 5), value: 15), (period: Step(ordinal: 6), value: 14),
    ])
    let walk = try RandomWalk().fit(to: gapped)
    let variance = (4.0 + 9.0 / 3 + 1) / 3
    expectClose(try #require(walk.stepStandardDeviation), variance.squareRoot(), relative: 1e-15)
    let drift = try RandomWalkWithDrift().fit(to: gapped)
    expectClose(drift.drift, 4.0 / 5, relative: 1e-15)
  }

  @Test(.tags(.slow), arguments: [(3, 1), (5, 3), (8, 3), (12, 2)] as [(Int, Int)])
  func `random walk intervals cover what they promise`(n: Int, horizon: Int) throws {
    var generator = SeededGenerator(seed: 43)
    let normal = Normal()
    let trials = 4_000
    var covered = (walk: 0, drift: 0)
    for _ in 0..<trials {
      var path = [0.0]
      for _ in 1..<n + horizon {
        path.append(path[path.count - 1] + normal.quantile(lowerTail: generator.uniform()))
      }
      let outcome = path[n + horizon - 1]
      let known = try series(Array(path[..<n]))
      for (model, keyPath) in [
        (ModelName.randomWalk, \(walk: Int, drift: Int).walk),
        (.randomWalkWithDrift, \(walk: Int, drift: Int).drift),
      ] {
        let law = try #require(model.forecast(known, horizon: horizon).steps.last?.distribution)
        if law.centralInterval(coverage: .percent80).contains(outcome) {
          covered[keyPath: keyPath] += 1
        }
      }
    }
    let tolerance = 3 * (0.16 / Double(trials)).squareRoot()
    #expect(abs(Double(covered.walk) / Double(trials) - 0.8) < tolerance)
    #expect(abs(Double(covered.drift) / Double(trials) - 0.8) < tolerance)
  }
}

@Suite
struct ModelRefusalTests {
  private func series(_ values: [Double]) throws -> TimeSeries<Step> {
    try TimeSeries(values.enumerated().map { (period: Step(ordinal: 2020 + $0), value: $1) })
  }

  @Test(arguments: ModelName.simple)
  func `one observation is too few for every model`(name: ModelName) throws {
    let one = try series([3])
    #expect(throws: ForecastingError.tooFewObservations(required: 2, found: 1)) {
      _ = try name.forecast(one, horizon: 3)
    }
  }

  @Test(arguments: [ModelName.linear, .logLinear, .randomWalkWithDrift])
  func `two observations give a median and no distribution`(name: ModelName) throws {
    let step = try #require(try name.forecast(series([16, 17]), horizon: 2).steps.last)
    #expect(step.distribution == nil)
    #expect(step.median > 17)
  }

  @Test func `the mixture of two observations is the random walk`() throws {
    let two = try series([16, 17])
    #expect(
      try ModelName.randomWalkMixture.forecast(two, horizon: 2).steps.last?.distribution
        == ModelName.randomWalk.forecast(two, horizon: 2).steps.last?.distribution)
  }

  @Test func `a logarithm refuses zero and names the years`() throws {
    let zeros = try series([3, 0, 2, 0])
    #expect(throws: ForecastingError.nonPositiveValues(ordinals: [2021, 2023])) {
      _ = try ModelName.logLinear.forecast(zeros, horizon: 1)
    }
  }

  @Test func `a series refuses a period that stands twice and what is not finite`() {
    #expect(throws: TimeSeries<Step>.Fault.duplicatePeriod(Step(ordinal: 1))) {
      _ = try TimeSeries([
        (period: Step(ordinal: 1), value: 2), (period: Step(ordinal: 1), value: 2),
      ])
    }
    #expect(throws: TimeSeries<Step>.Fault.nonFiniteValue(Step(ordinal: 1))) {
      _ = try TimeSeries([(period: Step(ordinal: 1), value: Double.nan)])
    }
  }

  @Test(arguments: ModelName.simple)
  func `values near the end of doubles give finite numbers or a refusal`(name: ModelName) throws {
    let tiny = Double.leastNonzeroMagnitude
    let extremes = [
      [1e308, 1.7e308, -1.7e308], [1e308, 1.1e308, 1.7e308], [1e200, 3e200, 2e200],
      [2000 * tiny, 4000 * tiny, 9000 * tiny],
    ]
    for values in extremes {
      let known = try series(values)
      do throws(ForecastingError) {
        for step in try name.forecast(known, horizon: 3).steps { #expect(step.median.isFinite) }
      } catch {
        // A typed refusal is the other allowed answer.
        #expect(error != .tooFewObservations(required: 2, found: 3))
      }
    }
  }
}
