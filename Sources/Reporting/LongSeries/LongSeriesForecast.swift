import Forecasting
import Indicators
import StatisticalNumerics

/// The forecast of one series at whole-numbered periods.
public struct LongSeriesForecast: Sendable {
  /// One period to come.
  struct Step: Sendable {
    let period: Int
    /// Periods after the last one with a value.
    let horizon: Int
    let median: Double
    /// Of one observation; `nil` without degrees of freedom.
    let standardError: Double?
    /// One a coverage; none without degrees of freedom.
    let bands: [ClosedRange<Double>]
    /// That the value of the period meets the target.
    let probability: Double?
  }

  let identifier: String
  let name: String
  let unit: String
  let trend: LongTrend
  let coverages: [Coverage]
  let target: Target.Criterion?
  let steps: [Step]

  /// The name of the model, with its number of seasons.
  var modelIdentifier: String {
    trend.season > 1 ? "linear-season-\(trend.season)" : ModelName.linear.rawValue
  }

  /// A forecast.
  ///
  /// - Parameters:
  ///   - identifier: Of the series.
  ///   - name: For people.
  ///   - unit: Of the values; empty where none is given.
  ///   - trend: The fitted line.
  ///   - horizon: How many periods after the last, 1 or more.
  ///   - coverages: Of the prediction intervals.
  ///   - target: What the value of a period may have to meet.
  public init(
    identifier: String, name: String, unit: String, trend: LongTrend, horizon: Int,
    coverages: [Coverage], target: Target.Criterion?
  ) {
    self.identifier = identifier
    self.name = name
    self.unit = unit
    self.trend = trend
    self.coverages = coverages.sorted()
    self.target = target
    let sorted = self.coverages
    steps = (1...horizon).map { ahead in
      let period = trend.lastPeriod + ahead
      let law = trend.predictiveDistribution(at: period)
      // Without width no probability rests on the law.
      let probability = law.flatMap { law in
        law.isDegenerate ? nil : target.flatMap { Self.probability(of: $0, by: law) }
      }
      return Step(
        period: period, horizon: ahead, median: trend.value(at: period),
        standardError: trend.predictionStandardError(at: period),
        bands: law.map { law in sorted.map { law.centralInterval(coverage: $0) } } ?? [],
        probability: probability)
    }
  }

  private static func probability(
    of target: Target.Criterion, by law: PredictiveDistribution
  ) -> Double? {
    switch target {
    case .atLeast(let threshold): law.probability(atLeast: threshold)
    case .atMost(let threshold): law.probability(atMost: threshold)
    case .above, .below, .within: nil
    }
  }

  /// What is to be noted of every period.
  var notes: [NoteCode] {
    var notes: [NoteCode] = []
    if trend.residualStandardDeviation == nil { notes.append(.noInterval) }
    if trend.residualStandardDeviation == 0 { notes.append(.zeroWidth) }
    switch trend.residualDependence.doubt {
    case .positive: notes.append(.autocorrelatedErrors)
    case .negative: notes.append(.alternatingErrors)
    case nil: break
    }
    return notes
  }

  /// Which way is better, as a code.
  var direction: String? {
    switch target {
    case .atLeast: "up"
    case .atMost: "down"
    default: nil
    }
  }

  var threshold: Double? {
    switch target {
    case .atLeast(let value), .atMost(let value): value
    default: nil
    }
  }
}
