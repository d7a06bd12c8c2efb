import Forecasting
import TestSupport
import Testing

@testable import Indicators

@Suite
struct SeriesBreakTests {
  private let year = FiscalYear(starting: 2018)

  /// Values 2015 … 2020 of which the definition changed in 2018; a target in 2023 and a stated baseline.
  private func record(baseline: Int?) -> IndicatorRecord {
    let plain = GoalFortyThree.plain(
      [2, 2.1, 2.2, 30, 31, 33],
      targets: [
        GoalFortyThree.target(2016, .atLeast(2)), GoalFortyThree.target(2023, .atLeast(36)),
      ]
    )
    return IndicatorRecord(
      indicator: plain.indicator, actuals: plain.actuals,
      statedBaseline: baseline.map {
        IndicatorRecord.Baseline(
          fiscalYear: FiscalYear(starting: $0),
          value: plain.actual(in: FiscalYear(starting: $0))?.value ?? 0, isStated: true)
      }, targets: plain.targets)
  }

  @Test func `forecast, growth and odd values know the values since the break only`() throws {
    let broken = record(baseline: nil).broken(from: year)
    let alone = IndicatorRecord(
      indicator: broken.indicator, actuals: Array(record(baseline: nil).actuals.suffix(3)),
      targets: [GoalFortyThree.target(2023, .atLeast(36))])
    let target = try #require(broken.finalTarget)
    let (one, other) = (
      Assessment(of: broken, target: target), Assessment(of: alone, target: target)
    )
    #expect(one.attainmentProbability == other.attainmentProbability)
    #expect(one.facts == other.facts && one.rates == other.rates)
    #expect(one.confidence == .low && broken.oddValues.isEmpty)
    #expect(!record(baseline: nil).oddValues.isEmpty)
    #expect(broken.seriesBreak?.earlierActuals.map(\.value) == [2, 2.1, 2.2])
  }

  @Test func `rates across the break are refused by name, actual over target stays`() throws {
    let broken = record(baseline: 2015).broken(from: year)
    let assessment = Assessment(of: broken, target: broken.finalTarget)
    #expect(broken.baseline == nil && broken.declaredBaseline?.value == 2)
    let rates = try #require(assessment.rates)
    #expect(rates.pathAttainmentRate == .undefined(.breakBetween))
    #expect(rates.progressShare == .undefined(.breakBetween))
    #expect(rates.targetRatio == .fraction(33.0 / 36))
    let grading = GradingRates(record: broken, target: broken.finalTarget)
    #expect(grading[.growthRatio] == .undefined(.attainment(.breakBetween)))
    #expect(grading[.growthRatio].refusal?.code == "break_between")
    #expect(grading[.targetRatio] == .value(33.0 / 36))
  }

  @Test func `a baseline since the break is one`() throws {
    let broken = record(baseline: 2018).broken(from: year)
    let rates = try #require(Assessment(of: broken, target: broken.finalTarget).rates)
    #expect(rates.progressShare == .fraction(0.5))
  }

  @Test func `a target before the break is judged by the value of its own year`() throws {
    let broken = record(baseline: nil).broken(from: year)
    #expect(broken.actual(in: FiscalYear(starting: 2016))?.value == 2.1)
    let past = broken.withTargets([GoalFortyThree.target(2016, .atLeast(2))])
    #expect(past.seriesBreak == broken.seriesBreak)
    #expect(Assessment.all(of: past)[0].verdict == .met)
  }

  @Test func `nothing since the break leaves nothing to forecast from`() {
    let broken = record(baseline: nil).broken(from: FiscalYear(starting: 2022))
    #expect(broken.actuals.isEmpty && broken.latest == nil)
    #expect(
      Assessment(of: broken, target: broken.finalTarget).verdict == .cannotJudge(.noActuals))
  }
}
