/// The colours of charts.
///
/// Text reaches a contrast of 4.5 to 1 on all it stands on; marks reach 3 to 1 against their neighbours,
/// where needed by a white line around them.
enum ChartPalette {
  static let paper = "#FFFFFF"
  static let ink = "#1A1A1C"
  static let quietInk = "#595959"
  static let grid = "#E3E3E3"
  static let frame = "#767676"
  static let actual = "#0017C1"
  static let median = "#264AF4"
  static let bandEdge = "#4979F5"
  static let goal = "#804000"
  static let path = "#767676"
  static let span = "#F2F2F2"
  /// Fills from the innermost band; those further out share the last.
  static let bands = ["#9DB7F9", "#C5D7FB", "#E6EEFE"]

  static func band(_ index: Int) -> String { bands[min(index, bands.count - 1)] }
}
