import Forecasting
import StatisticalNumerics

/// The laws of a total's parts, year by year.
struct PartLaws {
  /// The part of which nothing can be said.
  struct Want: Error {
    let partID: String
  }

  /// By the bytes of their identifiers: the order of rows in a file must not matter.
  let parts: [IndicatorRecord]
  private let forecasts: [IndicatorForecast?]
  private let correlationPower: Double

  /// Whether the default law of every part is the predictive one.
  let arePredictive: Bool

  init(
    of record: IndicatorRecord, through year: FiscalYear, preset: EmpiricalBayesPreset
  ) throws(Want) {
    parts = record.parts.sorted {
      $0.indicator.id.utf8.lexicographicallyPrecedes($1.indicator.id.utf8)
    }
    var forecasts: [IndicatorForecast?] = []
    for part in parts {
      guard let latest = part.latest?.fiscalYear else { throw Want(partID: part.indicator.id) }
      let horizon = latest.steps(to: year)
      guard horizon <= IndicatorForecast.horizonLimit else {
        throw Want(partID: part.indicator.id)
      }
      forecasts.append(
        horizon > 0 ? IndicatorForecast(of: part, horizon: horizon, preset: preset) : nil)
    }
    self.forecasts = forecasts
    correlationPower = preset.power
    arePredictive = parts.allSatisfy {
      ModelChoice.automatic.model(for: $0.timeSeries) == .predictive
    }
  }

  /// The law of the sum of a year.
  func sum(in year: FiscalYear, correlation: Double) throws(Want) -> PredictiveDistribution {
    try law(of: preparedSum(in: year), correlation: correlation)
  }

  /// The laws of a year, ready for sums under any correlation.
  func preparedSum(in year: FiscalYear) throws(Want) -> DependentSum {
    var laws: [PredictiveDistribution] = []
    for (part, forecast) in zip(parts, forecasts) {
      if let actual = part.actual(in: year) {
        // Known: all mass in one point.
        laws.append(.studentT(degreesOfFreedom: 2, location: actual.value, scale: 0))
      } else if let law = forecast?[year]?.distribution {
        laws.append(law)
      } else {
        throw Want(partID: part.indicator.id)
      }
    }
    return DependentSum(of: laws)
  }

  /// The law of a sum; one beyond the range of doubles is laid at the door of the first part.
  func law(of sum: DependentSum, correlation: Double) throws(Want) -> PredictiveDistribution {
    do throws(ForecastingError) {
      return try sum.distribution(correlation: correlation)
    } catch {
      throw Want(partID: parts[0].indicator.id)
    }
  }

  /// The law's own probability that a total's target is met; `nil` where nothing can be said of a part.
  static func probability(
    of target: Target, record: IndicatorRecord, preset: EmpiricalBayesPreset, correlation: Double
  ) -> Double? {
    let year = target.fiscalYear
    guard let laws = try? PartLaws(of: record, through: year, preset: preset),
      let law = try? laws.sum(in: year, correlation: correlation), !law.isDegenerate
    else { return nil }
    return law.probability(of: target.criterion)
  }

  /// What the parts' common moves tell of the correlation.
  var correlationEstimate: CorrelationEstimate {
    CorrelationEstimate(of: parts.map(\.timeSeries), power: correlationPower)
  }
}
