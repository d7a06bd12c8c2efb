import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The scores of forecasts as functions of forecast and outcome; smaller is better.
///
/// The score of a whole law is
/// `PredictiveDistribution.continuousRankedProbabilityScore(outcome:)`.
/// ## Accuracy
/// Relative error ≤ 1e-13 on values computed by the formulas anew (`ReferenceValues/forecast-scores`).
public enum Score {
  /// The pinball loss of a quantile.
  ///
  /// (outcome − quantile) · p where the outcome lies above, (quantile − outcome) · (1 − p) below. Its
  /// integral over p is half the ranked probability score.
  ///
  /// - Parameters:
  ///   - quantile: The quantile forecast.
  ///   - probability: p, its probability, in (0, 1).
  ///   - outcome: What came to pass, in the same unit.
  /// - Returns: 0 or more, in that unit.
  public static func quantileLoss(
    quantile: Double, probability: Double, outcome: Double
  ) -> Double {
    outcome >= quantile
      ? (outcome - quantile) * probability : (quantile - outcome) * (1 - probability)
  }

  /// The interval score of Winkler: the width, and for an outcome outside 2/(1 − coverage) times the
  /// distance to the interval.
  ///
  /// - Parameters:
  ///   - interval: A central prediction interval.
  ///   - coverage: What it promises.
  ///   - outcome: What came to pass, in the same unit.
  /// - Returns: 0 or more, in that unit.
  ///
  /// ## Reference
  /// Gneiting and Raftery, *Strictly proper scoring rules, prediction, and estimation*, JASA 102 (2007),
  /// eq. 43.
  public static func intervalScore(
    _ interval: ClosedRange<Double>, coverage: Coverage, outcome: Double
  ) -> Double {
    let width = interval.upperBound - interval.lowerBound
    let beyond = max(interval.lowerBound - outcome, outcome - interval.upperBound, 0)
    // 2/(1 − coverage) is 1/tail; coverage and tail are kept as percentages, without 1 − 0.95.
    return width + beyond / coverage.tailProbability
  }

  /// The logarithmic score of a law for an outcome that is written in steps: −ln of the probability of
  /// all that would be written so.
  ///
  /// A law with point masses has no density there, and a density has a unit: two laws of one series can
  /// be compared by it, one with an atom and one without cannot. The probability of the cell
  /// [outcome − step/2, outcome + step/2) has neither trouble.
  ///
  /// - Parameters:
  ///   - law: The law.
  ///   - outcome: What came to pass.
  ///   - resolution: The step, above 0.
  /// - Returns: 0 or more; infinite where the cell has no probability in double precision.
  public static func logarithmic(
    of law: PredictiveDistribution, outcome: Double, resolution: Double
  ) -> Double {
    precondition(resolution > 0, "a resolution is above 0")
    let lower = outcome - resolution / 2
    let upper = outcome + resolution / 2
    guard lower < upper else { return .infinity }
    let probability = law.probability(from: lower, below: upper)
    return probability > 0 ? max(0, -log(probability)) : .infinity
  }

  /// The logarithmic score by density: −ln of the density at the outcome.
  ///
  /// Where the law has a point mass at the outcome, −ln of that mass: the law is then taken as a density
  /// beside point masses. Compare such scores only between laws with the same point masses.
  ///
  /// - Parameters:
  ///   - law: The law.
  ///   - outcome: What came to pass.
  /// - Returns: Any number; infinite where the law excludes the outcome.
  public static func logarithmicDensity(
    of law: PredictiveDistribution, outcome: Double
  ) -> Double {
    let mass = law.pointMass(at: outcome)
    return -log(mass > 0 ? mass : law.density(at: outcome))
  }

  /// The Brier score of a probability: its squared distance from 1 if the event came to pass, else from 0.
  public static func brier(probability: Double, occurred: Bool) -> Double {
    let distance = occurred ? 1 - probability : probability
    return distance * distance
  }

