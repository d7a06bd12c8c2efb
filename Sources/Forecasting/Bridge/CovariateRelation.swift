import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the moves of a series go with those of a covariate, and whether that is enough to forecast by.
///
/// The covariate is used only where it has newer data and the relation passes a written rule: at least
/// ``requiredMoveCount`` common moves, a slope whose 99 % interval leaves out 0, and moves left out that are
/// foretold better than by the law without the covariate. Otherwise ``refusal`` says why not, and the law is
/// left as it is.
/// ## Method
/// Moves over single periods on the power scale of the mixture, u = α + β v + ε by least squares; the mean
/// continuous ranked probability score of each move foretold from all others, by the regression and by the
/// mixture.
/// ## Reference
/// Bridge equations: Baffigi, Golinelli and Parigi, *Bridge models to forecast the euro area GDP*,
/// International Journal of Forecasting 20 (2004).
public struct CovariateRelation<Period: TimePeriod>: Hashable, Sendable {
  /// The fewest common moves on which a relation is judged: 3 residual degrees of freedom.
  ///
  /// With fewer the 95 % interval of a prediction is more than 4.3 residual deviations wide on either side,
  /// and leaving one out leaves no degree of freedom worth the name.
  public static var requiredMoveCount: Int { 5 }
  /// The most periods that are bridged: as many as the pooled backtest of the mixture looks ahead.
  public static var bridgedPeriodLimit: Int { 5 }

  /// The periods in which both have a value.
  public let commonPeriodCount: Int
  /// The single periods over which both have moved.
  public let commonMoveCount: Int
  /// Pearson's correlation of the moves; `nil` where one side does not vary or there are fewer than three:
  /// two always lie on a line.
  public let correlation: Double?
  /// Its 95 % interval by Fisher's transformation; `nil` below four moves.
  public let correlationInterval: ClosedRange<Double>?
  /// The slope with its 99 % interval; `nil` where the relation was not fitted.
  public let slope: ConfidenceInterval?
  /// The mean score of moves left out, by the regression; smaller is better.
  public let score: Double?
  /// The same by the law without the covariate.
  public let scoreWithoutCovariate: Double?
  /// The periods after the series' last one that the covariate reaches without a gap, up to the limit.
  public let newerPeriodCount: Int
  /// Why the covariate is not used; `nil` where it is.
  public let refusal: BridgeRefusal?

  /// The fit, where it is used.
  let regression: BridgeRegression?
  /// The covariate's moves over the newer periods.
  let newerMoves: [Double]

  /// Judges a relation.
  ///
  /// - Parameters:
  ///   - series: What is to be forecast; the values that the mixture looks at.
  ///   - covariate: In any unit.
  ///   - model: The mixture without the covariate.
  /// - Complexity: O(n) small regressions and mixtures for n common moves.
  public init(
    of series: TimeSeries<Period>, with covariate: TimeSeries<Period>,
    model: EmpiricalBayesMixture<Period>
  ) {
    let isNegative = (series.values + covariate.values).contains { $0 < 0 }
    let scale = MoveScale(values: series.values, power: model.preset.power)
    let moves = CommonMoves(
      of: isNegative ? TimeSeries(periods: [], values: []) : series, with: covariate, scale: scale,
      limit: Self.bridgedPeriodLimit)
    let responses = moves.pairs.map(\.response)
    let regressors = moves.pairs.map(\.regressor)
    commonPeriodCount = series.periods.count { covariate.periods.contains($0) }
    commonMoveCount = moves.pairs.count
    newerPeriodCount = moves.newer.count
    newerMoves = moves.newer
    let correlation = Self.correlation(responses, regressors)
    self.correlation = correlation
    correlationInterval = correlation.flatMap { Self.interval(of: $0, count: responses.count) }

    var fitted: BridgeRegression?
    var scores: (with: Double, without: Double)?
    let obstacle: BridgeRefusal?
    if isNegative {
      obstacle = .negativeValues
    } else if moves.pairs.count < Self.requiredMoveCount {
      obstacle = .tooFewMoves(required: Self.requiredMoveCount, found: moves.pairs.count)
    } else if moves.newer.isEmpty {
      obstacle = .noNewerData
    } else if correlation == nil {
      obstacle = .noVariation
    } else {
      let judged = Self.judge(moves.pairs, model: model, series: series, scale: scale)
      fitted = judged.regression
      scores = judged.scores
      obstacle = judged.refusal
    }
    slope = fitted?.slope
    score = scores?.with
    scoreWithoutCovariate = scores?.without
    refusal = obstacle
    regression = obstacle == nil ? fitted : nil
  }

