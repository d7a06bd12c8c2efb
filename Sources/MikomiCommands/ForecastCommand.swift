import ArgumentParser
import Forecasting
import IndicatorData
import Indicators
import Reporting
import Tables

/// `mikomi forecast`: projections by year.
struct ForecastCommand: ResultCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Projects each indicator by year, with prediction intervals.",
    discussion: """
      Examples, on the built-in sample:
        mikomi forecast --model linear --through R7 --format csv
        mikomi forecast --shape long --quantiles 0.1,0.5,0.9 --format csv

      Without --through or --horizon: up to each series' target, or three years
      where it has none.
      """)

  @OptionGroup var input: IndicatorInput

  @Option(help: "The last year to forecast, such as R7, FY2025 or 2025.")
  var through: String?

  @Option(help: "Years to forecast from each series' latest actual, 1 to 100.")
  var horizon: String?

  @Option(
    help: ArgumentHelp(
      "auto (default) or names separated by commas: "
        + ModelName.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "name,…"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Coverages of the prediction intervals in percent (default: 50,80,95).",
      valueName: "percent,…"))
  var coverage: String?

  @Option(
    help: ArgumentHelp(
      "Quantiles of the long shape (default: 0.025,0.1,0.25,0.5,0.75,0.9,0.975).",
      valueName: "probability,…"))
  var quantiles: String?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @Option(help: "wide (default): a row a year; long: a row a number.")
  var shape: ForecastShape = .wide

  @OptionGroup var common: CommonOptions

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    let options = try forecastOptions()
    let writer = try common.writer()
    let seed = try common.seedValue()
    let table = try input.read()
    notes = table.notes
    let projections = SeriesProjection.all(of: table.records, options: options)
    // A year on the command line is a mistake there; a target far off in the data is a row.
    if through != nil, projections.contains(where: { $0.failure == .horizonTooLong }) {
      throw CommandFailure(.usage, .horizonBeyondLimit(limit: IndicatorForecast.horizonLimit))
    }
    try refuseIfOnlySeriesFailed(table.records, projections)

    let file =
      shape == .wide
      ? WideForecastFile.table(of: projections, coverages: options.coverages)
      : LongForecastFile.table(of: projections, quantiles: options.quantiles)
    let text =
      switch common.effectiveFormat {
      case .table:
        ForecastText(language: common.language).text(of: projections)
      case .csv, .tsv: file.text(writer)
      case .json: JSONDocuments.forecast(file, version: Version.current, seed: seed)
      }
    return CommandResults(
      text: text,
      status: projections.contains { $0.failure != nil } ? .someSeriesFailed : .done)
  }

  private func forecastOptions() throws(CommandFailure) -> ForecastOptions {
    if shape == .long {
      if common.effectiveFormat == .table { throw CommandFailure(.usage, .shapeNeedsRows) }
      if coverage != nil { throw CommandFailure(.usage, .coverageNeedsWideShape) }
    } else if quantiles != nil {
      throw CommandFailure(.usage, .quantilesNeedLongShape)
    }
    var models = [ModelChoice.automatic]
    if let model { models = try OptionValue.models(model) }
    var coverages = ForecastOptions.standardCoverages
    if let coverage { coverages = try OptionValue.coverages(coverage) }
    var probabilities = ForecastOptions.standardQuantiles
    if let quantiles { probabilities = try OptionValue.quantiles(quantiles) }
    if preset != nil, !models.contains(.automatic), !models.contains(.named(.predictive)) {
      throw CommandFailure(.usage, .presetNeedsPredictive)
    }
    return ForecastOptions(
      reach: try Self.reach(through: through, horizon: horizon), models: models,
      coverages: coverages, quantiles: probabilities,
      preset: try preset.preset())
  }

  /// How far two options say to forecast, of which one may be given.
  static func reach(
    through: String?, horizon: String?
  ) throws(CommandFailure) -> ForecastOptions.Reach {
    switch (through, horizon) {
    case (nil, nil): return .target
    case (let year?, nil): return .through(try OptionValue.year(year, option: "--through"))
    case (nil, let text?):
      let limit = IndicatorForecast.horizonLimit
      guard let steps = OptionValue.wholeNumber(text), (1...limit).contains(steps) else {
        throw CommandFailure(.usage, .horizon(found: text, limit: limit))
      }
      return .horizon(steps)
    case (_?, _?): throw CommandFailure(.usage, .horizonAndThrough)
    }
  }

  /// One series that no model can say anything of is bad data; beside others it is a row.
  private func refuseIfOnlySeriesFailed(
    _ records: [IndicatorRecord], _ projections: [SeriesProjection]
  ) throws(CommandFailure) {
    guard records.count == 1, let record = records.first,
      projections.allSatisfy({ $0.failure != nil }), let failure = projections.first?.failure
    else { return }
    let diagnostic = Diagnostic(
      .error, at: SourceLocation(file: input.displayName),
      ForecastFailureProblem(series: record.indicator.id, failure: failure))
    throw CommandFailure(badData: DiagnosticList([diagnostic]))
  }
}

/// The only series of an input has no forecast.
private struct ForecastFailureProblem: Problem {
  let series: String
  let failure: SeriesProjection.Failure

  var code: String { "E160" }

  func wording(in language: Language) -> String {
    "\(Quotation.of(series)): " + ForecastText(language: language).reason(for: failure)
  }
}
