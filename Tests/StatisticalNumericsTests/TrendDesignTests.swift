import Foundation
import StatisticalNumerics
import TestSupport
import Testing

@Suite
struct TrendDesignTests {
  private static let years = (2012...2023).map(Double.init)

  private func noise(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in generator.uniform() - 0.5 }
  }

  /// A polynomial of degree 5 with whole coefficients in t − 2017, of which the values are exact: its
  /// continuation is known exactly.
  @Test(.tags(.reference)) func `a polynomial over years near 2020 is continued to 13 digits`()
    throws
  {
    func polynomial(_ year: Double) -> Double {
      let t = year - 2017
      return 7 + t * (3 + t * (-2 + t * (1 + t * (4 + t * 2))))
    }
    let model = try TrendModel.fit(
      values: Self.years.map(polynomial), times: Self.years, shape: .linear,
      design: TrendDesign([.polynomial(degree: 5)]))
    #expect(model.regression.isExactFit)
    for year in [2000.0, 2024, 2030] {
      expectClose(model.medianResponse(at: year), polynomial(year), relative: 1e-13)
    }
  }

  @Test(
    .tags(.property),
    arguments: [
      TrendDesign([.polynomial(degree: 3)]),
      TrendDesign([.polynomial(degree: 1), .step(at: 2016)]),
      TrendDesign([.polynomial(degree: 1), .slopeChange(at: 2017)]),
      TrendDesign([.polynomial(degree: 1), .pulse(at: 2020)]),
      TrendDesign([.polynomial(degree: 1), .harmonics(period: 5, count: 2)]),
    ])
  func `origin and unit of time change no forecast`(design: TrendDesign) throws {
    let values = zip(Self.years, noise(12, seed: 31)).map { 100 + 2 * ($0 - 2012) + 5 * $1 }
    let model = try TrendModel.fit(
      values: values, times: Self.years, shape: .linear, design: design)
    let shift = 10_000.0
    let shifted = try TrendModel.fit(
      values: values, times: Self.years.map { $0 + shift }, shape: .linear,
      design: TrendDesign(
        design.terms.map { term in
          switch term {
          case .step(let time): .step(at: time + shift)
          case .slopeChange(let time): .slopeChange(at: time + shift)
          case .pulse(let time): .pulse(at: time + shift)
          default: term
          }
        }))
    for year in [2020.0, 2026] {
      let (a, b) = (
        try model.predictiveDistribution(at: year),
        try shifted.predictiveDistribution(at: year + shift)
      )
      expectClose(b.quantile(at: 0.1), a.quantile(at: 0.1), relative: 1e-11)
      expectClose(b.quantile(upperTail: 0.01), a.quantile(upperTail: 0.01), relative: 1e-11)
    }
  }

  @Test func `a pulse takes its year out and leaves the others alone`() throws {
    var values = Self.years.map {
      3 + 0.5 * ($0 - 2012) + 0.1 * ($0.truncatingRemainder(dividingBy: 3))
    }
    values[8] = -40
    let withPulse = try TrendModel.fit(
      values: values, times: Self.years, shape: .linear,
      design: TrendDesign([.polynomial(degree: 1), .pulse(at: 2020)]))
    let without = try TrendModel.fit(
      values: values.enumerated().filter { $0.offset != 8 }.map(\.element),
      times: Self.years.filter { $0 != 2020 }, shape: .linear)
    let (a, b) = (
      try withPulse.predictiveDistribution(at: 2025), try without.predictiveDistribution(at: 2025)
    )
    for p in [0.025, 0.5, 0.9] {
      expectClose(a.quantile(at: p), b.quantile(at: p), relative: 1e-12)
    }
  }

  @Test func `known breaks are recovered`() throws {
    let times = (0..<40).map(Double.init)
    let values = times.map { 2 + 0.5 * $0 + ($0 >= 15 ? 7 : 0) + ($0 > 25 ? -0.8 * ($0 - 25) : 0) }
    let model = try TrendModel.fit(
      values: values, times: times, shape: .linear,
      design: TrendDesign([.polynomial(degree: 1), .step(at: 15), .slopeChange(at: 25)]))
    #expect(model.regression.isExactFit)
    expectClose(model.medianResponse(at: 50), 2 + 25 + 7 - 20, relative: 1e-12)
  }

  @Test func `seasons are recovered by dummies and by harmonics`() throws {
    let times = (0..<96).map(Double.init)
    let season = noise(12, seed: 33).map { 10 * $0 }
    let values = times.map { 50 + 0.2 * $0 + season[Int($0) % 12] }
    for design in [
      TrendDesign([.polynomial(degree: 1), .seasonalDummies(period: 12)]),
      TrendDesign([.polynomial(degree: 1), .harmonics(period: 12, count: 6)]),
    ] {
      let model = try TrendModel.fit(values: values, times: times, shape: .linear, design: design)
      for time in [96.0, 101, 131] {
        expectClose(
          model.medianResponse(at: time), 50 + 0.2 * time + season[Int(time) % 12], relative: 1e-11)
      }
    }
  }

  @Test func `at fractional times the sine of half the period stays`() throws {
    let times = (0..<20).map { Double($0) / 4 }
    let values = times.map { 5 + 2 * sin(Double.pi * $0) + cos(Double.pi * $0) }
    let model = try TrendModel.fit(
      values: values, times: times, shape: .linear,
      design: TrendDesign([.harmonics(period: 2, count: 1)]))
    expectClose(
      model.medianResponse(at: 5.25), 5 + 2 * sin(Double.pi * 5.25) + cos(Double.pi * 5.25),
      relative: 1e-12)
  }

  @Test func `terms that the times do not tell apart are refused by name`() throws {
    #expect(throws: TrendModelError.aliasedTerms(names: ["step at 2030.0"])) {
      _ = try TrendModel.fit(
        values: Self.years, times: Self.years, shape: .linear,
        design: TrendDesign([.polynomial(degree: 1), .step(at: 2030)]))
    }
    #expect(throws: TrendModelError.fractionalTime(position: 1)) {
      _ = try TrendModel.fit(
        values: [1, 2, 3, 4], times: [1, 1.5, 2, 3], shape: .linear,
        design: TrendDesign([.seasonalDummies(period: 2)]))
    }
    #expect(throws: TrendModelError.lengthMismatch(values: 2, times: 3)) {
      _ = try TrendModel.fit(values: [1, 2], times: [1, 2, 3], shape: .linear)
    }
  }

  @Test func `a log-linear mean is refused, and a plug-in mean given by name only`() throws {
    let model = try TrendModel.fit(
      values: [3, 3.23, 4.3, 4.1], times: [2020, 2021, 2022, 2023], shape: .logLinear)
    #expect(throws: TrendModelError.infiniteMeanOfExponential) {
      _ = try model.predictiveMean(at: 2025)
    }
    let deviation = try #require(model.regression.residualStandardDeviation)
    expectClose(
      try model.plugInMeanResponse(at: 2025),
      model.medianResponse(at: 2025) * exp(deviation * deviation / 2), relative: 1e-14)
    let three = try TrendModel.fit(
      values: [3, 3.23, 4.3], times: [2020, 2021, 2022], shape: .linear)
    #expect(throws: TrendModelError.noMean(degreesOfFreedom: 1)) {
      _ = try three.predictiveMean(at: 2025)
    }
  }
}
