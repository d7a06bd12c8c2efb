import Forecasting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension IndicatorRecord {
  /// The same record with one more actual after its latest; what was pending in that year is known now.
  func appending(_ value: Double, in year: FiscalYear) -> IndicatorRecord {
    withActuals(
      actuals + [Actual(fiscalYear: year, value: value)],
      unobservedYears: unobservedYears.filter { $0.fiscalYear != year })
  }

  /// The same record without the actual of a year, which becomes a gap.
  func leavingOut(_ year: FiscalYear) -> IndicatorRecord {
    withActuals(
      actuals.filter { $0.fiscalYear != year }, unobservedYears: unobservedYears)
  }

  private func withActuals(
    _ actuals: [Actual], unobservedYears: [UnobservedYear]
  ) -> IndicatorRecord {
    IndicatorRecord(
      indicator: indicator, actuals: actuals, unobservedYears: unobservedYears,
      statedBaseline: baseline.flatMap { $0.isStated ? $0 : nil }, targets: targets,
      ministryGrade: ministryGrade
    ).carryingOver(self)
  }

  /// The step in which the record's values are written: 1, 0.1, … 0.0001.
  var writtenStep: Double { ValueKind.resolution(of: actuals.map(\.value)) }

  /// The value nearest to one that could be written in this record, within its natural bounds.
  ///
  /// A refit takes its scale and the kind of number from how values are written: a count of 30.78 is none.
  func writable(_ value: Double) -> Double {
    let bounds = naturalBounds
    let bounded = min(max(value, bounds.lowerBound), bounds.upperBound)
    // Steps are 1 over a whole number: the quotient is the double nearest to the decimal.
    let reciprocal = (1 / writtenStep).rounded()
    let written = (bounded * reciprocal).rounded() / reciprocal
    return written.isFinite ? written : bounded
  }
}
