import Indicators
import Tables

/// Gathers the rows of one series and makes a record of them.
struct SeriesBuilder {
  private(set) var faults: [Diagnostic] = []
  private(set) var notes: [Diagnostic] = []
  /// Marks other than empty cells that were read as missing.
  private(set) var marksRead: [(mark: String, status: ValueStatus)] = []

  private let id: String
  private let table: Table
  private let columns: TidyColumns
  private var rows: [TidyRow] = []
  /// Fiscal or calendar, known once all rows are.
  private var yearKind = YearKind.fiscal
  private var name: Table.Cell?
  private var unit: Table.Cell?
  private var grade: Table.Cell?

  init(id: String, table: Table, columns: TidyColumns) {
    self.id = id
    self.table = table
    self.columns = columns
  }

  /// Notes what a row says of the whole series; two rows may not contradict each other.
  mutating func addLabels(name: Table.Cell?, unit: Table.Cell?, grade: Table.Cell?) {
    merge(name, into: \.name, column: .seriesName)
    merge(unit, into: \.unit, column: .unit)
    merge(grade, into: \.grade, column: .ministryGrade)
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

  private mutating func fault(_ problem: IndicatorDataProblem, at cell: Table.Cell?) {
    let location = cell.map(table.location(of:)) ?? SourceLocation(file: table.file)
    faults.append(Diagnostic(.error, at: location, problem))
  }

  private mutating func note(_ problem: IndicatorDataProblem, at cell: Table.Cell?) {
    let location = cell.map(table.location(of:)) ?? SourceLocation(file: table.file)
    notes.append(Diagnostic(.note, at: location, problem))
  }

  /// The record, or `nil` with faults.
  mutating func record(isOnlySeries: Bool) -> IndicatorRecord? {
    yearKind = commonYearKind()
    let unit = commonUnit()
    noteReadings()
    let unobserved = unobservedYears()
    let (actuals, baseline) = observedValues()
    refuseValueBesideMark(actuals, unobserved)
    let targets = targets(unit: unit, baseline: baseline)
    guard faults.isEmpty else { return nil }

    let record = IndicatorRecord(
      indicator: Indicator(
        id: id, name: name?.text ?? id, unit: unit, yearKind: yearKind),
      actuals: actuals,
      unobservedYears: unobserved.map(\.year),
      statedBaseline: baseline, targets: targets, ministryGrade: grade?.text)
    if actuals.isEmpty, isOnlySeries { fault(.noObservedValue(series: id), at: nil) }
    checkTargets(of: record)
    return faults.isEmpty ? record : nil
  }
}

// MARK: - Values

extension SeriesBuilder {
  /// Actuals by year, and the baseline if a row's status names one.
  private mutating func observedValues() -> ([Actual], IndicatorRecord.Baseline?) {
    var actuals: [(row: TidyRow, actual: Actual)] = []
    var positions: [FiscalYear: Int] = [:]
    var baselineRow: (row: TidyRow, actual: Actual)?
    for row in rows {
      guard case .value(let notation) = row.content else { continue }
      let actual = Actual(
        fiscalYear: row.year.year, value: notation.value, status: Self.status(of: row, notation),
        roundingInterval: notation.roundingInterval, isApproximate: notation.isApproximate)
      if case .baseline = row.status {
        if let earlier = baselineRow {
          fault(.secondBaseline(series: id, firstLine: earlier.row.line), at: row.valueCell)
        } else {
          baselineRow = (row, actual)
        }
      } else if let earlier = positions[actual.fiscalYear] {
        refuseSecond(row, text: row.valueCell.text, after: actuals[earlier].row)
      } else {
        positions[actual.fiscalYear] = actuals.count
        actuals.append((row, actual))
      }
    }
    if let baselineRow {
      let sameYear = positions[baselineRow.actual.fiscalYear].map { actuals[$0] }
      if let sameYear, sameYear.actual.value != baselineRow.actual.value {
        fault(
          .baselineDiffers(
            series: id, year: baselineRow.actual.fiscalYear, kind: yearKind,
            baseline: baselineRow.row.valueCell.text, actual: sameYear.row.valueCell.text),
          at: baselineRow.row.valueCell)
      }
      if sameYear == nil { actuals.append(baselineRow) }
    }
    return (
      actuals.map(\.actual),
      baselineRow.map {
        IndicatorRecord.Baseline(
          fiscalYear: $0.actual.fiscalYear, value: $0.actual.value, isStated: true)
      }
    )
  }

