import ChartRendering
import Forecasting
import Indicators
import Reporting
import Tables

/// Draws records as one text.
struct Plot {
  /// Width and height in pixels.
  struct Size {
    let width: Int
    let height: Int
  }

  let kind: PlotCommand.Kind
  let format: PlotCommand.Format
  let size: Size?
  let options: ForecastOptions
  let language: Language

  /// The drawing, and whether a series in it has no forecast though one was asked for.
  func results(
    of records: [IndicatorRecord], input: String
  ) throws(CommandFailure) -> CommandResults {
    // The only thing that a fan chart cannot do is checked before any work.
    if kind == .fan, format != .terminal, records.count != 1 {
      throw PlotCommand.failure(
        .severalSeries(count: records.count, first: records.first?.indicator.id ?? ""))
    }
    if kind == .triage {
      return CommandResults(text: try triage(of: records, input), status: .done)
    }
    let projections = SeriesProjection.all(of: records, options: options)
    if case .through = options.reach,
      projections.contains(where: { $0.failure == .horizonTooLong })
    {
      throw CommandFailure(.usage, .horizonBeyondLimit(limit: IndicatorForecast.horizonLimit))
    }
    return CommandResults(
      text: try text(of: projections, input),
      status: projections.contains { $0.failure != nil } ? .someSeriesFailed : .done)
  }

  private func text(
    of projections: [SeriesProjection], _ input: String
  ) throws(CommandFailure) -> String {
    let maker = ChartMaker(language: language)
    guard let first = projections.first,
      projections.contains(where: { !$0.record.actuals.isEmpty })
    else {
      throw nothing(input, .nothingToDraw(series: projections.first?.record.indicator.id ?? ""))
    }
    switch (kind, format) {
    case (_, .terminal): return FanText(language: language).text(of: projections)
    case (.fan, .vegaLite):
      guard let chart = maker.chart(of: first) else { break }
      return VegaLiteFile.document(
        of: chart, width: size?.width ?? 600, height: size?.height ?? 360)
    case (.fan, .svg):
      guard let chart = maker.chart(of: first) else { break }
      return renderer(width: 720, height: 420).document(of: chart)
    case (.multiples, _), (.triage, _):
      guard let chart = maker.multiples(of: projections) else { break }
      return renderer(width: 320, height: 240).document(of: chart)
    }
    throw nothing(input, .nothingToDraw(series: first.record.indicator.id))
  }

  private func triage(
    of records: [IndicatorRecord], _ input: String
  ) throws(CommandFailure) -> String {
    let assessments = records.flatMap {
      Assessment.all(of: $0, choice: options.models[0], preset: options.preset)
    }
    guard let chart = ChartMaker(language: language).triage(of: assessments) else {
      throw nothing(input, .noTarget)
    }
    return format == .terminal
      ? TriageText(language: language).text(of: chart)
      : renderer(width: 720, height: 420).document(of: chart)
  }

  private func renderer(width: Int, height: Int) -> SVGRenderer {
    SVGRenderer(width: size?.width ?? width, height: size?.height ?? height)
  }

  private func nothing(_ input: String, _ problem: PlotProblem) -> CommandFailure {
    CommandFailure(
      badData: DiagnosticList([Diagnostic(.error, at: SourceLocation(file: input), problem)]))
  }
}
