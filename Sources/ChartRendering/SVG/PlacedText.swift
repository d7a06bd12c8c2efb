/// A line of text at its place.
struct PlacedText: Hashable, Sendable {
  /// Where the text stands relative to its place.
  enum Anchor: String, Hashable, Sendable {
    case start, middle, end
  }

  /// The text shown, safe to draw but not escaped yet.
  let text: String
  /// The whole text where the one shown is shortened; empty otherwise.
  let fullText: String
  /// The left end, middle or right end of the baseline.
  let place: Place
  let anchor: Anchor
  let size: Double
  let color: String
  let isBold: Bool

  init(
    _ text: String, fullText: String = "", at place: Place, anchor: Anchor = .start, size: Double,
    color: String = ChartPalette.ink, isBold: Bool = false
  ) {
    self.text = text
    self.fullText = fullText == text ? "" : fullText
    self.place = place
    self.anchor = anchor
    self.size = size
    self.color = color
    self.isBold = isBold
  }

  /// The space that the text takes at most.
  var box: Box {
    let width = TextMeasure.width(of: text, size: size)
    let left =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    return Box(
      left: left, top: place.y - size * Self.ascent, right: left + width,
      bottom: place.y + size * Self.descent)
  }

  /// Heights above and below the baseline in font sizes, of Latin and Japanese alike.
  static let ascent = 0.9
  static let descent = 0.25
}
