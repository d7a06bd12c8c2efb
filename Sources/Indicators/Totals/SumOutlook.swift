import Forecasting
import StatisticalNumerics

/// The chance of a total's target under different statements on how its parts move together.
public struct SumOutlook: Hashable, Sendable {
  /// The law's own probability under one correlation.
  public struct Entry: Hashable, Sendable {
    /// The correlation between the normal scores of each pair of parts.
    public let correlation: Double
    /// The law's own probability that the target is met.
    public let attainmentProbability: Double
  }

  /// The correlation that verdict and forecast take.
  public let correlation: Double
  /// Under each of ``statedCorrelations``.
  public let stated: [Entry]
  /// What the parts' common moves tell.
  public let estimate: CorrelationEstimate
  /// Under the estimate; `nil` where there is none.
  public let estimated: Entry?
  /// The least and greatest probability over the estimate's interval: its ends, the estimate and the
  /// correlations stated that lie in it.
  public let probabilityRange: ClosedRange<Double>

  /// Independent, half-way, moved alike.
  public static let statedCorrelations = [0, 0.5, 1]
}

extension Assessment {
  /// The chance of a total's target under different correlations; `nil` for a verdict that does not rest on
  /// the law of a sum, or that is not open.
  ///
  /// - Complexity: One table of quantiles a part, one sum a correlation.
  public func sumOutlook() -> SumOutlook? {
    guard let target, let forecast, case .sumOfParts(let correlation) = forecast.basis,
      verdict.isOpen
    else { return nil }
    let year = target.fiscalYear
    guard let laws = try? PartLaws(of: record, through: year, preset: forecast.preset),
      let sum = try? laws.preparedSum(in: year)
    else { return nil }
    func entry(_ correlation: Double) -> SumOutlook.Entry? {
      guard let law = try? laws.law(of: sum, correlation: correlation), !law.isDegenerate else {
        return nil
      }
      return SumOutlook.Entry(
        correlation: correlation, attainmentProbability: law.probability(of: target.criterion))
    }
    let stated = SumOutlook.statedCorrelations.compactMap(entry)
    let estimate = laws.correlationEstimate
    let estimated = estimate.correlation.flatMap(entry)
    let ends = [estimate.interval.lowerBound, estimate.interval.upperBound].compactMap(entry)
    let inside = stated.filter { estimate.interval.contains($0.correlation) }
    let all = (ends + inside + [estimated].compactMap(\.self)).map(\.attainmentProbability)
    guard stated.count == SumOutlook.statedCorrelations.count, let least = all.min(),
      let greatest = all.max()
    else { return nil }
    return SumOutlook(
      correlation: correlation, stated: stated, estimate: estimate, estimated: estimated,
      probabilityRange: least...greatest)
  }
}