  private static func status(of row: TidyRow, _ notation: ValueNotation) -> ValueStatus {
    if case .value(let status) = row.status { return status }
    return notation.status
  }

  /// Years without a value; a row that only states a target says nothing of its year's value.
  private mutating func unobservedYears() -> [(year: UnobservedYear, row: TidyRow)] {
    var years: [(year: UnobservedYear, row: TidyRow)] = []
    var positions: [FiscalYear: Int] = [:]
    for row in rows {
      guard case .missing(var status, let mark) = row.content else { continue }
      if case .pending = row.status { status = .pending }
      if status == .blank, row.target != nil { continue }
      let year = UnobservedYear(fiscalYear: row.year.year, status: status)
      if let earlier = positions[year.fiscalYear] {
        if years[earlier].year.status != status {
          refuseSecond(row, text: mark, after: years[earlier].row)
        }
        continue
      }
      positions[year.fiscalYear] = years.count
      years.append((year, row))
    }
    return years
  }

  /// A year has a value or a mark, not both.
  private mutating func refuseValueBesideMark(
    _ actuals: [Actual], _ unobserved: [(year: UnobservedYear, row: TidyRow)]
  ) {
    let observed = Set(actuals.map(\.fiscalYear))
    for (year, row) in unobserved where observed.contains(year.fiscalYear) {
      let valueRow = rows.first {
        if case .value = $0.content { $0.year.year == year.fiscalYear } else { false }
      }
      guard let valueRow else { continue }
      let (first, second) = valueRow.line < row.line ? (valueRow, row) : (row, valueRow)
      refuseSecond(second, text: second.valueCell.text, after: first)
    }
  }

  private mutating func refuseSecond(_ row: TidyRow, text: String, after earlier: TidyRow) {
    fault(
      .duplicateYear(
        series: id, year: row.year.year, kind: yearKind, firstLine: earlier.line,
        first: earlier.valueCell.text, second: text),
      at: row.valueCell)
  }

  /// Fiscal unless every hint says calendar.
  private func commonYearKind() -> YearKind {
    let stated = rows.compactMap(\.year.kind)
    if stated.contains(.fiscal) { return .fiscal }
    return stated.contains(.calendar) || columns.yearHeaderSaysCalendar ? .calendar : .fiscal
  }

  /// The unit of all cells: the unit column's, else the one printed with every value.
  private mutating func commonUnit() -> Indicator.Unit {
    var printed: [(unit: String, cell: Table.Cell)] = []
    for row in rows {
      if case .value(let notation) = row.content { printed.append((notation.unit, row.valueCell)) }
      for notation in row.targetNotations {
        if let cell = row.targetCell, !notation.unit.isEmpty {
          printed.append((notation.unit, cell))
        }
      }
    }
    if let unit, !HalfWidth(unit.text).scalars.isEmpty {
      let symbol = HalfWidth(unit.text).text
      if let other = printed.first(where: { !$0.unit.isEmpty && $0.unit != symbol }) {
        fault(.mixedUnits([symbol, other.unit]), at: other.cell)
      }
      return Indicator.Unit(symbol)
    }
    var symbols: [String] = []
    // Three different ones are told; more would only make the search long.
    for entry in printed where symbols.count < 3 && !symbols.contains(entry.unit) {
      symbols.append(entry.unit)
    }
    guard symbols.count > 1 else { return Indicator.Unit(symbols.first ?? "") }
    let bare = printed.filter(\.unit.isEmpty)
    if let firstBare = bare.first, symbols.count == 2 {
      let withUnit = printed.filter { !$0.unit.isEmpty }
      fault(
        .unitOnSomeCells(
          unit: symbols.first { !$0.isEmpty } ?? "", linesWith: withUnit.map(\.cell.line),
          linesWithout: bare.map(\.cell.line)),
        at: firstBare.cell)
    } else {
      let second = printed.first { $0.unit != symbols[0] }
      fault(.mixedUnits(symbols.filter { !$0.isEmpty }), at: second?.cell)
    }
    return Indicator.Unit(symbols.first { !$0.isEmpty } ?? "")
  }

