import StatisticalNumerics

/// The scores of one evaluated forecast.
///
/// A score that is not defined is `nil`; one that is infinite stays infinite here and is counted, not
/// averaged, in a ``ScoreSummary``.
public struct ForecastScores: Hashable, Sendable {
  /// Which scores are computed.
  public struct Options: Hashable, Sendable {
    /// The coverages of the central intervals; their ends and the median are the quantiles scored.
    public let coverages: [Coverage]
    /// The coverage of the interval score.
    public let intervalScoreCoverage: Coverage
    /// The seed of the draws that fill in point masses.
    public let seed: UInt64

    /// What is computed where nothing else is asked for.
    public static let standard = Options()

    /// Options.
    public init(
      coverages: [Coverage] = [.percent50, .percent80, .percent95],
      intervalScoreCoverage: Coverage = .percent80, seed: UInt64 = 1
    ) {
      self.coverages = coverages.sorted()
      self.intervalScoreCoverage = intervalScoreCoverage
      self.seed = seed
    }
  }

  /// What a law is scored by; there is none for a median alone.
  public struct LawScores: Hashable, Sendable {
    /// Whether each central interval holds the outcome, in the order of the coverages.
    public let isCovered: [Bool]
    /// The ranked probability score over ``TrainingScale/floored``; may be infinite.
    public let scaledRankedScore: Double
    /// The interval score over ``TrainingScale/floored``; may be infinite.
    public let scaledIntervalScore: Double
    /// The interval score over the mean absolute training change (MSIS); `nil` for a change of 0.
    public let meanScaledIntervalScore: Double?
    /// The mean pinball loss over the ends of the intervals and the median, over
    /// ``TrainingScale/floored``.
    public let scaledQuantileLoss: Double
    /// −ln of the probability of all that would be written as the outcome.
    public let logarithmicScore: Double
    /// The probability integral transform, point masses filled in by a draw of the series' own.
    public let transform: Double
  }

  /// The series.
  public let seriesID: String
  /// n, the number of training values.
  public let trainingCount: Int
  /// The ordinal of the origin.
  public let originOrdinal: Int
  /// Periods from origin to outcome.
  public let horizon: Int
  /// The ordinal of the period forecast.
  public let periodOrdinal: Int
  /// |outcome − median| over ``TrainingScale/floored``; `nil` where the model refused.
  public let scaledAbsoluteError: Double?
  /// |outcome − median| over the mean absolute training change (MASE); `nil` where the model refused or
  /// the change is 0.
  public let absoluteScaledError: Double?
  /// The square of |outcome − median| over the root mean squared training change (RMSSE); `nil` where
  /// the model refused or the change is 0.
  public let squaredScaledError: Double?
  /// The scores of the law, where there is one.
  public let law: LawScores?
  /// Why there is no forecast.
  public let refusal: ForecastingError?

  /// Scores a forecast.
  ///
  /// - Parameters:
  ///   - evaluated: The forecast and its outcome.
  ///   - options: Which scores.
  /// - Complexity: Two quantiles a coverage and one ranked score.
  public init<Period: TimePeriod>(
    of evaluated: EvaluatedForecast<Period>, options: Options = .standard
  ) {
    seriesID = evaluated.seriesID
    trainingCount = evaluated.trainingCount
    originOrdinal = evaluated.origin.ordinal
    horizon = evaluated.horizon
    periodOrdinal = evaluated.period.ordinal
    let median: Double
    switch evaluated.prediction {
    case .refused(let error):
      (scaledAbsoluteError, absoluteScaledError, squaredScaledError) = (nil, nil, nil)
      law = nil
      refusal = error
      return
    case .median(let value):
      median = value
      law = nil
    case .law(let value, let distribution):
      median = value
      law = LawScores(distribution, median: value, evaluated: evaluated, options: options)
    }
    refusal = nil
    let error = abs(evaluated.outcome - median)
    let scale = evaluated.scale
    scaledAbsoluteError = error / scale.floored
    absoluteScaledError = scale.meanAbsoluteChange.flatMap { $0 > 0 ? error / $0 : nil }
    squaredScaledError = scale.rootMeanSquaredChange.flatMap {
      $0 > 0 ? (error / $0) * (error / $0) : nil
    }
  }
}

extension ForecastScores.LawScores {
  fileprivate init<Period: TimePeriod>(
    _ law: PredictiveDistribution, median: Double, evaluated: EvaluatedForecast<Period>,
    options: ForecastScores.Options
  ) {
    let outcome = evaluated.outcome
    let scale = evaluated.scale
    var losses = [
      Score.quantileLoss(quantile: median, probability: 0.5, outcome: outcome)
    ]
    var isCovered: [Bool] = []
    var scored: ClosedRange<Double>?
    for coverage in options.coverages {
      let interval = law.centralInterval(coverage: coverage)
      isCovered.append(interval.contains(outcome))
      let tail = coverage.tailProbability
      losses.append(
        Score.quantileLoss(quantile: interval.lowerBound, probability: tail, outcome: outcome))
      // 1 − p of the upper end is its tail: the loss is that of its mirror image.
      losses.append(
        Score.quantileLoss(quantile: -interval.upperBound, probability: tail, outcome: -outcome))
      if coverage == options.intervalScoreCoverage { scored = interval }
    }
    let interval = scored ?? law.centralInterval(coverage: options.intervalScoreCoverage)
    let intervalScore = Score.intervalScore(
      interval, coverage: options.intervalScoreCoverage, outcome: outcome)
    var generator = KeyedGenerator(
      seed: options.seed, text: evaluated.seriesID,
      numbers: [evaluated.origin.ordinal, evaluated.horizon])
    self.isCovered = isCovered
    scaledRankedScore =
      law.continuousRankedProbabilityScore(outcome: outcome) / scale.floored
    scaledIntervalScore = intervalScore / scale.floored
    meanScaledIntervalScore = scale.meanAbsoluteChange.flatMap {
      $0 > 0 ? intervalScore / $0 : nil
    }
    scaledQuantileLoss = losses.reduce(0, +) / Double(losses.count) / scale.floored
    logarithmicScore = Score.logarithmic(
      of: law, outcome: outcome, resolution: scale.resolution)
    transform = Score.probabilityIntegralTransform(
      of: law, outcome: outcome, uniform: generator.uniform())
  }
}
