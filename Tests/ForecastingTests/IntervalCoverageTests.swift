import Forecasting
import Foundation
import StatisticalNumerics
import TestSupport
import Testing

/// How often the intervals that the simple models print contain what comes, under the assumptions of
/// each: as often as promised, or as `ReferenceValues/interval-coverage` says.
@Suite(.tags(.reference, .slow))
struct IntervalCoverageTests {
  private static let trials = 1_200
  private static let seed: UInt64 = 1968
  /// Standard errors that one of 168 comparisons may be off: beyond once in 15,000 times.
  private static let limit = 4.0

  /// A series and what follows, as the model assumes: steps or errors are independent and normal.
  private func path(_ name: ModelName, years: Int, _ stream: inout RandomStream) -> [Double] {
    switch name {
    case .linear, .theilSen: (0..<years).map { 40 + 1.5 * Double($0) + stream.normal() }
    case .logLinear: (0..<years).map { exp(2 + 0.1 * Double($0) + 0.2 * stream.normal()) }
    default:
      // The damped and the halved drift promise only where there is none.
      (1..<years).reduce(into: [40.0]) { path, _ in
        path.append(
          path[path.count - 1] + (name == .randomWalkWithDrift ? 0.7 : 0) + stream.normal())
      }
    }
  }

  @Test(arguments: ModelName.members)
  func `intervals contain what they promise, or what is known instead`(name: ModelName) throws {
    let table = try ReferenceTable(Repository.referenceValues("interval-coverage/coverage.csv"))
    var stream = RandomStream(seed: Self.seed)
    var compared = 0
    for n in [3, 5, 8, 12] {
      let rows = table.rows.filter {
        $0["model"] == name.rawValue && $0.number("n") == Double(n)
      }
      let coverages = try rows.map { try #require(Coverage(percent: $0.number("coverage"))) }
      let horizons = try rows.map { try #require(Int($0["horizon"])) }
      var inside = [Int](repeating: 0, count: rows.count)
      for _ in 0..<Self.trials {
        let path = path(name, years: n + 3, &stream)
        let series = try TimeSeries(
          path[..<n].enumerated().map { (period: Step(ordinal: 2010 + $0), value: $1) })
        let forecast = try name.forecast(series, horizon: 3)
        for index in rows.indices {
          let law = try #require(forecast.steps[horizons[index] - 1].distribution)
          let interval = law.centralInterval(coverage: coverages[index])
          if interval.contains(path[n - 1 + horizons[index]]) { inside[index] += 1 }
        }
      }
      for (row, count) in zip(rows, inside) {
        let expected = row.number("value")
        let share = Double(count) / Double(Self.trials)
        let error = (expected * (1 - expected) / Double(Self.trials)).squareRoot()
        Evidence.recordCoverage(
          "model \(name.rawValue)",
          "n = \(n), h = \(row["horizon"]), \(row["coverage"]) %", expected: expected, seen: share,
          count: Self.trials)
        #expect(
          abs(share - expected) < Self.limit * error, "\(row): \(share), seed \(Self.seed)")
        compared += 1
      }
    }
    #expect(compared == 24)
  }

  @Test func `intervals without the uncertainty of the drift contain too little`() throws {
    // The same count tells an interval that forgets h²/G.
    var stream = RandomStream(seed: Self.seed)
    var inside = 0
    for _ in 0..<Self.trials {
      let path = path(.randomWalkWithDrift, years: 8, &stream)
      let series = try TimeSeries(
        path[..<5].enumerated().map { (period: Step(ordinal: $0), value: $1) })
      let walk = try RandomWalkWithDrift().fit(to: series)
      let law = PredictiveDistribution.studentT(
        degreesOfFreedom: Double(walk.degreesOfFreedom), location: path[4] + 3 * walk.drift,
        scale: try #require(walk.stepStandardDeviation) * 3.squareRoot())
      if law.centralInterval(coverage: .percent80).contains(path[7]) { inside += 1 }
    }
    let share = Double(inside) / Double(Self.trials)
    #expect(share < 0.8 - Self.limit * (0.16 / Double(Self.trials)).squareRoot())
  }
}
