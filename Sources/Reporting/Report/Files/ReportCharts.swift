import ChartRendering

/// Sizes and paths of a report's charts.
enum ReportCharts {
  /// In a page: half of an A4 sheet's width at the size of its text.
  static let pageWidth = 480
  static let pageHeight = 310
  /// As a file of its own.
  static let fileWidth = 720
  static let fileHeight = 420

  static func svgPath(of indicator: ReportIndicator) -> String { "chart/\(indicator.stem).svg" }
  static func csvPath(of indicator: ReportIndicator) -> String { "chart/\(indicator.stem).csv" }
  static func vegaPath(of indicator: ReportIndicator) -> String {
    "chart/\(indicator.stem).vl.json"
  }
}
