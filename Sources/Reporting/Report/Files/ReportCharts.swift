import ChartRendering

/// Sizes and paths of a report's charts.
enum ReportCharts {
  /// One drawing serves the page and the file: half an A4 sheet's width, with letters that are read there.
  static let width = 560
  static let height = 340

  static func svgPath(of indicator: ReportIndicator) -> String { "chart/\(indicator.stem).svg" }
  static func csvPath(of indicator: ReportIndicator) -> String { "chart/\(indicator.stem).csv" }
  static func vegaPath(of indicator: ReportIndicator) -> String {
    "chart/\(indicator.stem).vl.json"
  }
}
