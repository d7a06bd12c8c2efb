/// Where everything of a fan chart stands; decided before anything is drawn, so that it can be checked.
struct FanLayout {
  let chart: FanChart
  let style: FanStyle
  let width: Double
  let height: Double
  let axis: ValueAxis
  /// The area of the values.
  let plot: Box
  /// Right of the plot: dots, then labels.
  let dots: DotStack
  /// Every text, none over another.
  private(set) var texts: [PlacedText] = []
  /// Thin lines from marks to labels that had to be set apart from them.
  private(set) var leaders: [Segment] = []

  /// The middle of a year on the axis.
  func x(_ ordinal: Int) -> Double {
    Self.x(of: ordinal, chart: chart, plot: plot)
  }

  /// The height of a value; values far outside the frame stay a finite way off.
  func y(_ value: Double) -> Double { Self.y(of: value, axis: axis, plot: plot) }

  /// What is kept of drawings that reach beyond the frame.
  var clipping: Clipping { Clipping(top: plot.top, bottom: plot.bottom) }

  /// The distance of neighbouring years.
  var yearWidth: Double {
    chart.years.count > 1
      ? (plot.width - 2 * Self.inset) / Double(chart.years.count - 1) : plot.width
  }

  /// The radius of circles, less where years are close.
  var radius: Double { min(style.hasLabelColumn ? 4 : 3, max(1.5, yearWidth * 0.3)) }

  /// Whether something drawn reaches beyond the frame.
  let isCutAtFrame: Bool

  static let inset = 14.0
  static let leaderWidth = 16.0
  private static let leastPlotHeight = 110.0

  init(of chart: FanChart, width: Double, height: Double, style: FanStyle) {
    self.chart = chart
    self.style = style
    self.width = width
    self.height = height
    let axis = ValueAxis(of: chart, stepCount: style.stepCount)
    self.axis = axis
    isCutAtFrame = Self.isCut(chart, axis)

    let notes = Self.noteLines(
      of: chart, style: style, width: width, isCutAtFrame: isCutAtFrame)
    let title = TextMeasure.lines(
      of: ShownText.of(chart.texts.title), size: style.titleSize,
      width: width - 2 * style.padding, limit: style.titleLimit)
    let header = style.padding + Double(title.count) * FanStyle.lineHeight(style.titleSize) + 2
    let labelRows = chart.years.contains { !$0.secondLabel.isEmpty } ? 2.0 : 1
    let axisHeight = labelRows * FanStyle.lineHeight(style.textSize) + 8
    let noteHeight = FanStyle.lineHeight(style.noteSize)
    // Notes give way where a chart is too low for all; they stand in the description as well.
    let room = height - header - axisHeight - style.padding - Self.leastPlotHeight
    let noteLimit = Int((room / noteHeight).rounded(.down)) - 1
    var shownNotes: [String] = []
    for note in notes where shownNotes.count + note.count <= noteLimit { shownNotes += note }
    let bottom = height - style.padding - Double(shownNotes.count) * noteHeight - axisHeight

    let left =
      style.padding + 8
      + (axis.tickTexts.map { TextMeasure.width(of: $0, size: style.textSize) }.max() ?? 0)
    let columnLabels = style.hasLabelColumn ? Self.columnLabels(of: chart) : []
    let columnWidth = min(
      columnLabels.map { TextMeasure.width(of: $0.text, size: style.textSize) }.max() ?? 0,
      width * 0.3)

    var (strip, plot, dots) = (Strip(), Box(left: 0, top: 0, right: 0, bottom: 0), DotStack())
    for rows in 1...Strip.rowLimit {
      let top = header + Double(rows) * FanStyle.lineHeight(style.textSize) + 6
      plot = Box(left: left, top: top, right: width - style.padding, bottom: bottom)
      if style.hasLabelColumn {
        let frame = plot
        dots = DotStack(
          chart.dots, goal: chart.goal?.values.lowerBound, plot: plot, widthLimit: width * 0.16
        ) { Self.y(of: $0, axis: axis, plot: frame) }
        plot.right -= dots.width + (columnLabels.isEmpty ? 0 : columnWidth + Self.leaderWidth)
      }
      let frame = plot
      strip = Strip(
        of: chart, unit: axis.unitText(ShownText.of(chart.texts.unit)), top: header, style: style,
        width: width
      ) { Self.x(of: $0, chart: chart, plot: frame) }
      if strip.isComplete { break }
    }
    self.plot = plot
    self.dots = dots.moved(to: plot.right + 6)

    addTitle(title)
    texts += strip.texts
    addTicks()
    addYears()
    for (index, line) in shownNotes.enumerated() {
      let y = height - style.padding - Double(shownNotes.count - 1 - index) * noteHeight - 3
      texts.append(
        PlacedText(
          line, at: Place(style.padding, y), size: style.noteSize, color: ChartPalette.quietInk))
    }
    addColumn(columnLabels, width: columnWidth)
    addInnerLabels()
  }

