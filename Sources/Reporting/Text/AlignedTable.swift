import ChartRendering

/// Rows of cells as lines, aligned in display width.
enum AlignedTable {
  /// The lines: the first columns to the left, numbers to the right.
  static func lines(_ rows: [[String]], leftColumns: Int = 1) -> [String] {
    guard let columnCount = rows.map(\.count).max() else { return [] }
    let widths = (0..<columnCount).map { column in
      rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        index < leftColumns
          ? DisplayWidth.padded(cell, to: widths[index])
          : DisplayWidth.leftPadded(cell, to: widths[index])
      }
      return DisplayWidth.trimmed(cells.joined(separator: "  "))
    }
  }
}
