import ChartRendering
import Indicators
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Rows aligned in display width: the first column and the remarks in the last to the left, numbers to the
/// right.
struct TextTable {
  /// Rows of as many cells, the header first.
  let rows: [[String]]

  /// The lines, without spaces at their ends.
  func lines(indentation: Int) -> [String] {
    guard let columnCount = rows.map(\.count).max() else { return [] }
    let widths = (0..<columnCount).map { column in
      rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    let margin = String(repeating: " ", count: indentation)
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        index == 0 || index == columnCount - 1
          ? DisplayWidth.padded(cell, to: widths[index])
          : DisplayWidth.leftPadded(cell, to: widths[index])
      }
      return DisplayWidth.trimmed(margin + cells.joined(separator: "  "))
    }
  }
}

extension FigureText {
  /// A chance that was asked for, in percent: 50, 97.5.
  static func percent(of fraction: Double) -> String {
    NumberText.significant(fraction * 100, digits: 6)
  }

  /// A value at a number of decimals, never past the side named; as it is beyond plain figures.
  static func rounded(_ value: Double, decimals: Int, up: Bool) -> Double {
    let scale = pow(10, Double(decimals))
    let scaled = value * scale
    guard abs(scaled) < 1e12 else { return value }
    // A hair's breadth, so that 4.3 · 100 = 430.000…06 stays 4.3.
    let hair = max(1, abs(scaled)) * 1e-12
    return (up ? (scaled - hair).rounded(.up) : (scaled + hair).rounded(.down)) / scale
  }
}
