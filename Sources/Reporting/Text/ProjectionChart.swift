import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The small chart under a verdict: actuals and forecast by year, against the target.
struct ProjectionChart {
  let record: IndicatorRecord
  let steps: [Forecast<FiscalYear>.Step]
  let target: Target?
  let wording: any ReportWording

  /// The chart of an assessment.
  init(assessment: Assessment, wording: any ReportWording) {
    let record = assessment.record
    // With one actual a forecast is for files only.
    self.init(
      record: record,
      steps: assessment.actualCount > 1 ? assessment.forecast?.forecast?.steps ?? [] : [],
      target: assessment.target, wording: wording)
  }

  /// A chart of steps that people may see.
  init(
    record: IndicatorRecord, steps: [Forecast<FiscalYear>.Step], target: Target?,
    wording: any ReportWording
  ) {
    self.record = record
    self.steps = steps
    self.target = target
    self.wording = wording
  }

  /// The lines, legend last; none where there is nothing to draw.
  func lines() -> [String] {
    guard !record.actuals.isEmpty else { return [] }
    let digits = FigureText.ForecastDigits(
      record: record,
      narrowestBand: steps.first?.distribution?.centralInterval(coverage: .percent50))
    let bounds = record.naturalBounds
    var rows = record.actuals.map { actual in
      IntervalChart.Row(
        label: label(actual.fiscalYear), valueText: FigureText.actual(actual),
        content: .observed(actual.value))
    }
    rows += steps.map { step in
      IntervalChart.Row(
        label: label(step.period),
        valueText: digits.text(min(max(step.median, bounds.lowerBound), bounds.upperBound)),
        content: .forecast(
          median: step.median,
          inner: step.distribution?.centralInterval(coverage: .percent50),
          outer: step.distribution?.centralInterval(coverage: .percent80)))
    }
    let chart = IntervalChart(
      rows: rows, reference: target?.threshold, bounds: bounds)
    let legend =
      wording.chartLegend + (chart.reference == nil ? "" : wording.chartLegendTarget)
    return TerminalChart().lines(of: chart) { FigureText.tick($0, decimals: $1) } + [legend]
      + (chart.isCutAtBounds ? [wording.cutAtBounds] : [])
  }

  private func label(_ year: FiscalYear) -> String {
    "\(year.shortEraName) (\(year.startingYear))"
  }
}
