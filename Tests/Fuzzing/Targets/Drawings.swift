import ChartRendering

/// Charts of any values and texts: the SVG stays well formed and tells no NaN.
@_cdecl("LLVMFuzzerTestOneInput")
public func drawings(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var input = FuzzInput(start, count)
  let chart = fanChart(&input)
  let renderer = SVGRenderer(
    width: 360 + 4 * Int(input.byte()), height: 240 + 2 * Int(input.byte()),
    identifier: "c")
  let drawing = renderer.document(of: chart)
  Fuzz.demand(Markup.isWellFormed(Array(drawing.utf8)), "the drawing is well-formed XML")
  for word in ["nan", "inf"] {
    for attribute in ["x=\"", "y=\"", "points=\"", "d=\"M", " "] {
      Fuzz.demand(!Fuzz.holds(drawing, attribute + word + "\""), "no coordinate is \(word)")
    }
  }
  return 0
}

private func fanChart(_ input: inout FuzzInput) -> FanChart {
  let yearCount = input.count(below: 24) + 1
  let actualCount = input.count(below: 24) % (yearCount + 1)
  let bandCount = input.count(below: 4)
  let options = input.byte()
  let actuals = (0..<actualCount).map { FanChart.Point(year: 2000 + $0, value: input.finite()) }
  func interval() -> ClosedRange<Double> {
    let (first, second) = (input.double(), input.double())
    guard !first.isNaN, !second.isNaN else { return 0...0 }
    return min(first, second)...max(first, second)
  }
  let steps = (actualCount..<yearCount).map { index in
    let median = input.double()
    return FanChart.Step(
      year: 2000 + index, median: median.isNaN ? 0 : median,
      intervals: (0..<bandCount).map { _ in interval() })
  }
  let goal: FanChart.Goal? =
    options & 1 == 0
    ? nil
    : {
      let (first, second) = (input.finite(), options & 2 == 0 ? nil : input.finite())
      return FanChart.Goal(
        year: 2000 + input.count(below: UInt8(yearCount)),
        values: min(first, second ?? first)...max(first, second ?? first), label: input.text())
    }()
  let path =
    options & 4 == 0
    ? []
    : [0, yearCount - 1].map { FanChart.Point(year: 2000 + $0, value: input.finite()) }
  let dots: [FanChart.Dot] =
    options & 8 == 0
    ? []
    : (0..<20).map { _ in interval().lowerBound }.sorted().map {
      FanChart.Dot(value: $0, isMet: input.byte() & 1 == 0)
    }
  let first = 2000 + input.count(below: UInt8(yearCount))
  let spans =
    options & 16 == 0 ? [] : [FanChart.Span(years: first...first, label: input.text())]
  let breaks = options & 32 == 0 ? [] : [FanChart.Break(year: first, label: input.text())]
  let bounds = options & 64 == 0 ? -Double.infinity...Double.infinity : 0...100
  return FanChart(
    years: (0..<yearCount).map {
      FanChart.Year(
        ordinal: 2000 + $0, label: "R\($0)", secondLabel: options & 128 == 0 ? "" : "(2000)")
    }, actuals: actuals, steps: steps, goal: goal, path: path, spans: spans, breaks: breaks,
    dots: dots, bounds: bounds,
    texts: FanChart.Texts(
      language: "ja", title: input.text(), description: input.text(), unit: input.text(),
      unitPower: 3 * (input.count(below: 9) - 4), actual: input.text(), median: input.text(),
      bands: (0..<bandCount).map { _ in input.text() }, path: input.text(),
      cutAtBounds: input.text(), cutAtFrame: input.text(), notes: [input.text()]))
}
