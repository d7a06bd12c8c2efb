/// Collects the elements of an SVG drawing; every text and attribute is escaped here and nowhere else.
struct SVGCanvas {
  private(set) var lines: [String] = []

  mutating func openGroup(at place: Place) {
    lines.append("<g transform=\"translate(\(number(place.x)) \(number(place.y)))\">")
  }

  mutating func closeGroup() { lines.append("</g>") }

  mutating func line(_ segment: Segment, _ stroke: Stroke) {
    lines.append(
      "<line x1=\"\(number(segment.start.x))\" y1=\"\(number(segment.start.y))\" "
        + "x2=\"\(number(segment.end.x))\" y2=\"\(number(segment.end.y))\"\(attributes(stroke))/>")
  }

  /// Segments as one path, joined where one begins at the end of the other.
  mutating func path(_ segments: [Segment], _ stroke: Stroke) {
    guard !segments.isEmpty else { return }
    var data = ""
    var last: Place?
    for segment in segments {
      if segment.start != last {
        data += "M\(number(segment.start.x)) \(number(segment.start.y))"
      }
      data += "L\(number(segment.end.x)) \(number(segment.end.y))"
      last = segment.end
    }
    lines.append("<path d=\"\(data)\" fill=\"none\"\(attributes(stroke))/>")
  }

  mutating func polygon(_ places: [Place], fill: String) {
    guard places.count > 2 else { return }
    let points = places.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    lines.append("<polygon points=\"\(points)\" fill=\"\(fill)\"/>")
  }

  mutating func rectangle(_ box: Box, fill: String, stroke: Stroke? = nil) {
    lines.append(
      "<rect x=\"\(number(box.left))\" y=\"\(number(box.top))\" width=\"\(number(box.width))\" "
        + "height=\"\(number(box.height))\" fill=\"\(fill)\"\(stroke.map(attributes) ?? "")/>")
  }

  mutating func circle(_ center: Place, radius: Double, fill: String, stroke: Stroke) {
    lines.append(
      "<circle cx=\"\(number(center.x))\" cy=\"\(number(center.y))\" r=\"\(number(radius))\" "
        + "fill=\"\(fill)\"\(attributes(stroke))/>")
  }

  mutating func text(_ text: PlacedText) {
    guard !text.text.isEmpty else { return }
    let anchor = text.anchor == .start ? "" : " text-anchor=\"\(text.anchor.rawValue)\""
    let weight = text.isBold ? " font-weight=\"bold\"" : ""
    let full = text.fullText.isEmpty ? "" : "<title>\(Self.escaped(text.fullText))</title>"
    lines.append(
      "<text x=\"\(number(text.place.x))\" y=\"\(number(text.place.y))\" "
        + "font-size=\"\(number(text.size))\" fill=\"\(text.color)\"\(anchor)\(weight)>"
        + full + Self.escaped(text.text) + "</text>")
  }

  /// The document, with its names for those who do not see it.
  ///
  /// - Parameters:
  ///   - width: In pixels.
  ///   - height: In pixels.
  ///   - language: The code of the texts' language.
  ///   - identifier: Begins the identifiers, so that several drawings may stand on one page.
  ///   - title: The heading.
  ///   - description: The sentences.
  /// - Returns: The elements within an `svg` element, without XML declaration.
  func document(
    width: Double, height: Double, language: String, identifier: String, title: String,
    description: String
  ) -> String {
    let size = "width=\"\(number(width))\" height=\"\(number(height))\""
    let head = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) "
        + "viewBox=\"0 0 \(number(width)) \(number(height))\" role=\"img\" "
        + "aria-labelledby=\"\(identifier)-title \(identifier)-desc\" "
        + "lang=\"\(Self.escaped(language))\" "
        + "font-family=\"\(Self.fontFamily)\">",
      "<title id=\"\(identifier)-title\">\(Self.escaped(ShownText.of(title)))</title>",
      "<desc id=\"\(identifier)-desc\">\(Self.escaped(ShownText.of(description)))</desc>",
    ]
    return (head + lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// Fonts with Japanese characters on the usual systems, then any without serifs.
  static let fontFamily =
    "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif"

  /// The text as it may stand in XML, between tags and in quoted attributes alike.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func number(_ value: Double) -> String { FixedDecimal.coordinate(value) }

  private func attributes(_ stroke: Stroke) -> String {
    var text = " stroke=\"\(stroke.color)\" stroke-width=\"\(number(stroke.width))\""
    if !stroke.dashes.isEmpty {
      text += " stroke-dasharray=\"\(stroke.dashes.map(number).joined(separator: " "))\""
    }
    if stroke.isRound { text += " stroke-linecap=\"round\"" }
    return text
  }
}
