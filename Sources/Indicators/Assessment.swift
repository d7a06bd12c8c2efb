import Forecasting
import StatisticalNumerics

/// The verdict on one indicator, with all it rests on.
public struct Assessment: Sendable {
  /// A simple model's view, shown beside the default.
  public struct Member: Hashable, Sendable {
    /// The model.
    public let model: ModelName
    /// Its attainment probability, or `nil` where it has none.
    public let attainmentProbability: Double?
  }

  /// The record assessed.
  public let record: IndicatorRecord
  /// The target that the verdict is about; `nil` when there is none.
  public let target: Target?
  /// What needs no model; `nil` without an open target.
  public let facts: Facts?
  /// The three rates; `nil` without a target, or before a first actual.
  public let rates: AttainmentRates?
  /// The default model's forecast up to the target year; `nil` where none is open.
  public let forecast: IndicatorForecast?
  /// The default model's probability that the target is met in its year.
  public let attainmentProbability: Double?
  /// The simple models' views.
  public let members: [Member]
  /// How sure we are of the probability.
  public let confidence: Confidence
  /// What the rounding of printed values could change.
  public let roundingSensitivities: [RoundingSensitivity]
  /// The answer.
  public let verdict: Verdict

  /// The horizon of a forecast shown where no target asks for one.
  public static let defaultHorizon = 3

  /// The verdicts on a record: one for each open target (mid-term ones first), else one for its last
  /// target, else one without.
  public static func all(of record: IndicatorRecord) -> [Assessment] {
    let open = record.targets.filter { target in
      record.latest.map { $0.fiscalYear < target.fiscalYear } ?? false
    }
    let targets: [Target?] = open.isEmpty ? [record.finalTarget] : open
    return targets.map { Assessment(of: record, target: $0) }
  }

  /// Assesses a record against a target.
  ///
  /// - Parameters:
  ///   - record: The record; its actuals enter as printed.
  ///   - target: One of the record's targets, or `nil` for a forecast without a verdict.
  ///   - model: The model whose probability decides.
  /// - Complexity: O(n) fits of small models, a few hundred evaluations of distributions.
  public init(of record: IndicatorRecord, target: Target?, model: ModelName = .standard) {
    self.record = record
    self.target = target
    let confidence = Confidence(actualCount: record.actuals.count)
    self.confidence = confidence
    facts = target.flatMap { Facts(record: record, target: $0) }
    if let target, let baseline = record.baseline, let latest = record.latest {
      rates = AttainmentRates(baseline: baseline, latest: latest, target: target)
    } else {
      rates = nil
    }

    let horizon = record.latest.map { latest in
      target.map { latest.fiscalYear.steps(to: $0.fiscalYear) } ?? Self.defaultHorizon
    }
    guard let horizon, (1...IndicatorForecast.horizonLimit).contains(horizon) else {
      forecast = nil
      attainmentProbability = nil
      members = []
      roundingSensitivities = []
      verdict = Self.verdictWithoutForecast(record: record, target: target, horizon: horizon)
      return
    }
    let forecast = IndicatorForecast(of: record, model: model, horizon: horizon)
    self.forecast = forecast
    guard let target else {
      attainmentProbability = nil
      members = []
      roundingSensitivities = []
      verdict = .noTarget
      return
    }
    let probability = forecast.attainmentProbability(of: target)
    attainmentProbability = probability
    members = ModelName.members.map { name in
      Member(
        model: name,
        attainmentProbability: IndicatorForecast(of: record, model: name, horizon: horizon)
          .attainmentProbability(of: target))
    }
    roundingSensitivities = RoundingSensitivity.all(of: record, target: target, model: model)
    verdict =
      probability.map { Verdict(probability: $0, confidence: confidence) }
      ?? .cannotJudge(Self.obstacle(to: forecast, actualCount: record.actuals.count))
  }

  /// The least and greatest probability over the default and the simple models.
  public var probabilityRange: ClosedRange<Double>? {
    let all =
      members.compactMap(\.attainmentProbability) + [attainmentProbability].compactMap { $0 }
    guard let least = all.min(), let greatest = all.max() else { return nil }
    return least...greatest
  }

  private static func verdictWithoutForecast(
    record: IndicatorRecord, target: Target?, horizon: Int?
  ) -> Verdict {
    guard let target else { return .noTarget }
    guard let horizon else { return .cannotJudge(.noActuals) }
    guard horizon <= 0 else { return .cannotJudge(.horizonTooLong) }
    guard let actual = record.actual(in: target.fiscalYear) else {
      return .cannotJudge(.noActualInTargetYear)
    }
    return target.criterion.isMet(by: actual.value) ? .met : .missed
  }

  private static func obstacle(
    to forecast: IndicatorForecast, actualCount: Int
  ) -> Verdict.Obstacle {
    switch forecast.outcome {
    case .failure(.tooFewObservations): actualCount == 0 ? .noActuals : .oneActual
    case .failure: .outOfRange
    case .success: .noVariation
    }
  }
}
