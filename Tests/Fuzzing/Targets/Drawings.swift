import ChartRendering
import Forecasting
import Indicators
import Reporting
import Tables

/// Charts of any name, unit and values: the SVG stays well formed and tells no NaN.
///
/// The input is a count of years and that many doubles, then the name and, after a NUL, the unit.
@_cdecl("LLVMFuzzerTestOneInput")
public func drawings(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Fuzz.bytes(start, count)
  guard let first = bytes.first else { return 0 }
  let yearCount = min(Int(first % 12) + 1, (bytes.count - 1) / 8)
  var actuals: [Actual] = []
  for index in 0..<yearCount {
    let pattern = bytes[1 + 8 * index..<9 + 8 * index].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let value = Double(bitPattern: pattern)
    guard value.isFinite, abs(value) < 1e300 else { continue }
    actuals.append(Actual(fiscalYear: FiscalYear(starting: 2010 + index), value: value))
  }
  let texts = bytes[(1 + 8 * max(0, yearCount))...].split(
    separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  let unit = Indicator.Unit(
    texts.count > 1 ? String(decoding: texts[1], as: UTF8.self) : "件")
  let target = Target(
    fiscalYear: FiscalYear(starting: 2025), criterion: .atLeast(actuals.first?.value ?? 1),
    unit: unit)
  let record = IndicatorRecord(
    indicator: Indicator(
      id: "x", name: texts.first.map { String(decoding: $0, as: UTF8.self) } ?? "", unit: unit),
    actuals: actuals, targets: [target])
  for language in Language.allCases {
    let assessments = Assessment.all(of: record)
    let maker = ChartMaker(language: language)
    guard let last = assessments.last, let chart = maker.chart(of: last) else { continue }
    let drawing = SVGRenderer(width: 720, height: 420, identifier: "c").document(of: chart)
    Fuzz.demand(Markup.isWellFormed(Array(drawing.utf8)), "the drawing is well-formed XML")
    Fuzz.demand(
      !drawing.contains("\"nan\"") && !drawing.contains("\"inf\"") && !drawing.contains(" nan"),
      "no coordinate is NaN or infinite")
  }
  return 0
}

/// A check of markup that trusts nothing of the writer's.
private enum Markup {
  static func isWellFormed(_ text: [UInt8]) -> Bool {
    var open: [[UInt8]] = []
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "<"):
        guard let end = text[index...].firstIndex(of: UInt8(ascii: ">")) else { return false }
        let tag = text[index + 1..<end]
        guard !tag.contains(UInt8(ascii: "<")), quotesClose(tag), let mark = tag.first else {
          return false
        }
        if mark == UInt8(ascii: "/") {
          guard open.popLast() == Array(tag.dropFirst()) else { return false }
        } else if tag.last != UInt8(ascii: "/") {
          open.append(Array(tag.prefix { $0 > 0x20 }))
        }
        index = end + 1
      case UInt8(ascii: "&"):
        let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"]
        guard entities.contains(where: { text[index...].starts(with: Array($0.utf8)) }) else {
          return false
        }
        index += 1
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: return false
      default: index += 1
      }
    }
    return open.isEmpty
  }

  private static func quotesClose(_ tag: ArraySlice<UInt8>) -> Bool {
    tag.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2)
  }
}
