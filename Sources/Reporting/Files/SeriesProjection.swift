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

  /// What is said of one year to come.
  struct ForecastYear: Sendable {
    /// The year.
    let year: FiscalYear
    /// The model's step, or `nil` where it gives none.
    let step: Forecast<FiscalYear>.Step?
    /// One interval a coverage asked for; empty without a distribution.
    let bands: [ClosedRange<Double>]
    /// The year's target, if it has one.
    let target: Target?
    /// The law's own probability that the target is met.
    let attainmentProbability: Double?
    /// The probability that the declared target is reported as met.
    let reportedProbability: Double?
    /// What is to be noted.
    let notes: [NoteCode]
  }

  /// The record projected.
  public let record: IndicatorRecord
  /// The model.
  public let model: ModelName
  /// Why there are no numbers, if so.
  public let failure: Failure?
  /// The preset of the predictive model.
  let preset: EmpiricalBayesPreset
  /// What a related series does for the forecast; `nil` where none is given or asked.
  public let bridge: IndicatorBridge?
  /// Whether the forecast rests on the record's own values or on those of its parts.
  public let basis: IndicatorForecast.Basis
  /// The number of actuals that the forecast rests on.
  let actualCount: Int
  /// The model's name in files; the predictive model's with its preset.
  let modelIdentifier: String
  /// The coverages of the bands.
  let coverages: [Coverage]
  /// The years to come, from the first after the latest actual; none when the actuals reach the year
  /// asked for already.
  let forecastYears: [ForecastYear]

  init(record: IndicatorRecord, choice: ModelChoice, options: ForecastOptions) {
    self.record = record
    coverages = options.coverages
    preset = options.preset
    let horizon = options.horizon(for: record)
    let forecast = horizon.flatMap { horizon in
      (1...IndicatorForecast.horizonLimit).contains(horizon)
        ? IndicatorForecast(
          of: record, choice: choice, horizon: horizon, preset: options.preset,
          correlation: options.correlation) : nil
    }
    // Without a forecast the names say what was asked.
    let isSumAsked = choice == .automatic && record.isTotal
    let basis =
      forecast?.basis
      ?? (isSumAsked ? .sumOfParts(correlation: options.correlation) : .ownValues)
    let model = forecast?.model ?? choice.model(for: record.timeSeries)
    self.basis = basis
    self.model = model
    actualCount = basis.actualCount(of: record)
    modelIdentifier =
      forecast?.modelIdentifier
      ?? (basis.isSum
        ? IndicatorForecast.sumIdentifier(preset: options.preset)
        : model.identifier(preset: options.preset))
    guard let origin = record.latest?.fiscalYear, let horizon else {
      failure = .noActuals
      bridge = nil
      forecastYears = []
      return
    }
    guard horizon <= IndicatorForecast.horizonLimit else {
      failure = .horizonTooLong
      bridge = nil
      forecastYears = []
      return
    }
    guard horizon > 0, let forecast else {
      failure = nil
      bridge = nil
      forecastYears = []
      return
    }
    let failure: Failure? =
      if case .failure(let error) = forecast.outcome { .model(error) } else { nil }
    self.failure = failure
    bridge = forecast.bridge
    // Whoever named no model is told that the default gave way.
    let hasGivenWay = choice == .automatic && model != .predictive
    let basisNotes = Self.notes(on: basis, of: record)
    let pending = Set(record.pendingYears)
    forecastYears = (1...horizon).map { ahead in
      let year = origin.advanced(by: ahead)
      let step = forecast[year]
      let bands =
        step?.distribution.map { distribution in
          options.coverages.map { distribution.centralInterval(coverage: $0) }
        } ?? []
      let target = record.targets.first { $0.fiscalYear == year }
      return ForecastYear(
        year: year, step: step, bands: bands, target: target,
        attainmentProbability: target.flatMap { forecast.attainmentProbability(of: $0) },
        reportedProbability: target.flatMap {
          forecast.reportedProbability(of: $0, record: record)
        },
        notes: (pending.contains(year) ? [.pending] : [])
          + basisNotes + (hasGivenWay ? [.negativeValuesMixture] : [])
          + Self.notes(on: year, forecast.bridge)
          + Self.notes(step, bands: bands, failure: failure, bounds: record.naturalBounds)
          + Self.notes(on: bands, of: record))
    }
  }

  /// All projections that are asked for, series by series.
  public static func all(
    of records: [IndicatorRecord], options: ForecastOptions
  ) -> [SeriesProjection] {
    records.flatMap { record in
      options.models.map { SeriesProjection(record: record, choice: $0, options: options) }
    }
  }

  private static func notes(on year: FiscalYear, _ bridge: IndicatorBridge?) -> [NoteCode] {
    guard let bridge else { return [] }
    if let refusal = bridge.relation.refusal { return [NoteCode(refusal)] }
    return [bridge.bridgedYears.contains(year) ? .bridged : .afterBridge]
  }

  private static func notes(
    on bands: [ClosedRange<Double>], of record: IndicatorRecord
  ) -> [NoteCode] {
    guard record.indicator.measure == .cumulative, let latest = record.latest,
      bands.contains(where: { $0.lowerBound < latest.value })
    else { return [] }
    return [.cumulativeMayFall]
  }

  /// What is to be noted of a total's forecast.
  private static func notes(
    on basis: IndicatorForecast.Basis, of record: IndicatorRecord
  ) -> [NoteCode] {
    switch basis {
    case .ownValues: return []
    case .ownValuesForWantOfPart: return [.partsNotForecast]
    case .sumOfParts:
      let isAhead = record.parts.contains { part in
        guard let own = record.latest, let latest = part.latest else { return false }
        return latest.fiscalYear < own.fiscalYear
      }
      return isAhead ? [.sumOfParts, .totalAheadOfParts] : [.sumOfParts]
    }
  }

  private static func notes(
    _ step: Forecast<FiscalYear>.Step?, bands: [ClosedRange<Double>], failure: Failure?,
    bounds: ClosedRange<Double>
  ) -> [NoteCode] {
    if let failure { return [failure.note] }
    guard let step else { return [] }
    guard let distribution = step.distribution else { return [.noInterval] }
    var notes: [NoteCode] = []
    if distribution.isDegenerate { notes.append(.zeroWidth) }
    let ends = bands.flatMap { [$0.lowerBound, $0.upperBound] }
    if (ends + [step.median]).contains(where: { !bounds.contains($0) }) {
      notes.append(.outsideBounds)
    }
    if !ends.allSatisfy(\.isFinite) { notes.append(.outOfRange) }
    return notes
  }
}
