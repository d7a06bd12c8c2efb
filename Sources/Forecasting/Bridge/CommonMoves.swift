import StatisticalNumerics

/// The moves of a series and of a covariate over the same single periods, each on its own power scale.
///
/// A move near the mean level reads as growth, so that the regression of one on the other is free of units,
/// and its result is a displacement of the law that the bridge leads to.
struct CommonMoves<Period: TimePeriod> {
  /// One move of the series and the covariate's over the same period.
  struct Pair: Hashable, Sendable {
    /// The period in which the move ends.
    let period: Period
    /// z(later) − z(earlier) of the series.
    let response: Double
    /// The covariate's over the same period.
    let regressor: Double
  }

  /// In order of time.
  let pairs: [Pair]
  /// The number of periods in which both have a value.
  let commonPeriodCount: Int
  /// The covariate's moves over the periods that follow the series' last one, without a gap.
  let newer: [Double]

  /// The moves of two series of values of 0 and above.
  ///
  /// - Parameters:
  ///   - series: What is to be forecast.
  ///   - covariate: What is known of later periods too.
  ///   - scale: The scale of the series; that of the covariate has the same power.
  ///   - limit: The most periods after the series' last one.
  /// - Complexity: O(n) in the longer series, but for the look-up of neighbours, which is O(n log n).
  init(
    of series: TimeSeries<Period>, with covariate: TimeSeries<Period>, scale: MoveScale, limit: Int
  ) {
    let covariateScale = MoveScale(values: covariate.values, power: scale.power)
    func value(of other: TimeSeries<Period>, in period: Period) -> Double? {
      other.periods.firstIndex(of: period).map { other.values[$0] }
    }
    func covariateMove(to period: Period) -> Double? {
      guard let later = value(of: covariate, in: period),
        let earlier = value(of: covariate, in: period.advanced(by: -1))
      else { return nil }
      return covariateScale.move(from: earlier, to: later)
    }
    commonPeriodCount = series.periods.count { covariate.periods.contains($0) }
    pairs = series.periods.indices.dropFirst().compactMap { index in
      let period = series.periods[index]
      guard series.periods[index - 1].steps(to: period) == 1,
        let regressor = covariateMove(to: period)
      else { return nil }
      let response = scale.move(from: series.values[index - 1], to: series.values[index])
      return Pair(period: period, response: response, regressor: regressor)
    }
    var newer: [Double] = []
    if let origin = series.periods.last {
      while newer.count < limit, let move = covariateMove(to: origin.advanced(by: newer.count + 1))
      {
        newer.append(move)
      }
    }
    self.newer = newer
  }
}
