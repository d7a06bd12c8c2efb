import Indicators
import Tables

/// Fan charts for a terminal: one row a year, title first.
public struct FanText: Sendable {
  private let language: Language

  /// A writer in a language.
  public init(language: Language) { self.language = language }

  /// All charts; a series without a value says why it has none.
  public func text(of projections: [SeriesProjection]) -> String {
    projections.map { block(of: $0).joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func block(of projection: SeriesProjection) -> [String] {
    let wording = language.chartWording
    let title = ForecastText.title(projection.record.indicator)
    guard
      let facts = FanFacts(
        of: projection, target: projection.record.finalTarget, language: language)
    else {
      return [title, wording.shared.forecastFailure(.noActuals)]
    }
    let chart = ProjectionChart(
      record: projection.record, steps: facts.forecastYears.compactMap(\.step),
      target: facts.target, wording: wording.shared)
    return [title] + chart.lines() + ChartMaker(language: language).remarks(on: facts)
  }
}
