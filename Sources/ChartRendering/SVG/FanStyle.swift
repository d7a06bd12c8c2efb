/// The sizes of a fan chart: one for a chart on its own, one for a small multiple.
struct FanStyle: Hashable, Sendable {
  /// Font sizes in pixels.
  let titleSize: Double
  let textSize: Double
  let noteSize: Double
  /// The free space at the edges.
  let padding: Double
  /// The most lines of the title.
  let titleLimit: Int
  /// Whether bands, median and dots are labelled beside the chart.
  let hasLabelColumn: Bool
  /// The number of steps wished on the value axis.
  let stepCount: Int

  static let full = FanStyle(
    titleSize: 16, textSize: 12, noteSize: 11, padding: 14, titleLimit: 2, hasLabelColumn: true,
    stepCount: 5)
  static let compact = FanStyle(
    titleSize: 12, textSize: 11, noteSize: 11, padding: 8, titleLimit: 2, hasLabelColumn: false,
    stepCount: 3)

  /// The distance between lines of text of a size.
  static func lineHeight(_ size: Double) -> Double { (size * 1.35).rounded() }
}
