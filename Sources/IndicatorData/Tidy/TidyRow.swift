import Indicators
import Tables

/// One row of the tidy layout, read cell by cell.
struct TidyRow {
  /// What stands in the value column.
  enum Content {
    case value(ValueNotation)
    case missing(ValueStatus, mark: String)
  }

  /// What stands in the target column.
  enum TargetContent {
    case criterion(ValueNotation)
    case range(ValueNotation, ValueNotation)
    /// Words such as 前年度以上, which no single number stands for.
    case words(String)
  }

  /// What the status column says.
  enum RowStatus {
    case value(ValueStatus)
    case pending
    case baseline
    /// A year without a value, for another reason than pending.
    case missing(ValueStatus)
  }

  let line: Int
  let year: YearNotation
  let yearCell: Table.Cell
  let content: Content
  let valueCell: Table.Cell
  let status: RowStatus?
  let target: TargetContent?
  let targetCell: Table.Cell?
  let direction: Target.Direction?
  /// Where the true value lies, if columns say so.
  let interval: Range<Double>?
  /// Words such as 以上 that stand in a column of their own.
  let qualifiers: [Qualifier]
  /// Where a break is marked: from this year on the series follows another definition.
  let breakCell: Table.Cell?

  /// Whether the series follows another definition from this year on.
  var isBreak: Bool { breakCell != nil }

  /// 以上 and the like, beside the target or in its cell.
  func bound(of notation: ValueNotation) -> ValueNotation.Bound? {
    notation.bound ?? qualifiers.lazy.compactMap(\.bound).first
  }

  /// Whether 約 or the like stands beside or in a cell.
  func isApproximate(_ notation: ValueNotation) -> Bool {
    notation.isApproximate || qualifiers.contains(.approximate)
  }
}

/// Reads rows cell by cell and gathers the faults.
struct TidyRowReader {
  let table: Table
  let columns: TidyColumns
  private(set) var faults: [Diagnostic] = []

  init(table: Table, columns: TidyColumns) {
    self.table = table
    self.columns = columns
  }

  /// The row, or `nil` after a fault.
  mutating func read(_ cells: [Table.Cell]) -> TidyRow? {
    let faultCount = faults.count
    let yearCell = cell(.fiscalYear, in: cells) ?? cells[0]
    let valueCell = cell(.value, in: cells) ?? cells[0]
    let targetCell = cell(.target, in: cells)
    let year = readYear(yearCell)
    let content = readValue(valueCell)
    let status = cell(.status, in: cells).flatMap { readStatus($0) }
    let target = targetCell.flatMap { readTarget($0) }
    let direction = cell(.direction, in: cells).flatMap { readDirection($0) }
    let interval = readInterval(cells, around: content)
    let qualifiers = cell(.qualifier, in: cells).map { readQualifiers($0) } ?? []
    let breakCell = readBreak(cells, qualifiers)
    guard let year, let content, faults.count == faultCount else { return nil }
    let row = TidyRow(
      line: cells[0].line, year: year, yearCell: yearCell, content: content,
      valueCell: valueCell, status: status, target: target, targetCell: targetCell,
      direction: direction, interval: interval, qualifiers: qualifiers, breakCell: breakCell)
    checkStatus(of: row)
    return faults.count == faultCount ? row : nil
  }

  func cell(_ column: TidyColumn, in cells: [Table.Cell]) -> Table.Cell? {
    columns.positions[column].map { cells[$0] }
  }

  private func header(_ cell: Table.Cell, _ column: TidyColumn) -> String {
    columns.positions[column].map { table.header[$0].text } ?? column.rawValue
  }

  private mutating func fault(_ problem: IndicatorDataProblem, at cell: Table.Cell) {
    faults.append(Diagnostic(.error, at: table.location(of: cell), problem))
  }

  private mutating func readYear(_ cell: Table.Cell) -> YearNotation? {
    do throws(YearNotation.Fault) {
      return try YearNotation(cell.text)
    } catch {
      fault(.year(error, found: cell.text), at: cell)
      return nil
    }
  }

  private mutating func readValue(_ cell: Table.Cell) -> TidyRow.Content? {
    let narrowed = HalfWidth(cell.text).text
    if let status = MissingMark.status(of: narrowed) { return .missing(status, mark: narrowed) }
    do throws(ValueNotation.Fault) {
      let notation = try ValueNotation(cell.text)
      guard notation.bound == nil else {
        fault(.boundInActual(found: cell.text), at: cell)
        return nil
      }
      return .value(notation)
    } catch {
      fault(.value(error, column: header(cell, .value), found: cell.text), at: cell)
      return nil
    }
  }

