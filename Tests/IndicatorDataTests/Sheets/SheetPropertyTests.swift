import IndicatorData
import Indicators
import TestSupport
import Testing

/// Sheets printed from series: what is read is the series, and after damage never anything else.
@Suite(.tags(.property))
struct SheetPropertyTests {
  /// A series and the sheet that shows it.
  struct Example {
    /// As ``SheetReading/values`` gives them.
    let values: [String]
    /// Cells of years and of the row, label first.
    let years: [String]
    let cells: [String]
    let isWide: Bool

    var text: String { Self.text(years: years, cells: cells, isWide: isWide) }

    static func text(years: [String], cells: [String], isWide: Bool) -> String {
      let groups = "初期値 実績値 目標値"
      guard isWide else {
        return
          "(9) 見本\n\(groups)\n\(years.joined(separator: " "))\n\(cells.joined(separator: " "))\n"
      }
      func padded(_ cells: [String]) -> String {
        cells.map { cell in
          let width = cell.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 1 : 2) }
          return cell + String(repeating: " ", count: max(2, 24 - width))
        }.joined()
      }
      return "(9) 見本\n\(padded(["", "初期値", "実績値"]))目標値\n\(padded([""] + years))\n\(padded(cells))\n"
    }
  }

  /// A year in one of its notations; in a sheet with columns one that fits its column.
  private static func yearText(
    _ year: Int, isWide: Bool, using generator: inout SeededGenerator
  ) -> String {
    let fiscal = FiscalYear(starting: year)
    let short = fiscal.shortEraName
    switch Int.random(in: 0..<(isWide ? 3 : 5), using: &generator) {
    case 0: return short + "年度"
    case 1: return short
    case 2: return "\(year)年度"
    case 3: return fiscal.japaneseName(.fiscal)
    default: return "\(year)"
    }
  }

  private static func example(using generator: inout SeededGenerator) -> Example {
    let isWide = Bool.random(using: &generator)
    let first = Int.random(in: 2005...2021, using: &generator)
    let count = Int.random(in: 2...6, using: &generator)
    let last = first + count + Int.random(in: 0...3, using: &generator)
    let unit = ["", "%", "件", "兆円"].randomElement(using: &generator) ?? ""
    let decimals = Int.random(in: 0...2, using: &generator)
    func number() -> (text: String, plain: String) {
      let whole = Int.random(in: 1...9_999, using: &generator)
      let part = (0..<decimals).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
      let plain = "\(whole)" + (decimals > 0 ? "." + part : "")
      switch Int.random(in: 0..<3, using: &generator) {
      case 0 where whole >= 1_000:
        let grouped = "\(whole / 1_000)," + String("\(1_000 + whole % 1_000)".dropFirst())
        return (grouped + (decimals > 0 ? "." + part : ""), plain)
      case 1:
        let wide = plain.unicodeScalars.map { scalar in
          Unicode.Scalar(scalar.value + 0xFEE0).map { String($0) } ?? ""
        }
        return (wide.joined(), plain)
      default: return (plain, plain)
      }
    }
    var years: [String] = []
    var cells = ["実績値"]
    var values: [String] = []
    func add(_ year: Int, _ role: String, _ text: String, _ plain: String) {
      years.append(yearText(year, isWide: isWide, using: &generator))
      cells.append(text)
      let label = FiscalYear(starting: year).shortEraName
      values.append(["9", label, role, plain, unit].filter { !$0.isEmpty }.joined(separator: " "))
    }
    let base = number()
    add(first - 1, "baseline", base.text + unit, base.plain)
    for year in first..<first + count {
      if year > first, Int.random(in: 0..<5, using: &generator) == 0 {
        add(year, "actual", "（集計中）", "pending")
      } else {
        let next = number()
        add(year, "actual", next.text + unit, next.plain)
      }
    }
    let target = number()
    add(last, "target", target.text + unit, target.plain)
    return Example(values: values, years: years, cells: cells, isWide: isWide)
  }

  @Test func `a sheet printed from a series reads back to it`() {
    var generator = SeededGenerator(seed: 114)
    for _ in 0..<500 {
      let example = Self.example(using: &generator)
      let reading = SheetReading(example.text)
      #expect(reading.values == example.values, "\(example.text)")
      #expect(reading.refusals.isEmpty, "\(example.text)")
    }
  }

  @Test func `a sheet that has lost or run together cells gives nothing that is wrong`() {
    var generator = SeededGenerator(seed: 43)
    var unnoticed = 0
    for round in 0..<1_000 {
      let example = Self.example(using: &generator)
      var (years, cells) = (example.years, example.cells)
      // On a sheet that keeps its columns what is lost leaves its place empty.
      func lose(_ list: inout [String], _ index: Int) {
        if example.isWide { list[index] = "" } else { list.remove(at: index) }
      }
      switch round % 4 {
      case 0: lose(&cells, Int.random(in: 1..<cells.count, using: &generator))
      case 1: lose(&years, Int.random(in: 0..<years.count, using: &generator))
      case 2:
        let index = Int.random(in: 1..<cells.count - 1, using: &generator)
        cells[index] += cells[index + 1]
        lose(&cells, index + 1)
      default: cells.insert("7", at: Int.random(in: 1...cells.count, using: &generator))
      }
      let reading = SheetReading(Example.text(years: years, cells: cells, isWide: example.isWide))
      let wrong = reading.values.filter { value in
        !example.values.contains(value) && !value.contains("refused")
      }
      #expect(wrong.isEmpty, "\(years) \(cells) \(example.isWide)")
      if !example.isWide, reading.refusals.isEmpty { unnoticed += 1 }
    }
    #expect(unnoticed == 0)
  }

  @Test func `no text makes the reader trap`() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "初期値", "実績値", "目標値", "年度ごとの", "評価", "R2年度", "R３年度", "H30", "30", "元年度", "19年度", "―",
      "（集計中）", "3.230 兆円", "４兆円", "約75%(24年度)", "(114)", "（参 192）", "①", "②６億円", "→", "|", "---",
      "|---|---|", "\n", "\n", "\n\n", " ", "  ", "　", "（基準年度）", "（目標年度）", "合計", "目標値（6.8）",
      "H730,572",
      "(", ")", "）", "。", "単位：件", "毎年度", "から", "へ", "\u{200B}", "e\u{301}", "測定指標1", "達成率", "%",
      ",",
    ]
    for _ in 0..<1_500 {
      let text = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined(separator: Bool.random(using: &generator) ? " " : "")
      let reading = SheetReading(text)
      #expect(!reading.result.diagnostics.isEmpty)
    }
  }
}
