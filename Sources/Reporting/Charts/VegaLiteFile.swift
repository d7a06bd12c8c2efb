import ChartRendering
import Tables

/// A fan chart as a Vega-Lite specification (version 5) with its data inside: opens in the Vega editor and
/// in notebooks.
public enum VegaLiteFile {
  /// The version of the grammar.
  static let schema = "https://vega.github.io/schema/vega-lite/v5.json"

  /// The specification.
  ///
  /// - Parameters:
  ///   - chart: What to draw.
  ///   - width: Of the plot, in pixels.
  ///   - height: Of the plot, in pixels.
  /// - Returns: A JSON document.
  public static func document(of chart: FanChart, width: Int, height: Int) -> String {
    JSONValue.object([
      ("$schema", .string(schema)), ("title", .string(chart.texts.title)),
      ("description", .string(chart.texts.description)), ("width", .integer(width)),
      ("height", .integer(height)), ("background", .string("#FFFFFF")),
      ("config", .object([("font", .string("Noto Sans JP, sans-serif"))])),
      ("data", .object([("values", .array(rows(of: chart)))])),
      ("layer", .array(layers(of: chart))),
    ]).document
  }

  private static func name(of year: FanChart.Year) -> String {
    year.secondLabel.isEmpty ? year.label : "\(year.label) \(year.secondLabel)"
  }

  /// One row a year; the last actual repeats as the forecast's start, so that the lines join.
  private static func rows(of chart: FanChart) -> [JSONValue] {
    func number(_ value: Double?) -> JSONValue {
      guard let value else { return .null }
      let cut = min(max(value, chart.bounds.lowerBound), chart.bounds.upperBound)
      return cut.isFinite ? .number(cut) : .null
    }
    let last = chart.steps.isEmpty ? nil : chart.actuals.last
    let hasBands = chart.steps.contains { !$0.intervals.isEmpty }
    return chart.years.map { year in
      let actual = chart.actuals.first { $0.year == year.ordinal }
      let step = chart.steps.first { $0.year == year.ordinal }
      let start = last?.year == year.ordinal ? last : nil
      var members: [(String, JSONValue)] = [
        ("year", .string(name(of: year))), ("actual", number(actual?.value)),
        ("median", number(step?.median ?? start?.value)),
      ]
      for (index, _) in chart.texts.bands.enumerated() where hasBands {
        let interval = step.flatMap {
          $0.intervals.indices.contains(index) ? $0.intervals[index] : nil
        }
        members += [
          ("lo_\(index + 1)", number(interval?.lowerBound ?? start?.value)),
          ("hi_\(index + 1)", number(interval?.upperBound ?? start?.value)),
        ]
      }
      members.append(("path", number(pathValue(of: chart, in: year.ordinal))))
      return .object(members)
    }
  }

  private static func pathValue(of chart: FanChart, in year: Int) -> Double? {
    guard chart.path.count == 2, (chart.path[0].year...chart.path[1].year).contains(year)
    else { return nil }
    let (start, end) = (chart.path[0], chart.path[1])
    let share = Double(year - start.year) / Double(end.year - start.year)
    return start.value * (1 - share) + end.value * share
  }

  /// The years in their order, on the axis of every layer.
  private static func x(of chart: FanChart) -> JSONValue {
    .object([
      ("field", .string("year")), ("type", .string("ordinal")), ("title", .null),
      ("scale", .object([("domain", .array(chart.years.map { .string(name(of: $0)) }))])),
      (
        "axis",
        .object([("labelAngle", .integer(0)), ("labelOverlap", .string("greedy"))])
      ),
    ])
  }

  private static func layers(of chart: FanChart) -> [JSONValue] {
    func y(_ field: String) -> JSONValue {
      .object([
        ("field", .string(field)), ("type", .string("quantitative")),
        ("title", chart.texts.unit.isEmpty ? .null : .string(chart.texts.unit)),
      ])
    }
    var layers: [JSONValue] = []
    let x = x(of: chart)
    func add(
      _ mark: [(String, JSONValue)], _ encoding: [(String, JSONValue)], hasYears: Bool = true
    ) {
      // A rule without x runs through the whole width.
      let all = hasYears ? [("x", x)] + encoding : encoding
      layers.append(.object([("mark", .object(mark)), ("encoding", .object(all))]))
    }
    let hasBands = chart.steps.contains { !$0.intervals.isEmpty }
    for (index, label) in chart.texts.bands.enumerated().reversed() where hasBands {
      add(
        [
          ("type", .string("area")), ("color", .string(color(ofBand: index))),
          (
            "line",
            .object([("color", .string("#4979F5")), ("strokeWidth", .integer(1))])
          ), ("description", .string(label)),
        ],
        [
          ("y", y("lo_\(index + 1)")),
          ("y2", .object([("field", .string("hi_\(index + 1)"))])),
        ])
    }
    if let goal = chart.goal {
      let ends = [goal.values.lowerBound, goal.values.upperBound]
      for end in ends[0] == ends[1] ? [ends[0]] : ends {
        add(
          [
            ("type", .string("rule")), ("color", .string("#804000")),
            ("strokeDash", .array([.integer(14), .integer(5)])), ("size", .integer(2)),
            ("description", .string(goal.label)),
          ], [("y", .object([("datum", .number(end))]))], hasYears: false)
      }
    }
    add(
      [
        ("type", .string("line")), ("color", .string("#767676")),
        ("strokeDash", .array([.integer(1), .integer(5)])), ("strokeCap", .string("round")),
        ("description", .string(chart.texts.path)),
      ], [("y", y("path"))])
    add(
      [
        ("type", .string("line")), ("color", .string("#264AF4")),
        ("strokeDash", .array([.integer(7), .integer(4)])),
        (
          "point",
          .object([
            ("fill", .string("#FFFFFF")), ("stroke", .string("#264AF4")),
            ("strokeWidth", .integer(2)),
          ])
        ), ("description", .string(chart.texts.median)),
      ], [("y", y("median"))])
    add(
      [
        ("type", .string("line")), ("color", .string("#0017C1")), ("strokeWidth", .number(2.4)),
        ("point", .object([("color", .string("#0017C1")), ("size", .integer(50))])),
        ("description", .string(chart.texts.actual)),
      ], [("y", y("actual"))])
    return layers
  }

  private static func color(ofBand index: Int) -> String {
    let colors = ["#9DB7F9", "#C5D7FB", "#E6EEFE"]
    return colors[min(index, colors.count - 1)]
  }
}
