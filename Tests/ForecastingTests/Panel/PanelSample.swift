import Forecasting
import StatisticalNumerics
import TestSupport

/// Seeded panels for tests: plain series, and awkward ones among them.
enum PanelSample {
  static let coverages = [Coverage.percent50, .percent80, .percent95]

  /// The values and years of one series.
  struct Series {
    var years: [Int32]
    var values: [Double]
  }

  /// Series of different lengths, gaps, levels, digits and courses.
  static func plain(count: Int, seed: UInt64) -> [Series] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { index in
      let length = 2 + Int(stream.next() % 14)
      var year = Int32(1990 + Int(stream.next() % 30))
      let level = pow10(Int(stream.next() % 7) - 2) * (1 + 9 * stream.uniform())
      let slope = level * 0.1 * stream.normal()
      let noise = level * [0.01, 0.1, 0.3][Int(stream.next() % 3)]
      let digits = index.isMultiple(of: 3) ? pow10(Int(stream.next() % 4)) : nil
      var (years, values) = ([Int32](), [Double]())
      var walk = 0.0
      for position in 0..<length {
        walk += 0.5 * noise * stream.normal()
        let raw = abs(level + slope * Double(position) + walk + noise * stream.normal())
        values.append(digits.map { (raw * $0).rounded() / $0 } ?? raw)
        years.append(year)
        year += index.isMultiple(of: 5) && stream.uniform() < 0.3 ? 3 : 1
      }
      return Series(years: years, values: values)
    }
  }

  /// Series at the edges of what models take.
  static let awkward: [Series] = {
    let shapes: [[Double]] = [
      [], [3], [0], [-1], [3, 3], [3, 4], [0, 0, 0], [5, 5, 5, 5], [0.1, 0.2, 0.3, 0.4],
      [1, 1.1, 1.2, 1.3], [1, 1.01, 1.0201, 1.030301], [1, 2, 4, 8], [3, 3, 4, 4, 4, 5],
      [0, 0, 1, 0, 2], [-3, 2, -1, 4], [-3, -3, -3], [-1, -2, -3], [1, .nan, 2],
      [1, .infinity, 2], [1e300, 2e300, 1.5e300], [1e308, -1e308, 1e308],
      [1.7e308, 1.7e308, 1e308],
      [1e-300, 3e-300, 2e-300], [1, 2, 4].map { $0 * Double.leastNonzeroMagnitude },
      [1e-8, 1, 1e8, 1],
      [1e15, 1e15 + 1, 1e15 + 3],
      [1, 1 + 1e-15, 1 + 3e-15, 1 - 1e-15], [100, 100.000001, 99.999999, 100.000002],
      [99, 99.5, 100, 98], [100, 100, 100], [101, 99, 100.5],
      [583, 615, 665, 686, 725, 783, 731, 802],
      [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3],
      [2, 2.0000000001, 2, 2.0000000003, 2],
    ]
    var series = shapes.map { values in
      Series(years: values.indices.map { Int32(2000 + $0) }, values: values)
    }
    series.append(Series(years: [2000, 2000, 2001], values: [1, 2, 3]))
    series.append(Series(years: [2002, 2001, 2003], values: [1, 2, 3]))
    series.append(
      Series(years: [.min, 0, .max], values: [1, 3, 2]))
    series.append(
      Series(
        years: (0..<60).map { Int32(1950 + $0) }, values: (0..<60).map { 50 + 7 * Double($0 % 7) }))
    return series
  }()

  /// Small whole numbers, often without a change from year to year.
  static func counts(count: Int, seed: UInt64) -> [Series] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { index in
      let length = 1 + Int(stream.next() % 12)
      var value = (30 * stream.uniform()).rounded()
      let values = (0..<length).map { _ in
        if stream.uniform() > 0.4 { value = max(0, value + (3 * stream.normal()).rounded()) }
        return value
      }
      let gap = index.isMultiple(of: 4) ? 2 : 1
      return Series(
        years: values.indices.map { Int32(2010 + gap * $0 + ($0 > 2 ? 1 : 0)) }, values: values)
    }
  }

  /// Percentages near their ceiling, some above it.
  static func shares(count: Int, seed: UInt64) -> [Series] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { index in
      let length = 3 + Int(stream.next() % 8)
      let ceiling = index.isMultiple(of: 5) ? 110.0 : 100
      let values = (0..<length).map { _ in
        min(ceiling, ((97 + 3 * stream.normal()) * 10).rounded() / 10)
      }
      return Series(years: values.indices.map { Int32(2010 + $0) }, values: values)
    }
  }

  static func panel(_ series: [Series]) -> Panel {
    var panel = Panel()
    for one in series { panel.appendSeries(years: one.years, values: one.values) }
    return panel
  }

  /// A target near each series, none for some.
  static func targets(_ series: [Series], seed: UInt64) -> [PanelTarget?] {
    var stream = RandomStream(seed: seed)
    return series.map { one in
      let (kind, factor) = (stream.next() % 5, 1 + 0.2 * stream.normal())
      let known = stream.next() % 4
      guard kind > 0, let last = one.values.last, last.isFinite else { return nil }
      let threshold = kind == 1 ? last : last * factor
      guard threshold.isFinite else { return nil }
      return PanelTarget(
        threshold: threshold, direction: stream.next() % 2 == 0 ? .atLeast : .atMost,
        record: TargetLayer.Record(targetCount: Int(known), metCount: Int(min(known, 2))))
    }
  }

  private static func pow10(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1.0) { value, _ in exponent > 0 ? value * 10 : value / 10 }
  }
}
