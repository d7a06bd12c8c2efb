import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Synchronization
import Tables

/// A report on indicators: every file of its folder.
public struct Report: Sendable {
  /// The files but for their checksums, which need the bytes of all.
  public let files: [ReportFile]
  /// Whether an indicator has no numbers; its reason is in the files.
  public let hasFailure: Bool

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - records: What to report on, in order.
  ///   - options: What is asked.
  ///   - progress: Called after each indicator with the number done, from any thread.
  /// - Complexity: Some 10 ms an indicator, 120 ms where printed values enter as intervals; several
  ///   threads do not change what is written.
  public init(
    on records: [IndicatorRecord], options: ReportOptions,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    let detail = options.detail(indicatorCount: records.count)
    let stems = FileStem.all(for: records.map(\.indicator.id))
    let results = ResultSlots<IndicatorFiles>(count: records.count)
    let counter = ProgressCounter()
    ParallelLoop.run(count: records.count, threadCount: options.threadCount) { index in
      let indicator = ReportIndicator(
        records[index], number: index + 1, stem: stems[index], options: options, detail: detail)
      results.store(
        IndicatorFiles(of: indicator, options: options, detail: detail),
        at: index)
      progress(counter.next())
    }
    let parts = results.values()
    self.init(parts, records: records, options: options, detail: detail)
  }

  private init(
    _ parts: [IndicatorFiles], records: [IndicatorRecord], options: ReportOptions,
    detail: ReportOptions.Detail
  ) {
    let indicators = parts.map(\.indicator)
    let phrases = options.language.pageWording
    let tables = ReportTables(of: indicators, options: options)
    let writer = DelimitedWriter()
    var files = tables.resources.map { ReportFile($0.path, text: $0.table.text(writer)) }
    files += parts.flatMap(\.files)
    let charts = tables.chartResources
    files += charts.map { ReportFile($0.path, text: $0.table.text(writer)) }
    let pages = parts.compactMap(\.page)
    let summary = phrases.summary(indicatorCount: records.count)
    if options.parts.contains(.html) {
      files.append(
        ReportFile(
          "report.html",
          text: HTMLPage.document(of: pages, phrases: phrases, summary: summary)))
    }
    if options.parts.contains(.md) {
      files.append(
        ReportFile(
          "report.md",
          text: MarkdownPage.document(
            of: pages, phrases: phrases, summary: summary,
            linksCharts: options.parts.contains(.chart))))
    }
    if options.parts.contains(.xlsx) {
      files.append(
        ReportFile(
          "report.xlsx",
          workbook: ReportWorkbook.workbook(of: indicators, tables: tables, options: options)))
    }
    let resources = tables.resources + charts
    if !resources.isEmpty {
      var sources: [String] = []
      for source in records.flatMap(\.publication.sources) where !sources.contains(source) {
        sources.append(source)
      }
      files.append(
        ReportFile(
          "datapackage.json",
          text: DataPackageFile.document(of: resources, options: options, sources: sources)))
    }
    let paths = files.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    files.append(
      ReportFile(
        ManifestFile.name,
        text: ManifestFile.document(
          of: indicators, options: options, detail: detail, files: paths)))
    self.files = files
    hasFailure = indicators.contains { indicator in
      switch indicator.main.verdict {
      case .cannotJudge(.noActuals), .cannotJudge(.outOfRange): true
      case .noTarget: indicator.record.actuals.isEmpty
      default: false
      }
    }
  }
}

/// What is made for each indicator by itself.
private struct IndicatorFiles: Sendable {
  let indicator: ReportIndicator
  let page: ReportPage?
  let files: [ReportFile]

  init(
    of indicator: ReportIndicator, options: ReportOptions, detail: ReportOptions.Detail
  ) {
    self.indicator = indicator
    page =
      options.parts.isDisjoint(with: [.html, .md])
      ? nil
      : PageBuilder(options: options, detail: detail).page(of: indicator)
    var files: [ReportFile] = []
    if options.parts.contains(.chart), let drawing = indicator.drawing {
      files.append(ReportFile(ReportCharts.svgPath(of: indicator), text: drawing))
    }
    if options.parts.contains(.vega), let chart = indicator.chart {
      files.append(
        ReportFile(
          ReportCharts.vegaPath(of: indicator),
          text: VegaLiteFile.document(
            of: chart, width: ReportCharts.width, height: ReportCharts.height)))
    }
    self.files = files
  }
}

/// Counts what several threads have done.
private final class ProgressCounter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}

/// Results of rounds on several threads, each in its own place.
private final class ResultSlots<Value: Sendable>: Sendable {
  private let slots: Mutex<[Value?]>

  init(count: Int) { slots = Mutex([Value?](repeating: nil, count: count)) }

  func store(_ value: Value, at index: Int) { slots.withLock { $0[index] = value } }

  func values() -> [Value] { slots.withLock { $0.compactMap(\.self) } }
}
