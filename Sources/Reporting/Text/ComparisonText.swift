import ChartRendering
import Indicators
import StatisticalNumerics
import Tables

/// All models side by side, as a table for people.
public struct ComparisonText: Sendable {
  private let wording: any ReportWording

  /// A writer in a language.
  public init(language: Language) { wording = language.reportWording }

  /// All comparisons; a record without any is left out.
  public func text(of comparisons: [ModelComparison]) -> String {
    comparisons.map { block(of: $0).joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func block(of comparison: ModelComparison) -> [String] {
    let record = comparison.record
    let year = wording.year(comparison.year, record.indicator.yearKind)
    let goal = comparison.target.map {
      wording.target(
        wording.criterion($0.criterion, unit: record.indicator.unit), in: year)
    }
    let actualCount =
      comparison.views.first?.forecast.basis.actualCount(of: record) ?? record.actuals.count
    let confidence = ConfidenceRating(
      actualCount: actualCount,
      horizon: record.latest.map { $0.fiscalYear.steps(to: comparison.year) } ?? 0,
      probabilityRange: nil
    ).confidence
    var lines = [
      ForecastText.title(record.indicator),
      "\(wording.targetLabel): \(goal ?? wording.list([wording.noTargetText, year]))",
    ]
    // One actual is too few to show a forecast of; it stands in the files.
    guard actualCount > 1 else {
      let withheld = wording.withheld(actualCount: actualCount)
      return lines + (withheld.map { ["\(wording.withheldLabel): \($0)"] } ?? [])
    }
    lines += AlignedTable.lines(
      [header(comparison)] + comparison.views.map { row(of: $0, comparison, confidence) })
    return lines
  }

  private func header(_ comparison: ModelComparison) -> [String] {
    [wording.modelsLabel, wording.medianColumn, wording.bandColumn(percent: "50")]
      + [wording.bandColumn(percent: "80")]
      + (comparison.target == nil ? [] : [wording.ownChanceColumn, wording.declaredChanceColumn])
  }

  private func row(
    of view: ModelComparison.View, _ comparison: ModelComparison, _ confidence: Confidence
  ) -> [String] {
    let record = comparison.record
    let step = view.forecast[comparison.year]
    let bounds = record.naturalBounds
    let interval = step?.distribution?.centralInterval(coverage: .percent50)
    let digits = FigureText.ForecastDigits(record: record, narrowestBand: interval)
    func cut(_ value: Double) -> String {
      digits.text(min(max(value, bounds.lowerBound), bounds.upperBound))
    }
    func band(_ coverage: Coverage) -> String {
      guard let band = step?.distribution?.centralInterval(coverage: coverage) else { return "–" }
      return "\(cut(band.lowerBound)) – \(cut(band.upperBound))"
    }
    func chance(_ probability: Double?) -> String {
      probability.map { wording.figure(ProbabilityRounding($0, confidence: confidence).met) } ?? "–"
    }
    let isPredictive = view.forecast.model == .predictive
    return [
      view.identifier, step.map { cut($0.median) } ?? "–", band(.percent50), band(.percent80),
    ]
      + (comparison.target == nil
        ? []
        : [
          chance(view.attainmentProbability), isPredictive ? chance(view.reportedProbability) : "",
        ])
  }
}
