import ArgumentParser
import Forecasting
import StatisticalNumerics
import Tables

/// `mikomi simulate`: large synthetic series, for benchmarks and tests.
struct SimulateCommand: ReportingCommand {
  static let configuration = CommandConfiguration.text(
    "simulate",
    abstract: (
      en: "Writes synthetic series by a seed, the same on every machine.",
      ja: "人工の系列を種から作って書きます。どの機械でも同じになります。"
    ),
    discussion: (
      en: """
      Examples:
        mikomi simulate --series 5 --points 10
        mikomi simulate --series 1000000 --points 10 --kind growth -o panel.csv

      One row a series and year, series_id ascending, the last year 2024. Only whole
      numbers are computed with; the page LargePanels tells how.
      """,
      ja: """
      例:
        mikomi simulate --series 5 --points 10
        mikomi simulate --series 1000000 --points 10 --kind growth -o panel.csv

      1行に1系列・1年度、series_id の昇順で、最後の年は2024です。計算は整数だけで
      行います（説明は LargePanels のページ）。
      """
    ))

  /// The most series.
  static let seriesLimit = 1_000_000_000

  @Option(help: .text(en: "The number of series (default: 1000).", ja: "系列の数（既定は1000）。"))
  var series: String?

  @Option(
    help: .text(
      en: "Values of each series, 1 to 200 (default: 10).", ja: "1系列の値の数。1から200まで（既定は10）。"))
  var points: String?

  @Option(
    help: .text(
      en: "trend (default), or one of "
        + SimulatedKind.allCases.dropFirst().map(\.rawValue).joined(separator: ", ") + ".",
      ja: "trend（既定）か、次のどれか: "
        + SimulatedKind.allCases.dropFirst().map(\.rawValue).joined(separator: ", ") + "。",
      valueName: "kind"))
  var kind: SimulatedKind = .trend

  @Flag(
    help: .text(
      en: "Series of different lengths, from one value to --points.",
      ja: "系列の長さをさまざまにします（1個から --points まで）。"))
  var ragged = false

  @Flag(
    help: .text(
      en: "Columns target and direction, and a target three years after the last value.",
      ja: "列 target と direction を加え、最後の値の3年後に目標を置きます。"))
  var targets = false

  @Option(
    help: .text(
      en: "mikomi (default), or statsforecast: unique_id, ds, y.",
      ja: "mikomi（既定）か statsforecast（unique_id、ds、y）。"))
  var columns: PanelColumns = .mikomi

  @Flag(
    help: .text(
      en: "Cells between tabs without a header, \\N for blank.",
      ja: "見出しのないタブ区切りで、空欄は \\N。"))
  var tsv = false

  @Option(help: .text(en: "The seed (default: 1).", ja: "種（既定は1）。"))
  var seed: String?

  @OptionGroup var streaming: StreamOptions

  @Option(help: .text(en: "Language of messages: ja or en.", ja: "メッセージの言語。ja か en。"))
  var lang: LanguageOption?

  var language: Language { lang.language }

  func work() throws(CommandFailure) -> ExitStatus {
    let panel = try panel()
    let threadCount = try streaming.threadCount()
    let destination = try streaming.open(try streaming.file(input: nil, isTabbed: tsv))
    let rows = SimulatedRows(panel: panel, hasTargets: targets, isTabbed: tsv)
    let header = TextBlock()
    if !tsv { header.append(headerLine) }
    guard try destination.write(header.bytes) == .taken else { return .done }
    let blockCount = (panel.seriesCount + rows.blockSeriesCount - 1) / rows.blockSeriesCount
    let texts = (0..<8).map { _ in TextBlock(capacity: 1 << 20) }
    for first in stride(from: 0, to: blockCount, by: texts.count) {
      let count = min(texts.count, blockCount - first)
      ParallelLoop.run(count: count, threadCount: threadCount) { index in
        rows.write(block: first + index, to: texts[index])
      }
      for text in texts[..<count] {
        // Nobody reads any more.
        guard try destination.write(text.bytes) == .taken else { return .done }
      }
    }
    try destination.finish()
    return .done
  }

  private var headerLine: String {
    let names =
      columns == .mikomi ? ["series_id", "fiscal_year", "value"] : ["unique_id", "ds", "y"]
    return (names + (targets ? ["target", "direction"] : [])).joined(separator: ",") + "\n"
  }

  private func panel() throws(CommandFailure) -> SimulatedPanel {
    var seriesCount = 1_000
    if let series {
      guard let number = OptionValue.wholeNumber(series), (1...Self.seriesLimit).contains(number)
      else {
        throw CommandFailure(
          .usage,
          [.other(PanelOptionProblem.seriesCount(found: series, limit: Self.seriesLimit))])
      }
      seriesCount = number
    }
    var pointCount = 10
    if let points {
      let limit = SimulatedPanel.pointLimit
      guard let number = OptionValue.wholeNumber(points), (1...limit).contains(number) else {
        throw CommandFailure(
          .usage, [.other(PanelOptionProblem.pointCount(found: points, limit: limit))])
      }
      pointCount = number
    }
    var number = 1
    if let seed {
      guard let value = OptionValue.wholeNumber(seed) else {
        throw CommandFailure(.usage, .seed(found: seed))
      }
      number = value
    }
    return SimulatedPanel(
      seriesCount: seriesCount, pointCount: pointCount, kind: kind, isRagged: ragged,
      seed: UInt64(number))
  }
}

extension SimulatedKind: ExpressibleByArgument {}
