import Forecasting
import StatisticalNumerics

extension IndicatorForecast {
  /// What a forecast rests on.
  public enum Basis: Hashable, Sendable {
    /// The indicator's own values.
    case ownValues
    /// The laws of the parts that the indicator is the sum of, with a correlation between them.
    case sumOfParts(correlation: Double)
    /// The indicator's own values, as nothing can be said of one of its parts.
    case ownValuesForWantOfPart(id: String)

    /// Whether it is the law of a sum.
    public var isSum: Bool {
      if case .sumOfParts = self { true } else { false }
    }

    /// The correlation between the parts of a sum.
    public var correlation: Double? {
      if case .sumOfParts(let correlation) = self { correlation } else { nil }
    }

    /// The number of actuals that a forecast on this basis rests on: for a sum those of the part that has
    /// fewest.
    ///
    /// - Parameter record: The record forecast.
    /// - Returns: A count, 0 or more.
    public func actualCount(of record: IndicatorRecord) -> Int {
      isSum
        ? record.parts.map(\.actuals.count).min() ?? record.actuals.count : record.actuals.count
    }
  }

  /// The correlation between the parts of a total where none is stated.
  public static let standardCorrelation = 0.5

  /// The name in files of the law of the sum, each part by its default law under a preset.
  package static func sumIdentifier(preset: EmpiricalBayesPreset) -> String {
    "sum-of-parts-\(preset.name)"
  }

  /// The forecast by a choice of model: for the default and a total that of the sum of its parts.
  ///
  /// The law of a total's year is that of the sum of its parts' laws of the year, each by its own default
  /// model under the same preset; a part that is known in that year enters as known. Where nothing can be
  /// said of a part, the total's own values stand in, and ``basis`` names the part.
  ///
  /// - Parameters:
  ///   - record: The record; its actuals, and those of its parts, enter as printed.
  ///   - choice: The default, or a named model, which is always fitted to the record's own values.
  ///   - horizon: 1 … ``horizonLimit`` years past the record's latest actual.
  ///   - preset: For the predictive model.
  ///   - correlation: Between the parts of a total, 0 … 1.
  /// - Complexity: One fit; for a total one a part, and one sum a year.
  public init(
    of record: IndicatorRecord, choice: ModelChoice = .automatic, horizon: Int,
    preset: EmpiricalBayesPreset = .ministry,
    correlation: Double = standardCorrelation
  ) {
    let model = choice.model(for: record.timeSeries)
    guard choice == .automatic, !record.parts.isEmpty, let origin = record.latest?.fiscalYear else {
      self.init(of: record, model: model, horizon: horizon, preset: preset)
      return
    }
    do throws(PartLaws.Want) {
      let laws = try PartLaws(
        of: record, through: origin.advanced(by: horizon), preset: preset)
      var steps: [Forecast<FiscalYear>.Step] = []
      for ahead in 1...horizon {
        let year = origin.advanced(by: ahead)
        let law = try laws.sum(in: year, correlation: correlation)
        steps.append(.init(period: year, median: law.median, distribution: law))
      }
      self.init(
        model: laws.arePredictive ? .predictive : .randomWalkMixture, preset: preset,
        forecast: Forecast(origin: origin, steps: steps),
        basis: .sumOfParts(correlation: correlation))
    } catch {
      let own = IndicatorForecast(of: record, model: model, horizon: horizon, preset: preset)
      self.init(standingIn: own, forWantOf: error.partID)
    }
  }

  private init(
    model: ModelName, preset: EmpiricalBayesPreset, forecast: Forecast<FiscalYear>, basis: Basis
  ) {
    self.model = model
    self.preset = preset
    outcome = .success(forecast)
    bridge = nil
    self.basis = basis
  }

  private init(standingIn own: IndicatorForecast, forWantOf partID: String) {
    model = own.model
    preset = own.preset
    outcome = own.outcome
    bridge = own.bridge
    basis = .ownValuesForWantOfPart(id: partID)
  }
}
