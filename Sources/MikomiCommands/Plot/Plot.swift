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

  /// The drawing.
  func text(
    of records: [IndicatorRecord], input: String
  ) throws(CommandFailure) -> String {
    switch (kind, format) {
    case (.fan, .terminal), (.multiples, .terminal): return try terminalFans(of: records, input)
    case (.fan, .svg):
      let chart = try onlyChart(of: records, input)
      return renderer(width: 720, height: 420).document(of: chart)
    case (.fan, .vegaLite):
      let chart = try onlyChart(of: records, input)
      return VegaLiteFile.document(
        of: chart, width: size?.width ?? 600, height: size?.height ?? 360)
    case (.multiples, .svg), (.multiples, .vegaLite):
      let maker = ChartMaker(language: language)
      let projections = SeriesProjection.all(of: records, options: options)
      guard let chart = maker.multiples(of: projections) else {
        throw nothing(in: records, input)
      }
      return renderer(width: 320, height: 240).document(of: chart)
    case (.triage, _):
      let assessments = records.flatMap {
        Assessment.all(of: $0, choice: options.models[0], preset: options.preset)
      }
      guard let chart = ChartMaker(language: language).triage(of: assessments) else {
        throw CommandFailure(
          badData: DiagnosticList([
            Diagnostic(.error, at: SourceLocation(file: input), PlotProblem.noTarget)
          ]))
      }
      return format == .terminal
        ? TriageText(language: language).text(of: chart)
        : renderer(width: 720, height: 420).document(of: chart)
    }
  }

  private func renderer(width: Int, height: Int) -> SVGRenderer {
    SVGRenderer(width: size?.width ?? width, height: size?.height ?? height)
  }

  /// The chart of the only series.
  private func onlyChart(
    of records: [IndicatorRecord], _ input: String
  ) throws(CommandFailure) -> FanChart {
    guard records.count == 1, let record = records.first else {
      throw PlotCommand.failure(
        .severalSeries(count: records.count, first: records.first?.indicator.id ?? ""))
    }
    let projections = SeriesProjection.all(of: [record], options: options)
    guard let projection = projections.first,
      let chart = ChartMaker(language: language).chart(of: projection)
    else { throw nothing(in: records, input) }
    return chart
  }

  /// Chart after chart; a series without a value says so.
  private func terminalFans(
    of records: [IndicatorRecord], _ input: String
  ) throws(CommandFailure) -> String {
    guard records.contains(where: { !$0.actuals.isEmpty }) else {
      throw nothing(in: records, input)
    }
    return FanText(language: language)
      .text(of: SeriesProjection.all(of: records, options: options))
  }

  private func nothing(in records: [IndicatorRecord], _ input: String) -> CommandFailure {
    CommandFailure(
      badData: DiagnosticList([
        Diagnostic(
          .error, at: SourceLocation(file: input),
          PlotProblem.nothingToDraw(series: records.first?.indicator.id ?? ""))
      ]))
  }
}
