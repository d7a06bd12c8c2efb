import Indicators
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Figures as people read them: no more digits than the source or the uncertainty bears.
enum FigureText {
  /// An actual with the decimals that its source printed: 4.300.
  static func actual(_ actual: Actual) -> String {
    guard abs(actual.value) < longestPlain else { return exact(actual.value) }
    let text = NumberText.fixed(actual.value, decimals: actual.decimals)
    // 1e-323 is not 0.
    let isShown = actual.value == 0 || text.utf8.contains { (0x31...0x39).contains($0) }
    return isShown ? text : exact(actual.value)
  }

  /// A value at a tick of an axis.
  static func tick(_ value: Double, decimals: Int) -> String {
    abs(value) < longestPlain
      ? NumberText.fixed(value, decimals: decimals) : NumberText.significant(value, digits: 3)
  }

  /// Sizes from here on are written with an exponent rather than as a long row of digits.
  private static let longestPlain = 1e15

  /// Forecast values of one series.
  ///
  /// Three significant digits of the largest and no more decimals than the finest actual, but enough to
  /// tell the ends of an interval apart.
  struct ForecastDigits {
    let decimals: Int

    init(record: IndicatorRecord, narrowestBand: ClosedRange<Double>?) {
      let sizes =
        record.actuals.map { abs($0.value) } + record.targets.compactMap(\.threshold).map(abs)
      let printed = record.actuals.map(\.decimals).max() ?? 0
      let readable = sizes.max().map { Self.decimals(of: $0, digits: 3) } ?? printed
      let width = narrowestBand.map { $0.upperBound - $0.lowerBound } ?? 0
      let telling = Self.decimals(of: width, digits: 1)
      decimals = max(0, min(printed, readable), min(printed + 1, telling))
    }

    /// The decimals that show a number of significant digits of a size; 0 for a size of 0.
    private static func decimals(of size: Double, digits: Int) -> Int {
      guard size > 0, size.isFinite else { return 0 }
      return digits - 1 - Int(floor(log10(size)))
    }

    /// The value, or a dash where it left the range of doubles.
    func text(_ value: Double) -> String {
      guard value.isFinite else { return "–" }
      return abs(value) < longestPlain
        ? NumberText.fixed(value, decimals: decimals) : NumberText.significant(value, digits: 4)
    }
  }

  /// A target or baseline: as short as it reads back.
  static func exact(_ value: Double) -> String { NumberText.shortest(value) }

  /// A computed value that reproduces printed arithmetic: 3.4, 6.8.
  static func computed(_ value: Double) -> String { NumberText.significant(value, digits: 7) }

  /// A rate in percent with at least one decimal: 325.0 %, 228.375 %.
  static func rate(_ fraction: Double) -> String {
    let text = NumberText.significant(fraction * 100, digits: 7)
    return (text.contains(".") || text.contains("e") ? text : text + ".0") + " %"
  }

  /// A growth rate in percent with its sign: +19.7 %, −2.4 %.
  static func growth(_ fraction: Double) -> String {
    let text = percent(fraction)
    let sign = text == "0.0" ? "±" : fraction < 0 ? "−" : "+"
    return "\(sign)\(text) %"
  }

  /// A size of growth in percent without sign.
  static func size(_ fraction: Double) -> String { percent(fraction) + " %" }

  /// The size of a fraction in percent: one decimal, or an exponent where that would be a long row of
  /// digits.
  private static func percent(_ fraction: Double) -> String {
    let size = min(abs(fraction), 1e300) * 100
    return size < 1e6
      ? NumberText.fixed(size, decimals: 1) : NumberText.significant(size, digits: 3)
  }

  /// A change with its sign, to three significant digits.
  static func change(_ value: Double) -> String {
    (value < 0 ? "−" : "+") + NumberText.significant(abs(value), digits: 3)
  }
}

extension Actual {
  /// The decimals printed, as far as the rounding interval tells.
  var decimals: Int {
    let width = roundingInterval.upperBound - roundingInterval.lowerBound
    guard width > 0, width < 1 else { return 0 }
    var decimals = 0
    var unit = 1.0
    // The interval is one unit of the last place wide, up to rounding.
    while decimals < 17, width < unit * 0.5 {
      decimals += 1
      unit /= 10
    }
    return decimals
  }
}
