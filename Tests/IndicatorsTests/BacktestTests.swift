import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

@testable import Indicators

@Suite
struct BacktestTests {
  private static let share = record(
    "share", unit: "%", from: 2010, values: [92.1, 92.1, 93.4, 94, 94, 95.2, 93.8, 96.1],
    targets: [92, 92, 93, 94, 94, 95, 95, 96])

  private static func record(
    _ id: String, unit: String = "件", from year: Int, values: [Double], targets: [Double] = []
  ) -> IndicatorRecord {
    let unit = Indicator.Unit(unit)
    return IndicatorRecord(
      indicator: Indicator(id: id, name: id, unit: unit),
      actuals: values.enumerated().map {
        Actual(fiscalYear: FiscalYear(starting: year + $0), value: $1)
      },
      targets: targets.enumerated().map {
        Target(
          fiscalYear: FiscalYear(starting: year + $0), criterion: .atLeast($1), unit: unit)
      })
  }

  private func options(_ models: [ModelName], threads: Int = 1) -> Backtest.Options {
    Backtest.Options(
      models: models, rolling: RollingOrigin(minimumTrainingCount: 3, horizon: 2),
      threadCount: threads)
  }

  @Test func `past targets get the chance that was said at the origin`() throws {
    let record = Self.share
    let result = try #require(
      Backtest(of: [record], options: options([.predictive])).results.first)
    // Eight actuals: origins with 3 … 7, two years each but for the last.
    #expect(result.scores.count == 9 && result.targetEvents.count == 9)
    let event = try #require(result.targetEvents.first { $0.trainingCount == 5 && $0.horizon == 2 })
    let known = IndicatorRecord(
      indicator: record.indicator, actuals: Array(record.actuals.prefix(5)),
      targets: record.targets)
    let target = try #require(record.targets.first { $0.fiscalYear.startingYear == 2016 })
    let said = IndicatorForecast(of: known, model: .predictive, horizon: 2)
      .reportedProbability(of: target, record: known)
    #expect(event.probability == said)
    #expect(event.periodOrdinal == 2016 && !event.occurred)
    #expect(result.targetEvents.count { $0.occurred } == 7)
  }

  @Test(.tags(.property)) func `what comes after an origin changes nothing said at it`() throws {
    let changed = Self.record(
      "share", unit: "%", from: 2010, values: [92.1, 92.1, 93.4, 94, 94, 95.2, 193.8, 7],
      targets: [92, 92, 93, 94, 94, 95, 95, 96])
    // Above 100 the kind of value is another; origins before must not know.
    let pair = [Self.share, changed].map {
      Backtest(of: [$0], options: options([.predictive, .linear]))
    }
    for (left, right) in zip(pair[0].results, pair[1].results) {
      let known = left.targetEvents.filter { $0.trainingCount <= 6 }
      #expect(known.count == 8)
      for (event, other) in zip(known, right.targetEvents) {
        #expect(event.probability == other.probability)
      }
      #expect(left.scores[0] == right.scores[0])
      #expect(left.scores.last != right.scores.last)
    }
  }

  @Test(.tags(.property)) func `the number of threads changes nothing`() {
    let records: [IndicatorRecord] = (0..<12).map { index in
      let steps: [Int] = (0..<7).map { (index * 7 + $0 * $0 * 5) % 13 }
      return Self.record(
        "s\(index)", from: 2010, values: steps.map { Double(20 + $0) },
        targets: (0..<7).map { Double(22 + $0) })
    }
    let one = Backtest(of: records, options: options([.predictive, .randomWalk]))
    let four = Backtest(of: records, options: options([.predictive, .randomWalk], threads: 4))
    #expect(one.results.map(\.scores) == four.results.map(\.scores))
    #expect(one.results.map(\.targetEvents) == four.results.map(\.targetEvents))
  }

  @Test func `a record without an outcome to compare is left out with the reason`() {
    let records = [
      Self.record("none", from: 2010, values: []),
      Self.record("three", from: 2010, values: [1, 2, 4]),
      Self.share,
      IndicatorRecord(
        indicator: Indicator(id: "gap", name: "gap", unit: .init("件")),
        actuals: [2001, 2002, 2003, 2010].map {
          Actual(fiscalYear: FiscalYear(starting: $0), value: Double($0 % 7))
        }),
    ]
    let backtest = Backtest(of: records, options: options([.randomWalk]))
    #expect(backtest.leftOut.map(\.record.indicator.id) == ["none", "three", "gap"])
    #expect(
      backtest.leftOut.map(\.obstacle) == [
        .noActuals, .tooFewActuals(required: 4, found: 3), .noOutcome,
      ])
    #expect(backtest.actualCount(ofSeries: "share") == 8)
    #expect(backtest.actualCount(ofSeries: "three") == nil)
  }

  @Test func `a law without width gives no chance of meeting a target`() throws {
    let still = Self.record(
      "still", from: 2010, values: [5, 5, 5, 5, 5], targets: [5, 5, 5, 5, 5])
    let result = try #require(
      Backtest(of: [still], options: options([.randomWalk])).results.first)
    #expect(result.targetEvents.isEmpty && result.targetsWithoutProbability == 3)
    #expect(result.scores.allSatisfy { $0.law?.scaledRankedScore == 0 })
  }
}
