import ArgumentParser
import Forecasting
import IndicatorData
import Indicators
import Reporting
import Tables

/// `mikomi forecast`: projections by year.
struct ForecastCommand: ResultCommand {
  static let configuration = CommandConfiguration.text(
    "forecast",
    abstract: (
      en: "Projects each indicator by year, with prediction intervals.",
      ja: "各指標の年度ごとの見通しを、予測区間とともに示します。"
    ),
    discussion: (
      en: """
      Examples, on the built-in sample:
        mikomi forecast --model linear --through R7 --format csv
        mikomi forecast --shape long --quantiles 0.1,0.5,0.9 --format csv

      Without --through or --horizon: up to each series' target, or three years
      where it has none.

      A file with a column period (whole numbers, ascending) in place of
      fiscal_year is one long series: a straight line, with --season 12 a level for
      each of 12 seasons, for up to some hundred million values. --horizon and
      --through count periods (default: a cycle of seasons, or three).
      """,
      ja: """
      例（内蔵の見本による）:
        mikomi forecast --model linear --through R7 --format csv
        mikomi forecast --shape long --quantiles 0.1,0.5,0.9 --format csv

      --through も --horizon もなければ、系列の目標年度まで、目標がなければ3年先まで
      予測します。

      fiscal_year の代わりに列 period（昇順の整数）があるファイルは1本の長い系列とし、
      直線を当てはめます。--season 12 なら12の季節それぞれに水準を置きます。値は1億個
      ほどまで。--horizon と --through は期で数えます（既定は季節の1巡り、季節が
      なければ3期）。
      """
    ))

  @OptionGroup var input: IndicatorInput

  @Option(
    help: .text(
      en: "The last year to forecast, such as R7, FY2025 or 2025; of periods their number.",
      ja: "予測する最後の年度。R7、FY2025、2025 など。期の表では期の番号。"))
  var through: String?

  @Option(
    help: .text(
      en: "Years to forecast from each series' latest actual, 1 to 100; of periods up to "
        + "\(LongSeriesRequest.horizonLimit).",
      ja: "各系列の最新の実績から予測する年数。1から100まで。期の表では期の数で、"
        + "\(LongSeriesRequest.horizonLimit)まで。"))
  var horizon: String?

  @Option(
    help: .text(
      en: "auto (default) or names separated by commas: "
        + ModelName.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      ja: "auto（既定）か、コンマで区切ったモデルの名前: "
        + ModelName.allCases.map(\.rawValue).joined(separator: ", "),
      valueName: "name,…"))
  var model: String?

  @Option(
    help: .text(
      en: "Coverages of the prediction intervals in percent (default: 50,80,95).",
      ja: "予測区間の確率（百分率、既定は 50,80,95）。",
      valueName: "percent,…"))
  var coverage: String?

  @Option(
    help: .text(
      en: "Quantiles of the long shape (default: 0.025,0.1,0.25,0.5,0.75,0.9,0.975).",
      ja: "long の形での分位点（既定は 0.025,0.1,0.25,0.5,0.75,0.9,0.975）。",
      valueName: "probability,…"))
  var quantiles: String?

  @Option(
    help: .text(
      en: "Seasons in a cycle of periods, such as 12; only with a column period (default: 1).",
      ja: "1巡りの季節の数。12 など。列 period があるときだけ（既定は1）。",
      valueName: "number"))
  var season: String?

  @Option(
    help: .text(
      en: "A target for every period forecast; only with a column period.",
      ja: "予測する各期の目標値。列 period があるときだけ。",
      valueName: "number"))
  var target: String?

  @Option(help: DirectionOption.help)
  var direction: DirectionOption?

  @Option(help: PresetOption.help)
  var preset: PresetOption?

  @OptionGroup var covariates: CovariateOptions

  @Option(help: CorrelationOption.help)
  var correlation: CorrelationOption?

  @Option(
    help: .text(
      en: "wide (default): a row a year; long: a row a number.",
      ja: "wide（既定）: 1行に1年度。long: 1行に1つの数。"))
  var shape: ForecastShape = .wide

  @OptionGroup var common: CommonOptions

  func results(reporting notes: inout [Diagnostic]) throws(CommandFailure) -> CommandResults {
    try covariates.refuseOverwriting(by: common)
    // Whether it is a file of periods is seen before what is asked of it is read; why a file cannot be
    // opened is told after what is wrong with the command line.
    let opening = Result { () throws(CommandFailure) in try input.open() }
    if case .success(let opened?) = opening, try LongSeriesReading.applies(to: opened) {
      return try LongSeriesForecasting(request: try periodRequest(), common: common)
        .results(of: opened, reporting: &notes)
    }
    for (option, value) in [("--season", season), ("--target", target)] where value != nil {
      throw LongSeriesRequest.failure(.needsPeriod(option: option))
    }
    let writer = try common.writer()
    let seed = try common.seedValue()
    var options = try forecastOptions(correlation: IndicatorForecast.standardCorrelation)
    let table = try direction.applied(to: try input.read(try opening.get()))
    notes = table.notes
    let records = try covariates.applied(
      to: table.records, input: input.file, reporting: &notes)
    if let correlation {
      if !options.models.contains(.automatic) {
        throw CommandFailure(.usage, [.other(TotalProblem.correlationNeedsDefault)])
      }
      options = try forecastOptions(
        correlation: CorrelationOption?.some(correlation).value(for: records))
    }
    let projections = SeriesProjection.all(of: records, options: options)
    notes += covariates.notes(
      on: records, bridges: projections.map { ($0.record.indicator.id, $0.bridge) },
      format: common.effectiveFormat)
    // A year on the command line is a mistake there; a target far off in the data is a row.
    if through != nil, projections.contains(where: { $0.failure == .horizonTooLong }) {
      throw CommandFailure(.usage, .horizonBeyondLimit(limit: IndicatorForecast.horizonLimit))
    }
    try refuseIfOnlySeriesFailed(table.records, projections)

    notes += TotalProblem.notes(
      on: projections.map { ($0.record, $0.basis) }, in: input.displayName,
      format: common.effectiveFormat)
    let file =
      shape == .long
      ? LongForecastFile.table(of: projections, quantiles: options.quantiles)
      : WideForecastFile.table(of: projections, coverages: options.coverages)
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

  /// What is asked of a file with a column `period`.
  private func periodRequest() throws(CommandFailure) -> LongSeriesRequest {
    let others = [
      ("--shape", shape == .long), ("--quantiles", quantiles != nil), ("--preset", preset != nil),
      ("--covariate", covariates.covariate != nil), ("--correlation", correlation != nil),
    ]
    return try LongSeriesRequest(
      LongSeriesRequest.Options(
        season: season, horizon: horizon, through: through, model: model, coverage: coverage,
        target: target, direction: direction, others: others.filter(\.1).map(\.0)))
  }

  private func forecastOptions(
    correlation: Double
  ) throws(CommandFailure) -> ForecastOptions {
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
    if covariates.covariate != nil, !models.contains(.automatic),
      !models.contains(.named(.predictive))
    {
      throw CommandFailure(.usage, [.other(BridgeProblem.needsPredictive)])
    }
    return ForecastOptions(
      reach: try Self.reach(through: through, horizon: horizon), models: models,
      coverages: coverages, quantiles: probabilities,
      preset: try preset.preset(), correlation: correlation)
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

  var english: String { sentence(in: .english) }
  var japanese: String { sentence(in: .japanese) }

  private func sentence(in language: Language) -> String {
    "\(Quotation.of(series)): " + ForecastText(language: language).reason(for: failure)
  }
}
