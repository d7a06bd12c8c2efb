import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

@testable import Indicators

@Suite
struct TotalForecastTests {
  private static let construction = GoalFortyThree.construction
  private static let transport = GoalFortyThree.transport
  private static let target = GoalFortyThree.target(2025, .atLeast(12))

  /// The total of the sheet, with or without values of its own.
  private func total(
    of parts: [IndicatorRecord] = [construction, transport], values: [(Int, Double)] = [],
    targets: [Target] = [target]
  ) -> IndicatorRecord {
    IndicatorRecord(
      indicator: Indicator(id: "total", name: "total", unit: Indicator.Unit("兆円")),
      actuals: values.map { Actual(fiscalYear: FiscalYear(starting: $0), value: $1) },
      targets: targets
    ).asTotal(of: parts)
  }

  private func series(
    _ id: String, _ values: [Double], from start: Int = 2015
  ) -> IndicatorRecord {
    IndicatorRecord(
      indicator: Indicator(id: id, name: id, unit: Indicator.Unit("兆円")),
      actuals: values.enumerated().map {
        Actual(fiscalYear: FiscalYear(starting: start + $0), value: $1)
      })
  }

  private func only(_ record: IndicatorRecord, correlation: Double = 0.5) throws -> Assessment {
    try #require(Assessment.all(of: record, correlation: correlation).first)
  }

