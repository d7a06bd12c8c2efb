import StatisticalNumerics

/// The scores of many forecasts taken together, with the counts of all that could not be.
public struct ScoreSummary: Hashable, Sendable {
  /// The mean of a score.
  public struct Average: Hashable, Sendable {
    /// The mean over the forecasts that have a finite score; `nil` if none has.
    public let mean: ClusteredMean?
    /// Forecasts whose score is infinite.
    public let infiniteCount: Int
    /// Forecasts whose score is not defined.
    public let undefinedCount: Int
  }

  /// An empirical coverage beside what was promised.
  public struct CoverageCount: Hashable, Sendable {
    /// What the intervals promise.
    public let nominalCoverage: Coverage
    /// The share of outcomes inside; `nil` without a law.
    public let empiricalCoverage: ClusteredMean?
  }

  /// Forecasts asked for.
  public let forecastCount: Int
  /// Those that gave a law.
  public let lawCount: Int
  /// Those that gave a median alone.
  public let medianOnlyCount: Int
  /// Those that were refused.
  public let refusedCount: Int
  /// The series that they belong to.
  public let seriesCount: Int
  /// One entry a coverage.
  public let coverages: [CoverageCount]
  /// The ranked probability score, scaled.
  public let rankedScore: Average
  /// The interval score, scaled.
  public let intervalScore: Average
  /// The mean scaled interval score (MSIS).
  public let meanScaledIntervalScore: Average
  /// The pinball loss, scaled.
  public let quantileLoss: Average
  /// The logarithmic score of the written value.
  public let logarithmicScore: Average
  /// The mean absolute error of the median, scaled.
  public let absoluteError: Average
  /// The median of the scaled absolute errors; `nil` without any.
  public let medianAbsoluteError: Double?
  /// The mean absolute scaled error (MASE).
  public let meanAbsoluteScaledError: Average
  /// The root of the mean squared scaled error (RMSSE); `nil` where none is finite.
  public let rootMeanSquaredScaledError: Double?
  /// The probability integral transforms; `nil` without a law.
  public let transforms: TransformHistogram?

  /// Summarizes scores in any order.
  ///
  /// - Parameters:
  ///   - scores: All with the same options.
  ///   - options: The options that they were computed with.
  /// - Complexity: O(N log N).
  public init(of scores: [ForecastScores], options: ForecastScores.Options = .standard) {
    self.init(sorted: scores.sorted(by: Self.precedes), options: options)
  }

  /// Summarizes scores that stand in the order of series, origin and horizon.
  init(sorted: [ForecastScores], options: ForecastScores.Options) {
    let isFirst = SeriesOrder.isFirstOfSeries(sorted.map(\.seriesID))
    forecastCount = sorted.count
    lawCount = sorted.count { $0.law != nil }
    refusedCount = sorted.count { $0.refusal != nil }
    medianOnlyCount = sorted.count - lawCount - refusedCount
    seriesCount = isFirst.count { $0 }
    /// Means over the finite scores among the forecasts that a score could be asked of.
    func average(
      among isAsked: (ForecastScores) -> Bool, _ score: (ForecastScores) -> Double?
    ) -> Average {
      var (values, identifiers): ([Double], [String]) = ([], [])
      var (infinite, undefined) = (0, 0)
      for item in sorted where isAsked(item) {
        guard let value = score(item), !value.isNaN else {
          undefined += 1
          continue
        }
        guard value.isFinite else {
          infinite += 1
          continue
        }
        values.append(value)
        identifiers.append(item.seriesID)
      }
      let mean = ClusteredMean(
        of: values, isFirstOfSeries: SeriesOrder.isFirstOfSeries(identifiers))
      return Average(mean: mean, infiniteCount: infinite, undefinedCount: undefined)
    }
    func ofLaw(_ score: (ForecastScores.LawScores) -> Double?) -> Average {
      average(among: { $0.law != nil }) { $0.law.flatMap(score) }
    }
    func ofMedian(_ score: (ForecastScores) -> Double?) -> Average {
      average(among: { $0.refusal == nil }, score)
    }
    coverages = options.coverages.indices.map { index in
      CoverageCount(
        nominalCoverage: options.coverages[index],
        empiricalCoverage: ofLaw { $0.isCovered[index] ? 1 : 0 }.mean)
    }
    rankedScore = ofLaw(\.scaledRankedScore)
    intervalScore = ofLaw(\.scaledIntervalScore)
    meanScaledIntervalScore = ofLaw(\.meanScaledIntervalScore)
    quantileLoss = ofLaw(\.scaledQuantileLoss)
    logarithmicScore = ofLaw(\.logarithmicScore)
    absoluteError = ofMedian(\.scaledAbsoluteError)
    meanAbsoluteScaledError = ofMedian(\.absoluteScaledError)
    rootMeanSquaredScaledError = ofMedian(\.squaredScaledError).mean.map {
      $0.value.squareRoot()
    }
    medianAbsoluteError = Self.median(sorted.compactMap(\.scaledAbsoluteError))
    transforms = TransformHistogram(
      of: sorted.compactMap { $0.law?.transform }.filter { (0...1).contains($0) })
  }

  /// The middle of the finite values, between the two middle ones if they are even in number.
  private static func median(_ values: [Double]) -> Double? {
    let ascending = values.filter(\.isFinite).sorted()
    guard !ascending.isEmpty else { return nil }
    let upper = ascending[ascending.count / 2]
    return ascending.count.isMultiple(of: 2)
      ? ascending[ascending.count / 2 - 1] / 2 + upper / 2 : upper
  }

  /// The order of series, origin and horizon.
  static func precedes(_ left: ForecastScores, _ right: ForecastScores) -> Bool {
    if let order = SeriesOrder.precedes(left.seriesID, right.seriesID) { return order }
    return left.originOrdinal != right.originOrdinal
      ? left.originOrdinal < right.originOrdinal : left.horizon < right.horizon
  }
}
