/// What several rubrics say of one record and target, side by side.
public struct IndicatorGrades: Sendable {
  /// One rubric's answer.
  public struct Entry: Sendable {
    /// The rubric.
    public let rubric: GradingRubric
    /// Its answer.
    public let outcome: GradeOutcome
  }

  /// The record; its printed grade stands beside ours and is never replaced.
  public let record: IndicatorRecord
  /// The target graded against, as in the record.
  public let target: Target?
  /// The tolerance that was stated for targets with 約.
  public let tolerance: TargetTolerance?
  /// All rates, whatever the rubrics go by.
  public let rates: GradingRates
  /// One answer a rubric of indicators, in the order given.
  public let entries: [Entry]

  /// The grades of a record: for each open target, else for its last target, else without one.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - rubrics: Those of goals are passed over.
  ///   - tolerance: For targets with 約, where a rubric states none.
  /// - Returns: One or more, by target year.
  public static func all(
    of record: IndicatorRecord, rubrics: [GradingRubric], tolerance: TargetTolerance? = nil
  ) -> [IndicatorGrades] {
    let open = record.targets.filter { target in
      record.latest.map { $0.fiscalYear < target.fiscalYear } ?? false
    }
    let targets: [Target?] = open.isEmpty ? [record.finalTarget] : open
    return targets.map { target in
      IndicatorGrades(
        record: record, target: target, tolerance: tolerance,
        rates: GradingRates(record: record, target: target, tolerance: tolerance),
        entries: rubrics.compactMap { rubric in
          rubric.outcome(of: record, target: target, tolerance: tolerance).map {
            Entry(rubric: rubric, outcome: $0)
          }
        })
    }
  }
}
