/// The three rates that share the name 達成率, and the linear path behind one of them.
///
/// With base (t₀, y₀), latest (t, y) and target (T, y_T), the linear path (目標線) is
/// p_t = y₀ + (y_T − y₀)(t − t₀)/(T − t₀). Direction enters by sign, never by absolute value.
public struct AttainmentRates: Hashable, Sendable {
  /// Why a rate is not defined.
  public enum Refusal: Hashable, Sendable {
    /// The target equals the baseline: there is nothing to gain.
    case targetEqualsBaseline
    /// The baseline is already beyond the target: what would count as progress leads away from it.
    case baselineBeyondTarget
    /// The latest year is the base year: the path has not risen yet.
    case latestYearIsBaseYear
    /// The target year does not come after the base year.
    case targetNotAfterBase
    /// The target is zero.
    case targetIsZero
    /// The target is a range.
    case targetIsRange
    /// The baseline lies before a break of the series: its definition is another one.
    case breakBetween
    /// The numbers leave the range of doubles.
    case outOfRange
  }

  /// A rate as a fraction (1 is 100 %), or why there is none.
  public enum Rate: Hashable, Sendable {
    case fraction(Double)
    case undefined(Refusal)

    /// A quotient; refused where even its percentage leaves the range of doubles.
    init(_ numerator: Double, over denominator: Double) {
      let value = numerator / denominator
      self = abs(value) < 1e300 ? .fraction(value) : .undefined(.outOfRange)
    }

    /// The fraction, if there is one.
    public var fraction: Double? {
      if case .fraction(let value) = self { value } else { nil }
    }
  }

  /// The path's value in the latest year, p_t; `nil` where there is no path.
  public let linearPathValue: Double?
  /// (y − y₀)/(p_t − y₀): the increment over the path's increment.
  public let pathAttainmentRate: Rate
  /// (y − y₀)/(y_T − y₀): the increment over the whole increment.
  public let progressShare: Rate
  /// y / y_T: actual over target, whatever the direction.
  public let targetRatio: Rate

  /// The rates of a latest actual.
  public init(baseline: IndicatorRecord.Baseline, latest: Actual, target: Target) {
    guard let goal = target.threshold else {
      linearPathValue = nil
      pathAttainmentRate = .undefined(.targetIsRange)
      progressShare = .undefined(.targetIsRange)
      targetRatio = .undefined(.targetIsRange)
      return
    }
    targetRatio = goal == 0 ? .undefined(.targetIsZero) : Rate(latest.value, over: goal)
    let path = LinearPath(baseline: baseline, target: target)
    if let refusal = Self.refusal(baseline: baseline, target: target, goal: goal) {
      linearPathValue = nil
      pathAttainmentRate = .undefined(refusal)
      progressShare = .undefined(refusal)
      return
    }
    let gain = latest.value - baseline.value
    progressShare = Rate(gain, over: goal - baseline.value)
    guard let path else {
      linearPathValue = nil
      pathAttainmentRate = .undefined(.targetNotAfterBase)
      return
    }
    guard let pathValue = path.value(in: latest.fiscalYear) else {
      linearPathValue = nil
      pathAttainmentRate = .undefined(.outOfRange)
      return
    }
    linearPathValue = pathValue
    pathAttainmentRate =
      latest.fiscalYear == baseline.fiscalYear
      ? .undefined(.latestYearIsBaseYear) : Rate(gain, over: pathValue - baseline.value)
  }

  /// The rates of an actual whose baseline lies before a break of the series: only the target ratio, which
  /// needs no baseline, is left.
  public init(acrossBreakTo latest: Actual, target: Target) {
    linearPathValue = nil
    pathAttainmentRate = .undefined(target.threshold == nil ? .targetIsRange : .breakBetween)
    progressShare = pathAttainmentRate
    targetRatio =
      switch target.threshold {
      case nil: .undefined(.targetIsRange)
      case 0: .undefined(.targetIsZero)
      case let goal?: Rate(latest.value, over: goal)
      }
  }

  /// Why there is no way from baseline to target whose progress could be measured.
  private static func refusal(
    baseline: IndicatorRecord.Baseline, target: Target, goal: Double
  ) -> Refusal? {
    if goal == baseline.value { return .targetEqualsBaseline }
    let leadsUp = goal > baseline.value
    return leadsUp == (target.direction == .up) ? nil : .baselineBeyondTarget
  }
}

/// The straight line from baseline to target (目標線), one equal step a year.
public struct LinearPath: Hashable, Sendable {
  private let baseYear: FiscalYear
  private let baseValue: Double
  private let targetYear: FiscalYear
  private let targetValue: Double

  /// The path, or `nil` for a range or a target year that does not come after the base year.
  public init?(baseline: IndicatorRecord.Baseline, target: Target) {
    guard let goal = target.threshold, baseline.fiscalYear < target.fiscalYear else { return nil }
    baseYear = baseline.fiscalYear
    baseValue = baseline.value
    targetYear = target.fiscalYear
    targetValue = goal
  }

  /// The path's value in a year, between base and target year or beyond; `nil` beyond doubles.
  public func value(in year: FiscalYear) -> Double? {
    let elapsed = Double(baseYear.steps(to: year))
    let whole = Double(baseYear.steps(to: targetYear))
    // Multiplied before it is divided: 3 + 1 · 2 / 5 is 3.4 to the last digit.
    let value = baseValue + (targetValue - baseValue) * elapsed / whole
    if value.isFinite { return value }
    // The product may overflow where the value does not.
    let divided = baseValue * (1 - elapsed / whole) + targetValue * (elapsed / whole)
    return divided.isFinite ? divided : nil
  }
}
