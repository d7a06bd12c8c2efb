import Foundation
import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

/// A year that was not observed is a year summed over: the law given years 1, 2 and 4 is that given
/// years 1 to 4, averaged over year 3.
@Suite(.tags(.property))
struct GapPropertyTests {
  /// High enough for the floor to be out of reach of the quadrature.
  private static let scale = MoveScale(values: [], power: 0.5, resolution: 0.01, level: 1)
  private static let start = 1e3

  private func value(at position: Double) -> Double {
    Self.scale.powerScale(origin: Self.scale.level).value(at: position)
  }

  private func fit(
    _ observations: [(year: Int, position: Double)], preset: EmpiricalBayesPreset
  ) throws -> FittedEmpiricalBayesMixture<Step> {
    let series = try TimeSeries(
      observations.map { (period: Step(ordinal: $0.year), value: value(at: $0.position)) })
    return try FittedEmpiricalBayesMixture(
      series: series, preset: preset, kind: .amount, resolution: Self.scale.resolution,
      level: Self.scale.level)
  }

  @Test(arguments: EmpiricalBayesPreset.BuiltIn.allCases)
  func `a year not observed is a year averaged over`(name: EmpiricalBayesPreset.BuiltIn) throws {
    // Widened scales are not those of any joint law: the story's are.
    let preset = name.preset.asTold()
    var worst = WorstError()
    for (first, second) in [(0.05, 0.02), (0.3, -0.4)] {
      let last = Self.start + first + second
      let known = [(year: 1, position: Self.start), (2, Self.start + first), (4, last)]
      let gapped = try fit(known, preset: preset)
      let gappedEvidence = exp(try gapped.logEvidence())
      let thresholds = [-0.5, -0.03, 0.004, 0.06, 0.4].map { value(at: last + $0) }

      // ∫ f(y₃) … dy₃ by the trapezoidal rule in t, y₃ = middle + c · sinh t: double-exponential ends
      // are not needed, as the integrand falls by a power of y₃.
      var evidence = 0.0
      var probabilities = [[Double]](repeating: [0, 0, 0, 0, 0], count: 3)
      let (width, step) = (0.005, 0.05)
      for index in -240...240 {
        let t = Double(index) * step
        let position = Self.start + first + second / 2 + width * sinh(t)
        let full = try fit(known + [(year: 3, position: position)], preset: preset)
        let weight = exp(try full.logEvidence()) * width * cosh(t) * step
        evidence += weight
        for (index, forecast) in try full.forecast(horizon: 3).steps.enumerated() {
          let law = try #require(forecast.distribution)
          for (place, threshold) in thresholds.enumerated() {
            probabilities[index][place] += weight * law.probability(atMost: threshold)
          }
        }
      }
      worst.add(gappedEvidence, evidence, "\(first), \(second): evidence")
      for (index, forecast) in try gapped.forecast(horizon: 3).steps.enumerated() {
        let law = try #require(forecast.distribution)
        for (place, threshold) in thresholds.enumerated() {
          worst.add(
            law.probability(atMost: threshold), probabilities[index][place] / evidence,
            "\(first), \(second): h = \(index + 1), threshold \(place)")
        }
      }
    }
    worst.expect(within: 1e-8, atLeast: 32)
  }

  @Test func `a gap says less than the year in it`() throws {
    let preset = EmpiricalBayesPreset.BuiltIn.ministry.preset
    let known = [(year: 1, position: Self.start), (2, Self.start + 0.05), (4, Self.start + 0.07)]
    let gapped = try fit(known, preset: preset)
    let full = try fit(known + [(year: 3, position: Self.start + 0.06)], preset: preset)
    for (narrow, wide) in zip(
      try full.processes(horizon: 2), try gapped.processes(horizon: 2))
    {
      #expect(narrow.degreesOfFreedom == wide.degreesOfFreedom + 1)
      #expect(narrow.covariance[0, 0] <= wide.covariance[0, 0])
    }
    // A gap that moved counts as so many years of moves.
    #expect(gapped.stayPosterior.moves == full.stayPosterior.moves)
    #expect(gapped.stayPosterior.stays == full.stayPosterior.stays)
  }
}
