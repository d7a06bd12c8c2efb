import Foundation
import IndicatorData
import Indicators
import StatisticalNumerics
import Tables
import TestSupport
import Testing

@testable import Forecasting

/// Half of the panel behind the preset ministry, fitted again: all of it takes the tool seven seconds, but
/// three quarters of a minute without optimization.
@Suite(.tags(.reference, .slow), .enabled(if: Repository.shared != nil, "needs the shared data"))
struct MinistryPanelTests {
  private func series() throws -> [PriorTrainingSeries] {
    let table = try CSVReader().table(from: Array(PackedFile.ministryPanel()), named: "panel")
    let panel = try TidyReader().panel(in: table)
    #expect(panel.records.count == 2_294 && panel.refused.isEmpty)
    return panel.records.compactMap { record in
      do throws(PriorTrainingSeries.Refusal) {
        return try record.priorTrainingSeries()
      } catch {
        // Two series have negative values.
        return nil
      }
    }
  }

  @Test func `a refit comes close to the preset ministry`() throws {
    let all = try series()
    #expect(all.count == 2_292)
    let series = PanelHalves(all).first
    let fit = try PriorFitter(name: "refit").fit(series)
    let ministry = EmpiricalBayesPreset.BuiltIn.ministry.preset

    // A maximum is at least as likely as the shipped classes.
    let likelihood = MoveClassLikelihood(series)
    let shipped = likelihood.evaluation(
      at: MoveClassLikelihood.coordinates(of: ministry.classes))
    #expect(fit.logLikelihood > -shipped.value)

    // Stays are those of the preset within what half of the series leaves open; a hundred amounts leave
    // most.
    for kind in ValueKind.allCases {
      let (own, known) = (fit.preset.parameters(for: kind), ministry.parameters(for: kind))
      expectClose(own.stayPrior.stays, known.stayPrior.stays, relative: 0.25, "\(kind)")
      expectClose(own.stayPrior.moves, known.stayPrior.moves, relative: 0.25, "\(kind)")
      #expect(abs(own.widening - known.widening) <= 0.1, "\(kind)")
    }

    // What readers see: the probability of five per cent more, one and three years ahead.
    var differences: [Double] = []
    for (index, item) in series.enumerated() where index % 10 == 0 {
      let laws = try [fit.preset, ministry].map { preset in
        try OriginLaw(of: item, after: item.values.count, preset: preset)
      }
      for horizon in [1, 3] {
        let threshold = 1.05 * laws[0].lastValue
        let target = PriorTrainingSeries.DeclaredTarget(
          ordinal: 0, threshold: threshold, isLowerBetter: false)
        let probabilities = zip(laws, [fit.preset, ministry]).map { law, preset in
          let parameters = preset.parameters(for: item.kind)
          return law.attainmentProbability(
            of: target, horizon: horizon,
            spread: .init(
              widening: parameters.widening, shockProbability: parameters.shockProbability,
              shockFactor: parameters.shockFactor))
        }
        differences.append(abs(probabilities[0] - probabilities[1]))
      }
    }
    let mean = differences.reduce(0, +) / Double(differences.count)
    #expect(mean < 0.06, "mean difference \(mean), greatest \(differences.max() ?? 0)")
    #expect(differences.count > 200)

    // Each half judged by the other: within a point and a half of what is promised.
    for row in fit.coverage where row.horizon == nil {
      let shared = try #require(row.sharedCoverage)
      #expect(abs(shared - row.nominalCoverage) < 0.015, "\(row)")
      #expect(row.outcomeCount > 8_000)
    }
  }
}
