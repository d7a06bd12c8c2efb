import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

/// A calendar of plain numbers.
struct Step: TimePeriod {
  let ordinal: Int
  init(ordinal: Int) { self.ordinal = ordinal }
}

func series(_ observations: [ShortSeries.Observation]) throws -> TimeSeries<Step> {
  try TimeSeries(observations.map { (period: Step(ordinal: $0.year), value: $0.value) })
}

extension ModelName {
  /// All but the one that other series teach, whose cases stand apart.
  static let simple = allCases.filter { $0 != .predictive }
}

@Suite(.tags(.reference))
struct ModelReferenceTests {
  @Test(arguments: ModelName.simple)
  func `quantiles and probabilities agree with high-precision values`(name: ModelName) throws {
    let table = try ReferenceTable(
      Repository.referenceValues("short-series-forecasts/forecasts.csv"))
    var worst = WorstError()
    for (seriesName, observations) in ShortSeries.all {
      let series = try series(observations)
      let last = try #require(observations.last).year
      let forecast = try name.forecast(series, horizon: 2025 - last)
      for row in table.rows
      where row["series"] == seriesName && row["model"] == name.rawValue && !row["year"].isEmpty {
        let year = try #require(Int(row["year"]))
        let step = try #require(forecast[Step(ordinal: year)])
        let law = try #require(step.distribution)
        let argument = row.number("argument")
        let expected = row.number("value")
        // Beyond the range of doubles: log-linear tails at one degree of freedom.
        guard expected.isFinite, abs(expected) > .leastNormalMagnitude else { continue }
        switch row["quantity"] {
        case "quantile": worst.add(law.quantile(at: argument), expected, row.description)
        case "probability_at_least":
          worst.add(law.probability(atLeast: argument), expected, row.description)
        default: continue
        }
      }
    }
    // A log-linear quantile is exp of a number near 300 at the worst: its relative error is the
    // absolute error of the exponent.
    worst.expect(within: name == .logLinear ? 1e-11 : 1e-12, atLeast: 170)
  }

  @Test func `the published question has the published answers`() throws {
    let expected: [(String, Double, ModelName, Double)] = [
      ("114-1", 4, .linear, 0.853), ("114-2", 8, .linear, 0.913),
      ("114-1", 4, .logLinear, 0.863), ("114-2", 8, .logLinear, 0.900),
      ("114-1", 4, .randomWalkWithDrift, 0.801), ("114-2", 8, .randomWalkWithDrift, 0.865),
      ("114-1", 4, .randomWalk, 0.578), ("114-2", 8, .randomWalk, 0.463),
    ]
    for (name, target, model, probability) in expected {
      let observations = try #require(ShortSeries.all.first { $0.name == name }).observations
      let forecast = try model.forecast(series(observations), horizon: 3)
      let law = try #require(forecast[Step(ordinal: 2025)]?.distribution)
      #expect(abs(law.probability(atLeast: target) - probability) < 0.0005)
    }
  }
}