  @Test func `the chance of a total is that of the sum of its parts`() throws {
    let record = total()
    // The published cases: 1,024 Halton points.
    for (correlation, expected) in [(0, 0.744_140_625), (0.5, 0.713_867_187_5), (1, 0.695_312_5)] {
      let assessment = try only(record, correlation: correlation)
      #expect(assessment.attainmentProbability == expected)
      #expect(assessment.forecast?.modelIdentifier == "sum-of-parts-ministry")
    }
    let assessment = try only(record)
    let outlook = try #require(assessment.sumOutlook())
    #expect(
      outlook.stated.map(\.attainmentProbability) == [0.744_140_625, 0.713_867_187_5, 0.695_312_5])
    #expect(outlook.estimate.moveCount == 2 && outlook.estimated == nil)
    #expect(outlook.probabilityRange.lowerBound == 0.695_312_5)
    // The total's own fit stands in the spread alone.
    let own = try #require(assessment.members.first { $0.identifier == "predictive-ministry" })
    #expect(!own.isOfSum && own.attainmentProbability != assessment.attainmentProbability)
    #expect(assessment.members.filter(\.isOfSum).count == 3)
    #expect(
      IndicatorForecast(of: record, model: .predictive, horizon: 3).modelIdentifier
        == "predictive-ministry")
  }

  @Test func `a declared total goes through the target layer with its own record`() throws {
    let layer = EmpiricalBayesPreset.ministry.targetLayer
    let assessment = try only(total())
    let raw = try #require(assessment.attainmentProbability)
    #expect(
      assessment.reportedProbability
        == layer.probability(
          given: raw, targetEqualsLastValue: false, record: .init(targetCount: 0, metCount: 0)))
    // A past target of the total that was met, and one like its last value.
    let equal = try only(
      total(targets: [
        GoalFortyThree.target(2021, .atLeast(10)), GoalFortyThree.target(2025, .atLeast(12.127)),
      ]))
    #expect(
      equal.reportedProbability
        == layer.probability(
          given: try #require(equal.attainmentProbability), targetEqualsLastValue: true,
          record: .init(targetCount: 1, metCount: 1)))
  }

  @Test func `years without a value of its own are the sums of the parts`() {
    let record = total(values: [(2020, 9.2)])
    #expect(record.actuals.map(\.value) == [9.2, 10.444, 12.127])
    // 3.230 and 7.214, each known to a half of the last digit.
    let interval = record.actuals[1].roundingInterval
    #expect(abs(interval.lowerBound - 10.443) < 1e-12 && abs(interval.upperBound - 10.445) < 1e-12)
    #expect(total().actuals[0].roundingInterval == 8..<10)
    // 9.2 is not possible as an exact number; printed as 9 it is.
    #expect(total(values: [(2020, 12)]).partsDifferences.map(\.sumOfParts) == [9])
    #expect(total(values: [(2020, 9.2)]).partsDifferences.isEmpty)
    #expect(total(values: [(2021, 10.5)]).partsDifferences.map(\.actual.value) == [10.5])
  }

  @Test(.tags(.property)) func `the order of parts and of records counts for nothing`() throws {
    let parts = [Self.construction, Self.transport, series("x", [1, 1.4, 1.2, 1.3], from: 2019)]
    let forward = IndicatorForecast(of: total(of: parts), horizon: 3)
    let backward = IndicatorForecast(of: total(of: parts.reversed()), horizon: 3)
    #expect(forward.outcome == backward.outcome)
  }

  @Test func `means of parts add up to the mean of the total, year by year`() throws {
    // Negative values: the mixture of random walks, which has a mean.
    let parts = [series("a", [-3, 1, 4, 2, 6, 3]), series("b", [-8, -2, -5, 1, 3, 2])]
    let record = total(of: parts, targets: [GoalFortyThree.target(2023, .atLeast(8))])
    let forecast = IndicatorForecast(of: record, horizon: 3)
    #expect(forecast.model == .randomWalkMixture && forecast.basis.isSum)
    for year in 2021...2023 {
      let means = try parts.map {
        let own = IndicatorForecast(of: $0, horizon: 3)
        return try #require(own[FiscalYear(starting: year)]?.distribution?.mean)
      }
      let mean = try #require(forecast[FiscalYear(starting: year)]?.distribution?.mean)
      expectClose(mean, means[0] + means[1], relative: 1e-12)
    }
    // Without a target layer, as the parts have none.
    let assessment = try only(record)
    #expect(assessment.reportedProbability == assessment.attainmentProbability)
    #expect(assessment.jointOutlook() == nil)
    // The predictive law has no mean in closed form, nor has a sum of two.
    #expect(IndicatorForecast(of: total(), horizon: 1).forecast?.steps[0].distribution?.mean == nil)
  }

  @Test func `parts known for different years meet year by year`() throws {
    let late = series("late", [5, 6, 5.5, 7, 6.5, 6.8])
    let early = series("early", [3, 3.5, 3.2, 4])
    let record = total(of: [late, early], targets: [GoalFortyThree.target(2021, .atLeast(11))])
    #expect(record.latest?.fiscalYear.startingYear == 2018)
    let forecast = IndicatorForecast(of: record, horizon: 3)
    // 2020: late is known, so that the sum is early's law two years on, moved by 6.8.
    let year = FiscalYear(starting: 2020)
    let sum = try #require(forecast[year]?.distribution)
    let own = try #require(IndicatorForecast(of: early, horizon: 2)[year]?.distribution)
    for p in [0.1, 0.5, 0.9] {
      // Without a second dimension the draws are those of a grid.
      let error = own.probability(atMost: sum.quantile(at: p) - 6.8) - p
      #expect(abs(error) < 0.005, "\(p)")
    }
    #expect(forecast.basis.actualCount(of: record) == 4)
    #expect(try only(record).actualCount == 4)
  }

  @Test func `a part of which nothing can be said is named, and the total stands alone`() throws {
    let record = total(
      of: [Self.construction, series("none", [])], values: [(2021, 7), (2022, 8)])
    let forecast = IndicatorForecast(of: record, horizon: 3)
    #expect(forecast.basis == .ownValuesForWantOfPart(id: "none"))
    #expect(forecast.modelIdentifier == "predictive-ministry")
    #expect(
      forecast.outcome == IndicatorForecast(of: record, model: .predictive, horizon: 3).outcome)
    #expect(try only(record).sumOutlook() == nil)
    // Without values of its own there is nothing to say.
    let empty = total(of: [Self.construction, series("none", [])])
    #expect(try only(empty).verdict == .cannotJudge(.noActuals))
    // A gap in a year that the total has not reached yet.
    let gap = IndicatorRecord(
      indicator: Indicator(id: "gap", name: "gap", unit: Indicator.Unit("兆円")),
      actuals: [2020, 2021, 2022, 2024].map {
        Actual(fiscalYear: FiscalYear(starting: $0), value: 5 + Double($0 % 3))
      })
    #expect(
      IndicatorForecast(of: total(of: [Self.construction, gap]), horizon: 3).basis
        == .ownValuesForWantOfPart(id: "gap"))
  }

  @Test func `paths of a sum end in the law of the sum`() throws {
    for correlation in [0, 0.5, 1] {
      let assessment = try only(total(), correlation: correlation)
      let probability = try #require(assessment.attainmentProbability)
      let outlook = try #require(assessment.jointOutlook())
      let paths = try #require(
        assessment.forecast?.paths(
          of: assessment.record, horizon: 3, anchor: 2, count: 20_000, seed: 3))
      let last = paths.probability { $0[$0.endIndex - 1] >= 12 }
      // Drawing, and what 1,024 points leave.
      #expect(abs(last.estimate - probability) < 4 * last.standardError + 0.006, "\(correlation)")
      #expect(outlook.reachedAndHeld <= probability + 0.04)
      #expect(outlook.reachedOnce >= probability - 0.04)
    }
    // Moved alike, the sum of two equal parts is twice one of them.
    let twin = series("b", [3, 3.2, 4.3], from: 2020)
    let record = total(of: [series("a", [3, 3.2, 4.3], from: 2020), twin])
    let forecast = IndicatorForecast(of: record, horizon: 3, correlation: 1)
    let paths = try #require(
      forecast.paths(of: record, horizon: 3, anchor: 2, count: 20_000, seed: 3))
    let single = try #require(
      IndicatorForecast(of: twin, horizon: 3).paths(
        of: twin, horizon: 3, anchor: 2, count: 20_000, seed: 8))
    let share = paths.probability { $0[$0.endIndex - 1] >= 9 }
    let one = single.probability { $0[$0.endIndex - 1] >= 4.5 }
    #expect(abs(share.estimate - one.estimate) < 5 * (share.standardError + one.standardError))
  }

  @Test func `what-ifs ask nothing that would change a value of a sum`() throws {
    let whatIf = WhatIf(of: try only(total()), options: .init(nextValues: [13]))
    let answers = try whatIf.outcome.get()
    #expect(answers.isOfSum && answers.probability == 0.713_867_187_5)
    #expect(answers.nextYear.isEmpty && answers.needed.isEmpty && answers.pastYears.isEmpty)
    #expect(answers.shock == nil && answers.ladder.count == 3)
    let passage = try #require(answers.firstPassage)
    let outlook = try #require(whatIf.assessment.jointOutlook())
    #expect(abs(passage.years[2].probability - outlook.reachedOnce) < 0.02)
  }

  @Test func `comparisons put the sum first, backtests leave totals to their parts`() throws {
    let record = total()
    let comparison = try #require(ModelComparison.all(of: record).first)
    let names = comparison.views.map(\.identifier)
    #expect(names.first == "sum-of-parts-ministry" && names.contains("predictive-ministry"))
    #expect(comparison.views[0].attainmentProbability == 0.713_867_187_5)
    let backtest = Backtest(
      of: [Self.construction, Self.transport, record],
      options: .init(rolling: RollingOrigin(minimumTrainingCount: 2, horizon: 1)))
    #expect(backtest.leftOut.map(\.obstacle) == [.isTotal])
    #expect(backtest.results[0].scores.count == 2)
  }

  @Test func `a total is no part, and its targets may be replaced`() {
    let record = total()
    #expect(record.withTargets([]).parts == record.parts)
    // Other values of its own: the parts do not follow, so that it stands alone.
    #expect(record.replacingValue(in: FiscalYear(starting: 2020), by: 8).parts.isEmpty)
  }
}
