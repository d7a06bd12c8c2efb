/// The lines between title and plot: the unit, and the names of spans and breaks over their years.
struct Strip {
  private(set) var texts: [PlacedText] = []
  /// Whether every name found its place.
  private(set) var isComplete = true

  /// The most lines.
  static let rowLimit = 3

  init() {}

  init(
    of chart: FanChart, unit: String, top: Double, style: FanStyle, width: Double,
    x: (Int) -> Double
  ) {
    let height = FanStyle.lineHeight(style.textSize)
    let room = width - 2 * style.padding
    func baseline(_ row: Int) -> Double { top + Double(row) * height + style.textSize }
    if !unit.isEmpty {
      texts.append(
        PlacedText(
          TextMeasure.shortened(unit, size: style.textSize, width: room * 0.6), fullText: unit,
          at: Place(style.padding, baseline(0)), size: style.textSize,
          color: ChartPalette.quietInk))
    }
    let names =
      chart.spans.map {
        (label: $0.label, middle: (x($0.years.lowerBound) + x($0.years.upperBound)) / 2)
      }
      + chart.breaks.map { (label: $0.label, middle: (x($0.year - 1) + x($0.year)) / 2) }
    for name in names where !name.label.isEmpty {
      let label = ShownText.of(name.label)
      let text = TextMeasure.shortened(label, size: style.textSize, width: room)
      let half = TextMeasure.width(of: text, size: style.textSize) / 2
      let middle = min(max(name.middle, style.padding + half), width - style.padding - half)
      let candidates = (0..<Self.rowLimit).map { row in
        PlacedText(
          text, fullText: label, at: Place(middle, baseline(row)), anchor: .middle,
          size: style.textSize, color: ChartPalette.quietInk)
      }
      let free = candidates.first { candidate in
        texts.allSatisfy { !$0.box.expanded(by: 2).overlaps(candidate.box) }
      }
      if let free { texts.append(free) } else { isComplete = false }
    }
  }

  /// The number of lines used.
  func rowCount(top: Double, style: FanStyle) -> Int {
    let height = FanStyle.lineHeight(style.textSize)
    return texts.map { Int((($0.place.y - style.textSize - top) / height).rounded()) + 1 }.max()
      ?? 0
  }
}
