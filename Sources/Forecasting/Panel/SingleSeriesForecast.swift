import StatisticalNumerics

/// One series of a panel through the models of single series: what the kernels leave over.
struct SingleSeriesForecast {
  private let plan: PanelPlan
  private let model: ModelName

  init(plan: PanelPlan, model: ModelName) {
    self.plan = plan
    self.model = model
  }

  /// Writes the row of a series.
  func write(_ series: Int, into rows: PanelRows) {
    let range = plan.panel.range(of: series)
    let values = Array(plan.panel.values[range])
    guard values.allSatisfy(\.isFinite) else { return rows.fail(series, .nonFiniteValue) }
    let own = TimeSeries(
      periods: plan.panel.years[range].map { PanelYear(ordinal: Int($0)) }, values: values)
    do throws(ForecastingError) {
      let forecast = try model.forecast(
        own, horizon: plan.engine.horizons.last ?? 1, kind: plan.kind(of: series),
        preset: plan.engine.preset)
      write(forecast, of: series, lastValue: values.last, into: rows)
    } catch {
      switch error {
      case .tooFewObservations(_, let found):
        rows.fail(series, found == 0 ? .noValues : .tooFewValues)
      case .nonPositiveValues: rows.fail(series, .nonPositiveValues)
      case .negativeValues: rows.fail(series, .negativeValues)
      case .outOfRange: rows.fail(series, .outOfRange)
      }
    }
  }

  private func write(
    _ forecast: Forecast<PanelYear>, of series: Int, lastValue: Double?, into rows: PanelRows
  ) {
    let target = plan.targets.flatMap { $0[series] }
    var hasDistribution = true
    for (index, horizon) in plan.engine.horizons.enumerated() {
      let step = forecast.steps[horizon - 1]
      hasDistribution = hasDistribution && step.distribution != nil
      let own = target.flatMap { probability(of: $0, given: step.distribution) }
      for (position, quantity) in plan.layout.quantities.enumerated() {
        let value: Double? =
          switch quantity {
          case .median: step.median
          case .lower(let coverage): interval(step, coverage)?.lowerBound
          case .upper(let coverage): interval(step, coverage)?.upperBound
          case .probability: own
          case .reportedProbability:
            if let own, let target, model == .predictive {
              plan.engine.preset.targetLayer.probability(
                given: own, targetEqualsLastValue: target.threshold == lastValue,
                record: target.record)
            } else {
              own
            }
          }
        rows.set(
          series, column: index * plan.layout.quantities.count + position, value ?? .nan)
      }
    }
    let usual: PanelOutcome = plan.isStandIn(model) ? .mixtureStoodIn : .forecast
    rows.set(series, outcome: hasDistribution ? usual : .medianOnly)
  }

  private func interval(
    _ step: Forecast<PanelYear>.Step, _ coverage: Int
  ) -> ClosedRange<Double>? {
    step.distribution?.centralInterval(coverage: plan.engine.coverages[coverage])
  }

  /// `nil` without any spread, on which no probability can rest.
  private func probability(
    of target: PanelTarget, given distribution: PredictiveDistribution?
  ) -> Double? {
    guard let distribution, !distribution.isDegenerate else { return nil }
    switch target.direction {
    case .atLeast: return distribution.probability(atLeast: target.threshold)
    case .atMost: return distribution.probability(atMost: target.threshold)
    }
  }
}

extension PanelPlan {
  /// What kind of number a series is.
  func kind(of series: Int) -> ValueKind {
    switch kinds {
    case .all(let kind): kind
    case .each(let kinds): kinds[series]
    case .byResolution:
      ValueKind.resolution(of: Array(panel.values[panel.range(of: series)])) == 1
        ? .count : .amount
    }
  }

  /// Whether a model is the one that stands in for the default.
  func isStandIn(_ model: ModelName) -> Bool {
    engine.model == .automatic && model == .randomWalkMixture
  }
}
