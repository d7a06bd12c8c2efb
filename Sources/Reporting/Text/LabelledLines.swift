import ChartRendering

/// Lines of a label and a text, the texts aligned in display columns.
struct LabelledLines {
  private(set) var entries: [(label: String, text: String)] = []

  mutating func add(_ label: String, _ text: String?) {
    if let text { entries.append((label, text)) }
  }

  /// The lines; a line feed in a text continues under it.
  func lines(indentation: Int) -> [String] {
    let width = entries.map { DisplayWidth.of($0.label) }.max() ?? 0
    let margin = String(repeating: " ", count: indentation)
    let continuation = String(repeating: " ", count: indentation + width + 2)
    return entries.flatMap { entry in
      entry.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        $0 == 0
          ? margin + DisplayWidth.padded(entry.label, to: width) + "  " + $1 : continuation + $1
      }
    }
  }
}
