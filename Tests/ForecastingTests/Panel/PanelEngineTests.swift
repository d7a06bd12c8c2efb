import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

@Suite(.tags(.property))
struct PanelEngineTests {
  static let closedForms: [ModelName] = [
    .randomWalk, .randomWalkWithDrift, .dampedDrift, .linear, .logLinear, .halfSlope, .theilSen,
  ]

  /// The answer of the single-series model, or its reason, series by series.
  private func single(
    _ series: PanelSample.Series, _ model: ModelName, horizon: Int
  ) throws -> Result<Forecast<Step>, ForecastingError> {
    let own = try TimeSeries(
      zip(series.years, series.values).map { (period: Step(ordinal: Int($0)), value: $1) })
    do throws(ForecastingError) {
      return .success(try model.forecast(own, horizon: horizon))
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: closedForms)
  func `closed forms are those of single series`(model: ModelName) throws {
    let series =
      PanelSample.plain(count: 2_000, seed: 7) + PanelSample.awkward
      + PanelSample.plain(count: 99, seed: 8)
    let targets = PanelSample.targets(series, seed: 9)
    let engine = PanelEngine(
      model: .named(model), horizons: [1, 2, 5], coverages: PanelSample.coverages)
    let result = engine.forecast(PanelSample.panel(series), targets: targets)
    var worst = WorstError()
    for (index, one) in series.enumerated() {
      guard result.outcomes[index] != .nonFiniteValue,
        result.outcomes[index] != .yearsNotAscending
      else { continue }
      let answer = try single(one, model, horizon: 5)
      guard case .success(let forecast) = answer else {
        #expect(!result.outcomes[index].hasForecast, "\(one)")
        continue
      }
      #expect(result.outcomes[index].hasForecast, "\(one)")
      for (position, horizon) in engine.horizons.enumerated() {
        let step = forecast.steps[horizon - 1]
        func value(_ quantity: PanelForecast.Quantity) -> Double? {
          result.value(quantity, ofSeries: index, horizonIndex: position)
        }
        let median = try #require(value(.median))
        // A number near 0 carries the rounding of the values that it comes from.
        let level = max(
          abs(step.median), one.values.map { abs($0) }.max() ?? 0, .leastNormalMagnitude)
        worst.add(1 + (median - step.median) / level, 1, "median \(one)")
        guard let law = step.distribution else {
          #expect(value(.lower(0)) == nil && value(.probability) == nil)
          #expect(result.outcomes[index] == .medianOnly)
          continue
        }
        for (coverage, share) in PanelSample.coverages.enumerated() {
          let interval = law.centralInterval(coverage: share)
          let lower = try #require(value(.lower(coverage)))
          let upper = try #require(value(.upper(coverage)))
          let size = max(abs(interval.upperBound), abs(interval.lowerBound), level)
          for (own, expected) in [(lower, interval.lowerBound), (upper, interval.upperBound)]
          where own != expected {
            worst.add(1 + (own - expected) / size, 1, "\(share.percent) % \(one)")
          }
        }
        guard let target = targets[index], !law.isDegenerate else {
          #expect(value(.probability) == nil)
          continue
        }
        let probability =
          target.direction == .atLeast
          ? law.probability(atLeast: target.threshold) : law.probability(atMost: target.threshold)
        worst.add(
          1 + (try #require(value(.probability)) - probability), 1, "P \(target) \(one)")
        #expect(value(.reportedProbability) == value(.probability))
      }
    }
    worst.expect(within: 1e-10, atLeast: 15_000)
  }

  @Test func `each series that cannot be fitted is a row with its reason`() {
    func outcomes(_ model: ModelChoice) -> [PanelOutcome] {
      PanelEngine(model: model).forecast(
        PanelSample.panel([
          .init(years: [], values: []), .init(years: [2000], values: [1]),
          .init(years: [2000, 2001], values: [1, 2]),
          .init(years: [2000, 2001, 2002], values: [1, 0, 2]),
          .init(years: [2000, 2001, 2002], values: [1, -1, 2]),
          .init(years: [2000, 2001, 2002], values: [1, .nan, 2]),
          .init(years: [2000, 2002, 2001], values: [1, 3, 2]),
          .init(years: [2000, 2001, 2002], values: [1.7e308, -1.7e308, 1.7e308]),
        ])
      ).outcomes
    }
    #expect(
      outcomes(.named(.linear)) == [
        .noValues, .tooFewValues, .medianOnly, .forecast, .forecast, .nonFiniteValue,
        .yearsNotAscending, .outOfRange,
      ])
    #expect(
      outcomes(.named(.logLinear)) == [
        .noValues, .tooFewValues, .medianOnly, .nonPositiveValues, .nonPositiveValues,
        .nonFiniteValue, .yearsNotAscending, .nonPositiveValues,
      ])
    #expect(
      outcomes(.named(.predictive)) == [
        .noValues, .forecast, .forecast, .forecast, .negativeValues, .nonFiniteValue,
        .yearsNotAscending, .negativeValues,
      ])
    #expect(
      outcomes(.automatic) == [
        .noValues, .forecast, .forecast, .forecast, .mixtureStoodIn, .nonFiniteValue,
        .yearsNotAscending, .outOfRange,
      ])
  }

  @Test(arguments: closedForms)
  func `bytes do not depend on threads or neighbours`(model: ModelName) {
    let series = PanelSample.plain(count: 4_500, seed: 3)
    let panel = PanelSample.panel(series)
    let targets = PanelSample.targets(series, seed: 4)
    let results = [1, 2, 8].map {
      PanelEngine(model: .named(model), threadCount: $0).forecast(panel, targets: targets)
    }
    let bits = results.map { $0.columns.map(\.bitPattern) }
    #expect(bits[0] == bits[1] && bits[0] == bits[2])
    #expect(results.allSatisfy { $0.outcomes == results[0].outcomes })

    // One broken series in the midst: its own row says so, the rest is unchanged.
    var broken = series
    broken[4_321].values[0] = .nan
    let result = PanelEngine(model: .named(model), threadCount: 2)
      .forecast(PanelSample.panel(broken), targets: targets)
    #expect(result.outcomes[4_321] == .nonFiniteValue)
    let count = series.count
    let differing = result.columns.indices.filter {
      result.columns[$0].bitPattern != bits[0][$0] && $0 % count != 4_321
    }
    #expect(differing.isEmpty)
  }

  @Test func `a result is used again`() {
    let panel = PanelSample.panel(PanelSample.plain(count: 100, seed: 5))
    let other = PanelSample.panel(PanelSample.plain(count: 37, seed: 6))
    let engine = PanelEngine(model: .named(.linear))
    var result = engine.forecast(panel)
    engine.forecast(other, into: &result)
    #expect(result.seriesCount == 37)
    #expect(
      result.columns.map(\.bitPattern) == engine.forecast(other).columns.map(\.bitPattern))
  }
}
