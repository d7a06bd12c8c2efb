import Forecasting
import TestSupport
import Testing

/// The last step of a forecast, asked for alone, is the last step of the whole.
@Suite(.tags(.property))
struct LastStepTests {
  private static let values = [12.5, 13.1, 13.1, 14.1, 15.3]

  private func series() throws -> TimeSeries<Step> {
    try TimeSeries(
      Self.values.enumerated().map { (period: Step(ordinal: 2015 + $0), value: $1) })
  }

  @Test(arguments: ModelName.allCases)
  func `a model's last step alone equals that of its forecast`(name: ModelName) throws {
    let series = try series()
    for horizon in [1, 2, 7, 30] {
      let whole = try name.forecast(series, horizon: horizon)
      let alone = try name.lastStep(
        series, horizon: horizon, kind: .amount, preset: .ministry)
      let last = Step(ordinal: 2019 + horizon)
      #expect(alone[last] == whole[last], "\(horizon)")
      #expect(alone.horizon == horizon && alone.origin == whole.origin)
      // What was not asked for is not there, rather than another year's.
      if alone.steps.count == 1, horizon > 1 { #expect(alone[Step(ordinal: 2020)] == nil) }
      #expect(alone[Step(ordinal: 2020 + horizon)] == nil)
    }
  }

  @Test func `values known to an interval give the same last step alone`() throws {
    let series = try IntervalSeries(
      Self.values.enumerated().map {
        (period: Step(ordinal: 2015 + $0), interval: $1 - 0.05...$1 + 0.05)
      })
    let mixture = EmpiricalBayesMixture<Step>(preset: .ministry, kind: .amount)
    let whole = try mixture.forecast(series, horizon: 4)
    let alone = try mixture.lastStep(series, horizon: 4)
    #expect(whole.steps.count == 4 && alone.steps.count == 1)
    let last = Step(ordinal: 2023)
    #expect(alone[last] == whole[last])
    #expect(alone[Step(ordinal: 2020)] == nil)
  }
}
