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
    guard let year, let content, faults.count == faultCount else { return nil }
    let row = TidyRow(
      line: cells[0].line, year: year, yearCell: yearCell, content: content,
      valueCell: valueCell, status: status, target: target, targetCell: targetCell,
      direction: direction)
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
    default:
      fault(.unknownStatus(found: cell.text), at: cell)
      return nil
    }
  }

  private mutating func checkStatus(of row: TidyRow) {
    switch (row.status, row.content) {
    case (.pending, .value), (.baseline, .missing), (.value, .missing(.blank, _)):
      fault(.statusContradictsValue, at: row.valueCell)
    default: break
    }
  }

  private mutating func readTarget(_ cell: Table.Cell) -> TidyRow.TargetContent? {
    let narrowed = HalfWidth(cell.text).text
    if MissingMark.status(of: narrowed) != nil { return nil }
    do throws(ValueNotation.Fault) {
      let notation = try ValueNotation(cell.text)
      // 50%減, 20以上を維持: what looks like a unit is part of a sentence.
      let isSentence = Self.targetWords.contains { notation.unit.contains($0) }
      return isSentence ? .words(narrowed) : .criterion(notation)
    } catch .range {
      if let range = readRange(narrowed) { return range }
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

  private static let targetWords = [
    "減", "増", "超", "維持", "以上", "以下", "以内", "未満", "程度", "倍", "解消", "達成",
  ]

  /// 70~75 or 70〜75%: both ends, the lower one first.
  private func readRange(_ text: String) -> TidyRow.TargetContent? {
    for separator in ["~", "〜", "-"] {
      let ends = text.split(separator: separator, omittingEmptySubsequences: false)
      guard ends.count == 2, let lower = try? ValueNotation(String(ends[0])),
        let upper = try? ValueNotation(String(ends[1])), lower.value <= upper.value,
        lower.bound == nil, upper.bound == nil
      else { continue }
      return .range(lower, upper)
    }
    return nil
  }

  private mutating func readDirection(_ cell: Table.Cell) -> Target.Direction? {
    switch HalfWidth(cell.text).text.lowercased() {
    case "": return nil
    case "up", "higher", "上", "上向き", "上昇", "増加", "以上", "↑", "上がると良い指標": return .up
    case "down", "lower", "下", "下向き", "低下", "減少", "以下", "↓", "下がると良い指標": return .down
    default:
      fault(.unknownDirection(found: cell.text), at: cell)
      return nil
    }
  }
}
