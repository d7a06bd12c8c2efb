import Indicators
import Tables

extension SeriesBuilder {
  mutating func targets(
    unit: Indicator.Unit, baseline: IndicatorRecord.Baseline?
  ) -> [Target] {
    var targets: [(row: TidyRow, target: Target)] = []
    let stated = statedDirection()
    for row in rows {
      guard let content = row.target else { continue }
      if case .words(let text) = content {
        note(.targetInWords(found: text), at: row.targetCell)
        continue
      }
      guard
        let target = target(of: content, row: row, unit: unit, stated: stated, baseline: baseline)
      else { continue }
      if let earlier = targets.first(where: { $0.target.fiscalYear == target.fiscalYear }) {
        fault(
          .duplicateTarget(
            series: id, year: target.fiscalYear, kind: yearKind, firstLine: earlier.row.line),
          at: row.targetCell)
        continue
      }
      targets.append((row, target))
    }
    noteDirection(of: targets)
    return targets.map(\.target)
  }

  /// The direction column's word for the series; two rows may not contradict each other.
  private mutating func statedDirection() -> Target.Direction? {
    var direction: Target.Direction?
    for row in rows {
      guard let next = row.direction else { continue }
      if let direction, direction != next {
        fault(.conflictingDirections(series: id), at: row.valueCell)
      }
      direction = next
    }
    return direction
  }

  private mutating func target(
    of content: TidyRow.TargetContent, row: TidyRow, unit: Indicator.Unit,
    stated: Target.Direction?, baseline: IndicatorRecord.Baseline?
  ) -> Target? {
    func stating(_ criterion: Target.Criterion, isApproximate: Bool = false) -> Target {
      Target(
        fiscalYear: row.year.year, criterion: criterion, unit: unit, isApproximate: isApproximate)
    }
    switch content {
    case .words: return nil
    case .range(let lower, let upper): return stating(.within(lower.value...upper.value))
    case .criterion(let notation):
      let bound = row.bound(of: notation)
      let isApproximate = row.isApproximate(notation) || bound == .about
      if isApproximate {
        note(.approximateTarget(found: row.targetCell?.text ?? ""), at: row.targetCell)
      }
      if let criterion = Self.criterion(bound, notation.value) {
        let word = stating(criterion, isApproximate: isApproximate)
        if let stated, word.direction != stated {
          fault(.directionContradictsWord(found: row.targetCell?.text ?? ""), at: row.targetCell)
        }
        return word
      }
      return Target(
        fiscalYear: row.year.year, threshold: notation.value, unit: unit, direction: stated,
        statedBaseline: baseline, isApproximate: isApproximate)
    }
  }

  /// What a word such as 以上 in the target makes of it; 程度 and no word leave it open.
  private static func criterion(
    _ bound: ValueNotation.Bound?, _ value: Double
  ) -> Target.Criterion? {
    switch bound {
    case .atLeast: .atLeast(value)
    case .atMost: .atMost(value)
    case .above: .above(value)
    case .below: .below(value)
    case .about, nil: nil
    }
  }

  private mutating func noteDirection(of targets: [(row: TidyRow, target: Target)]) {
    if let assumed = targets.first(where: { $0.target.directionSource == .assumed }) {
      note(.directionAssumed(series: id), at: assumed.row.targetCell)
    }
    let inferredDown = targets.first {
      $0.target.directionSource == .inferredFromBaseline && $0.target.direction == .down
    }
    if let inferredDown {
      note(.directionInferredDown(series: id), at: inferredDown.row.targetCell)
    }
  }

  mutating func checkTargets(of record: IndicatorRecord, isOnlySeries: Bool) {
    let latest = record.latest?.fiscalYear
    for target in record.targets {
      guard let latest, target.fiscalYear <= latest, record.actual(in: target.fiscalYear) == nil
      else { continue }
      let problem = IndicatorDataProblem.pastTargetWithoutActual(
        series: id, year: target.fiscalYear, kind: yearKind)
      // A later target can still be judged; this one only says nothing.
      if judgesTargets, target == record.finalTarget {
        if isOnlySeries {
          fault(problem, at: targetCell(of: target))
        } else {
          tell(problem, at: targetCell(of: target))
        }
      } else {
        note(problem, at: targetCell(of: target))
      }
    }
    let bounds = record.naturalBounds
    for target in record.targets {
      if let threshold = target.threshold, !bounds.contains(threshold) {
        note(
          .targetOutsideBounds(series: id, target: threshold), at: targetCell(of: target))
      }
    }
  }
}

extension SeriesBuilder {
  /// The cell in which a target stands.
  private func targetCell(of target: Target) -> Table.Cell? {
    rows.first { $0.target != nil && $0.year.year == target.fiscalYear }?.targetCell
  }
}

extension TidyRow {
  /// The numbers in the target cell.
  var targetNotations: [ValueNotation] {
    switch target {
    case .criterion(let notation): [notation]
    case .range(let lower, let upper): [lower, upper]
    case .words, nil: []
    }
  }
}
