import Indicators
import Tables

extension SeriesBuilder {
  /// Actuals by year, and the baseline if a row's status names one.
  mutating func observedValues() -> ([Actual], IndicatorRecord.Baseline?) {
    var actuals: [(row: TidyRow, actual: Actual)] = []
    var positions: [FiscalYear: Int] = [:]
    var baselineRow: (row: TidyRow, actual: Actual)?
    for row in rows {
      guard case .value(let notation) = row.content else { continue }
      let actual = Actual(
        fiscalYear: row.year.year, value: notation.value, status: Self.status(of: row, notation),
        roundingInterval: row.interval ?? notation.roundingInterval,
        isApproximate: row.isApproximate(notation))
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
  mutating func unobservedYears() -> [(year: UnobservedYear, row: TidyRow)] {
    var years: [(year: UnobservedYear, row: TidyRow)] = []
    var positions: [FiscalYear: Int] = [:]
    for row in rows {
      guard case .missing(var status, let mark) = row.content else { continue }
      switch row.status {
      case .pending: status = .pending
      case .missing(let stated): status = stated
      case .value, .baseline, nil: break
      }
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
  mutating func refuseValueBesideMark(
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

  mutating func refuseSecond(_ row: TidyRow, text: String, after earlier: TidyRow) {
    fault(
      .duplicateYear(
        series: id, year: row.year.year, kind: yearKind, firstLine: earlier.line,
        first: earlier.valueCell.text, second: text),
      at: row.valueCell)
  }

  /// Fiscal unless every hint says calendar.
  func commonYearKind() -> YearKind {
    let stated = rows.compactMap(\.year.kind)
    if stated.contains(.fiscal) { return .fiscal }
    return stated.contains(.calendar) || columns.yearHeaderSaysCalendar ? .calendar : .fiscal
  }

  /// The unit of all cells: the unit column's, else the one printed with every value.
  mutating func commonUnit() -> Indicator.Unit {
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
  mutating func noteReadings() {
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

  /// Points at values that do not fit the years before them; they stay in.
  mutating func noteOddValues(of record: IndicatorRecord) {
    for odd in record.oddValues {
      let year = odd.actual.fiscalYear
      let row = rows.first {
        if case .value = $0.content { $0.year.year == year } else { false }
      }
      guard let cell = row?.valueCell else { continue }
      switch odd.oddity {
      case .powerOfTen(let exponent):
        note(
          .looksLikePowerOfTen(found: cell.text, exponent: exponent, reference: odd.reference),
          at: cell)
      case .jump:
        note(.jump(found: cell.text, reference: odd.reference), at: cell)
      }
    }
  }
}
