import Indicators
import Tables

extension SeriesBuilder {
  /// The first year of the present definition, by the last row that marks a break.
  var breakYear: FiscalYear? { rows.filter(\.isBreak).map(\.year.year).max() }

  /// The baseline, unless a break lies between it and the present definition.
  func baselineSinceBreak(_ baseline: IndicatorRecord.Baseline?) -> IndicatorRecord.Baseline? {
    guard let breakYear, let baseline, baseline.fiscalYear < breakYear else { return baseline }
    return nil
  }

  /// The record with its break, and what is to be said of it.
  mutating func breaking(_ record: IndicatorRecord, isOnlySeries: Bool) -> IndicatorRecord {
    guard let breakYear else { return record }
    let broken = record.broken(from: breakYear)
    let row = rows.first { $0.isBreak && $0.year.year == breakYear }
    let years = rows.filter(\.isBreak).map(\.year.year)
    if years.contains(where: { $0 != breakYear }) {
      note(
        .earlierBreak(series: id, year: breakYear, kind: yearKind), at: row?.breakCell)
    }
    let earlierCount = broken.seriesBreak?.earlierActuals.count ?? 0
    note(
      .breakDeclared(
        series: id, year: breakYear, kind: yearKind, earlierCount: earlierCount),
      at: row?.breakCell)
    if broken.actuals.isEmpty, !record.actuals.isEmpty, isOnlySeries {
      fault(.noValueAfterBreak(series: id, year: breakYear, kind: yearKind), at: row?.breakCell)
    }
    return broken
  }

  /// What the values say against the measure declared.
  mutating func checkMeasure(of record: IndicatorRecord) {
    guard let measure = record.indicator.measure else { return }
    let isAssumed = record.targets.contains { $0.directionSource == .assumed }
    switch measure {
    case .rank:
      if isAssumed { fault(.rankNeedsDirection(series: id), at: measureCell) }
      noteFirst(against: measure, in: record) { $0 < 1 || $0 != $0.rounded() }
    case .share:
      if record.indicator.unit.isPercent {
        noteFirst(against: measure, in: record) { !(0...100).contains($0) }
      } else {
        note(
          .shareWithoutPercent(series: id, unit: record.indicator.unit.symbol), at: measureCell)
      }
    case .count: noteFirst(against: measure, in: record) { $0 < 0 || $0 != $0.rounded() }
    case .cumulative:
      let pairs = zip(record.actuals, record.actuals.dropFirst())
      if let fall = pairs.first(where: { $0.value > $1.value })?.1 {
        let cell = valueCell(in: fall.fiscalYear)
        note(.cumulativeFalls(series: id, found: cell?.text ?? ""), at: cell)
      }
    case .flow, .stock: break
    }
  }

  private mutating func noteFirst(
    against measure: Indicator.Measure, in record: IndicatorRecord, where isOdd: (Double) -> Bool
  ) {
    guard let odd = record.actuals.first(where: { isOdd($0.value) }) else { return }
    let cell = valueCell(in: odd.fiscalYear)
    note(.valueNotOfMeasure(series: id, measure: measure, found: cell?.text ?? ""), at: cell)
  }

  private func valueCell(in year: FiscalYear) -> Table.Cell? {
    rows.first {
      if case .value = $0.content { $0.year.year == year } else { false }
    }?.valueCell
  }
}

extension Indicator.Measure {
  /// A measure by its code or Japanese name; `nil` for any other text.
  init?(word: String) {
    switch HalfWidth(word).text.lowercased() {
    case "flow", "フロー": self = .flow
    case "stock", "ストック": self = .stock
    case "cumulative", "累計", "累積": self = .cumulative
    case "share", "割合", "率": self = .share
    case "count", "件数": self = .count
    case "rank", "順位": self = .rank
    default: return nil
    }
  }
}
