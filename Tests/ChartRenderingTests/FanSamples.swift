import TestSupport

@testable import ChartRendering

/// Fan charts for tests: seeded ones of every shape, and awkward ones.
enum FanSamples {
  static let awkwardNames = [
    "<script>alert(1)</script>", "a \"b\" & 'c' ]]> <!-- d", "\u{202E}abc\u{202C} \u{200F}",
    "line\nbreak\ttab\u{0}\u{7}\u{FFFE}", String(repeating: "とても長い名前", count: 43), "", "../../etc",
  ]

  static func texts(
    title: String = "114-1 海外受注高", unit: String = "兆円", bands: [String] = ["5 in 10", "8 in 10"]
  ) -> FanChart.Texts {
    FanChart.Texts(
      language: "ja", title: title, description: "実績は3個。", unit: unit, actual: "実績 4.3（R4年度）",
      median: "予測の中央値 4.61", bands: bands, path: "目標までの直線", cutAtBounds: "bounds",
      cutAtFrame: "frame", notes: ["点は1つで5%。", "予測: 経験ベイズ混合、実績3個。"])
  }

  static func years(_ range: ClosedRange<Int>) -> [FanChart.Year] {
    range.map { FanChart.Year(ordinal: $0, label: "FY\($0)", secondLabel: "R\($0 - 2018)") }
  }

  /// A chart drawn at random: 1 to 40 actuals with gaps, 0 to 10 years forecast, sizes from 1e-9 to 1e15,
  /// bands up to a thousand times wider than the data, a goal near or far or none.
  static func random(seed: UInt64) -> FanChart {
    var generator = SeededGenerator(seed: seed)
    func uniform(_ range: ClosedRange<Double>) -> Double {
      Double.random(in: range, using: &generator)
    }
    func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &generator)] }
    let size = pick([1e-9, 0.01, 1, 1, 1, 100, 1e4, 1e9, 1e15])
    let count = Int.random(in: 1...pick([1, 3, 8, 40]), using: &generator)
    let level = uniform(-1...3) * size
    let spread = pick([0, 0.01, 0.3, 1]) * size
    var actuals: [FanChart.Point] = []
    for index in 0..<count where index == count - 1 || uniform(0...1) < 0.85 {
      actuals.append(
        FanChart.Point(year: 2000 + index, value: level + uniform(-1...1) * spread))
    }
    let last = actuals[actuals.count - 1]
    let ahead = Int.random(in: 0...10, using: &generator)
    let widths = pick([0, 0.1, 1, 1000.0])
    let steps = (0..<ahead).map { index in
      let median = last.value + uniform(-1...1) * spread
      let inner = widths * size * Double(index + 1) * uniform(0.1...0.3)
      let outer = inner * uniform(1...3)
      let end = uniform(0...1) < 0.02 ? Double.infinity : median + outer
      return FanChart.Step(
        year: last.year + 1 + index, median: median,
        intervals: [median - inner...median + inner, median - outer...max(end, median)])
    }
    let horizon = last.year + max(ahead, 3)
    let aim = level + pick([0, 1, -1, 30, -1000]) * size
    let range = uniform(0...1) < 0.2 ? aim...aim + size : aim...aim
    let hasGoal = uniform(0...1) < 0.8
    return FanChart(
      years: years(actuals[0].year...horizon), actuals: actuals, steps: steps,
      goal: hasGoal
        ? FanChart.Goal(
          year: pick([last.year, last.year + 1, horizon]), values: range, label: "目標 4兆円以上")
        : nil,
      path: hasGoal ? [actuals[0], FanChart.Point(year: horizon, value: aim)] : [],
      spans: ahead > 1
        ? [FanChart.Span(years: last.year + 1...last.year + 2, label: "集計中")] : [],
      breaks: count > 3 && uniform(0...1) < 0.3
        ? [FanChart.Break(year: last.year, label: "値の飛び？")] : [],
      dots: hasGoal && ahead > 0
        ? (0..<20).map { index in
          let value = last.value + (Double(index) - 9.5) * widths * size / 5
          return FanChart.Dot(value: value, isMet: value >= aim)
        } : [],
      bounds: level > size ? 0...Double.infinity : -Double.infinity...Double.infinity,
      texts: texts(title: pick(awkwardNames + ["指標"]), unit: pick(["兆円", "", "とても長い単位の名前です"])))
  }
}
