import Indicators
import Tables

/// Gathers the rows of one series and makes a record of them.
struct SeriesBuilder {
  private(set) var faults: [Diagnostic] = []
  private(set) var notes: [Diagnostic] = []
  /// Marks other than empty cells that were read as missing.
  private(set) var marksRead: [(mark: String, status: ValueStatus)] = []

  let id: String
  /// Whether a last target that nothing can be said of makes the series useless.
  let judgesTargets: Bool
  private let table: Table
  let columns: TidyColumns
  private(set) var rows: [TidyRow] = []
  /// Fiscal or calendar, known once all rows are.
  private(set) var yearKind = YearKind.fiscal
  private var name: Table.Cell?
  private(set) var unit: Table.Cell?
  private var grade: Table.Cell?
  /// The cell that declares the kind of quantity.
  private(set) var measureCell: Table.Cell?
  /// The identifiers of the series whose sum this one is, as they stand.
  private(set) var sumOf: Table.Cell?
  private var publisher: Table.Cell?
  private var sources: [String] = []

  init(id: String, table: Table, columns: TidyColumns, judgesTargets: Bool = true) {
    self.id = id
    self.judgesTargets = judgesTargets
    self.table = table
    self.columns = columns
  }

  /// Notes what a row says of the whole series; two rows may not contradict each other.
  mutating func addLabels(
    name: Table.Cell?, unit: Table.Cell?, grade: Table.Cell?, measure: Table.Cell? = nil,
    sumOf: Table.Cell?
  ) {
    merge(sumOf, into: \.sumOf, column: .sumOf)
    merge(name, into: \.name, column: .seriesName)
    merge(unit, into: \.unit, column: .unit)
    merge(grade, into: \.grade, column: .ministryGrade)
    merge(measure, into: \.measureCell, column: .measure)
  }

  /// Notes where a row was published; rows of one series may come from several editions.
  mutating func addPublication(publisher: Table.Cell?, source: Table.Cell?) {
    merge(publisher, into: \.publisher, column: .publisher)
    guard let source, !source.text.isEmpty,
      !sources.contains(where: { $0.utf8.elementsEqual(source.text.utf8) })
    else { return }
    sources.append(source.text)
  }

  mutating func add(_ row: TidyRow) {
    rows.append(row)
    if case .missing(let status, let mark) = row.content, !mark.isEmpty {
      marksRead.append((mark, status))
    }
  }

  private mutating func merge(
    _ cell: Table.Cell?, into property: WritableKeyPath<SeriesBuilder, Table.Cell?>,
    column: TidyColumn
  ) {
    guard let cell, !cell.text.isEmpty else { return }
    if let earlier = self[keyPath: property] {
      // Units in full and half width are the same; names are compared byte by byte.
      let (first, second) =
        column == .unit
        ? (HalfWidth(earlier.text).text, HalfWidth(cell.text).text) : (earlier.text, cell.text)
      if !first.utf8.elementsEqual(second.utf8) {
        fault(
          .conflictingLabels(
            column: column, first: earlier.text, firstLine: earlier.line, second: cell.text),
          at: cell)
      }
    } else {
      self[keyPath: property] = cell
    }
  }

  mutating func fault(_ problem: IndicatorDataProblem, at cell: Table.Cell?) {
    faults.append(diagnostic(.error, problem, at: cell))
  }

  /// Says why a series of several has no verdict; its row stands and the others go on.
  mutating func tell(_ problem: IndicatorDataProblem, at cell: Table.Cell?) {
    notes.append(diagnostic(.error, problem, at: cell))
  }

  mutating func fault(_ problem: SeriesMeaningProblem, at cell: Table.Cell?) {
    let location = cell.map(table.location(of:)) ?? SourceLocation(file: table.file)
    faults.append(Diagnostic(.error, at: location, problem))
  }

  mutating func note(_ problem: SeriesMeaningProblem, at cell: Table.Cell?) {
    let location = cell.map(table.location(of:)) ?? SourceLocation(file: table.file)
    notes.append(Diagnostic(.note, at: location, problem))
  }

  mutating func note(_ problem: IndicatorDataProblem, at cell: Table.Cell?) {
    notes.append(diagnostic(.note, problem, at: cell))
  }

  func diagnostic(
    _ severity: Diagnostic.Severity, _ problem: IndicatorDataProblem, at cell: Table.Cell?
  ) -> Diagnostic {
    let location = cell.map(table.location(of:)) ?? SourceLocation(file: table.file)
    return Diagnostic(severity, at: location, problem)
  }

  /// Forgets what has been told, so that what is found later stands alone.
  mutating func clearReports() {
    faults = []
    notes = []
  }

  /// The record, or `nil` with faults.
  mutating func record(isOnlySeries: Bool) -> IndicatorRecord? {
    yearKind = commonYearKind()
    let unit = commonUnit()
    noteReadings()
    let unobserved = unobservedYears()
    let (actuals, baseline) = observedValues()
    refuseValueBesideMark(actuals, unobserved)
    let targets = targets(unit: unit, baseline: baselineSinceBreak(baseline))
    let measure = measure()
    guard faults.isEmpty else { return nil }

    var whole = IndicatorRecord(
      indicator: Indicator(
        id: id, name: name?.text ?? id, unit: unit, yearKind: yearKind, measure: measure),
      actuals: actuals,
      unobservedYears: unobserved.map(\.year),
      statedBaseline: baseline, targets: targets, ministryGrade: grade?.text)
    whole.publication = Publication(publisher: publisher?.text, sources: sources)
    if actuals.isEmpty {
      if isOnlySeries {
        fault(.noObservedValue(series: id), at: nil)
      } else if judgesTargets, sumOf == nil {
        // A total may have its parts' sums alone.
        tell(.noObservedValue(series: id), at: nil)
      }
    }
    let record = breaking(whole, isOnlySeries: isOnlySeries)
    // The targets of a total are checked when its parts' sums are known.
    if sumOf == nil || !judgesTargets { checkTargets(of: record, isOnlySeries: isOnlySeries) }
    checkMeasure(of: record)
    noteOddValues(of: record)
    return faults.isEmpty ? record : nil
  }

  /// The kind of quantity that the table declares.
  private mutating func measure() -> Indicator.Measure? {
    guard let measureCell else { return nil }
    let measure = Indicator.Measure(word: measureCell.text)
    if measure == nil { fault(.unknownMeasure(found: measureCell.text), at: measureCell) }
    return measure
  }
}
