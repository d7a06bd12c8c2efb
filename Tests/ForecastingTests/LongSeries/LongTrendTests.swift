import Forecasting
import StatisticalNumerics
import TestSupport
import Testing

/// Lines with seasons, computed in exact arithmetic and fifty digits.
@Suite
struct LongTrendTests {
  static let datasets = ["line", "months", "wandering", "large", "gaps", "far"]

  private struct Series {
    var values: [Double] = []
    var runs: [PeriodRun] = []
    var last = 0
    var season = 1

    mutating func append(_ value: Double, at period: Int) {
      if values.isEmpty || period != last + 1 {
        runs.append(PeriodRun(firstIndex: values.count, firstPeriod: period))
      }
      values.append(value)
      last = period
    }

    func fit(threadCount: Int = 1) throws(LongTrendError) -> LongTrend {
      try LongTrend.fit(values: values, runs: runs, season: season, threadCount: threadCount)
    }
  }

  private func series(_ dataset: String) throws -> Series {
    let table = try ReferenceTable(Repository.referenceValues("long-series/series.csv"))
    var series = Series()
    for row in table.rows where row["dataset"] == dataset {
      series.append(row.number("value"), at: try #require(Int(row["period"])))
      series.season = try #require(Int(row["season"]))
    }
    return series
  }

  @Test(.tags(.reference), arguments: datasets)
  func `coefficients, errors and prediction intervals agree with fifty digits`(
    dataset: String
  ) throws {
    let series = try series(dataset)
    let trend = try series.fit()
    #expect(trend.method == (["gaps", "far"].contains(dataset) ? .factorization : .closedForm))
    let table = try ReferenceTable(Repository.referenceValues("long-series/trends.csv"))
    var worst = WorstError()
    for row in table.rows where row["dataset"] == dataset {
      let index = Int(row["index"]) ?? 0
      let law = try #require(trend.predictiveDistribution(at: trend.lastPeriod + index))
      func band(_ quantity: String) throws -> ClosedRange<Double> {
        let percent = try #require(Double(quantity.dropFirst(6)))
        return law.centralInterval(coverage: try #require(Coverage(percent: percent)))
      }
      let value: Double?
      switch row["quantity"] {
      case "slope": value = trend.slope
      case "slope_se": value = trend.slopeStandardError
      case "level": value = trend.levels[index]
      case "level_se": value = trend.levelStandardErrors?[index]
      case "residual_sd": value = trend.residualStandardDeviation
      case "durbin_watson": value = trend.residualDependence.durbinWatson
      case "lag_one": value = trend.residualDependence.lagOneAutocorrelation
      case "point": value = trend.value(at: trend.lastPeriod + index)
      case "prediction_se":
        value = trend.predictionStandardError(at: trend.lastPeriod + index)
      case let quantity where quantity.hasPrefix("lower_"): value = try band(quantity).lowerBound
      case let quantity where quantity.hasPrefix("upper_"): value = try band(quantity).upperBound
      case "threshold": continue
      case "at_least":
        let threshold = table.rows.first {
          $0["dataset"] == dataset && $0["quantity"] == "threshold" && $0["index"] == row["index"]
        }
        value = law.probability(atLeast: try #require(threshold).number("value"))
        if dataset == "large" {
          // The point itself is a double near 10⁹, known to 10⁻⁷ of its error.
          expectClose(value ?? .nan, row.number("value"), relative: 1e-6, row.description)
          continue
        }
      default:
        Issue.record("unknown quantity \(row)")
        continue
      }
      // A thousandth a period beside 10⁹: the slope has lost six digits before it is computed.
      worst.add(value ?? .nan, row.number("value"), row.description)
    }
    worst.expect(within: dataset == "large" ? 1e-9 : 1e-12, atLeast: 30)
  }

  private func simulated(
    count: Int, season: Int, seed: UInt64, keeps: (Int) -> Bool = { _ in true }
  ) -> Series {
    var stream = RandomStream(seed: seed)
    let levels = (0..<season).map { _ in 5 * stream.normal() }
    var series = Series(season: season)
    for period in 0..<count {
      let value = 1_000 + 0.003 * Double(period) + levels[period % season] + stream.normal()
      if keeps(period) { series.append(value, at: period - 40) }
    }
    return series
  }

  @Test(.tags(.property), arguments: [1, 4, 12])
  func `closed form and QR give the same`(season: Int) throws {
    let whole = simulated(count: 70_000, season: season, seed: 5)
    let closed = try whole.fit()
    var split = whole
    // Two runs that touch are consecutive periods all the same, by the other method.
    split.runs.append(PeriodRun(firstIndex: 65_000, firstPeriod: 65_000 - 40))
    let factored = try split.fit()
    #expect(closed.method == .closedForm && factored.method == .factorization)
    expectClose(factored.slope, closed.slope, relative: 1e-10)
    for (one, other) in zip(factored.levels, closed.levels) {
      expectClose(one, other, relative: 1e-12)
    }
    for period in [closed.lastPeriod + 1, closed.lastPeriod + 13] {
      let laws = [factored, closed].compactMap { $0.predictiveDistribution(at: period) }
      for p in [0.025, 0.5, 0.9] {
        expectClose(laws[0].quantile(at: p), laws[1].quantile(at: p), relative: 1e-12)
      }
    }
    expectClose(
      try #require(factored.slopeStandardError), try #require(closed.slopeStandardError),
      relative: 1e-10)
    for (one, other) in zip(
      try #require(factored.levelStandardErrors), try #require(closed.levelStandardErrors))
    {
      expectClose(one, other, relative: 1e-10)
    }
  }

  @Test(.tags(.property)) func `bits do not depend on threads`() throws {
    for keeps in [{ _ in true }, { $0 % 11 != 3 }] as [(Int) -> Bool] {
      let series = simulated(count: 150_001, season: 12, seed: 3, keeps: keeps)
      let one = try series.fit()
      for threadCount in [2, 5] {
        let other = try series.fit(threadCount: threadCount)
        #expect(other.slope == one.slope && other.levels == one.levels)
        #expect(other.residualStandardDeviation == one.residualStandardDeviation)
        #expect(other.residualDependence == one.residualDependence)
        let period = one.lastPeriod + 5
        #expect(other.predictiveDistribution(at: period) == one.predictiveDistribution(at: period))
      }
    }
  }

  /// 600 series of each kind; the standard error of a share of 0.8 is 0.016.
  @Test(.tags(.slow), arguments: [false, true])
  func `prediction intervals contain what they promise`(hasGaps: Bool) throws {
    var stream = RandomStream(seed: 1_968)
    let trials = 600
    var inside = [Int](repeating: 0, count: 3)
    let coverages = [Coverage.percent50, .percent80, .percent95]
    for _ in 0..<trials {
      var series = Series(season: 4)
      for period in 0..<14 {
        let value = 3 * Double(period % 4) - 0.5 * Double(period) + stream.normal()
        if !hasGaps || ![2, 7, 8].contains(period) { series.append(value, at: period) }
      }
      let outcome = 3 * Double(16 % 4) - 0.5 * 16 + stream.normal()
      let law = try #require(try series.fit().predictiveDistribution(at: 16))
      for (index, coverage) in coverages.enumerated()
      where law.centralInterval(coverage: coverage).contains(outcome) { inside[index] += 1 }
    }
    for (index, coverage) in coverages.enumerated() {
      let share = Double(inside[index]) / Double(trials)
      let error = (coverage.fraction * (1 - coverage.fraction) / Double(trials)).squareRoot()
      #expect(abs(share - coverage.fraction) < 4 * error, "\(coverage.percent): \(share)")
    }
  }

  @Test func `intervals of errors that follow each other are told to be too narrow, and are`()
    throws
  {
    var stream = RandomStream(seed: 7)
    var (inside, told) = (0, 0)
    let trials = 400
    for _ in 0..<trials {
      var (series, error) = (Series(), 0.0)
      var value = 0.0
      for period in 0..<65 {
        error = 0.95 * error + stream.normal()
        value = 0.5 * Double(period) + error
        if period < 60 { series.append(value, at: period) }
      }
      let trend = try series.fit()
      if trend.residualDependence.doubt == .positive { told += 1 }
      let law = try #require(trend.predictiveDistribution(at: 64))
      if law.centralInterval(coverage: .percent80).contains(value) { inside += 1 }
    }
    #expect(told > trials * 98 / 100)
    #expect(Double(inside) < 0.7 * Double(trials), "\(inside)")
  }

  @Test func `independent errors are seldom doubted`() throws {
    var stream = RandomStream(seed: 11)
    var told = 0
    for _ in 0..<300 {
      var series = Series()
      for period in 0..<100 { series.append(stream.normal(), at: period) }
      if try series.fit().residualDependence.doubt != nil { told += 1 }
    }
    #expect(told < 30, "\(told)")
    var alternating = Series()
    for period in 0..<100 {
      alternating.append((period % 2 == 0 ? 1 : -1) + 0.1 * stream.normal(), at: period)
    }
    #expect(try alternating.fit().residualDependence.doubt == .negative)
  }

  @Test func `values on the line leave no width`() throws {
    for season in [1, 3] {
      var series = Series(season: season)
      for period in 0..<40 { series.append(0.1 * Double(period) + 0.3, at: period) }
      let trend = try series.fit()
      #expect(trend.residualStandardDeviation == 0 && trend.slopeStandardError == 0)
      #expect(trend.residualDependence.lagOneAutocorrelation == nil)
      #expect(trend.predictiveDistribution(at: 41)?.isDegenerate == true)
      expectClose(trend.slope, 0.1, relative: 1e-13)
    }
  }

  @Test func `what cannot be fitted is refused with its reason`() {
    func error(_ series: Series) -> LongTrendError? {
      do throws(LongTrendError) {
        _ = try series.fit()
        return nil
      } catch {
        return error
      }
    }
    func series(_ periods: [Int], season: Int, values: [Double]? = nil) -> Series {
      var series = Series(season: season)
      for (index, period) in periods.enumerated() {
        series.append(values?[index] ?? Double(index * index), at: period)
      }
      return series
    }
    #expect(error(series([1, 2, 3], season: 3)) == .tooFewValues(required: 4, found: 3))
    #expect(error(series([1, 2, 5, 9, 13], season: 4)) == .emptySeason(number: 3))
    #expect(error(series([.min, 0, 5], season: 1)) == .spanTooLong)
    #expect(
      error(series([1, 2, 3], season: 1, values: [1, .nan, 2])) == .nonFiniteValue(position: 1))
    #expect(
      error(series([1, 2, 4], season: 1, values: [1, 2, .infinity])) == .nonFiniteValue(position: 2)
    )
    #expect(error(series([1, 2, 3], season: 1, values: [0, 1e-200, 0])) == .outOfRange)
    #expect(error(series([1, 2, 3], season: 1, values: [0, 1e200, 0])) == .outOfRange)
    #expect(
      error(series(Array(1...400) + [402], season: 367)) == .tooManySeasonsForGaps(limit: 366))
    #expect(error(series([1, 2, 3, 4], season: 3)) == nil)
  }

  @Test func `seasons are numbered by their periods`() throws {
    var series = Series(season: 12)
    for period in -30..<30 { series.append(Double(period * period), at: period) }
    let trend = try series.fit()
    #expect([1, 12, 13, 0, -1, -11, .min].map(trend.seasonNumber) == [1, 12, 1, 12, 11, 1, 4])
  }
}
