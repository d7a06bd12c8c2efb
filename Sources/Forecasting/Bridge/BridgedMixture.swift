import StatisticalNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The empirical Bayes mixture led over the newest periods by a covariate.
///
/// In the bridged periods the law is the regression's, a Student t on the power scale; from their last one on
/// the mixture goes on from values drawn from it, as if each draw had been observed.
/// ## Method
/// The sum of the first k predicted moves is location Σ ŷ and squared scale Σ Σ cov of their errors, n − 2
/// degrees of freedom. The moves together are a multivariate t, drawn at Halton points: normal scores and one
/// common χ². Later periods average the laws of the mixture over the draws in equal parts.
/// ## Accuracy
/// Later laws carry the error of 256 points; the bridged periods none (`BridgedMixtureTests`).
public struct BridgedMixture<Period: TimePeriod>: Sendable {
  /// The number of draws over which later periods are averaged.
  public static var drawCount: Int { 256 }

  /// The last period observed.
  public let origin: Period
  /// The number of periods that the covariate bridges.
  public let bridgedPeriodCount: Int

  private let model: EmpiricalBayesMixture<Period>
  private let series: TimeSeries<Period>
  private let fit: FittedEmpiricalBayesMixture<Period>
  private let degreesOfFreedom: Double
  private let means: [Double]
  private let covariance: Matrix
  private let factor: Matrix

  /// A bridge for a relation that is used.
  ///
  /// - Parameters:
  ///   - model: The mixture.
  ///   - series: What is forecast; the values that the relation was judged on.
  ///   - relation: One that was not refused.
  /// - Throws: ``ForecastingError`` for a series that the mixture refuses, or numbers beyond doubles.
  public init(
    model: EmpiricalBayesMixture<Period>, series: TimeSeries<Period>,
    relation: CovariateRelation<Period>
  ) throws(ForecastingError) {
    guard let regression = relation.regression else {
      preconditionFailure("only a relation that is not refused bridges")
    }
    self.model = model
    self.series = series
    fit = try model.fit(to: series)
    origin = fit.origin
    let moves = relation.newerMoves
    bridgedPeriodCount = moves.count
    degreesOfFreedom = Double(regression.degreesOfFreedom)
    means = moves.map(regression.mean)
    var covariance = Matrix(zerosWithRowCount: moves.count, columnCount: moves.count)
    for i in moves.indices {
      for j in moves.indices {
        covariance[i, j] = regression.errorCovariance(moves[i], moves[j], isSame: i == j)
      }
    }
    self.covariance = covariance
    do throws(LinearAlgebraError) {
      factor = try Cholesky(factoring: covariance).lowerTriangle()
    } catch {
      throw .outOfRange
    }
  }

  /// Forecasts of every step up to a horizon.
  ///
  /// - Parameter horizon: The number of steps, 1 or more.
  /// - Returns: One step a period, from the first after the origin.
  /// - Throws: ``ForecastingError/outOfRange`` when a number leaves the range of doubles.
  /// - Complexity: One fit a draw, where the horizon reaches beyond the bridge.
  public func forecast(horizon: Int) throws(ForecastingError) -> Forecast<Period> {
    precondition(horizon >= 1, "a horizon is at least one step")
    var steps: [Forecast<Period>.Step] = []
    for ahead in 1...min(horizon, bridgedPeriodCount) { steps.append(try bridgedStep(ahead)) }
    let rest = horizon - bridgedPeriodCount
    guard rest > 0 else { return Forecast(origin: origin, steps: steps) }
    var forecasts: [Forecast<Period>] = []
    for index in 1...Self.drawCount {
      forecasts.append(try continued(from: drawnValues(at: index)).forecast(horizon: rest))
    }
    for ahead in 0..<rest {
      let law = PredictiveDistribution.equalWeightMixture(
        of: forecasts.compactMap { $0.steps[ahead].distribution })
      let period = origin.advanced(by: bridgedPeriodCount + ahead + 1)
      steps.append(Forecast.Step(period: period, median: law.median, distribution: law))
    }
    return Forecast(origin: origin, steps: steps)
  }

