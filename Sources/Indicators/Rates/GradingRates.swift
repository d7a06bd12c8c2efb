#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All rates that rubrics go by, of one record and target; each with its reason where there is none.
///
/// No rate has a unit: the same record in yen and in million yen has the same ones.
///
/// ## References
/// Growth ratio: Open SDG, *Progress measurement methodology*; Eurostat, *Sustainable development in the
/// European Union*, annex on methods. Indices: ESCAP, *Asia and the Pacific SDG Progress Report*, technical
/// notes.
public struct GradingRates: Hashable, Sendable {
  /// A rate: a fraction (1 is 100 %) or an index, or why there is none.
  public enum Rate: Hashable, Sendable {
    case value(Double)
    case undefined(RateRefusal)

    /// The number, if there is one.
    public var value: Double? {
      if case .value(let value) = self { value } else { nil }
    }

    /// Why there is none, if so.
    public var refusal: RateRefusal? {
      if case .undefined(let refusal) = self { refusal } else { nil }
    }

    init(_ rate: AttainmentRates.Rate) {
      switch rate {
      case .fraction(let value): self = .value(value)
      case .undefined(let refusal): self = .undefined(.attainment(refusal))
      }
    }

    /// A number within the range in which even its percentage is a double.
    init(checking value: Double) {
      self = abs(value) < 1e300 ? .value(value) : .undefined(.attainment(.outOfRange))
    }
  }

  /// The target that the rates are about, eased where 約 has a tolerance.
  public let target: Target?
  /// The linear path's value in the latest year.
  public let linearPathValue: Double?
  /// (t − t₀)/(T − t₀), the share of the period that has passed; `nil` without a period.
  public let elapsedShare: Double?
  /// The value that the time-weighted line gives for the target year.
  public let anticipatedValue: Double?
  private let rates: [Rate]

  /// The rates of a record's latest actual.
  ///
  /// - Parameters:
  ///   - record: The record; its actuals enter as printed.
  ///   - target: One of its targets, or `nil`.
  ///   - tolerance: For a target with 約, which has no rates without one.
  /// - Complexity: O(n) in the number of actuals.
  public init(record: IndicatorRecord, target: Target?, tolerance: TargetTolerance? = nil) {
    let isEased = target?.isApproximate ?? false
    let eased = isEased ? tolerance.flatMap { target?.eased(by: $0) } : target
    self.target = eased ?? target
    let obstacle: RateRefusal? =
      if target == nil {
        .noTarget
      } else if eased == nil {
        .toleranceNotStated
      } else if record.latest == nil {
        .noActuals
      } else if record.baseline == nil {
        .attainment(.breakBetween)
      } else {
        nil
      }
    guard obstacle == nil, let goal = eased, let latest = record.latest,
      let baseline = record.baseline
    else {
      linearPathValue = nil
      elapsedShare = nil
      anticipatedValue = nil
      let refused = Rate.undefined(obstacle ?? .noTarget)
      // Actual over target needs no baseline.
      let ratio = obstacle.flatMap { obstacle -> Rate? in
        guard obstacle == .attainment(.breakBetween), let eased, let latest = record.latest else {
          return nil
        }
        return Rate(AttainmentRates(acrossBreakTo: latest, target: eased).targetRatio)
      }
      rates = RateName.allCases.map { $0 == .targetRatio ? ratio ?? refused : refused }
      return
    }
    let attainment = AttainmentRates(baseline: baseline, latest: latest, target: goal)
    linearPathValue = attainment.linearPathValue
    let whole = baseline.fiscalYear.steps(to: goal.fiscalYear)
    elapsedShare =
      whole > 0
      ? Double(baseline.fiscalYear.steps(to: latest.fiscalYear)) / Double(whole) : nil
    let anticipated = Self.anticipatedValue(of: record, in: goal.fiscalYear)
    anticipatedValue = anticipated.value

    let share = Rate(attainment.progressShare)
    rates = RateName.allCases.map { name in
      switch name {
      case .pathAttainmentRate: Rate(attainment.pathAttainmentRate)
      case .progressShare: share
      case .targetRatio: Rate(attainment.targetRatio)
      case .growthRatio:
        Self.growthRatio(baseline: baseline, latest: latest, target: goal, progressShare: share)
      // With the target on the side of progress, 10 (y − y₀)/|y_T − y₀| signed by the direction is ten
      // times the progress share.
      case .currentStatusIndex: share.value.map { Rate(checking: 10 * $0) } ?? share
      case .anticipatedProgressIndex:
        Self.index(of: anticipated, baseline: baseline, target: goal, progressShare: share)
      }
    }
  }

