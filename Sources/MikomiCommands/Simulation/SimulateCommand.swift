import ArgumentParser
import Forecasting
import StatisticalNumerics
import Synchronization
import Tables

/// `mikomi simulate`: large synthetic series, for benchmarks and tests.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Writes synthetic series by a seed, the same on every machine.",
    discussion: """
      Examples:
        mikomi simulate --series 5 --points 10
        mikomi simulate --series 1000000 --points 10 --kind growth -o panel.csv

      One row a series and year, series_id ascending, the last year 2024. Only whole
      numbers are computed with; the page LargePanels tells how.
      """)

  /// The most series.
  static let seriesLimit = 1_000_000_000

  @Option(help: "The number of series (default: 1000).")
  var series: String?

  @Option(help: "Values of each series, 1 to 200 (default: 10).")
  var points: String?

  @Option(
    help: ArgumentHelp(
      "trend (default), or one of "
        + SimulatedKind.allCases.dropFirst().map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "kind"))
  var kind: SimulatedKind = .trend

  @Flag(help: "Series of different lengths, from one value to --points.")
  var ragged = false

  @Flag(help: "Columns target and direction, and a target three years after the last value.")
  var targets = false

  @Option(help: "mikomi (default), or statsforecast: unique_id, ds, y.")
  var columns: PanelColumns = .mikomi

  @Flag(help: "Cells between tabs without a header, \\N for blank.")
  var tsv = false

  @Option(help: "The seed (default: 1).")
  var seed: String?

  @Option(help: ArgumentHelp("Threads, 1 to 1024 (default: one a processor).", valueName: "number"))
  var threads: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Option(help: "Language of messages: ja or en.")
  var lang: LanguageOption?

  mutating func run() throws {
    do throws(CommandFailure) {
      try simulate()
    } catch {
      StandardError.write(
        error.lines(in: lang?.language ?? CommonOptions.environmentLanguage()))
      throw ExitCode(error.status.rawValue)
    }
  }

  private func simulate() throws(CommandFailure) {
    let panel = try panel()
    let threadCount = try ThreadCount.value(of: threads)
    // - is standard output, which is no file to protect.
    let file = output == "-" ? nil : output
    if file == "" { throw CommandFailure(.usage, .emptyOutputName) }
    if force, file == nil { throw CommandFailure(.usage, .forceWithoutOutput) }
    if let file { try OutputFile.check(file, input: nil, force: force) }
    let destination = try StreamedOutput(file, force: force)
    Interruption.isStreaming.store(file == nil, ordering: .sequentiallyConsistent)
    let rows = SimulatedRows(panel: panel, hasTargets: targets, isTabbed: tsv)
    let header = TextBlock()
    if !tsv { header.append(headerLine) }
    guard try destination.write(header.bytes) == .taken else { return }
    let blockCount = (panel.seriesCount + rows.blockSeriesCount - 1) / rows.blockSeriesCount
    let texts = (0..<8).map { _ in TextBlock(capacity: 1 << 20) }
    for first in stride(from: 0, to: blockCount, by: texts.count) {
      let count = min(texts.count, blockCount - first)
      ParallelLoop.run(count: count, threadCount: threadCount) { index in
        rows.write(block: first + index, to: texts[index])
      }
      for text in texts[..<count] {
        // Nobody reads any more.
        guard try destination.write(text.bytes) == .taken else { return }
      }
    }
    try destination.finish()
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