  /// Draws paths of the coming periods, whose single periods follow the laws of `forecast(horizon:)`.
  ///
  /// - Parameters:
  ///   - horizon: The number of periods, 1 or more.
  ///   - count: The number of paths; a multiple of ``drawCount``.
  ///   - seed: The same seed gives the same paths.
  /// - Returns: The paths.
  /// - Throws: ``ForecastingError/outOfRange`` when a number leaves the range of doubles.
  /// - Complexity: O(count · horizon²), and a fit a draw.
  public func paths(
    horizon: Int, count: Int, seed: UInt64 = 1
  ) throws(ForecastingError) -> SimulatedPaths {
    precondition(horizon >= 1 && count >= Self.drawCount, "paths have periods, one a draw at least")
    precondition(count.isMultiple(of: Self.drawCount), "every draw has as many paths")
    let rest = horizon - bridgedPeriodCount
    var values: [Double] = []
    values.reserveCapacity(count * horizon)
    guard rest > 0 else {
      for index in 1...count { values += try drawnValues(at: index).prefix(horizon) }
      return SimulatedPaths(horizon: horizon, values: values)
    }
    for index in 1...Self.drawCount {
      let drawn = try drawnValues(at: index)
      let later = try continued(from: drawn).paths(
        horizon: rest, count: count / Self.drawCount, seed: seed &+ UInt64(index))
      for path in 0..<later.count {
        values += drawn
        values += later.values[path * rest..<(path + 1) * rest]
      }
    }
    return SimulatedPaths(horizon: horizon, values: values)
  }

  /// The law of a bridged period.
  private func bridgedStep(_ ahead: Int) throws(ForecastingError) -> Forecast<Period>.Step {
    let location = means.prefix(ahead).reduce(0, +)
    var variance = 0.0
    for i in 0..<ahead {
      for j in 0..<ahead { variance += covariance[i, j] }
    }
    let scale = variance.squareRoot()
    guard location.isFinite, scale.isFinite, scale > 0 else { throw .outOfRange }
    let law = PredictiveDistribution.powerScaled(
      StudentTMixture(
        parts: [
          StudentTMixture.Part(
            weight: 1, degreesOfFreedom: degreesOfFreedom, location: location, scale: scale)
        ], pointMass: 0), by: fit.powerScale)
    return Forecast.Step(
      period: origin.advanced(by: ahead), median: law.median, distribution: law)
  }

  /// The values of the bridged periods at a Halton point.
  private func drawnValues(at index: Int) throws(ForecastingError) -> [Double] {
    func coordinate(_ dimension: Int) -> Double {
      HaltonSequence.coordinate(of: index, base: HaltonSequence.primes[dimension])
    }
    let chiSquared = ChiSquared(degreesOfFreedom: degreesOfFreedom)
      .quantile(lowerTail: coordinate(means.count))
    let spread = (degreesOfFreedom / chiSquared).squareRoot()
    let scores = means.indices.map { Normal().quantile(lowerTail: coordinate($0)) }
    var displacement = 0.0
    var values: [Double] = []
    for i in means.indices {
      displacement += means[i] + spread * (0...i).reduce(0) { $0 + factor[i, $1] * scores[$1] }
      guard displacement.isFinite else { throw .outOfRange }
      values.append(fit.powerScale.value(at: displacement))
    }
    return values
  }

  /// The mixture that has seen the bridged values too, on the scale of what was observed.
  private func continued(
    from drawn: [Double]
  ) throws(ForecastingError) -> FittedEmpiricalBayesMixture<Period> {
    let periods = drawn.indices.map { origin.advanced(by: $0 + 1) }
    return try FittedEmpiricalBayesMixture(
      series: TimeSeries(periods: series.periods + periods, values: series.values + drawn),
      preset: model.preset, kind: model.kind, resolution: fit.scale.resolution,
      level: fit.scale.level)
  }
}
