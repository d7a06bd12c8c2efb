import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

/// The law as it is tried under many spreads, beside the law that forecasts.
@Suite(.tags(.property))
struct OriginLawTests {
  private static let cases: [(kind: ValueKind, values: [Double])] = [
    (.percent, [97.5, 98.2, 98.2, 99.1, 100]), (.percent, [0.5, 0, 0, 1.2]),
    (.count, [12, 15, 15, 9, 30]), (.amount, [1.5, 2.25, 2.5]),
  ]

  private func series(_ item: (kind: ValueKind, values: [Double])) throws -> PriorTrainingSeries {
    try PriorTrainingSeries(
      id: "s",
      series: TimeSeries(
        (item.values + [item.values[0]]).enumerated()
          .map { (period: Step(ordinal: 2015 + $0), value: $1) }),
      kind: item.kind)
  }

  @Test func `probabilities are those of the law that forecasts`() throws {
    var targets = WorstError()
    var (interpolation, placeCount) = (0.0, 0)
    for preset in EmpiricalBayesPreset.BuiltIn.allCases.map(\.preset) {
      for item in Self.cases {
        let training = try series(item)
        let law = try OriginLaw(of: training, after: item.values.count, preset: preset)
        let fitted = try EmpiricalBayesMixture<Step>(preset: preset, kind: item.kind).fit(
          to: TimeSeries(
            item.values.enumerated().map { (period: Step(ordinal: 2015 + $0), value: $1) }))
        let parameters = preset.parameters(for: item.kind)
        let last = item.values[item.values.count - 1]
        for horizon in 1...3 {
          let forecast = try #require(try fitted.step(ahead: horizon).distribution)
          for threshold in [-1, 0, last / 2, last, last + 0.25, 100, 120] {
            let place = "\(preset.name) \(item) h=\(horizon) \(threshold)"
            let spread = OriginLaw.Spread(
              widening: parameters.widening, shockProbability: parameters.shockProbability,
              shockFactor: parameters.shockFactor)
            for isLowerBetter in [false, true] {
              let probability = law.attainmentProbability(
                of: .init(ordinal: 0, threshold: threshold, isLowerBetter: isLowerBetter),
                horizon: horizon, spread: spread)
              targets.add(
                probability,
                isLowerBetter
                  ? forecast.probability(atMost: threshold)
                  : forecast.probability(atLeast: threshold), place)
            }
            guard threshold >= 0, item.kind != .percent || threshold <= 100 else { continue }
            let outcome = ForecastOutcome(
              law: law, value: threshold, horizon: horizon, kind: item.kind)
            let found = outcome.place(spread)
            interpolation = max(
              interpolation, abs(found.atMost - forecast.probability(atMost: threshold)),
              abs(found.below - forecast.probability(below: threshold)))
            placeCount += 1
          }
        }
      }
    }
    targets.expect(within: 1e-11, atLeast: 400)
    #expect(interpolation < 1e-3, "worst error of interpolation \(interpolation)")
    #expect(placeCount > 150)
  }

  @Test func `a point mass is shared out, a value without one is in or out`() {
    let wide = ForecastOutcome.Place(below: 0.05, atMost: 0.55)
    expectClose(wide.share(within: 0.8), 0.9, relative: 1e-12)
    expectClose(wide.share(within: 0.5), 0.6, relative: 1e-12)
    #expect(wide.isHeld(within: 0.5))
    let point = ForecastOutcome.Place(below: 0.95, atMost: 0.95)
    #expect(point.share(within: 0.8) == 0 && point.share(within: 0.95) == 1)
    #expect(!point.isHeld(within: 0.8) && point.isHeld(within: 0.95))
  }
}

@Suite(.tags(.reference))
struct SpreadCalibrationTests {
  @Test func `the spread under which values came is found again`() throws {
    // Values drawn from the law of ministry itself, widened by 1.2, without shocks.
    let preset = EmpiricalBayesPreset.BuiltIn.ministry.preset
    let plain = EmpiricalBayesPreset(
      name: "plain", version: 1, power: 0.5, classes: preset.classes,
      percent: preset.amount.plain(1), count: preset.amount.plain(1),
      amount: preset.amount.plain(1), targetLayer: preset.targetLayer)
    let wider = EmpiricalBayesPreset(
      name: "wider", version: 1, power: 0.5, classes: preset.classes,
      percent: preset.amount.plain(1.2), count: preset.amount.plain(1.2),
      amount: preset.amount.plain(1.2), targetLayer: preset.targetLayer)
    let values = [103.2, 101.7, 108.9, 107.7, 112.4]
    let training = try PriorTrainingSeries(
      id: "s",
      series: TimeSeries(
        values.enumerated().map { (period: Step(ordinal: 2015 + $0), value: $1) }),
      kind: .amount)
    let law = try OriginLaw(of: training, after: values.count, preset: plain)
    let truth = try #require(
      try EmpiricalBayesMixture<Step>(preset: wider, kind: .amount).fit(
        to: TimeSeries(values.enumerated().map { (period: Step(ordinal: 2015 + $0), value: $1) })
      ).step(ahead: 1).distribution)
    // Quantiles at even probabilities stand for draws, each for four.
    let quantiles = (0..<400).map { truth.quantile(at: (Double($0) + 0.5) / 400) }
    let outcomes = (0..<1_600).map { index in
      ForecastOutcome(
        law: law, value: quantiles[index / 4], horizon: 1,
        kind: .amount)
    }
    let spread = SpreadCalibration.best(for: outcomes)
    let levels = SpreadCalibration.coverages.map { coverage in
      outcomes.reduce(0) { $0 + $1.place(spread).share(within: coverage) } / 1_600 - coverage
    }
    // One standard error of half of 1,600.
    #expect(levels.allSatisfy { abs($0) <= 0.0125 }, "\(spread): \(levels)")
    // Shocks can stand in for a little of the width, no more.
    #expect((1.05...1.25).contains(spread.widening), "\(spread)")
  }
}

extension EmpiricalBayesPreset.KindParameters {
  fileprivate func plain(_ widening: Double) -> Self {
    Self(stayPrior: stayPrior, widening: widening, shockProbability: 0, shockFactor: 1)
  }
}
