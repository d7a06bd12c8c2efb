import Foundation
import Mikomi

/// CPU time of one forecast of the empirical Bayes mixture, warm: three horizons, the median, four
/// coverages and the probability of a target at each.
///
/// Arguments: repetitions (2000).
@main
struct ForecastTiming {
  static func main() throws {
    let repetitions = CommandLine.arguments.dropFirst().compactMap { Int($0) }.first ?? 2000
    let coverages = [50, 80, 90, 95].compactMap { Coverage(percent: Double($0)) }
    print("values, CPU microseconds a forecast")
    for count in [3, 5, 8, 15] {
      var check = 0.0
      // Series that differ, so that nothing can be reused between them.
      let series = try (0..<repetitions).map { index in
        try TimeSeries(
          (0..<count).map { year in
            (
              period: FiscalYear(starting: 2010 + year),
              value: 50 + 7 * sin(Double(index * 31 + year * 17)) + Double(year * (index % 5)) / 3
            )
          })
      }
      let start = clock()
      for one in series {
        let forecast = try ModelName.predictive.forecast(one, horizon: 3)
        for step in forecast.steps {
          guard let law = step.distribution else { continue }
          for coverage in coverages {
            let interval = law.centralInterval(coverage: coverage)
            check += interval.upperBound - interval.lowerBound
          }
          check += law.probability(atLeast: 55)
        }
      }
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      guard check.isFinite, check > 0 else { fatalError("the forecasts are not usable") }
      print("\(count), \(String(format: "%.0f", seconds / Double(repetitions) * 1e6))")
    }
  }
}
