import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EmpiricalBayesMixture {
  /// The number of draws over which values known to an interval are averaged.
  public static var intervalDrawCount: Int { 256 }

  /// Conditions the mixture on values known only to an interval each (section 8).
  ///
  /// Values are drawn evenly from their intervals, neighbours with the same interval together, as they are
  /// printed as no change; each draw counts by the evidence of the moves that it makes.
  ///
  /// - Parameters:
  ///   - series: Intervals of 0 and above.
  ///   - horizon: The number of steps, 1 or more.
  /// - Returns: The forecast, averaged over the draws.
  /// - Throws: ``ForecastingError/negativeValues(ordinals:)`` for an interval that reaches below 0, and
  ///   what a forecast from known values throws.
  /// - Complexity: O(draws) fits; a quantile asks each of them some twenty times.
  public func forecast(
    _ series: IntervalSeries<Period>, horizon: Int
  ) throws(ForecastingError) -> Forecast<Period> {
    let (origin, laws) = try laws(of: series, ahead: 1...horizon)
    let steps = laws.enumerated().map { index, law in
      Forecast<Period>.Step(
        period: origin.advanced(by: index + 1), median: law.median, distribution: law)
    }
    return Forecast(origin: origin, steps: steps)
  }

  /// The same of the last period alone, which over long horizons takes a small part of the time.
  package func lastStep(
    _ series: IntervalSeries<Period>, horizon: Int
  ) throws(ForecastingError) -> Forecast<Period> {
    let (origin, laws) = try laws(of: series, ahead: horizon...horizon)
    let step = Forecast<Period>.Step(
      period: origin.advanced(by: horizon), median: laws[0].median, distribution: laws[0])
    return Forecast(origin: origin, ahead: horizon, step: step)
  }

  /// The laws averaged over the draws, one a number of steps.
  private func laws(
    of series: IntervalSeries<Period>, ahead: ClosedRange<Int>
  ) throws(ForecastingError) -> (origin: Period, laws: [PredictiveDistribution]) {
    let negative = zip(series.periods, series.intervals).filter { $0.1.lowerBound < 0 }
    guard negative.isEmpty else { throw .negativeValues(ordinals: negative.map(\.0.ordinal)) }
    let resolution = MoveScale.resolution(of: series.midpoints)
    let bases = try bases(of: series)
    let drawCount = bases.contains { $0 != nil } ? Self.intervalDrawCount : 1

    var fits: [FittedEmpiricalBayesMixture<Period>] = []
    var scores: [Double] = []
    for index in 1...drawCount {
      let values = zip(series.intervals, bases).map { interval, base in
        let share = base.map { HaltonSequence.coordinate(of: index, base: $0) } ?? 0
        return interval.lowerBound + (interval.upperBound - interval.lowerBound) * share
      }
      let fit = try FittedEmpiricalBayesMixture(
        series: TimeSeries(periods: series.periods, values: values), preset: preset, kind: kind,
        resolution: resolution)
      fits.append(fit)
      scores.append(try fit.logEvidence() + logJacobian(of: values, scale: fit.scale))
    }
    let best = scores.max() ?? 0
    let weights = scores.map { exp($0 - best) }
    guard let origin = fits.first?.origin, weights.allSatisfy(\.isFinite) else {
      throw .outOfRange
    }

    var fitted: [[PredictiveDistribution]] = []
    for fit in fits { fitted.append(try fit.laws(ahead: ahead)) }
    let laws = (0..<ahead.count).map { step in
      PredictiveDistribution.mixture(of: fitted.map { $0[step] }, weights: weights)
    }
    return (origin, laws)
  }

  /// The prime of each value's draw: one a run of equal intervals, none where the value is known.
  private func bases(
    of series: IntervalSeries<Period>
  ) throws(ForecastingError) -> [Int?] {
    var bases: [Int?] = []
    var used = 0
    for (index, interval) in series.intervals.enumerated() {
      if interval.lowerBound == interval.upperBound {
        bases.append(nil)
      } else if index > 0, interval == series.intervals[index - 1] {
        bases.append(bases[index - 1])
      } else {
        guard used < HaltonSequence.primes.count else { throw .outOfRange }
        bases.append(HaltonSequence.primes[used])
        used += 1
      }
    }
    return bases
  }

  /// ln Π (y + δ)^(λ − 1) (L + δ)^(−λ) over values that moved: draws are weighed by values, not moves.
  private func logJacobian(of values: [Double], scale: MoveScale) -> Double {
    zip(values, values.dropFirst()).reduce(0) { sum, pair in
      guard pair.1 != pair.0 else { return sum }
      return sum + (scale.power - 1) * log(pair.1 + scale.resolution)
        - scale.power * log(scale.level + scale.resolution)
    }
  }
}
