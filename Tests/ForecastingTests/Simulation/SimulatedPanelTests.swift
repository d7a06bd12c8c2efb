import Forecasting
import TestSupport
import Testing

@Suite
struct SimulatedPanelTests {
  private func series(
    _ number: Int, kind: SimulatedKind, points: Int = 20, ragged: Bool = false, seed: UInt64 = 1
  ) -> SimulatedPanel.Series {
    var series = SimulatedPanel.Series()
    SimulatedPanel(
      seriesCount: 1_000, pointCount: points, kind: kind, isRagged: ragged, seed: seed
    ).draw(number, into: &series)
    return series
  }

  @Test func `draws are pinned, so that they are the same on every machine`() {
    #expect(series(0, kind: .trend, points: 4).figures == [51_739, 58_839, 55_453, 55_277])
    #expect(
      series(3, kind: .counts, points: 4).figures == series(3, kind: .counts, points: 4).figures)
    #expect(series(0, kind: .trend).figures != series(0, kind: .trend, seed: 2).figures)
    #expect(series(0, kind: .trend).figures != series(1, kind: .trend).figures)
  }

  @Test(arguments: SimulatedKind.allCases)
  func `series keep to their kind`(kind: SimulatedKind) {
    for number in 0..<200 {
      let drawn = series(number, kind: kind)
      #expect(drawn.years.last == SimulatedPanel.lastYear)
      #expect(zip(drawn.years, drawn.years.dropFirst()).allSatisfy(<))
      #expect(drawn.figures.allSatisfy { $0 >= 0 })
      switch kind {
      case .shares: #expect(drawn.figures.allSatisfy { $0 <= 1_000 } && drawn.decimals == 1)
      case .counts: #expect(drawn.decimals == 0)
      case .gaps, .mixed: #expect(drawn.years.count <= 20)
      default: #expect(drawn.years.count == 20)
      }
    }
  }

  @Test func `a fifth of the years is missing where there are gaps`() {
    let count = (0..<1_000).map { series($0, kind: .gaps).years.count }.reduce(0, +)
    // 18 of 20 years may be missing: mean 3,600, standard deviation 54.
    #expect(abs(20_000 - count - 3_600) < 5 * 54)
  }

  @Test func `lengths differ where they may, from one to the most`() {
    let counts = Set((0..<1_000).map { series($0, kind: .trend, ragged: true).years.count })
    #expect(counts == Set(1...20))
  }

  @Test func `noise has the standard deviation that was drawn`() {
    // Level plus noise: 1,000 series of 20 values, deviations from their own means over the range.
    var (within, count) = (0.0, 0.0)
    for number in 0..<1_000 {
      let figures = series(number, kind: .noise).figures.map(Double.init)
      let mean = figures.reduce(0, +) / 20
      let deviation = (figures.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 19).squareRoot()
      within += deviation / mean
      count += 1
    }
    // Uniform over 1 … 10 % of the level: 5.5 % in the mean.
    #expect(abs(within / count - 0.055) < 0.003)
  }
}
