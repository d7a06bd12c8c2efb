import Forecasting

/// All models side by side on one indicator and target.
public struct ModelComparison: Sendable {
  /// One model's view.
  public struct View: Sendable {
    /// The name in files.
    public let identifier: String
    /// Its forecast, of the year compared at least.
    public let forecast: IndicatorForecast
    /// Whether printed values enter as the intervals that they stand for.
    public let takesRounding: Bool
    /// The law's own probability that the target is met.
    public let attainmentProbability: Double?
    /// The probability that the declared target is reported as met; that of the law but for the predictive
    /// model.
    public let reportedProbability: Double?
  }

  /// The record.
  public let record: IndicatorRecord
  /// The target; `nil` where none is open.
  public let target: Target?
  /// The year compared: the target's, else three years ahead.
  public let year: FiscalYear
  /// For a total the law of the sum by preset; the predictive model by preset and with rounding, then the
  /// simple ones.
  public let views: [View]

  /// Compares the models on each open target of a record, or three years ahead without one.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - preset: A preset of the user's own, shown beside those of the package.
  ///   - averagesRounding: Whether printed values enter once more as intervals, which takes a hundred times as
  ///     long as all else.
  /// - Returns: None for a record without actuals or with targets beyond the horizon limit only.
  public static func all(
    of record: IndicatorRecord, preset: EmpiricalBayesPreset = .ministry,
    averagesRounding: Bool = true
  ) -> [ModelComparison] {
    guard let latest = record.latest else { return [] }
    let open = record.targets.filter { latest.fiscalYear < $0.fiscalYear }
    let targets: [Target?] = open.isEmpty ? [nil] : open
    return targets.compactMap { target in
      let year = target?.fiscalYear ?? latest.fiscalYear.advanced(by: Assessment.defaultHorizon)
      guard latest.fiscalYear.steps(to: year) <= IndicatorForecast.horizonLimit else { return nil }
      return ModelComparison(
        of: record, target: target, year: year, preset: preset, averagesRounding: averagesRounding)
    }
  }

  private init(
    of record: IndicatorRecord, target: Target?, year: FiscalYear, preset: EmpiricalBayesPreset,
    averagesRounding: Bool
  ) {
    self.record = record
    self.target = target
    self.year = year
    let horizon = record.latest.map { $0.fiscalYear.steps(to: year) } ?? 1
    func view(_ forecast: IndicatorForecast, takesRounding: Bool = false) -> View {
      View(
        identifier: forecast.modelIdentifier + (takesRounding ? "-rounding" : ""),
        forecast: forecast, takesRounding: takesRounding,
        attainmentProbability: target.flatMap { forecast.attainmentProbability(of: $0) },
        reportedProbability: target.flatMap {
          forecast.reportedProbability(of: $0, record: record)
        })
    }
    let builtIn = EmpiricalBayesPreset.BuiltIn.allCases.map(\.preset)
    let presets = builtIn.contains(preset) ? builtIn : builtIn + [preset]
    let sums =
      record.isTotal
      ? presets.map { IndicatorForecast(of: record, horizon: horizon, preset: $0) } : []
    views =
      sums.filter(\.basis.isSum).map { view($0) }
      + presets.map {
        view(
          IndicatorForecast(
            of: record, model: .predictive, horizon: horizon, preset: $0, needsAllSteps: false))
      }
      + (averagesRounding
        ? [
          view(
            IndicatorForecast(averagingRoundingOf: record, horizon: horizon, preset: preset),
            takesRounding: true)
        ] : [])
      + ([.randomWalkMixture] + ModelName.members).map {
        view(IndicatorForecast(of: record, model: $0, horizon: horizon))
      }
  }
}
