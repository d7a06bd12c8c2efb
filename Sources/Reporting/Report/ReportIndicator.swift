import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics

/// All that a report says of one indicator, computed once.
struct ReportIndicator: Sendable {
  /// Its place among the indicators, from 1.
  let number: Int
  /// The name of its files.
  let stem: String
  let record: IndicatorRecord
  /// One an open target, mid-term ones first; one where none is open.
  let assessments: [Assessment]
  /// One an assessment; empty where no part of the report needs them.
  let whatIfs: [WhatIf]
  /// One an open target; empty where no part of the report needs them.
  let comparisons: [ModelComparison]
  /// The default model, by year.
  let projection: SeriesProjection
  /// The chart; `nil` without an actual.
  let chart: FanChart?
  /// Its drawing, for the page and as a file; `nil` where neither is written.
  let drawing: String?
  /// The years of the chart as numbers.
  let chartRows: [ChartDataFile.Row]

  /// The verdict that the page is about: on the last target.
  var main: Assessment { assessments[assessments.count - 1] }
  /// What would change it.
  var mainWhatIf: WhatIf? { whatIfs.last }
  /// The models on the last target.
  var mainComparison: ModelComparison? { comparisons.last }

  init(
    _ record: IndicatorRecord, number: Int, stem: String, options: ReportOptions,
    detail: ReportOptions.Detail
  ) {
    self.number = number
    self.record = record
    self.stem = stem
    let parts = options.parts
    let hasPages = !parts.isDisjoint(with: [.html, .md])
    let assessments = Assessment.all(of: record, preset: options.preset)
    self.assessments = assessments
    whatIfs =
      hasPages || !parts.isDisjoint(with: [.whatif, .xlsx])
      ? assessments.map {
        WhatIf(
          of: $0,
          options: WhatIf.Options(seed: UInt64(options.seed), isBrief: detail == .brief))
      } : []
    comparisons =
      hasPages || !parts.isDisjoint(with: [.models, .xlsx])
      ? ModelComparison.all(
        of: record, preset: options.preset, averagesRounding: detail == .full) : []
    let projection = SeriesProjection(
      record: record, choice: .automatic, options: ForecastOptions(preset: options.preset))
    self.projection = projection
    chartRows = ChartDataFile.rows(of: projection)
    let chart =
      hasPages || !parts.isDisjoint(with: [.chart, .vega])
      ? ChartMaker(language: options.language).chart(of: assessments[assessments.count - 1]) : nil
    self.chart = chart
    let number = number
    drawing =
      parts.isDisjoint(with: [.html, .chart])
      ? nil
      : chart.map {
        SVGRenderer(
          width: ReportCharts.width, height: ReportCharts.height, identifier: "chart-\(number)"
        ).document(of: $0)
      }
  }
}
