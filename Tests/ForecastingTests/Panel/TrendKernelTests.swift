import StatisticalNumerics
import TestSupport
import Testing

@testable import Forecasting

@Suite(.tags(.property))
struct TrendKernelTests {
  private static let years = (0..<10).map { Int32(2010 + $0) }

  /// Lines of which the noise is a given share of the slope, at any level.
  private static func lines(noise share: Double, count: Int, seed: UInt64) -> [PanelSample.Series] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { index in
      let slope = 1 + stream.uniform()
      let level = index.isMultiple(of: 2) ? 100 * stream.uniform() : -30
      return PanelSample.Series(
        years: years,
        values: years.indices.map { level + slope * (Double($0) + share * stream.normal()) })
    }
  }

  private static let engine = PanelEngine(
    model: .named(.linear), horizons: [1, 3], coverages: [.percent95])

  @Test func `widths are those of single series however small the noise`() throws {
    // Across both ways of adding up residuals, and on to where neither is taken.
    for (position, share) in [10, 1, 0.3, 0.1, 0.03, 1e-2, 1e-3, 1e-4, 1e-6].enumerated() {
      let series = Self.lines(noise: share, count: 101, seed: UInt64(20 + position))
      let result = Self.engine.forecast(PanelSample.panel(series))
      var worst = WorstError()
      for (index, one) in series.enumerated() {
        let own = try TimeSeries(
          zip(one.years, one.values).map { (period: Step(ordinal: Int($0)), value: $1) })
        let law = try #require(try ModelName.linear.forecast(own, horizon: 3).steps[2].distribution)
        let interval = law.centralInterval(coverage: .percent95)
        let lower = try #require(result.value(.lower(0), ofSeries: index, horizonIndex: 1))
        let upper = try #require(result.value(.upper(0), ofSeries: index, horizonIndex: 1))
        // A width is a difference of ends, whose own rounding is that of the level.
        let rounding = 4 * 100 * Double.ulpOfOne / (interval.upperBound - interval.lowerBound)
        let expected = interval.upperBound - interval.lowerBound
        worst.add(1 + max(0, abs((upper - lower) / expected - 1) - rounding), 1, "\(share) \(one)")
      }
      worst.expect(within: 1e-11, atLeast: 101)
    }
  }

  @Test func `numbers do not depend on neighbours or on where a series lies`() {
    let series =
      Self.lines(noise: 1, count: 40, seed: 1) + Self.lines(noise: 1e-3, count: 24, seed: 2)
    let expected = Self.engine.forecast(PanelSample.panel(series))
    func bits(_ result: PanelForecast, _ index: Int) -> [UInt64] {
      (0..<result.columnCount).map { result.columns[$0 * result.seriesCount + index].bitPattern }
    }
    // Series that lie exactly on a line or hold no number, one beside each; and other years between.
    let exact = PanelSample.Series(years: Self.years, values: Self.years.map { Double($0) })
    var broken = exact
    broken.values[3] = .nan
    let other = PanelSample.Series(years: [2001, 2003, 2009], values: [1, 5, 4])
    for stranger in [exact, broken, other] {
      let mixed = Self.engine.forecast(PanelSample.panel(series.flatMap { [$0, stranger] }))
      #expect(
        mixed.outcomes[1]
          == (stranger.values[3 % stranger.values.count].isNaN
            ? .nonFiniteValue : .forecast))
      for index in series.indices {
        #expect(bits(mixed, 2 * index) == bits(expected, index), "series \(index)")
      }
    }
  }
}