  /// A rate by its name.
  public subscript(name: RateName) -> Rate {
    // One rate a name, in the order of the names.
    rates[RateName.allCases.firstIndex(of: name) ?? 0]
  }

  /// CAGR observed over CAGR required, both from the base on.
  ///
  /// ((y / y₀)^(1/(t − t₀)) − 1) / ((y_T / y₀)^(1/(T − t₀)) − 1). Both grow or fall towards a target that
  /// lies beyond the baseline, so that direction enters by sign.
  private static func growthRatio(
    baseline: IndicatorRecord.Baseline, latest: Actual, target: Target, progressShare: Rate
  ) -> Rate {
    guard progressShare.value != nil, let goal = target.threshold else { return progressShare }
    let elapsed = baseline.fiscalYear.steps(to: latest.fiscalYear)
    let whole = baseline.fiscalYear.steps(to: target.fiscalYear)
    guard whole > 0 else { return .undefined(.attainment(.targetNotAfterBase)) }
    guard elapsed > 0 else { return .undefined(.attainment(.latestYearIsBaseYear)) }
    guard baseline.value > 0, latest.value > 0, goal > 0 else {
      return .undefined(.valueNotPositive)
    }
    // The textbook form is (y / y₀)^(1/n) − 1; expm1 keeps the digits of growth near 0.
    let observed = expm1(log(latest.value / baseline.value) / Double(elapsed))
    let required = expm1(log(goal / baseline.value) / Double(whole))
    return Rate(checking: observed / required)
  }

  private static func index(
    of anticipated: Rate, baseline: IndicatorRecord.Baseline, target: Target, progressShare: Rate
  ) -> Rate {
    guard progressShare.value != nil, let goal = target.threshold else { return progressShare }
    guard baseline.fiscalYear < target.fiscalYear else {
      return .undefined(.attainment(.targetNotAfterBase))
    }
    guard let value = anticipated.value else { return anticipated }
    return Rate(checking: 10 * (value - baseline.value) / (goal - baseline.value))
  }

  /// The value of the target year on a line fitted with weights that grow with time.
  ///
  /// Weights 1, 2, 3, … by year from the first actual on: ESCAP gives later years more weight, how much
  /// was not confirmed.
  private static func anticipatedValue(of record: IndicatorRecord, in year: FiscalYear) -> Rate {
    guard let first = record.actuals.first, record.actuals.count >= 2 else {
      return .undefined(.tooFewActuals)
    }
    let points = record.actuals.map { actual in
      (time: Double(first.fiscalYear.steps(to: actual.fiscalYear)), value: actual.value)
    }
    // A weight is the time from the first year plus one.
    let total = points.reduce(0) { $0 + $1.time + 1 }
    let meanTime = points.reduce(0) { $0 + ($1.time + 1) * $1.time } / total
    let meanValue = points.reduce(0) { $0 + ($1.time + 1) / total * $1.value }
    let spread = points.reduce(0) {
      $0 + ($1.time + 1) * ($1.time - meanTime) * ($1.time - meanTime)
    }
    let product = points.reduce(0) {
      $0 + ($1.time + 1) * ($1.time - meanTime) / spread * ($1.value - meanValue)
    }
    return Rate(
      checking: meanValue + product * (Double(first.fiscalYear.steps(to: year)) - meanTime))
  }
}
