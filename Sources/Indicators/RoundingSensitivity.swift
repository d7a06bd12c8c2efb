import Forecasting

/// What the verdict would be if a coarsely printed value lay elsewhere in its rounding interval.
public struct RoundingSensitivity: Hashable, Sendable {
  /// The value printed.
  public let actual: Actual
  /// The attainment probability with the lower end of the interval in its place.
  public let probabilityAtLower: Double
  /// The attainment probability with the upper end in its place.
  public let probabilityAtUpper: Double

  /// A value is coarse when its rounding interval is at least this many times the finest one of its
  /// series: at least one decimal place less.
  private static let coarseness = 9.5

  /// The sensitivities of all coarsely printed values of a record.
  static func all(
    of record: IndicatorRecord, target: Target, model: ModelName,
    preset: EmpiricalBayesPreset
  ) -> [RoundingSensitivity] {
    let widths = record.actuals.map { $0.roundingInterval.width }.filter { $0 > 0 }
    guard let finest = widths.min() else { return [] }
    return record.actuals
      .filter { $0.roundingInterval.width >= coarseness * finest }
      .compactMap { actual in
        func probability(_ value: Double) -> Double? {
          let moved = record.replacingValue(in: actual.fiscalYear, by: value)
          guard let latest = moved.latest else { return nil }
          let horizon = latest.fiscalYear.steps(to: target.fiscalYear)
          let forecast = IndicatorForecast(
            of: moved, model: model, horizon: horizon, preset: preset, needsAllSteps: false)
          return forecast.attainmentProbability(of: target)
        }
        guard let lower = probability(actual.roundingInterval.lowerBound),
          let upper = probability(actual.roundingInterval.upperBound)
        else { return nil }
        return RoundingSensitivity(
          actual: actual, probabilityAtLower: lower, probabilityAtUpper: upper)
      }
  }
}

extension Range<Double> {
  fileprivate var width: Double { upperBound - lowerBound }
}