  static func x(of ordinal: Int, chart: FanChart, plot: Box) -> Double {
    let count = chart.years.count
    guard count > 1 else { return (plot.left + plot.right) / 2 }
    let share = Double(ordinal - chart.years[0].ordinal) / Double(count - 1)
    return plot.left + inset + share * (plot.width - 2 * inset)
  }

  static func y(of value: Double, axis: ValueAxis, plot: Box) -> Double {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    // Halved, so that the widest axes do not overflow.
    let share = (value / 2 - low / 2) / (high / 2 - low / 2)
    let limited = share.isNaN ? 0 : min(max(share, -20), 20)
    return plot.bottom - limited * plot.height
  }

  private static func isCut(_ chart: FanChart, _ axis: ValueAxis) -> Bool {
    let ends = chart.steps.flatMap { step in
      [step.median] + step.intervals.flatMap { [$0.lowerBound, $0.upperBound] }
    }.map { min(max($0, chart.bounds.lowerBound), chart.bounds.upperBound) }
    let goal = chart.goal.map { [$0.values.lowerBound, $0.values.upperBound] } ?? []
    return (ends + goal).contains { !axis.range.contains($0) }
  }

  private static func noteLines(
    of chart: FanChart, style: FanStyle, width: Double, isCutAtFrame: Bool
  ) -> [[String]] {
    guard style.hasLabelColumn else { return [] }
    let notes =
      (chart.isCutAtBounds ? [chart.texts.cutAtBounds] : [])
      + (isCutAtFrame ? [chart.texts.cutAtFrame] : []) + chart.texts.notes
    return notes.map {
      TextMeasure.lines(
        of: ShownText.of($0), size: style.noteSize, width: width - 2 * style.padding, limit: 3)
    }
  }
}

// MARK: - Texts

extension FanLayout {
  private mutating func addTitle(_ lines: [String]) {
    let height = FanStyle.lineHeight(style.titleSize)
    for (index, line) in lines.enumerated() {
      texts.append(
        PlacedText(
          line, fullText: line.hasSuffix("…") ? ShownText.of(chart.texts.title) : "",
          at: Place(
            style.padding, style.padding + Double(index) * height + style.titleSize * 0.9),
          size: style.titleSize, isBold: true))
    }
  }

  private mutating func addTicks() {
    for (tick, text) in zip(axis.ticks, axis.tickTexts) {
      texts.append(
        PlacedText(
          text, at: Place(plot.left - 6, y(tick) + style.textSize * 0.35), anchor: .end,
          size: style.textSize, color: ChartPalette.quietInk))
    }
  }

  /// Names of years as close as they fit, the goal's year or the last always among them.
  private mutating func addYears() {
    for index in namedYears {
      let year = chart.years[index]
      let row = FanStyle.lineHeight(style.textSize)
      for (text, y) in [
        (year.label, plot.bottom + 6 + style.textSize),
        (year.secondLabel, plot.bottom + 6 + style.textSize + row),
      ] where !text.isEmpty {
        texts.append(
          PlacedText(
            ShownText.of(text), at: Place(x(year.ordinal), y), anchor: .middle,
            size: style.textSize, color: ChartPalette.quietInk))
      }
    }
  }

