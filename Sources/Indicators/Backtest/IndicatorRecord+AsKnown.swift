extension IndicatorRecord {
  /// The record as it stood when a year's actual was the newest: later actuals and marks are left out.
  ///
  /// Targets stay, also those of later years: a target is declared before its year.
  func asKnown(at origin: FiscalYear) -> IndicatorRecord {
    IndicatorRecord(
      indicator: indicator, actuals: actuals.filter { $0.fiscalYear <= origin },
      unobservedYears: unobservedYears.filter { $0.fiscalYear <= origin },
      statedBaseline: baseline.flatMap { $0.isStated ? $0 : nil }, targets: targets,
      ministryGrade: nil)
  }
}
