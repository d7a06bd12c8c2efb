/// The line over small multiples that names each mark beside a sample of it.
struct ChartKey {
  /// What is drawn before a name.
  enum Sample: Hashable, Sendable {
    case actual, median, goal, path
    case band(Int)
  }

  private struct Entry {
    let sample: Sample
    let text: PlacedText
    let left: Double
  }

  private let entries: [Entry]
  /// The height of all lines.
  let height: Double

  /// The texts, for tests.
  var texts: [PlacedText] { entries.map(\.text) }

  private static let sampleWidth = 30.0
  private static let size = 12.0

  init(of chart: MultiplesChart, left: Double, width: Double) {
    let key = chart.key
    let names: [(Sample, String)] =
      [(.actual, key.actual), (.median, key.median)]
      + key.bands.enumerated().map { (.band($0.offset), $0.element) }
      + [(.goal, key.goal), (.path, key.path)]
    let line = FanStyle.lineHeight(Self.size) + 4
    var entries: [Entry] = []
    var (x, row) = (left, 0.0)
    for (sample, name) in names where !name.isEmpty {
      let shown = TextMeasure.shortened(
        ShownText.of(name), size: Self.size, width: width - Self.sampleWidth - 6)
      let taken = Self.sampleWidth + 6 + TextMeasure.width(of: shown, size: Self.size)
      if x > left, x + taken > left + width { (x, row) = (left, row + 1) }
      entries.append(
        Entry(
          sample: sample,
          text: PlacedText(
            shown, fullText: ShownText.of(name),
            at: Place(x + Self.sampleWidth + 6, row * line + Self.size + 2), size: Self.size),
          left: x))
      x += taken + 18
    }
    self.entries = entries
    height = (row + 1) * line
  }

  func draw(on canvas: inout SVGCanvas) {
    for entry in entries {
      let middle = entry.text.place.y - Self.size * 0.35
      let line = Segment(
        Place(entry.left, middle), Place(entry.left + Self.sampleWidth, middle))
      let center = Place(entry.left + Self.sampleWidth / 2, middle)
      switch entry.sample {
      case .actual:
        canvas.line(line, FanDrawing.actualLine)
        canvas.circle(
          center, radius: 4, fill: ChartPalette.actual,
          stroke: Stroke(ChartPalette.paper, width: 1))
      case .median:
        canvas.line(line, FanDrawing.medianLine)
        canvas.circle(
          center, radius: 4, fill: ChartPalette.paper,
          stroke: Stroke(ChartPalette.median, width: 1.8))
      case .goal:
        canvas.line(line, FanDrawing.goalLine)
        canvas.rectangle(
          Box.around(center, radius: 4.5), fill: ChartPalette.goal,
          stroke: Stroke(ChartPalette.paper, width: 1))
      case .path: canvas.line(line, FanDrawing.pathLine)
      case .band(let index):
        let box = Box(
          left: entry.left, top: middle - 6, right: entry.left + Self.sampleWidth,
          bottom: middle + 6)
        canvas.rectangle(
          box, fill: ChartPalette.band(index), stroke: Stroke(ChartPalette.bandEdge, width: 1.2))
      }
      canvas.text(entry.text)
    }
  }
}