  private typealias Pair = CommonMoves<Period>.Pair

  /// Fits the regression, and scores it beside the law without the covariate.
  private static func judge(
    _ pairs: [Pair], model: EmpiricalBayesMixture<Period>, series: TimeSeries<Period>,
    scale: MoveScale
  ) -> (
    regression: BridgeRegression?, scores: (with: Double, without: Double)?,
    refusal: BridgeRefusal?
  ) {
    guard let regression = try? fit(pairs) else { return (nil, nil, .noVariation) }
    guard !regression.isExactFit else { return (regression, nil, .exactFit) }
    if regression.slope.lower <= 0, regression.slope.upper >= 0 {
      return (regression, nil, .slopeUnclear)
    }
    var (with, without, squares) = (0.0, 0.0, 0.0)
    for index in pairs.indices {
      let left = pairs[index]
      var others = pairs
      others.remove(at: index)
      // A covariate that moved in one period only says nothing of it from the others.
      guard let refit = try? fit(others) else { return (regression, nil, .noVariation) }
      guard
        let law = try? LeftOutMove(of: left.period, model: model, series: series, scale: scale).law
      else { return (regression, nil, .outOfRange) }
      let error = left.response - refit.mean(at: left.regressor)
      squares += error * error
      with += refit.law(at: left.regressor)
        .continuousRankedProbabilityScore(outcome: left.response)
      without += law.continuousRankedProbabilityScore(outcome: left.response)
    }
    let count = Double(pairs.count)
    let scores = (with: with / count, without: without / count)
    guard scores.with.isFinite, scores.without.isFinite else {
      return (regression, nil, .outOfRange)
    }
    let widened = regression.widened(toMeanSquare: squares / count)
    return (widened, scores, scores.with < scores.without ? nil : .scoreNotBetter)
  }

  private static func fit(_ pairs: [Pair]) throws(LinearModelError) -> BridgeRegression {
    try BridgeRegression(responses: pairs.map(\.response), regressors: pairs.map(\.regressor))
  }

  private static func correlation(_ first: [Double], _ second: [Double]) -> Double? {
    guard first.count >= 3 else { return nil }
    let count = Double(first.count)
    let means = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    let deviations = zip(first, second).map { ($0 - means.0, $1 - means.1) }
    let squares = deviations.reduce((0.0, 0.0)) { ($0.0 + $1.0 * $1.0, $0.1 + $1.1 * $1.1) }
    let norm = squares.0.squareRoot() * squares.1.squareRoot()
    // Deviations within the rounding of the moves are none.
    let tiny = 1e-12 * count.squareRoot()
    guard norm.isFinite, squares.0.squareRoot() > tiny, squares.1.squareRoot() > tiny else {
      return nil
    }
    return min(1, max(-1, deviations.reduce(0) { $0 + $1.0 * $1.1 } / norm))
  }

  /// tanh(artanh r ± z/√(n − 3)).
  private static func interval(of correlation: Double, count: Int) -> ClosedRange<Double>? {
    guard count >= 4, abs(correlation) < 1 else { return nil }
    let centre = atanh(correlation)
    let half = Normal().quantile(upperTail: 0.025) / Double(count - 3).squareRoot()
    return tanh(centre - half)...tanh(centre + half)
  }
}
