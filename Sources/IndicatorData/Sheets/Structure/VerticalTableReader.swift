import Indicators
import Tables

/// Reads a table with one row a year: 年度 | 実績値 | 目標値.
struct VerticalTableReader {
  private(set) var cells: CellReader
  private(set) var series: SheetTableReader.SeriesRows?

  private let header: SheetHeader
  private let sheet: SheetText
  private let eras: EraContext

  init(header: SheetHeader, sheet: SheetText, eras: EraContext) {
    self.header = header
    self.sheet = sheet
    self.eras = eras
    cells = CellReader(sheet: sheet, eras: eras)
  }

  /// Reads from a position to the first line that does not begin with a year; returns its position.
  mutating func read(from start: Int) -> Int {
    var index = start
    var previous: SheetYear?
    while let line = sheet.lines[safe: index] {
      if line.isBlank {
        index += 1
        continue
      }
      do throws(YearNotation.Fault) {
        guard
          let year = try SheetYear.read(
            line.tokens[0].narrow, at: .header, eras: eras, after: previous)
        else { break }
        previous = year
        take(line, year: year)
      } catch {
        cells.refuse(.cellYear(error, found: line.tokens[0].text), at: line.tokens[0])
      }
      index += 1
    }
    return index
  }

  private mutating func take(_ line: SheetText.Line, year: SheetYear) {
    let tokens = Array(line.tokens.dropFirst())
    guard let first = tokens.first else { return }
    if series == nil {
      series = SheetTableReader.SeriesRows(
        name: nil, mark: nil, unit: header.unit, values: [], token: line.tokens[0])
    }
    do throws(CellAlignment.Fault) {
      let positions = try CellAlignment.columns(
        of: tokens, among: header.columns, keepsPositions: header.keepsPositions)
      for (token, position) in zip(tokens, positions) {
        let column = header.columns[position]
        if column.role == .rate {
          series?.rates.append((year.year, token))
        } else if let role = RecordListReader.role(column.role) {
          series?.values += cells.values(
            in: token, role: role, columnYear: year, row: line.tokens[0].text)
        }
      }
    } catch {
      cells.refuse(
        .cellCount(
          row: line.tokens[0].text, found: tokens.count, expected: header.columns.count), at: first)
    }
  }
}
