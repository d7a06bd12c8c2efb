import Indicators
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The unit in which a chart writes very large or very small values: 1.9×10¹⁵ 円 as 1900兆円.
struct ChartScale: Hashable {
  /// The power of ten of the unit; 0 leaves values as they are.
  let power: Int
  /// The unit of the chart.
  let unit: Indicator.Unit

  /// The scale for values of a size.
  ///
  /// From ten million in Japanese by 万, 億 and 兆 where the unit does not count by them already; else by
  /// powers of a thousand.
  init(size: Double, unit: Indicator.Unit, language: Language) {
    let exponent = size > 0 && size.isFinite ? Int(floor(log10(size))) : 0
    guard exponent >= 7 || exponent < -3 else {
      (power, self.unit) = (0, unit)
      return
    }
    let counters: Set<Character> = ["十", "百", "千", "万", "億", "兆"]
    let takesCounter =
      language == .japanese && unit.symbol.first.map { !counters.contains($0) } ?? false
      && unit.symbol.unicodeScalars.allSatisfy { $0.value > 0x2000 }
    if exponent >= 7, exponent < 20, takesCounter {
      let (power, counter) = exponent >= 13 ? (12, "兆") : exponent >= 9 ? (8, "億") : (4, "万")
      self.power = power
      self.unit = Indicator.Unit(counter + unit.symbol)
    } else {
      // Below that ten to the power is no double.
      let power = max(-300, Int(floor(Double(exponent) / 3)) * 3)
      let raised = "\(power)".map { digit in
        digit == "-" ? "⁻" : String(Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[digit.wholeNumberValue ?? 0])
      }
      self.power = power
      self.unit = Indicator.Unit(
        "×10" + raised.joined() + (unit.symbol.isEmpty ? "" : " " + unit.symbol))
    }
  }

  /// A value in the unit; powers of ten are divided by, as those below 1 are no doubles.
  func scaled(_ value: Double) -> Double {
    power >= 0 ? value / pow(10, Double(power)) : value * pow(10, Double(-power))
  }

  /// A value as text: as given where the unit is the indicator's own.
  func text(_ value: Double, plain: @autoclosure () -> String) -> String {
    guard power != 0 else { return plain() }
    let scaled = scaled(value)
    return scaled.isFinite ? NumberText.significant(scaled, digits: 4) : "–"
  }

  /// Whether a criterion's thresholds are doubles in the unit.
  func holds(_ criterion: Target.Criterion) -> Bool {
    switch criterion {
    case .atLeast(let value), .atMost(let value), .above(let value), .below(let value):
      scaled(value).isFinite
    case .within(let range):
      scaled(range.lowerBound).isFinite && scaled(range.upperBound).isFinite
    }
  }

  /// A criterion in a unit that holds it.
  func scaled(_ criterion: Target.Criterion) -> Target.Criterion {
    guard power != 0 else { return criterion }
    // Short, as dividing leaves digits that nobody wrote.
    func short(_ value: Double) -> Double {
      Double(NumberText.significant(scaled(value), digits: 7)) ?? scaled(value)
    }
    return switch criterion {
    case .atLeast(let value): .atLeast(short(value))
    case .atMost(let value): .atMost(short(value))
    case .above(let value): .above(short(value))
    case .below(let value): .below(short(value))
    case .within(let range): .within(short(range.lowerBound)...short(range.upperBound))
    }
  }
}