  /// The mean absolute scaled error.
  ///
  /// - Parameters:
  ///   - errors: Outcome minus forecast, one or more.
  ///   - scale: The mean absolute change of the training part (``TrainingScale/meanAbsoluteChange``).
  /// - Returns: mean |error| / scale, or `nil` for a scale of 0: a series that never moved has no scale.
  /// - Complexity: O(n).
  ///
  /// ## Reference
  /// Hyndman and Koehler, *Another look at measures of forecast accuracy*, Int. J. Forecast. 22 (2006).
  public static func meanAbsoluteScaledError(errors: [Double], scale: Double) -> Double? {
    guard scale > 0, !errors.isEmpty else { return nil }
    return CompensatedSum.of(errors.map { abs($0) / scale }) / Double(errors.count)
  }

  /// The root mean squared scaled error.
  ///
  /// - Parameters:
  ///   - errors: Outcome minus forecast, one or more.
  ///   - scale: The root mean squared change of the training part
  ///     (``TrainingScale/rootMeanSquaredChange``).
  /// - Returns: √(mean error²) / scale, or `nil` for a scale of 0.
  /// - Complexity: O(n).
  ///
  /// ## Reference
  /// Makridakis, Spiliotis and Assimakopoulos, *M5 accuracy competition*, Int. J. Forecast. 38 (2022).
  public static func rootMeanSquaredScaledError(errors: [Double], scale: Double) -> Double? {
    guard scale > 0, !errors.isEmpty else { return nil }
    return errors.euclideanNorm() / Double(errors.count).squareRoot() / scale
  }

  /// The symmetric mean absolute percentage error: the mean of 200 |y − f| / (|y| + |f|), in percent.
  ///
  /// - Parameters:
  ///   - forecasts: f, one or more.
  ///   - outcomes: y, as many.
  /// - Returns: 0 … 200; a pair of zeros counts as no error.
  /// - Complexity: O(n).
  ///
  /// ## Reference
  /// Makridakis and Hibon, *The M3-Competition*, Int. J. Forecast. 16 (2000), app. A.
  public static func symmetricMeanAbsolutePercentageError(
    forecasts: [Double], outcomes: [Double]
  ) -> Double {
    precondition(
      forecasts.count == outcomes.count && !forecasts.isEmpty, "forecasts and outcomes are pairs")
    let terms = zip(forecasts, outcomes).map { forecast, outcome in
      let size = abs(forecast) / 2 + abs(outcome) / 2
      return size > 0 ? 100 * (abs(outcome / 2 - forecast / 2) / size) * 2 : 0
    }
    return CompensatedSum.of(terms) / Double(terms.count)
  }

  /// The mean scaled interval score: the mean interval score over the mean absolute change of the
  /// training part.
  ///
  /// - Parameters:
  ///   - intervals: Central prediction intervals, one or more.
  ///   - coverage: What they promise.
  ///   - outcomes: As many.
  ///   - scale: The mean absolute change of the training part.
  /// - Returns: 0 or more, or `nil` for a scale of 0.
  /// - Complexity: O(n).
  ///
  /// ## Reference
  /// Makridakis, Spiliotis and Assimakopoulos, *The M4 Competition*, Int. J. Forecast. 36 (2020), §2.3.
  public static func meanScaledIntervalScore(
    _ intervals: [ClosedRange<Double>], coverage: Coverage, outcomes: [Double], scale: Double
  ) -> Double? {
    precondition(
      intervals.count == outcomes.count && !outcomes.isEmpty, "intervals and outcomes are pairs")
    guard scale > 0 else { return nil }
    let terms = zip(intervals, outcomes).map {
      intervalScore($0, coverage: coverage, outcome: $1) / scale
    }
    return CompensatedSum.of(terms) / Double(terms.count)
  }

  /// The probability integral transform of an outcome, with the jump of a point mass filled in.
  ///
  /// - Parameters:
  ///   - law: The law.
  ///   - outcome: What came to pass.
  ///   - uniform: A draw from (0, 1), independent of all else; only a point mass at the outcome asks.
  /// - Returns: P(Y < outcome) + uniform · P(Y = outcome): uniform on (0, 1) if outcomes follow the law.
  ///
  /// ## Reference
  /// Czado, Gneiting and Held, *Predictive model assessment for count data*, Biometrics 65 (2009), §2.
  public static func probabilityIntegralTransform(
    of law: PredictiveDistribution, outcome: Double, uniform: Double
  ) -> Double {
    let below = law.probability(below: outcome)
    return min(1, below + uniform * max(0, law.probability(atMost: outcome) - below))
  }
}
