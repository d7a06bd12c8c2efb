/// Draws charts as SVG: no script, no style sheet, no reference to anything outside, real text.
///
/// The same chart gives the same bytes. All text is escaped; what cannot be seen is written out.
public struct SVGRenderer: Sendable {
  let width: Double
  let height: Double
  let identifier: String

  /// The least and greatest width and height in pixels.
  public static let sizes: ClosedRange<Int> = 240...4096

  /// A renderer.
  ///
  /// - Parameters:
  ///   - width: In pixels, within ``sizes``.
  ///   - height: In pixels, within ``sizes``; of one chart, or of one panel's share of the width.
  ///   - identifier: Begins the identifiers in the drawing, so that several may stand on one page; letters,
  ///     digits, - and _, all else is replaced.
  public init(width: Int = 720, height: Int = 420, identifier: String = "chart") {
    precondition(
      Self.sizes.contains(width) && Self.sizes.contains(height), "a drawing has a fair size")
    self.width = Double(width)
    self.height = Double(height)
    let safe = identifier.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
      default: "_"
      }
    }
    // An identifier of XML begins with a letter.
    self.identifier = safe.first?.isLetter == true ? String(safe) : "c" + String(safe)
  }

  /// The drawing of a fan chart.
  ///
  /// - Parameter chart: What to draw.
  /// - Returns: An SVG document without XML declaration, so that it may stand inside a page.
  /// - Complexity: O(years), and as many trials of places for each label as the plot has cells of 8 by 8.
  public func document(of chart: FanChart) -> String {
    var canvas = SVGCanvas()
    drawPaper(width: width, height: height, on: &canvas)
    FanDrawing(layout: FanLayout(of: chart, width: width, height: height, style: .full))
      .draw(on: &canvas)
    return canvas.document(
      width: width, height: height, language: chart.texts.language, identifier: identifier,
      title: chart.texts.title, description: chart.texts.description)
  }

  func drawPaper(width: Double, height: Double, on canvas: inout SVGCanvas) {
    canvas.rectangle(
      Box(left: 0, top: 0, right: width, bottom: height), fill: ChartPalette.paper)
  }
}
