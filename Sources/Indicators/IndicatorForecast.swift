import Forecasting
import StatisticalNumerics

/// What a named model says of an indicator, or why it says nothing.
public struct IndicatorForecast: Hashable, Sendable {
  /// The model.
  public let model: ModelName
  /// What other series have taught the model, if it is one that asks.
  public let preset: EmpiricalBayesPreset
  /// Its forecast, or why there is none.
  public let outcome: Result<Forecast<FiscalYear>, ForecastingError>
  /// What a related series does for the default law; `nil` for other models and where none is given.
  public let bridge: IndicatorBridge?
  /// Whether it rests on the indicator's own values or on those of its parts.
  public let basis: Basis

  /// The longest horizon for which a forecast is given, in years.
  public static let horizonLimit = 100

  /// Fits a model to a record and forecasts a number of years past its latest actual.
  ///
  /// - Parameters:
  ///   - record: The record; its actuals enter as printed.
  ///   - model: The model.
  ///   - horizon: 1 … ``horizonLimit`` years.
  ///   - preset: For the predictive model.
  public init(
    of record: IndicatorRecord, model: ModelName, horizon: Int,
    preset: EmpiricalBayesPreset = .ministry
  ) {
    self.init(of: record, model: model, horizon: horizon, preset: preset, needsAllSteps: true)
  }

  /// The same, or of the last year alone: over long horizons that takes a small part of the time.
  init(
    of record: IndicatorRecord, model: ModelName, horizon: Int, preset: EmpiricalBayesPreset,
    needsAllSteps: Bool
  ) {
    self.model = model
    self.preset = preset
    basis = .ownValues
    let bridge = record.relatedSeries.flatMap { related in
      // A named simple model is asked for as it is.
      [.predictive, .randomWalkMixture].contains(model)
        ? IndicatorBridge(of: record, to: related, preset: preset) : nil
    }
    self.bridge = bridge
    do throws(ForecastingError) {
      if let mixture = try bridge?.mixture(of: record, preset: preset) {
        outcome = .success(try mixture.forecast(horizon: horizon))
        return
      }
      let (series, kind) = (record.timeSeries, record.valueKind)
      outcome = .success(
        needsAllSteps
          ? try model.forecast(series, horizon: horizon, kind: kind, preset: preset)
          : try model.lastStep(series, horizon: horizon, kind: kind, preset: preset))
    } catch {
      outcome = .failure(error)
    }
  }

  /// Fits the predictive model to values known to the interval that their printed digits leave, for the
  /// last year alone.
  ///
  /// - Parameters:
  ///   - record: The record; the newest 15 actuals enter with their rounding intervals, cut at 0.
  ///   - horizon: 1 … ``horizonLimit`` years.
  ///   - preset: What other series have taught.
  public init(
    averagingRoundingOf record: IndicatorRecord, horizon: Int,
    preset: EmpiricalBayesPreset = .ministry
  ) {
    model = .predictive
    bridge = nil
    self.preset = preset
    basis = .ownValues
    let actuals = record.actuals.suffix(ModelName.predictiveSeriesLimit)
    do throws(ForecastingError) {
      let negative = actuals.filter { $0.value < 0 }.map(\.fiscalYear.ordinal)
      guard negative.isEmpty else { throw .negativeValues(ordinals: negative) }
      let series: IntervalSeries<FiscalYear>
      do throws(TimeSeries<FiscalYear>.Fault) {
        series = try IntervalSeries(
          actuals.map { actual in
            let interval = actual.roundingInterval
            return (
              period: actual.fiscalYear,
              interval: max(0, interval.lowerBound)...max(0, interval.upperBound)
            )
          })
      } catch {
        preconditionFailure("a record makes a series: \(error)")
      }
      outcome = .success(
        try EmpiricalBayesMixture(preset: preset, kind: record.valueKind)
          .lastStep(series, horizon: horizon))
    } catch {
      outcome = .failure(error)
    }
  }

  /// The forecast, if there is one.
  public var forecast: Forecast<FiscalYear>? { try? outcome.get() }

  /// The model's name in files; the predictive model's with its preset, and with -bridge where a related
  /// series fills pending years.
  public var modelIdentifier: String {
    guard !basis.isSum else { return Self.sumIdentifier(preset: preset) }
    return IndicatorBridge.identifier(
      model.identifier(preset: preset), isUsed: bridge?.isUsed ?? false)
  }

  /// What is said of a year, if anything.
  public subscript(year: FiscalYear) -> Forecast<FiscalYear>.Step? { forecast?[year] }

  /// The probability that a target is met in its own year; `nil` where the model gives no
  /// distribution, or one without any spread, on which no probability can rest.
  public func attainmentProbability(of target: Target) -> Double? {
    guard let distribution = self[target.fiscalYear]?.distribution, !distribution.isDegenerate
    else { return nil }
    return distribution.probability(of: target.criterion)
  }

  /// The probability that a declared target is reported as met.
  ///
  /// For the predictive model by its target layer, which knows how targets are set; for all others the
  /// law's own. A total's goes through the layer where the laws of all its parts are predictive ones: from
  /// the sum's own probability, the total's latest value and the total's record of targets. Nothing is
  /// said where the law's own probability is not.
  public func reportedProbability(of target: Target, record: IndicatorRecord) -> Double? {
    let own = attainmentProbability(of: target)
    guard model == .predictive, let own, let latest = record.latest else { return own }
    return preset.targetLayer.probability(
      given: own, targetEqualsLastValue: target.threshold == latest.value,
      record: record.targetRecord(inSenseOf: target))
  }
}

extension PredictiveDistribution {
  /// The probability that a value meets a criterion.
  func probability(of criterion: Target.Criterion) -> Double {
    switch criterion {
    case .atLeast(let threshold): probability(atLeast: threshold)
    case .atMost(let threshold): probability(atMost: threshold)
    case .above(let threshold): probability(above: threshold)
    case .below(let threshold): probability(below: threshold)
    case .within(let range):
      // The difference of the smaller tails, so that a range far out keeps its digits.
      range.lowerBound > median
        ? probability(atLeast: range.lowerBound) - probability(above: range.upperBound)
        : probability(atMost: range.upperBound) - probability(below: range.lowerBound)
    }
  }
}
