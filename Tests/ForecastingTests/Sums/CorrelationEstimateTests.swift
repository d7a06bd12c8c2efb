import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

@Suite
struct CorrelationEstimateTests {
  private func series(_ values: [Double], from start: Int = 0) throws -> TimeSeries<Step> {
    try TimeSeries(values.enumerated().map { (period: Step(ordinal: start + $0), value: $1) })
  }

  @Test func `three points tell nothing`() throws {
    let estimate = CorrelationEstimate(
      of: [try series([3, 3.23, 4.3]), try series([6, 7.214, 7.827])], power: 0.5)
    #expect(estimate.moveCount == 2)
    #expect(estimate.correlation == nil)
    #expect(estimate.interval == -1...1)
    #expect(estimate.isHardlyKnown)
    // Three series cannot all move against each other.
    let three = CorrelationEstimate(
      of: try [[1, 2, 3], [3, 2, 1], [5, 5, 6]].map { try series($0) }, power: 0.5)
    #expect(three.interval == -0.5...1)
  }

  @Test func `the interval is that of Fisher's z`() throws {
    // Negative values are compared by plain differences, whose correlation is known: 0.8 of six moves.
    let x: [Double] = [1, -1, 1, -1, 2, -2]
    let y: [Double] = [2, -2, 0, 0, 1, -1]
    func walk(_ moves: [Double]) -> [Double] {
      moves.reduce(into: [-5.0]) { $0.append($0[$0.count - 1] + $1) }
    }
    let estimate = CorrelationEstimate(
      of: [try series(walk(x)), try series(walk(y))], power: 0.5)
    #expect(estimate.moveCount == 6)
    // Σxy = 8, Σx² = 12, Σy² = 10.
    let r = 8 / 120.0.squareRoot()
    expectClose(try #require(estimate.correlation), r, relative: 1e-12)
    // tanh of artanh r ± 1.959 963 985 / √3, by NumPy.
    expectClose(estimate.interval.lowerBound, -0.199_510_573_364_196_14, relative: 1e-8)
    expectClose(estimate.interval.upperBound, 0.968_089_937_079_874_7, relative: 1e-8)
    #expect(estimate.isHardlyKnown)
  }

  @Test func `only periods that all have count, and what never moves has no correlation`() throws {
    let long = try series([5, 6, 7, 6, 8, 9, 11, 10])
    let short = try series([2, 3, 2, 4, 5], from: 3)
    #expect(CorrelationEstimate(of: [long, short], power: 0.5).moveCount == 4)
    let flat = try series([4, 4, 4, 4, 4, 4, 4, 4])
    let estimate = CorrelationEstimate(of: [long, flat], power: 0.5)
    #expect(estimate.correlation == nil && estimate.moveCount == 7)
  }

  @Test(.tags(.property)) func `intervals hold the correlation that moves have`() throws {
    var stream = RandomStream(seed: 9)
    let rounds = 2000
    var inside = 0
    for _ in 0..<rounds {
      var walks: [[Double]] = [[1000], [1000]]
      for _ in 0..<9 {
        let common = stream.normal()
        for index in 0..<2 {
          let step = 0.5.squareRoot() * (common + stream.normal())
          walks[index].append(walks[index][walks[index].count - 1] + step)
        }
      }
      let estimate = CorrelationEstimate(
        of: [try series(walks[0]), try series(walks[1])], power: 0.5)
      if estimate.interval.contains(0.5) { inside += 1 }
    }
    #expect(abs(Double(inside) / Double(rounds) - 0.95) < 0.02)
  }
}