  /// Says how signs, marks and odd years were read, once each.
  private mutating func noteReadings() {
    func first(_ condition: (ValueNotation) -> Bool) -> TidyRow? {
      rows.first { row in
        if case .value(let notation) = row.content { condition(notation) } else { false }
      }
    }
    if let row = first(\.hasAccountingSign) {
      note(.triangleReadAsMinus(found: row.valueCell.text), at: row.valueCell)
    }
    if let row = first(\.isApproximate) {
      note(.approximateValue(found: row.valueCell.text), at: row.valueCell)
    }
    if let row = first({ $0.status != .final }) {
      note(.provisionalValue(found: row.valueCell.text), at: row.valueCell)
    }
    if let row = first({ abs($0.value) >= 0x1p53 }) {
      note(.beyondExactIntegers(found: row.valueCell.text), at: row.valueCell)
    }
    if let row = rows.first(where: \.year.isPastEraEnd) {
      note(
        .pastEraEnd(found: row.yearCell.text, year: row.year.year.startingYear), at: row.yearCell)
    }
    let kinds = Set(rows.compactMap(\.year.kind))
    if kinds.count > 1 { note(.mixedYearKinds(series: id), at: rows.first?.valueCell) }
  }
}

// MARK: - Targets

extension SeriesBuilder {
  private mutating func targets(
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
    func make(
      _ criterion: Target.Criterion, _ source: Target.DirectionSource
    ) -> Target {
      Target(
        fiscalYear: row.year.year, criterion: criterion, unit: unit, directionSource: source)
    }
    switch content {
    case .words: return nil
    case .range(let lower, let upper): return make(.within(lower.value...upper.value), .stated)
    case .criterion(let notation):
      let value = notation.value
      if notation.isApproximate || notation.bound == .about {
        note(.approximateTarget(found: row.targetCell?.text ?? ""), at: row.targetCell)
      }
      if let criterion = Self.criterion(of: notation) {
        let word = make(criterion, .stated)
        if let stated, word.direction != stated {
          fault(.directionContradictsWord(found: row.targetCell?.text ?? ""), at: row.targetCell)
        }
        return word
      }
      switch stated {
      case .up: return make(.atLeast(value), .stated)
      case .down: return make(.atMost(value), .stated)
      case nil:
        // Only a stated baseline says anything: the first actual may lie anywhere.
        if let baseline, value < baseline.value {
          return make(.atMost(value), .inferredFromBaseline)
        }
        let isInferred = baseline.map { value > $0.value } ?? false
        return make(.atLeast(value), isInferred ? .inferredFromBaseline : .assumed)
      }
    }
  }

  /// What a word such as 以上 in the target makes of it; 程度 and no word leave it open.
  private static func criterion(of notation: ValueNotation) -> Target.Criterion? {
    switch notation.bound {
    case .atLeast: .atLeast(notation.value)
    case .atMost: .atMost(notation.value)
    case .above: .above(notation.value)
    case .below: .below(notation.value)
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

  private mutating func checkTargets(of record: IndicatorRecord) {
    let latest = record.latest?.fiscalYear
    for target in record.targets {
      guard let latest, target.fiscalYear <= latest, record.actual(in: target.fiscalYear) == nil
      else { continue }
      let problem = IndicatorDataProblem.pastTargetWithoutActual(
        series: id, year: target.fiscalYear, kind: yearKind)
      // A later target can still be judged; this one only says nothing.
      if target == record.finalTarget {
        fault(problem, at: targetCell(of: target))
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
  fileprivate var targetNotations: [ValueNotation] {
    switch target {
    case .criterion(let notation): [notation]
    case .range(let lower, let upper): [lower, upper]
    case .words, nil: []
    }
  }
}
