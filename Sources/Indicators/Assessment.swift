import Forecasting
import StatisticalNumerics

/// The verdict on one indicator, with all it rests on.
public struct Assessment: Sendable {
  /// One view of the probability, shown beside the default: a simple model's, or a preset's.
  public struct Member: Hashable, Sendable {
    /// The model.
    public let model: ModelName
    /// The preset of the predictive model; `nil` for a simple one.
    public let preset: EmpiricalBayesPreset?
    /// The name in files.
    public let identifier: String
    /// Whether it is the law of the sum of a total's parts.
    public let isOfSum: Bool
    /// Whether a related series fills pending years in it.
    public let isBridged: Bool
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
  /// The law's own probability that the value of the target year meets the target.
  public let attainmentProbability: Double?
  /// The probability that the declared target is reported as met, by which the verdict goes: the law's own
  /// after the record of declared targets, where the model knows one.
  public let reportedProbability: Double?
  /// The views of the simple models and of the predictive law under each preset.
  public let members: [Member]
  /// How sure we are of the probability, and what takes from it.
  public let rating: ConfidenceRating
  /// What the rounding of printed values could change.
  public let roundingSensitivities: [RoundingSensitivity]
  /// The answer.
  public let verdict: Verdict

  /// The horizon of a forecast shown where no target asks for one.
  public static let defaultHorizon = 3

  /// How sure we are of the probability.
  public var confidence: Confidence { rating.confidence }

  /// The number of actuals that the forecast rests on: for a sum those of the part that has fewest.
  public var actualCount: Int {
    forecast?.basis.actualCount(of: record) ?? record.actuals.count
  }

  /// The verdicts on a record: one for each open target (mid-term ones first), else one for its last
  /// target, else one without.
  ///
  /// - Parameters:
  ///   - record: The record; its actuals enter as printed.
  ///   - choice: The model whose probability decides.
  ///   - preset: What other series have taught the predictive model.
  ///   - correlation: Between the parts of a total, 0 … 1.
  /// - Returns: One or more, by target year.
  public static func all(
    of record: IndicatorRecord, choice: ModelChoice = .automatic,
    preset: EmpiricalBayesPreset = .ministry,
    correlation: Double = IndicatorForecast.standardCorrelation
  ) -> [Assessment] {
    let open = record.targets.filter { target in
      record.latest.map { $0.fiscalYear < target.fiscalYear } ?? false
    }
    let targets: [Target?] = open.isEmpty ? [record.finalTarget] : open
    return targets.map {
      Assessment(
        of: record, target: $0, choice: choice, preset: preset, correlation: correlation)
    }
  }

  /// Assesses a record against a target.
  ///
  /// - Parameters:
  ///   - record: The record; its actuals enter as printed.
  ///   - target: One of the record's targets, or `nil` for a forecast without a verdict.
  ///   - choice: The model whose probability decides.
  ///   - preset: What other series have taught the predictive model.
  ///   - correlation: Between the parts of a total, 0 … 1.
  /// - Complexity: O(n) fits of small models, a few hundred evaluations of distributions.
  public init(
    of record: IndicatorRecord, target: Target?, choice: ModelChoice = .automatic,
    preset: EmpiricalBayesPreset = .ministry,
    correlation: Double = IndicatorForecast.standardCorrelation
  ) {
    self.record = record
    self.target = target
    facts = target.flatMap { Facts(record: record, target: $0) }
    if let target, let baseline = record.baseline, let latest = record.latest {
      rates = AttainmentRates(baseline: baseline, latest: latest, target: target)
    } else if let target, let latest = record.latest {
      rates = AttainmentRates(acrossBreakTo: latest, target: target)
    } else {
      rates = nil
    }

    let ownCount = record.actuals.count
    let horizon = record.latest.map { latest in
      target.map { latest.fiscalYear.steps(to: $0.fiscalYear) } ?? Self.defaultHorizon
    }
    guard let horizon, (1...IndicatorForecast.horizonLimit).contains(horizon) else {
      forecast = nil
      attainmentProbability = nil
      reportedProbability = nil
      members = []
      rating = ConfidenceRating(actualCount: ownCount, horizon: 0, probabilityRange: nil)
      roundingSensitivities = []
      verdict = Self.verdictWithoutForecast(record: record, target: target, horizon: horizon)
      return
    }
    let forecast = IndicatorForecast(
      of: record, choice: choice, horizon: horizon, preset: preset, correlation: correlation)
    self.forecast = forecast
    let count = forecast.basis.actualCount(of: record)
    guard let target else {
      attainmentProbability = nil
      reportedProbability = nil
      members = []
      rating = ConfidenceRating(actualCount: count, horizon: horizon, probabilityRange: nil)
      roundingSensitivities = []
      verdict = .noTarget
      return
    }
    let probability = forecast.attainmentProbability(of: target)
    attainmentProbability = probability
    let reported = forecast.reportedProbability(of: target, record: record)
    reportedProbability = reported
    let members = Self.members(
      of: record, target: target, horizon: horizon, preset: preset, default: forecast)
    self.members = members
    let rating = ConfidenceRating(
      actualCount: count, horizon: horizon,
      probabilityRange: Self.range(of: members, with: probability))
    self.rating = rating
    // A total's printed values are not what the law of the sum rests on.
    roundingSensitivities =
      forecast.basis.isSum
      ? []
      : RoundingSensitivity.all(
        of: record, target: target, model: forecast.model, preset: preset)
    verdict =
      if count < 2, reported != nil {
        .cannotJudge(.oneActual)
      } else if let reported {
        Verdict(probability: reported, confidence: rating.confidence)
      } else {
        .cannotJudge(Self.obstacle(to: forecast, actualCount: count))
      }
  }

