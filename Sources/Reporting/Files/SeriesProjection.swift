import Forecasting
import Indicators
import StatisticalNumerics

/// One model's projection of one series, year by year, ready for files and tables.
public struct SeriesProjection: Sendable {
  /// Why a series has no forecast.
  public enum Failure: Hashable, Sendable {
    /// No value was observed.
    case noActuals
    /// The model says nothing of the series.
    case model(ForecastingError)
    /// The horizon is longer than forecasts are given for.
    case horizonTooLong

    var note: NoteCode {
      switch self {
      case .noActuals: .noActuals
      case .model(let error): NoteCode(error)
      case .horizonTooLong: .horizonTooLong
      }
    }
  }

  /// The record projected.
  public let record: IndicatorRecord
  /// The model.
  public let model: ModelName
  /// Why there are no numbers, if so.
  public let failure: Failure?
  /// Years forecast; 0 when the actuals reach the year asked for already.
  let horizon: Int
  private let forecast: IndicatorForecast?

  init(record: IndicatorRecord, model: ModelName, options: ForecastOptions) {
    self.record = record
    self.model = model
    guard let horizon = options.horizon(for: record) else {
      failure = .noActuals
      self.horizon = 0
      forecast = nil
      return
    }
    self.horizon = min(max(horizon, 0), IndicatorForecast.horizonLimit)
    guard horizon <= IndicatorForecast.horizonLimit else {
      failure = .horizonTooLong
      forecast = nil
      return
    }
    guard horizon > 0 else {
      failure = nil
      forecast = nil
      return
    }
    let forecast = IndicatorForecast(of: record, model: model, horizon: horizon)
    self.forecast = forecast
    if case .failure(let error) = forecast.outcome {
      failure = .model(error)
    } else {
      failure = nil
    }
  }

  /// All projections that are asked for, series by series.
  public static func all(
    of records: [IndicatorRecord], options: ForecastOptions
  ) -> [SeriesProjection] {
    records.flatMap { record in
      options.models.map { SeriesProjection(record: record, model: $0, options: options) }
    }
  }

  /// The forecast of a year: its step, or `nil` where the model gives none.
  func step(in year: FiscalYear) -> Forecast<FiscalYear>.Step? { forecast?[year] }

  /// The target of a year.
  func target(in year: FiscalYear) -> Target? {
    record.targets.first { $0.fiscalYear == year }
  }

  /// The probability that a year's target is met.
  func attainmentProbability(of target: Target) -> Double? {
    forecast?.attainmentProbability(of: target)
  }

  /// The years forecast, from the first after the latest actual.
  var forecastYears: [FiscalYear] {
    guard let origin = record.latest?.fiscalYear, horizon > 0, failure != .horizonTooLong else {
      return []
    }
    return (1...horizon).map { origin.advanced(by: $0) }
  }

  /// What is to be noted of a forecast year.
  func notes(in year: FiscalYear, coverages: [Coverage]) -> [NoteCode] {
    var notes: [NoteCode] = []
    if record.pendingYears.contains(year) { notes.append(.pending) }
    if let failure { notes.append(failure.note) }
    guard let step = step(in: year) else { return notes }
    guard let distribution = step.distribution else { return notes + [.noInterval] }
    if distribution.isDegenerate { notes.append(.zeroWidth) }
    let ends = coverages.flatMap { coverage -> [Double] in
      let interval = distribution.centralInterval(coverage: coverage)
      return [interval.lowerBound, interval.upperBound]
    }
    if (ends + [step.median]).contains(where: { !record.naturalBounds.contains($0) }) {
      notes.append(.outsideBounds)
    }
    if !ends.allSatisfy(\.isFinite) { notes.append(.outOfRange) }
    return notes
  }
}
