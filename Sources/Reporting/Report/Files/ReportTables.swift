import Forecasting
import Indicators
import Tables

/// The tables of a report, each made once for all files that hold it.
struct ReportTables: Sendable {
  let verdicts: ReportTable
  let forecast: ReportTable
  let models: ReportTable
  let whatIf: ReportTable
  /// Tables with files of their own, in the order of the dictionary.
  let resources: [DataPackageFile.Resource]
  /// One a chart.
  let chartResources: [DataPackageFile.Resource]

  init(of indicators: [ReportIndicator], options: ReportOptions) {
    let projections = indicators.map(\.projection)
    verdicts = VerdictFile.table(of: indicators.flatMap(\.assessments))
    forecast = WideForecastFile.table(
      of: projections, coverages: ForecastOptions.standardCoverages)
    models = ModelFile.table(of: indicators.flatMap(\.comparisons))
    whatIf = WhatIfFile.table(of: indicators.flatMap(\.whatIfs))
    var resources: [DataPackageFile.Resource] = []
    func add(_ name: String, _ part: ReportPart, _ table: @autoclosure () -> ReportTable) {
      guard options.parts.contains(part) else { return }
      resources.append(
        DataPackageFile.Resource(name: name, path: name + ".csv", table: table()))
    }
    add("verdict", .csv, verdicts)
    add("forecast_wide", .csv, forecast)
    add(
      "forecast_long", .csv,
      LongForecastFile.table(of: projections, quantiles: ForecastOptions.standardQuantiles))
    add("models", .models, models)
    add("backtest", .backtest, Self.backtest(of: indicators.map(\.record), options: options))
    add("whatif", .whatif, whatIf)
    self.resources = resources
    chartResources =
      options.parts.contains(.chart)
      ? indicators.compactMap { indicator in
        indicator.chart == nil
          ? nil
          : DataPackageFile.Resource(
            name: "chart-\(indicator.number)", path: ReportCharts.csvPath(of: indicator),
            table: ChartDataFile.table(of: indicator.chartRows))
      } : []
  }

  private static func backtest(
    of records: [IndicatorRecord], options: ReportOptions
  ) -> ReportTable {
    BacktestFile.scores(
      of: Backtest(
        of: records,
        options: Backtest.Options(
          models: options.detail(indicatorCount: records.count) == .full
            ? Backtest.Options.standardModels : [.predictive, .randomWalk, .linear],
          rolling: RollingOrigin(minimumTrainingCount: 3, horizon: 3),
          scores: ForecastScores.Options(seed: UInt64(options.seed)), preset: options.preset,
          threadCount: options.threadCount)))
  }
}