  /// The simple models and the presets of the predictive law; for a sum the presets of the sum first, of
  /// the total's own fit then only the preset asked for.
  private static func members(
    of record: IndicatorRecord, target: Target, horizon: Int, preset: EmpiricalBayesPreset,
    default forecast: IndicatorForecast
  ) -> [Member] {
    func own(
      _ model: ModelName, _ preset: EmpiricalBayesPreset?, of record: IndicatorRecord
    ) -> Member {
      let own = IndicatorForecast(
        of: record, model: model, horizon: horizon, preset: preset ?? .ministry,
        needsAllSteps: false)
      let isBridged = own.bridge?.isUsed ?? false
      return Member(
        model: model, preset: preset,
        identifier: IndicatorBridge.identifier(
          model.identifier(preset: preset), isUsed: isBridged),
        isOfSum: false, isBridged: isBridged,
        attainmentProbability: own.attainmentProbability(of: target))
    }
    let builtIn = EmpiricalBayesPreset.BuiltIn.allCases.map(\.preset)
    let presets = builtIn.contains(preset) ? builtIn : builtIn + [preset]
    // Beside a bridge stands the law without it.
    let alone = record.withoutRelatedSeries()
    let simple = ModelName.members.map { own($0, nil, of: alone) }
    guard case .sumOfParts(let correlation) = forecast.basis else {
      let laws = presets.map { own(.predictive, $0, of: record) }
      let plain =
        laws.contains(where: \.isBridged) ? [own(.predictive, preset, of: alone)] : []
      return laws + plain + simple
    }
    let sums = presets.map { other in
      let probability =
        other == preset
        ? forecast.attainmentProbability(of: target)
        : PartLaws.probability(of: target, record: record, preset: other, correlation: correlation)
      return Member(
        model: forecast.model, preset: other,
        identifier: IndicatorForecast.sumIdentifier(preset: other), isOfSum: true,
        isBridged: false, attainmentProbability: probability)
    }
    return sums + [own(.predictive, preset, of: alone)] + simple
  }

  private static func range(
    of members: [Member], with probability: Double?
  ) -> ClosedRange<Double>? {
    let all = members.compactMap(\.attainmentProbability) + [probability].compactMap { $0 }
    guard let least = all.min(), let greatest = all.max() else { return nil }
    return least...greatest
  }

  /// The least and greatest of the laws' own probabilities over the default, the presets and the simple
  /// models.
  public var probabilityRange: ClosedRange<Double>? {
    Self.range(of: members, with: attainmentProbability)
  }

  private static func verdictWithoutForecast(
    record: IndicatorRecord, target: Target?, horizon: Int?
  ) -> Verdict {
    guard let target else { return .noTarget }
    if horizon == nil, let actual = record.actual(in: target.fiscalYear) {
      // Known, though before a break after which nothing is.
      return target.criterion.isMet(by: actual.value) ? .met : .missed
    }
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
