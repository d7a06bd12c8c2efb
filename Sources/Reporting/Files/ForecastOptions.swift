import Forecasting
import Indicators
import StatisticalNumerics

/// What is asked of a forecast.
public struct ForecastOptions: Sendable {
  /// How far.
  public enum Reach: Hashable, Sendable {
    /// Up to each series' final target, or three years where none is open.
    case target
    /// Up to a year.
    case through(FiscalYear)
    /// A number of years past each series' latest actual.
    case horizon(Int)
  }

  /// How far.
  public let reach: Reach
  /// The models, in the order of output.
  public let models: [ModelChoice]
  /// Coverages of the bands, ascending.
  public let coverages: [Coverage]
  /// Probabilities of the quantiles of the long shape, ascending.
  public let quantiles: [Double]
  /// The preset of the predictive model.
  public let preset: EmpiricalBayesPreset
  /// The correlation between the parts of a total, 0 … 1.
  public let correlation: Double

  /// The coverages used where none are named.
  public static let standardCoverages: [Coverage] = [.percent50, .percent80, .percent95]
  /// The quantiles used where none are named.
  public static let standardQuantiles = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]

  /// Options.
  public init(
    reach: Reach = .target, models: [ModelChoice] = [.automatic],
    coverages: [Coverage] = standardCoverages, quantiles: [Double] = standardQuantiles,
    preset: EmpiricalBayesPreset = .ministry,
    correlation: Double = IndicatorForecast.standardCorrelation
  ) {
    precondition(quantiles.allSatisfy { $0 > 0 && $0 < 1 }, "a quantile's probability is in (0, 1)")
    self.reach = reach
    self.models = models
    self.coverages = coverages.sorted()
    self.quantiles = quantiles.sorted()
    self.preset = preset
    self.correlation = correlation
  }

  /// The years to forecast for a record: 0 or fewer when its actuals reach that far already, `nil`
  /// without an actual.
  func horizon(for record: IndicatorRecord) -> Int? {
    guard let origin = record.latest?.fiscalYear else { return nil }
    switch reach {
    case .horizon(let steps): return steps
    case .through(let year): return origin.steps(to: year)
    case .target:
      let toTarget = record.finalTarget.map { origin.steps(to: $0.fiscalYear) } ?? 0
      return toTarget > 0 ? toTarget : Assessment.defaultHorizon
    }
  }
}