  /// The positions in ``FanChart/years`` of the years that have a name under the axis.
  var namedYears: [Int] {
    let widest =
      chart.years.flatMap { [$0.label, $0.secondLabel] }
      .map { TextMeasure.width(of: ShownText.of($0), size: style.textSize) }.max() ?? 0
    let least = Int(((widest + 6) / max(yearWidth, 0.01)).rounded(.up))
    let step = [1, 2, 5, 10, 20, 50].first { $0 >= least } ?? chart.years.count
    let anchor =
      chart.goal.flatMap { goal in chart.years.firstIndex { $0.ordinal == goal.year } }
      ?? chart.years.count - 1
    // A name must not leave the drawing at its edges.
    return chart.years.indices.filter { index in
      let middle = x(chart.years[index].ordinal)
      return (index - anchor) % step == 0 && middle - widest / 2 >= 0
        && middle + widest / 2 <= width
    }
  }

  /// A label beside the plot.
  struct ColumnLabel {
    let text: String
    let color: String
    let value: Double
  }

  /// The labels right of the plot: goal, median and bands at their last year.
  private static func columnLabels(of chart: FanChart) -> [ColumnLabel] {
    var labels: [ColumnLabel] = []
    func add(_ text: String, _ color: String, _ value: Double) {
      let cut = min(max(value, chart.bounds.lowerBound), chart.bounds.upperBound)
      let shown = ShownText.of(text)
      if !shown.isEmpty { labels.append(ColumnLabel(text: shown, color: color, value: cut)) }
    }
    if let goal = chart.goal { add(goal.label, ChartPalette.goal, goal.values.upperBound) }
    if let last = chart.steps.last {
      add(chart.texts.median, ChartPalette.median, last.median)
      for (interval, label) in zip(last.intervals, chart.texts.bands) {
        add(label, ChartPalette.ink, interval.upperBound)
      }
    }
    return labels
  }

  private mutating func addColumn(_ labels: [ColumnLabel], width columnWidth: Double) {
    guard !labels.isEmpty else { return }
    let spacing = FanStyle.lineHeight(style.textSize)
    let wishes = labels.map { min(max(y($0.value), plot.top), plot.bottom) }
    let middles = LabelColumn.middles(
      wishes: wishes, spacing: spacing,
      in: plot.top + spacing / 2...max(plot.top + spacing / 2, plot.bottom - spacing / 2))
    let left = width - style.padding - columnWidth
    let start = max(chart.steps.last.map { x($0.year) } ?? plot.right, plot.right - Self.inset)
    for (index, label) in labels.enumerated() {
      texts.append(
        PlacedText(
          TextMeasure.shortened(label.text, size: style.textSize, width: columnWidth),
          fullText: label.text, at: Place(left, middles[index] + style.textSize * 0.35),
          size: style.textSize, color: label.color))
      let knee = Place(left - Self.leaderWidth + 4, wishes[index])
      leaders += [
        Segment(Place(start, wishes[index]), knee),
        Segment(knee, Place(left - 3, middles[index])),
      ]
    }
  }

  /// The labels of the actuals and the linear path, and of the goal where no column is.
  private mutating func addInnerLabels() {
    var placer = LabelPlacer(layout: self)
    func add(_ text: String, _ color: String, at anchors: [Place]) {
      let shown = ShownText.of(text)
      guard !shown.isEmpty, !anchors.isEmpty,
        let placed = placer.place(shown, color: color, size: style.textSize, at: anchors)
      else { return }
      texts.append(placed.text)
      leaders += placed.leader
    }
    if let goal = chart.goal, !style.hasLabelColumn {
      let height = min(max(y(goal.values.upperBound), plot.top), plot.bottom)
      add(
        goal.label, ChartPalette.goal,
        at: [0.15, 0.3, 0.5, 0.7, 0.85].map { Place(plot.left + $0 * plot.width, height) })
    }
    guard style.hasLabelColumn else { return }
    // The label names the latest value, so it belongs to no other.
    add(
      chart.texts.actual, ChartPalette.actual,
      at: chart.actuals.suffix(1).map { Place(x($0.year), y($0.value)) })
    if let path = pathSegments.first {
      add(
        chart.texts.path, ChartPalette.quietInk,
        at: [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9].map { share in
          Place(
            path.start.x + share * (path.end.x - path.start.x),
            path.start.y + share * (path.end.y - path.start.y))
        })
    }
  }
}
