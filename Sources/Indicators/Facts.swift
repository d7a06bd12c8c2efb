#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What can be said of a target without any model.
public struct Facts: Hashable, Sendable {
  /// Years from the latest actual to the target year.
  public let yearsLeft: Int
  /// The change a year that would just reach the target, in the unit of the indicator.
  ///
  /// On the far side of the target it is the change that can be borne. `nil` where it leaves the range
  /// of doubles.
  public let requiredAnnualChange: Double?
  /// The growth a year that would just reach the target.
  ///
  /// (y_T / y)^(1/h) − 1; `nil` unless both are above 0. On the far side of the target it is the fall
  /// (or rise) that can be borne.
  public let requiredAnnualGrowth: Double?
  /// The growth a year from the first to the latest actual; `nil` unless both are above 0.
  public let pastAnnualGrowth: Double?
  /// Whether the latest actual already meets the target's criterion.
  public let latestMeetsTarget: Bool
  /// The first year in which an actual met the criterion.
  public let firstYearMet: FiscalYear?

  /// The facts of a record about a target that lies after its latest actual; `nil` otherwise, or
  /// for a range.
  public init?(record: IndicatorRecord, target: Target) {
    guard let latest = record.latest, let first = record.actuals.first,
      let goal = target.threshold, latest.fiscalYear < target.fiscalYear
    else { return nil }
    yearsLeft = latest.fiscalYear.steps(to: target.fiscalYear)
    let change = (goal - latest.value) / Double(yearsLeft)
    requiredAnnualChange = change.isFinite ? change : nil
    requiredAnnualGrowth = Self.annualGrowth(from: latest.value, to: goal, years: yearsLeft)
    pastAnnualGrowth = Self.annualGrowth(
      from: first.value, to: latest.value, years: first.fiscalYear.steps(to: latest.fiscalYear))
    latestMeetsTarget = target.criterion.isMet(by: latest.value)
    firstYearMet = record.actuals.first { target.criterion.isMet(by: $0.value) }?.fiscalYear
  }

  private static func annualGrowth(from start: Double, to end: Double, years: Int) -> Double? {
    guard start > 0, end > 0, years > 0 else { return nil }
    // expm1 and log1p would gain digits for growth near 0 that no printed figure shows.
    let growth = pow(end / start, 1 / Double(years)) - 1
    return growth.isFinite ? growth : nil
  }
}
