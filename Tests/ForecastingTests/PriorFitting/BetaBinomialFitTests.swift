import TestSupport
import Testing

@testable import Forecasting

@Suite(.tags(.reference))
struct BetaBinomialFitTests {
  @Test func `a and b agree with the roots of the gradient`() throws {
    let data = try ReferenceTable(Repository.referenceValues("prior-fitting/datasets.csv"))
    let fits = try ReferenceTable(Repository.referenceValues("prior-fitting/fits.csv"))
    var worst = WorstError()
    for name in ["stays", "never", "records"] {
      let rows = data.rows.filter { $0["dataset"] == name }
      let events = rows.filter { $0["column"] == "events" }.map { Int($0.number("value")) }
      let others = rows.filter { $0["column"] == "others" }.map { Int($0.number("value")) }
      let fit = try BetaBinomialFit(
        zip(events, others).map { BetaBinomialFit.Counts(events: $0, others: $1) })
      let expected = fits.rows.filter { $0["dataset"] == name }.map { $0.number("value") }
      worst.add(fit.events, try #require(expected.first), "\(name) a")
      worst.add(fit.others, try #require(expected.last), "\(name) b")
    }
    worst.expect(within: 1e-6, atLeast: 6)
  }

  @Test(.tags(.regression), arguments: 1...24)
  func `many series do not drown the last steps in rounding`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let counts = (0..<1_500).map { _ in
      // Chances from a beta law of 0.5 and 1: the square of a uniform draw.
      let draw = generator.uniform()
      let chance = draw * draw
      let events = (0..<6).count { _ in generator.uniform() < chance }
      return BetaBinomialFit.Counts(events: events, others: 6 - events)
    }
    let fit = try BetaBinomialFit(counts)
    expectClose(fit.events, 0.5, relative: 0.25)
    expectClose(fit.others, 1, relative: 0.25)
  }
}
