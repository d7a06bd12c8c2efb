import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

@Suite(.tags(.property))
struct PanelPredictiveTests {
  private static let plain =
    PanelSample.plain(count: 400, seed: 17) + PanelSample.awkward
    + PanelSample.counts(count: 120, seed: 18)

  /// Compares a panel with single series: probabilities, and the probability at each quantile.
  private func compare(
    _ series: [PanelSample.Series], model: ModelChoice, preset: EmpiricalBayesPreset = .ministry,
    kinds: [ValueKind], atLeast: Int
  ) throws {
    let targets = PanelSample.targets(series, seed: 19)
    let engine = PanelEngine(
      model: model, preset: preset, horizons: [1, 3], coverages: PanelSample.coverages)
    let result = engine.forecast(
      PanelSample.panel(series), kinds: .each(kinds), targets: targets)
    var (probabilities, quantiles) = (WorstError(), WorstError())
    for (index, one) in series.enumerated() {
      let outcome = result.outcomes[index]
      if [.nonFiniteValue, .yearsNotAscending, .yearsTooFarApart].contains(outcome) { continue }
      let own = try TimeSeries(
        zip(one.years, one.values).map { (period: Step(ordinal: Int($0)), value: $1) })
      let name = model.model(for: own)
      let forecast: Forecast<Step>
      do throws(ForecastingError) {
        forecast = try name.forecast(own, horizon: 3, kind: kinds[index], preset: preset)
      } catch {
        #expect(!outcome.hasForecast, "\(one)")
        continue
      }
      #expect(
        outcome == (model == .automatic && name != .predictive ? .mixtureStoodIn : .forecast),
        "\(one)")
      for (position, horizon) in engine.horizons.enumerated() {
        let law = try #require(forecast.steps[horizon - 1].distribution)
        func value(_ quantity: PanelForecast.Quantity) -> Double? {
          result.value(quantity, ofSeries: index, horizonIndex: position)
        }
        /// By how much a probability is missed at a value given for it.
        func check(_ quantity: PanelForecast.Quantity, _ p: Double, _ expected: Double) throws {
          let own = try #require(value(quantity), "\(one)")
          // Where the law is as narrow as the rounding of its values, these must agree instead.
          guard relativeError(own, expected) > 1e-13 else { return quantiles.add(1, 1, "") }
          let (through, below) = (law.probability(atMost: own), law.probability(below: own))
          let miss = max(0, p - through, below - p)
          quantiles.add(1 + miss, 1, "\(quantity) \(own), expected \(expected) of \(one)")
        }
        try check(.median, 0.5, law.median)
        for (coverage, share) in PanelSample.coverages.enumerated() {
          let tail = share.tailProbability
          try check(.lower(coverage), tail, law.quantile(at: tail))
          try check(.upper(coverage), 1 - tail, law.quantile(upperTail: tail))
        }
        guard let target = targets[index], !law.isDegenerate else {
          #expect(value(.probability) == nil && value(.reportedProbability) == nil)
          continue
        }
        let expected =
          target.direction == .atLeast
          ? law.probability(atLeast: target.threshold) : law.probability(atMost: target.threshold)
        probabilities.add(
          1 + (try #require(value(.probability)) - expected), 1, "P \(target) of \(one)")
        let declared =
          name == .predictive
          ? preset.targetLayer.probability(
            given: expected, targetEqualsLastValue: target.threshold == one.values.last,
            record: target.record)
          : expected
        probabilities.add(
          1 + (try #require(value(.reportedProbability)) - declared), 1, "P' \(target) of \(one)")
      }
    }
    probabilities.expect(within: 1e-9, atLeast: atLeast)
    quantiles.expect(within: 1e-9, atLeast: 2 * atLeast)
  }

  @Test func `the predictive law is that of single series`() throws {
    try compare(
      Self.plain, model: .automatic, kinds: Self.plain.map { _ in .amount }, atLeast: 1_000)
  }

  @Test(arguments: [EmpiricalBayesPreset.mixed, .macro])
  func `every preset and kind is that of single series`(preset: EmpiricalBayesPreset) throws {
    let series =
      PanelSample.counts(count: 60, seed: 20) + PanelSample.shares(count: 60, seed: 21)
    try compare(
      series, model: .named(.predictive), preset: preset,
      kinds: series.indices.map { [.count, .percent, .amount][$0 % 3] }, atLeast: 300)
  }

  @Test func `the mixture of walks is that of single series`() throws {
    let series =
      PanelSample.plain(count: 300, seed: 22).map { one in
        PanelSample.Series(
          years: one.years, values: one.values.map { $0 - (one.values.first ?? 0) * 1.01 })
      } + PanelSample.awkward
    try compare(
      series, model: .automatic, kinds: series.map { _ in .amount }, atLeast: 500)
    try compare(
      series, model: .named(.randomWalkMixture), kinds: series.map { _ in .amount },
      atLeast: 500)
  }

  @Test func `kinds by resolution are counts and amounts`() {
    let panel = PanelSample.panel([
      .init(years: [2000, 2001, 2002, 2003], values: [3, 5, 4, 6]),
      .init(years: [2000, 2001, 2002, 2003], values: [3, 5, 4, 6.5]),
    ])
    let engine = PanelEngine()
    let byResolution = engine.forecast(panel, kinds: .byResolution)
    let each = engine.forecast(panel, kinds: .each([.count, .amount]))
    #expect(byResolution.columns == each.columns)
    #expect(byResolution.columns != engine.forecast(panel).columns)
  }

  @Test func `bytes do not depend on threads, neighbours or what else is asked`() throws {
    // More than one block of series.
    var series =
      PanelSample.plain(count: 1_100, seed: 23) + PanelSample.counts(count: 1_100, seed: 24)
    let targets = PanelSample.targets(series, seed: 25)
    let whole = [1, 2, 8].map {
      PanelEngine(horizons: [1], coverages: [], threadCount: $0)
        .forecast(PanelSample.panel(series), targets: targets)
    }
    let bits = whole[0].columns.map(\.bitPattern)
    #expect(whole.allSatisfy { $0.columns.map(\.bitPattern) == bits })

    let probability = PanelEngine(horizons: [1], coverages: [], hasMedian: false)
      .forecast(PanelSample.panel(series), targets: targets)
    for quantity in [PanelForecast.Quantity.probability, .reportedProbability] {
      let own = try #require(probability.column(of: quantity, horizonIndex: 0))
      let other = try #require(whole[0].column(of: quantity, horizonIndex: 0))
      #expect(
        probability[column: own].map(\.bitPattern) == whole[0][column: other].map(\.bitPattern))
    }

    series[1_050].values[0] = .infinity
    let broken = PanelEngine(horizons: [1], coverages: [], threadCount: 2)
      .forecast(PanelSample.panel(series), targets: targets)
    #expect(broken.outcomes[1_050] == .nonFiniteValue)
    let differing = bits.indices.filter {
      broken.columns[$0].bitPattern != bits[$0] && $0 % series.count != 1_050
    }
    #expect(differing.isEmpty)
  }
}
