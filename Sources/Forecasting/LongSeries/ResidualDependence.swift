/// How the residuals of a long trend depend on the one before: its model takes them to be independent.
///
/// ## Method
/// Without gaps r₁ = Σ e_t e_{t−1} / Σ e², and d = Σ (e_t − e_{t−1})² / Σ e², about 2 (1 − r₁). With gaps only
/// pairs of consecutive periods count, as means of their number: r₁ = (Σ e e′ / pairs) / (Σ e² / n), and d is
/// not defined. r₁ is large where it is above 0.2 in size and above 1.96/√pairs, which independent errors
/// pass once in twenty times.
/// ## Reference
/// Box, Jenkins, Reinsel and Ljung, *Time Series Analysis*, 5th ed., §2.1.5 (r₁); Parzen, *On spectral
/// analysis with missing observations*, Sankhyā A 25 (1963) (with gaps); Durbin and Watson, Biometrika 37
/// (1950) (d).
public struct ResidualDependence: Hashable, Sendable {
  /// What dependence does to the bands.
  public enum Doubt: Hashable, Sendable {
    /// Residuals follow the one before: bands are too narrow.
    case positive
    /// Residuals turn against the one before.
    case negative
  }

  /// r₁; `nil` without residuals, or without a pair of consecutive periods.
  public let lagOneAutocorrelation: Double?
  /// d; `nil` with gaps and without residuals.
  public let durbinWatson: Double?
  /// The number of pairs of consecutive periods.
  public let pairCount: Int
  private let count: Int

  /// The size from which dependence matters for bands.
  public static let limit = 0.2

  init(_ sums: ResidualSums, isExact: Bool, isConsecutive: Bool, count: Int) {
    pairCount = sums.pairCount
    self.count = count
    guard !isExact, sums.pairCount > 0, sums.squares > 0 else {
      lagOneAutocorrelation = nil
      durbinWatson = nil
      return
    }
    let ratio = sums.products / sums.squares
    let correlation =
      isConsecutive ? ratio : ratio * (Double(count) / Double(sums.pairCount))
    // Means over different numbers of values can leave −1 … 1.
    lagOneAutocorrelation = min(max(correlation, -1), 1)
    durbinWatson = isConsecutive ? sums.squaredSteps / sums.squares : nil
  }

  /// What there is to doubt; `nil` where residuals may be independent.
  public var doubt: Doubt? {
    guard let correlation = lagOneAutocorrelation,
      abs(correlation) > max(Self.limit, 1.96 / Double(pairCount).squareRoot())
    else { return nil }
    return correlation > 0 ? .positive : .negative
  }

  /// n (1 − r₁)/(1 + r₁): the number of independent values that tell as much of a mean, where errors are a
  /// first-order autoregression; `nil` where r₁ is not defined or −1.
  public var effectiveCount: Double? {
    lagOneAutocorrelation.flatMap { correlation in
      correlation > -1 ? Double(count) * (1 - correlation) / (1 + correlation) : nil
    }
  }

  /// √((1 + r₁)/(1 − r₁)): how many times too small standard errors are for such errors; `nil` where r₁ is
  /// not defined or 1.
  public var standardErrorFactor: Double? {
    lagOneAutocorrelation.flatMap { correlation in
      correlation < 1 ? ((1 + correlation) / (1 - correlation)).squareRoot() : nil
    }
  }
}
