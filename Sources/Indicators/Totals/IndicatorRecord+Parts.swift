import Forecasting

extension IndicatorRecord {
  /// The most parts of a total.
  public static let partLimit = DependentSum.partLimit

  /// Whether it is stated to be the sum of other records.
  public var isTotal: Bool { !parts.isEmpty }

  /// A year in which a total and the sum of its parts cannot both be right.
  public struct PartsDifference: Hashable, Sendable {
    /// The total's own actual.
    public let actual: Actual
    /// The sum of the parts' actuals of the year.
    public let sumOfParts: Double
  }

  /// The same record as the total of parts.
  ///
  /// A year without an actual of its own in which all parts have one has their sum as actual, known to
  /// within the sum of what their rounding leaves open. So a total needs no actuals of its own.
  ///
  /// - Parameter parts: Two or more in the unit of the record, none of them a total.
  /// - Returns: The record with its parts, and with what their sums add to its actuals.
  public func asTotal(of parts: [IndicatorRecord]) -> IndicatorRecord {
    let own = Set(actuals.map(\.fiscalYear))
    let sums = Self.sums(of: parts).filter { sum in
      !own.contains(sum.fiscalYear) && seriesBreak.map { sum.fiscalYear >= $0.fiscalYear } ?? true
    }
    let known = own.union(sums.map(\.fiscalYear))
    return IndicatorRecord(
      indicator: indicator, actuals: actuals + sums,
      unobservedYears: unobservedYears.filter { !known.contains($0.fiscalYear) },
      statedBaseline: baseline.flatMap { $0.isStated ? $0 : nil }, targets: targets,
      ministryGrade: ministryGrade, parts: parts
    ).carryingOver(self)
  }

  /// The same record with other records for its parts, of the same indicators.
  ///
  /// - Parameter parts: As many as it has.
  /// - Returns: The record; its own actuals stay as they are.
  public func withParts(_ parts: [IndicatorRecord]) -> IndicatorRecord {
    precondition(parts.count == self.parts.count, "parts are exchanged one for one")
    var copy = self
    copy.parts = parts
    return copy
  }

  /// The years in which a total's own actual lies outside what the rounding of all figures leaves open,
  /// ascending.
  ///
  /// An approximate figure (約) contradicts nothing.
  public var partsDifferences: [PartsDifference] {
    let sums = Self.sums(of: parts)
    return actuals.compactMap { actual in
      guard let sum = sums.first(where: { $0.fiscalYear == actual.fiscalYear }),
        !actual.isApproximate, !sum.isApproximate
      else { return nil }
      let (own, joint) = (actual.roundingInterval, sum.roundingInterval)
      // The ends are decimals on their way through doubles.
      let slack = 1e-9 * max(abs(actual.value), abs(sum.value))
      let isPossible =
        own.lowerBound <= joint.upperBound + slack && joint.lowerBound <= own.upperBound + slack
      return isPossible ? nil : PartsDifference(actual: actual, sumOfParts: sum.value)
    }
  }

  /// The sums of the years in which all parts have an actual, ascending.
  private static func sums(of parts: [IndicatorRecord]) -> [Actual] {
    guard let first = parts.first else { return [] }
    return first.actuals.compactMap { candidate in
      let year = candidate.fiscalYear
      // Since a part's break only: before it another thing was counted.
      let actuals = parts.compactMap { part in
        part.actuals.first { $0.fiscalYear == year }
      }
      guard actuals.count == parts.count else { return nil }
      let value = decimalSum(of: actuals.map(\.value), in: parts)
      let lower = actuals.reduce(0) { $0 + $1.roundingInterval.lowerBound }
      let upper = actuals.reduce(0) { $0 + $1.roundingInterval.upperBound }
      guard value.isFinite, lower.isFinite, upper.isFinite else { return nil }
      // The least final of the parts' standings.
      let status =
        [ValueStatus.provisional, .revised].first { status in
          actuals.contains { $0.status == status }
        } ?? .final
      return Actual(
        fiscalYear: year, value: value, status: status,
        roundingInterval: lower..<max(lower, upper),
        isApproximate: actuals.contains(where: \.isApproximate))
    }
  }

  /// The sum as the decimal that it is on paper: 3.230 + 7.214 is 10.444, not the double beside it.
  private static func decimalSum(of values: [Double], in parts: [IndicatorRecord]) -> Double {
    let sum = values.reduce(0, +)
    let step = parts.map(\.writtenStep).min() ?? 1
    let reciprocal = (1 / step).rounded()
    let written = (sum * reciprocal).rounded() / reciprocal
    return written.isFinite && abs(written - sum) <= 1e-12 * abs(sum) ? written : sum
  }
}
