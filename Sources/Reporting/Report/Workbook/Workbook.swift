/// A workbook of tables and charts, as values; it is written by ``write(to:temporaryFolder:)``.
public struct Workbook: Sendable {
  /// A cell.
  enum Cell: Hashable, Sendable {
    case blank
    case text(String)
    case number(Double)
  }

  /// A sheet: a header and rows of as many cells, no formulas, nothing merged.
  struct Sheet: Sendable {
    let name: String
    let columns: [String]
    let rows: [[Cell]]
  }

  /// A chart of stacked bands with lines over them, which stays linked to its cells.
  struct FanChart: Sendable {
    /// A column of the sheet with data, drawn over the chart's rows.
    struct Series: Sendable {
      let name: String
      let column: Int
      /// The colour as 0xRRGGBB; `nil` for an area that only lifts those above it.
      let color: UInt32?
      let style: Style
    }

    /// How a series is drawn.
    enum Style: Hashable, Sendable {
      case area, solid, dashed, dotted, marker
    }

    let title: String
    let valueAxis: String
    /// The sheet with the data, and the one on which the chart stands.
    let dataSheet: String
    let categoryColumn: Int
    /// Rows of the data, 0 for the first below the header.
    let rows: Range<Int>
    /// Stacked from below.
    let areas: [Series]
    let lines: [Series]
    /// The row of the first sheet at which the chart stands, and its place from the left.
    let row: Int
    let column: Int
  }

  let title: String
  let sheets: [Sheet]
  /// On the first sheet.
  let charts: [FanChart]
}
