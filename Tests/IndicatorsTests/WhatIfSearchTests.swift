import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

@testable import Indicators

/// The value needed next year, beside a scan of every value in the range.
@Suite(.tags(.property))
struct WhatIfSearchTests {
  private static let records = [
    GoalFortyThree.plain(
      [10, 10.6, 10.9, 11.8, 12.1], targets: [GoalFortyThree.target(2023, .atLeast(14))]),
    GoalFortyThree.plain(
      [15.2, 14.7, 14.9, 13.8, 13.1], targets: [GoalFortyThree.target(2023, .atMost(11.5))]),
    GoalFortyThree.plain(
      [93.1, 94.4, 94.4, 96.0, 97.2], targets: [GoalFortyThree.target(2022, .atLeast(98))],
      unit: "%"),
    GoalFortyThree.plain(
      [48, 42, 57, 57, 61], targets: [GoalFortyThree.target(2023, .above(70))], unit: "件"),
    // Stays are frequent: at the latest value the chance drops in one point.
    GoalFortyThree.plain(
      [60, 60, 61, 61, 61, 62], targets: [GoalFortyThree.target(2023, .atLeast(62))], unit: "%"),
    // Far out of reach.
    GoalFortyThree.plain(
      [5.0, 5.1, 5.0, 5.2, 5.1], targets: [GoalFortyThree.target(2022, .atLeast(400))]),
  ]

  @Test(arguments: records.indices)
  func `the search agrees with a scan of all values`(index: Int) throws {
    let record = Self.records[index]
    let assessment = try #require(Assessment.all(of: record).first)
    let target = try #require(assessment.target)
    let levels = [0.2, 0.5, 0.8, 0.97]
    let needed = try WhatIf(of: assessment, options: WhatIf.Options(levels: levels))
      .outcome.get().needed
    #expect(needed.map(\.level) == levels)
    let first = try #require(needed.first)
    let next = try #require(record.latest).fiscalYear.advanced(by: 1)

    // Every value in steps, from the better end to the worse, fitted anew without the search's help.
    let reciprocal = (1 / first.step).rounded()
    func lattice(_ index: Int) -> Double {
      first.step < 1 ? Double(index) / reciprocal : Double(index) * first.step
    }
    let ends = (first.range.lowerBound / first.step, first.range.upperBound / first.step)
    let ascending = (Int(ends.0.rounded())...Int(ends.1.rounded())).map(lattice)
    let values = target.direction == .up ? Array(ascending.reversed()) : ascending
    let chances = try values.map { value in
      let known = IndicatorRecord(
        indicator: record.indicator,
        actuals: record.actuals + [Actual(fiscalYear: next, value: value)],
        targets: record.targets)
      let forecast = IndicatorForecast(
        of: known, model: .predictive, horizon: next.steps(to: target.fiscalYear))
      return try #require(forecast.attainmentProbability(of: target))
    }
    for item in needed {
      let scan = chances.firstIndex { $0 < item.level } ?? chances.count
      switch item.answer {
      case .found(let value, let probability):
        #expect(scan > 0 && scan < values.count)
        #expect(value == values[scan - 1], "level \(item.level)")
        #expect(probability == chances[scan - 1])
      case .anyValue(let worst, let probability):
        #expect(scan == values.count)
        #expect(worst == values[values.count - 1])
        #expect(probability == chances[values.count - 1])
      case .noValue(_, let probability):
        #expect(scan == 0)
        #expect(probability == chances.max())
        #expect(probability < item.level)
      case .foundWithin(let worst, let best, let probability):
        // The run around the best chance, from its better to its worse end.
        #expect(scan == 0)
        let peak = try #require(chances.indices.max { chances[$0] < chances[$1] })
        let start = chances[..<peak].lastIndex { $0 < item.level }.map { $0 + 1 } ?? 0
        let end = chances[peak...].firstIndex { $0 < item.level } ?? chances.count
        #expect([best, worst] == [values[start], values[end - 1]], "level \(item.level)")
        #expect(probability == chances[end - 1])
      case .decides: Issue.record("the target year is not next year")
      }
    }
    // The range leaves nothing out that the law thinks of.
    let latest = try #require(record.latest).value
    #expect(first.range.contains(latest))
  }

  @Test func `a fall that can be borne stops short of the level asked for`() throws {
    let assessment = try #require(Assessment.all(of: GoalFortyThree.construction).first)
    let needed = try WhatIf(of: assessment).outcome.get().needed
    let values = needed.compactMap { item -> Double? in
      if case .found(let value, _) = item.answer { value } else { nil }
    }
    #expect(values.count == 2)
    #expect(values[0] < values[1])
    #expect(values[0] > 3 && values[1] < 6)
  }

  @Test
  func `where the chance falls again towards the better end, the values around its peak are given`()
    throws
  {
    let record = Self.records[1]
    let assessment = try #require(Assessment.all(of: record).first)
    let target = try #require(assessment.target)
    let next = try #require(record.latest).fiscalYear.advanced(by: 1)
    func answers(_ level: Double) throws -> NeededValue {
      let options = WhatIf.Options(levels: [level])
      return try #require(WhatIf(of: assessment, options: options).outcome.get().needed.first)
    }
    func chance(_ value: Double) throws -> Double {
      let known = IndicatorRecord(
        indicator: record.indicator,
        actuals: record.actuals + [Actual(fiscalYear: next, value: value)],
        targets: record.targets)
      return try #require(
        IndicatorForecast(of: known, model: .predictive, horizon: next.steps(to: target.fiscalYear))
          .attainmentProbability(of: target))
    }
    let none = try answers(0.99)
    guard case .noValue(let closest, let peak) = none.answer else {
      Issue.record("0.99 is out of reach: \(none.answer)")
      return
    }
    // Lower is better: the better end is the lower one.
    let atEnd = try chance(none.range.lowerBound)
    #expect(closest > none.range.lowerBound && peak > atEnd)
    let level = (peak + atEnd) / 2
    guard case .foundWithin(let worst, let best, let probability) = try answers(level).answer else {
      Issue.record("the chance is above the level around \(closest) alone")
      return
    }
    #expect(best <= closest && closest <= worst)
    #expect(probability >= level)
    expectClose(try chance(worst), probability, relative: 1e-15)
    #expect(try chance(worst + none.step) < level)
    #expect(try chance(best - none.step) < level)
  }
}
