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
}
