import Indicators
import Tables

/// Makes totals of the series whose `sum_of` names others.
///
/// Identifiers are separated by `;` and compared byte by byte, blanks around them aside. A total has two parts or
/// more, in its own unit and kind of year, and none of them is a total: a total of totals names their parts.
struct TotalResolver {
  private(set) var faults: [Diagnostic] = []
  private(set) var notes: [Diagnostic] = []

  /// One record a builder, in the same order.
  private let records: [IndicatorRecord]
  private let builders: [SeriesBuilder]
  private var positions: [[UInt8]: Int] = [:]

  init(records: [IndicatorRecord], builders: [SeriesBuilder]) {
    precondition(records.count == builders.count, "every builder made a record")
    self.records = records
    self.builders = builders
    for (index, record) in records.enumerated() {
      positions[Array(record.indicator.id.utf8)] = index
    }
  }

  /// The records with totals in their places; meaningless once there are faults.
  mutating func resolved() -> [IndicatorRecord] {
    records.indices.map { index in
      guard let cell = builders[index].sumOf else { return records[index] }
      guard let parts = parts(of: index, named: cell) else { return records[index] }
      let total = records[index].asTotal(of: parts)
      note(total, readAs: records[index], at: cell)
      var builder = builders[index]
      builder.clearReports()
      builder.checkTargets(of: total, isOnlySeries: false)
      faults += builder.faults
      notes += builder.notes
      return total
    }
  }

  /// The parts, or `nil` with faults.
  private mutating func parts(of index: Int, named cell: Table.Cell) -> [IndicatorRecord]? {
    let total = records[index].indicator
    let names = cell.text.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
    let faultCount = faults.count
    var found: [Int] = []
    for name in names {
      guard let position = positions[Array(name.utf8)] else {
        fault(.unknownPart(series: total.id, part: name), at: cell, of: index)
        continue
      }
      let part = records[position].indicator
      if position == index {
        fault(.partIsItself(series: total.id), at: cell, of: index)
      } else if found.contains(position) {
        fault(.repeatedPart(series: total.id, part: name), at: cell, of: index)
      } else if builders[position].sumOf != nil {
        fault(.partIsTotal(series: total.id, part: name), at: cell, of: index)
      } else if part.unit != total.unit {
        fault(
          .partInOtherUnit(
            series: total.id, unit: total.unit.symbol, part: name, partUnit: part.unit.symbol),
          at: cell, of: index)
      } else if part.yearKind != total.yearKind {
        fault(.partInOtherYears(series: total.id, part: name), at: cell, of: index)
      } else {
        found.append(position)
      }
    }
    guard faults.count == faultCount else { return nil }
    guard (2...IndicatorRecord.partLimit).contains(found.count) else {
      fault(
        .partCount(series: total.id, found: found.count, limit: IndicatorRecord.partLimit),
        at: cell,
        of: index)
      return nil
    }
    return found.map { records[$0] }
  }

  /// What does not add up, and actuals that the parts gave.
  private mutating func note(
    _ total: IndicatorRecord, readAs own: IndicatorRecord, at cell: Table.Cell
  ) {
    let id = total.indicator.id
    let position = positions[Array(id.utf8)] ?? 0
    let builder = builders[position]
    let partNames = total.parts.map(\.indicator.id)
    for difference in total.partsDifferences {
      let year = difference.actual.fiscalYear
      let row = builder.rows.first {
        if case .value = $0.content { $0.year.year == year } else { false }
      }
      // Actuals of its own have a row; sums of parts differ from nothing.
      guard let row else { continue }
      notes.append(
        builder.diagnostic(
          .note,
          .totalDiffersFromParts(
            series: id, year: year, kind: total.indicator.yearKind, found: row.valueCell.text,
            parts: partNames, sum: difference.sumOfParts),
          at: row.valueCell))
    }
    let given = total.actuals.count - own.actuals.count
    if given > 0 {
      notes.append(
        builder.diagnostic(
          .note, .actualsFromParts(series: id, count: given, parts: partNames), at: cell))
    }
  }

  private mutating func fault(
    _ problem: IndicatorDataProblem, at cell: Table.Cell, of index: Int
  ) {
    faults.append(builders[index].diagnostic(.error, problem, at: cell))
  }

  /// Without blanks around it, ASCII or full-width.
  private static func trimmed(_ name: Substring) -> String {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\u{3000}"]
    let scalars = name.unicodeScalars
    guard let first = scalars.firstIndex(where: { !blanks.contains($0) }),
      let last = scalars.lastIndex(where: { !blanks.contains($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
