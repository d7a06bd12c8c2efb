import Foundation
import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

/// A made-up panel, the same on every machine: values that grow, stay or jump, with targets a little above.
enum MadeUpPanel {
  static func series(_ count: Int, seed: UInt64 = 1, withTargets: Bool = true) throws
    -> [PriorTrainingSeries]
  {
    var generator = SeededGenerator(seed: seed)
    return try (0..<count).map { index in
      var value = (200 * generator.uniform()).rounded() + 20
      let size = generator.uniform() < 0.5 ? 0.03 : 0.2
      var observations: [(period: Step, value: Double)] = []
      var targets: [PriorTrainingSeries.DeclaredTarget] = []
      for year in 2012..<2020 {
        if generator.uniform() < 0.8 {
          let change = 1 + size * (2 * generator.uniform() - 0.8)
          value = max(1, (value * change).rounded())
        }
        // A gap now and then.
        if year == 2015, generator.uniform() < 0.2 { continue }
        observations.append((Step(ordinal: year), value))
        if withTargets, year >= 2014 {
          let threshold = generator.uniform() < 0.3 ? value : (value * 1.02).rounded()
          targets.append(
            .init(ordinal: year + 1, threshold: threshold, isLowerBetter: index % 9 == 0))
        }
      }
      return try PriorTrainingSeries(
        id: "s\(index)", series: TimeSeries(observations),
        kind: index % 3 == 0 ? .amount : .count, targets: targets)
    }
  }
}

@Suite(.tags(.property))
struct PriorFitterTests {
  private static let panel = Result { try MadeUpPanel.series(60) }
  private static let fit = Result { try PriorFitter(name: "made-up").fit(panel.get()) }

  @Test func `a panel gives a prior with its counts`() throws {
    let fit = try Self.fit.get()
    #expect(fit.seriesCount == 60 && fit.moveCount > 250)
    #expect(fit.seriesCounts == [.percent: 0, .count: 40, .amount: 20])
    // Twenty amounts are too few for parameters of their own, no percentages anyway.
    #expect(fit.pooledKinds == [.percent, .amount])
    #expect(fit.preset.percent == fit.preset.amount)
    #expect(fit.preset.classes.map(\.label) == ["steady", "trending", "noisy"])
    let scales = fit.preset.classes.map(\.scale)
    #expect(scales == scales.sorted())
    expectClose(fit.preset.classes.reduce(0) { $0 + $1.weight }, 1, relative: 2e-4)
    #expect(fit.targetEventCount > 300)
    #expect(fit.learnedTargetLines.contains(.recordMoved))
    #expect(fit.logLikelihood.isFinite)
  }