  private mutating func readStatus(_ cell: Table.Cell) -> TidyRow.RowStatus? {
    switch HalfWidth(cell.text).text.lowercased() {
    case "": return nil
    case "final", "actual", "確報", "確報値", "確定", "実績": return .value(.final)
    case "provisional", "p", "速報", "速報値", "暫定", "暫定値": return .value(.provisional)
    case "revised", "r", "改定", "改定値", "改訂": return .value(.revised)
    case "pending", "集計中", "未公表": return .pending
    case "baseline", "base", "基準", "基準値", "基準年", "初期値": return .baseline
    case "not_applicable", "該当なし": return .missing(.notApplicable)
    case "unknown", "不明": return .missing(.unknown)
    case "suppressed", "秘匿": return .missing(.suppressed)
    case "blank", "空欄": return .missing(.blank)
    default:
      fault(.unknownStatus(found: cell.text), at: cell)
      return nil
    }
  }

  private mutating func checkStatus(of row: TidyRow) {
    switch (row.status, row.content) {
    case (.pending, .value), (.baseline, .missing), (.value, .missing(.blank, _)),
      (.missing, .value):
      fault(.statusContradictsValue, at: row.valueCell)
    default: break
    }
  }

  /// value_lo and value_hi, where the row has a value of its own.
  private mutating func readInterval(
    _ cells: [Table.Cell], around content: TidyRow.Content?
  ) -> Range<Double>? {
    guard let low = cell(.valueLow, in: cells), let high = cell(.valueHigh, in: cells),
      case .value(let notation) = content,
      !HalfWidth(low.text).scalars.isEmpty
        || !HalfWidth(high.text).scalars.isEmpty
    else { return nil }
    do throws(ValueNotation.Fault) {
      let (lower, upper) = (try ValueNotation(low.text).value, try ValueNotation(high.text).value)
      // The ends are printed to 15 digits.
      let slack = 1e-12 * abs(notation.value)
      guard lower - slack <= notation.value, notation.value <= upper + slack else {
        fault(.valueOutsideInterval(found: low.text + "…" + high.text), at: low)
        return nil
      }
      // What the digits of the value say too is taken from them, to the last bit.
      let printed = notation.roundingInterval
      let isPrinted =
        abs(lower - printed.lowerBound) <= slack && abs(upper - printed.upperBound) <= slack
      return isPrinted ? nil : lower..<max(lower, upper)
    } catch {
      fault(.value(error, column: "value_lo, value_hi", found: low.text + "…" + high.text), at: low)
      return nil
    }
  }

  private mutating func readQualifiers(_ cell: Table.Cell) -> [Qualifier] {
    if let qualifiers = Qualifier.list(cell.text) { return qualifiers }
    fault(.unknownQualifier(found: cell.text), at: cell)
    return []
  }

  /// The cell that marks a break: the column's own, or series_break among the qualifiers.
  private mutating func readBreak(
    _ cells: [Table.Cell], _ qualifiers: [Qualifier]
  ) -> Table.Cell? {
    if qualifiers.contains(.seriesBreak) { return cell(.qualifier, in: cells) }
    guard let cell = cell(.seriesBreak, in: cells) else { return nil }
    switch HalfWidth(cell.text).text.lowercased() {
    case "", "0": return nil
    case "1", "b", "break", "series_break", "○", "断絶", "定義変更", "基準変更": return cell
    default:
      faults.append(
        Diagnostic(
          .error, at: table.location(of: cell),
          SeriesMeaningProblem.unknownBreakMark(found: cell.text)))
      return nil
    }
  }

  private mutating func readTarget(_ cell: Table.Cell) -> TidyRow.TargetContent? {
    let narrowed = HalfWidth(cell.text).text
    if MissingMark.status(of: narrowed) != nil { return nil }
    do throws(ValueNotation.Fault) {
      let notation = try ValueNotation(cell.text)
      return TargetWords.makeSentence(notation.unit) ? .words(narrowed) : .criterion(notation)
    } catch .range {
      if let ends = TargetRange.ends(of: narrowed) { return .range(ends.lower, ends.upper) }
      fault(.value(.range, column: header(cell, .target), found: cell.text), at: cell)
    } catch .notANumber
      where narrowed.unicodeScalars.contains(where: { $0.properties.isIdeographic })
    {
      return .words(narrowed)
    } catch {
      fault(.value(error, column: header(cell, .target), found: cell.text), at: cell)
    }
    return nil
  }

  private mutating func readDirection(_ cell: Table.Cell) -> Target.Direction? {
    if HalfWidth(cell.text).scalars.isEmpty { return nil }
    if let direction = Target.Direction(word: cell.text) { return direction }
    fault(.unknownDirection(found: cell.text), at: cell)
    return nil
  }
}
