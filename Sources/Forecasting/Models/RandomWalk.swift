import StatisticalNumerics

/// The last value carried forward; yearly changes are independent with mean zero.
///
/// ## Method
/// With changes dᵢ over gᵢ steps, i = 1 … n − 1: σ̂² = (n − 1)⁻¹ Σ dᵢ²/gᵢ about zero, and h steps
/// ahead a Student t with n − 1 degrees of freedom, location yₙ and scale √(h σ̂²): the uncertainty
/// of the variance is in the degrees of freedom.
/// ## Accuracy
/// Quantiles and probabilities to 1e-12 relative (`ReferenceValues/short-series-forecasts`).
/// ## Reference
/// The normal-variance posterior of Gelman et al., *Bayesian Data Analysis*, 3rd ed., §2.6 with
/// p(σ²) ∝ σ⁻², applied to the changes.
public struct RandomWalk<Period: TimePeriod>: ForecastingModel {
  /// A random walk without drift.
  public init() {}

  /// Estimates the variance of a step.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedRandomWalk<Period> {
    try FittedRandomWalk(series: series, drift: .none)
  }
}

/// The last value moved on by the mean yearly change.
///
/// ## Method
/// With changes dᵢ over gᵢ steps, G = Σ gᵢ: μ̂ = (yₙ − y₁)/G, σ̂² = (n − 2)⁻¹ Σ (dᵢ − μ̂ gᵢ)²/gᵢ, and h
/// steps ahead a Student t with n − 2 degrees of freedom, location yₙ + h μ̂ and scale
/// √(σ̂² (h + h²/G)): the second term is the uncertainty of the drift. Without gaps G = n − 1.
/// ## Accuracy
/// Quantiles and probabilities to 1e-12 relative (`ReferenceValues/short-series-forecasts`).
/// ## Reference
/// Hyndman and Athanasopoulos, *Forecasting: Principles and Practice*, 3rd ed., §5.2 and §5.5, with
/// the Student t in place of the normal: generalized least squares of the changes on their spans.
public struct RandomWalkWithDrift<Period: TimePeriod>: ForecastingModel {
  /// A random walk with drift.
  public init() {}

  /// Estimates the drift and the variance of a step.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedRandomWalk<Period> {
    try FittedRandomWalk(series: series, drift: .meanChange(damping: 1))
  }
}

/// The last value moved on by a mean change that fades: a drift damped by ``damping`` a step.
///
/// ## Method
/// μ̂ and σ̂² as of ``RandomWalkWithDrift``; with D = φ + φ² + … + φʰ a Student t with n − 2 degrees of
/// freedom, location yₙ + D μ̂ and scale √(σ̂² (h + D²/G)).
/// ## Accuracy
/// Quantiles and probabilities to 1e-12 relative (`ReferenceValues/short-series-forecasts`).
/// ## Reference
/// The damping of Gardner and McKenzie, *Forecasting trends in time series*, Management Science 31
/// (1985), on a random walk with drift; φ is the low end of what Hyndman and Athanasopoulos,
/// *Forecasting: Principles and Practice*, 3rd ed., §8.2, advise.
public struct DampedDrift<Period: TimePeriod>: ForecastingModel {
  /// φ: the share of the drift that is left a step later.
  public static var damping: Double { 0.8 }

  /// A random walk with a damped drift.
  public init() {}

  /// Estimates the drift and the variance of a step.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedRandomWalk<Period> {
    try FittedRandomWalk(series: series, drift: .meanChange(damping: Self.damping))
  }
}

/// The last value moved on by half the slope of the least-squares line: a trend half believed.
///
/// ## Method
/// With the least-squares slope b̂ of values on time, μ̂ = b̂/2 and σ̂² = (n − 2)⁻¹ Σ (dᵢ − μ̂ gᵢ)²/gᵢ; h
/// steps ahead a Student t with n − 2 degrees of freedom, location yₙ + h μ̂ and scale
/// √(σ̂² (h + h² V/4)). V is the variance of b̂ for a random walk of unit variance: Σ gᵢ Wᵢ², where Wᵢ
/// sums (t − t̄)/Σ(t − t̄)² over the times after change i.
/// ## Accuracy
/// Quantiles and probabilities to 1e-12 relative (`ReferenceValues/short-series-forecasts`). Of a random
/// walk without drift the intervals hold more than they promise: an 80 % interval 92 % after three values,
/// 83 % after five, 81 % after twelve (`ReferenceValues/interval-coverage`).
/// ## Reference
/// The shrunken drift of the theta method: Hyndman and Billah, *Unmasking the Theta method*, Int. J.
/// Forecasting 19 (2003), from the last value.
public struct HalfSlope<Period: TimePeriod>: ForecastingModel {
  /// A random walk that drifts by half the slope.
  public init() {}

  /// Estimates the slope and the variance of a step.
  public func fit(
    to series: TimeSeries<Period>
  ) throws(ForecastingError) -> FittedRandomWalk<Period> {
    try FittedRandomWalk(series: series, drift: .halfSlope)
  }
}