  @Test func `a learned prior forecasts`() throws {
    let preset = try Self.fit.get().preset
    for kind in ValueKind.allCases {
      let values = [40.0, 42, 42, 47, 51]
      let series = try TimeSeries(
        values.enumerated().map { (period: Step(ordinal: 2015 + $0), value: $1) })
      let law = try #require(
        try EmpiricalBayesMixture<Step>(preset: preset, kind: kind).fit(to: series)
          .step(ahead: 2).distribution)
      let interval = law.centralInterval(coverage: .percent80)
      #expect(interval.contains(51) && interval.lowerBound > 20 && interval.upperBound < 100)
      #expect((0.05...0.95).contains(law.probability(atLeast: 52)))
    }
  }

  @Test func `the order of series does not matter to the last bit`() throws {
    let fit = try Self.fit.get()
    let panel = try Self.panel.get()
    let reversed = try PriorFitter(name: "made-up").fit(panel.reversed())
    #expect(reversed.preset == fit.preset)
    #expect(reversed.logLikelihood == fit.logLikelihood)
    #expect(reversed.coverage == fit.coverage)
    #expect(reversed.document == fit.document)
  }

  @Test func `coverage is counted by horizon and over all`() throws {
    let rows = try Self.fit.get().coverage
    #expect(rows.count == 16)
    for level in [0.5, 0.8, 0.9, 0.95] {
      let chosen = rows.filter { $0.nominalCoverage == level }
      #expect(chosen.map(\.horizon) == [1, 2, 3, nil])
      let (parts, whole) = (chosen.dropLast(), chosen[3])
      #expect(parts.reduce(0) { $0 + $1.outcomeCount } == whole.outcomeCount)
      #expect(parts.reduce(0) { $0 + $1.heldCount } == whole.heldCount)
      #expect(whole.heldCount <= whole.outcomeCount && whole.sharedCount <= Double(whole.heldCount))
      // Judged by the other half, and with few series: within 8 points.
      #expect(abs((whole.sharedCoverage ?? 0) - level) < 0.08, "\(whole)")
    }
  }

  @Test func `39 series are refused with their number`() throws {
    let panel = try MadeUpPanel.series(39)
    #expect(throws: PriorFitError.tooFewSeries(required: 40, found: 39)) {
      try PriorFitter(name: "x").fit(panel)
    }
  }

  @Test func `series that never move, or share a name, are refused`() throws {
    let still = try (0..<50).map { index in
      try PriorTrainingSeries(
        id: "s\(index)",
        series: TimeSeries((2015..<2021).map { (period: Step(ordinal: $0), value: 7) }),
        kind: .count)
    }
    #expect(throws: PriorFitError.tooFewMovingSeries(required: 40, found: 0)) {
      try PriorFitter(name: "x").fit(still)
    }
    #expect(throws: PriorFitError.duplicateSeries(id: "s3")) {
      try PriorFitter(name: "x").fit(still + [still[3]])
    }
  }

  @Test func `without targets the layer of ministry stays, and the result says so`() throws {
    let fit = try PriorFitter(name: "x").fit(MadeUpPanel.series(40, seed: 2, withTargets: false))
    #expect(fit.targetEventCount == 0 && fit.learnedTargetLines.isEmpty)
    #expect(fit.preset.targetLayer == EmpiricalBayesPreset.BuiltIn.ministry.preset.targetLayer)
    #expect(fit.document.contains("of the preset ministry: record.moved, record.same"))
  }

  @Test func `halves depend on names alone`() throws {
    let panel = try Self.panel.get()
    let halves = PanelHalves(panel)
    #expect(halves.first.count == 30 && halves.second.count == 30)
    let turned = PanelHalves(panel.reversed())
    #expect(Set(turned.first.map(\.id)) == Set(halves.first.map(\.id)))
    // Names numbered in turn fall into both halves: neither has a run of ten.
    let first = Set(halves.first.map(\.id))
    let runs = (0...50).filter { start in
      let members = (start..<start + 10).count { first.contains("s\($0)") }
      return members == 0 || members == 10
    }
    #expect(runs.isEmpty)
    // FNV-1a (0xAF63_DC4C_8601_EC8C for "a", as published), finalized, by another program.
    #expect(PanelHalves.hash(of: "") == 0xEFD0_1F60_BA99_2926)
    #expect(PanelHalves.hash(of: "a") == 0x82A2_A958_A9BE_CE5B)
    #expect(PanelHalves.hash(of: "指標") == 0xCB2D_411A_2745_DBD2)
  }

  @Test func `a series that teaches nothing says why`() throws {
    func series(_ values: [Double], from year: Int = 2015, by step: Int = 1) throws
      -> PriorTrainingSeries
    {
      try PriorTrainingSeries(
        id: "s",
        series: TimeSeries(
          values.enumerated().map { (period: Step(ordinal: year + step * $0), value: $1) }),
        kind: .count)
    }
    #expect(throws: PriorTrainingSeries.Refusal.tooFewValues(required: 4, found: 3)) {
      try series([1, 2, 3])
    }
    #expect(throws: PriorTrainingSeries.Refusal.negativeValues(ordinals: [2016])) {
      try series([1, -2, 3, 4])
    }
    #expect(throws: PriorTrainingSeries.Refusal.spansTooManyYears(limit: 200, found: 300)) {
      try series([1, 2, 3, 4], by: 100)
    }
    #expect(throws: PriorTrainingSeries.Refusal.outOfRange) { try series([1, 2, 3, 4, 5, 1e300]) }
    // The newest thirty values count, also for what is refused.
    let long = try series([-1] + (1...40).map(Double.init), from: 1980)
    #expect(long.values.count == 30 && long.ordinals.first == 1991 && long.moves.count == 29)
    let kept = try series([5, 5, 8, 6], by: 2)
    #expect(kept.stayCount == 2 && kept.moveSpans == [2, 2] && kept.moves[0] > 0)
  }
}
