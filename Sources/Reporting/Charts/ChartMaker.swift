import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// Makes chart descriptions of indicators, with their texts in a language.
///
/// What is withheld from people is not drawn: no forecast from one actual, no band above 80 % from fewer
/// than five.
public struct ChartMaker: Sendable {
  let language: Language
  let wording: any ChartWording

  /// The bands drawn where none are named.
  public static let standardCoverages: [Coverage] = [.percent50, .percent80]
  /// The number of equally likely values beside the band.
  static let dotCount = 20

  /// The columns of a unit that is repeated in labels.
  private static let unitWidth = 10

  /// A maker of charts in a language.
  public init(language: Language) {
    self.language = language
    wording = language.chartWording
  }

  /// The chart of an assessment: its record, its target and the default model's forecast.
  ///
  /// - Parameters:
  ///   - assessment: What to draw.
  ///   - coverages: Of the bands.
  /// - Returns: The chart, or `nil` without an actual.
  public func chart(
    of assessment: Assessment, coverages: [Coverage] = standardCoverages
  ) -> FanChart? {
    let options = ForecastOptions(
      reach: assessment.target.map { .through($0.fiscalYear) } ?? .target, coverages: coverages,
      preset: assessment.forecast?.preset ?? .ministry,
      correlation: assessment.forecast?.basis.correlation ?? IndicatorForecast.standardCorrelation)
    // Named, a model would be fitted to a total's own values.
    let choice: ModelChoice =
      assessment.forecast.map { $0.basis.isSum ? .automatic : .named($0.model) } ?? .automatic
    return chart(
      of: SeriesProjection(record: assessment.record, choice: choice, options: options),
      target: assessment.target)
  }

  /// The chart of a projection against the record's last target.
  ///
  /// - Parameter projection: What to draw, with its coverages.
  /// - Returns: The chart, or `nil` without an actual.
  public func chart(of projection: SeriesProjection) -> FanChart? {
    chart(of: projection, target: projection.record.finalTarget)
  }

  private func chart(of projection: SeriesProjection, target: Target?) -> FanChart? {
    FanFacts(of: projection, target: target, language: language).map { facts in
      FanChart(
        years: years(of: facts),
        actuals: facts.record.actuals.map {
          FanChart.Point(year: $0.fiscalYear.ordinal, value: $0.value)
        },
        steps: steps(of: facts), goal: goal(of: facts), path: path(of: facts),
        spans: facts.pendingSpans.map { FanChart.Span(years: $0, label: wording.pending) },
        breaks: facts.oddValues.map { odd in
          FanChart.Break(
            year: odd.actual.fiscalYear.ordinal,
            label: wording.jump(isPowerOfTen: odd.isPowerOfTen))
        },
        dots: facts.dots, bounds: facts.record.naturalBounds, texts: texts(of: facts))
    }
  }

  /// R7 over (2025) in Japanese, FY2025 over R7 in English.
  private func years(of facts: FanFacts) -> [FanChart.Year] {
    facts.years.map { ordinal in
      let year = FiscalYear(ordinal: ordinal)
      let western = "\(year.startingYear)"
      let hasEra = year.eraYear != nil
      return switch language {
      case .english:
        FanChart.Year(
          ordinal: ordinal, label: (facts.kind == .fiscal ? "FY" : "") + western,
          secondLabel: hasEra ? year.shortEraNameInLatin : "")
      case .japanese:
        FanChart.Year(
          ordinal: ordinal, label: year.shortEraName, secondLabel: hasEra ? "(\(western))" : "")
      }
    }
  }

  private func steps(of facts: FanFacts) -> [FanChart.Step] {
    facts.forecastYears.compactMap { year in
      guard let step = year.step, !step.median.isNaN else { return nil }
      let bands = facts.shownBands.compactMap {
        year.bands.indices.contains($0) ? year.bands[$0] : nil
      }
      return FanChart.Step(
        year: year.year.ordinal, median: step.median,
        intervals: bands.count == facts.shownBands.count ? bands : [])
    }
  }

  private func goal(of facts: FanFacts) -> FanChart.Goal? {
    guard let target = facts.target else { return nil }
    let values: ClosedRange<Double>
    switch target.criterion {
    case .within(let range): values = range
    case .atLeast(let value), .atMost(let value), .above(let value), .below(let value):
      values = value...value
    }
    // A long unit stands over the axis only.
    let unit = facts.scale.unit
    let shown = DisplayWidth.of(unit.symbol) <= Self.unitWidth ? unit : Indicator.Unit("")
    let label = wording.goal(
      wording.shared.criterion(facts.scale.scaled(target.criterion), unit: shown),
      in: wording.shared.shortYear(target.fiscalYear, facts.kind))
    return FanChart.Goal(year: target.fiscalYear.ordinal, values: values, label: label)
  }

  private func path(of facts: FanFacts) -> [FanChart.Point] {
    guard let start = facts.pathStart, let target = facts.target, let end = target.threshold
    else { return [] }
    return [
      FanChart.Point(year: start.fiscalYear.ordinal, value: start.value),
      FanChart.Point(year: target.fiscalYear.ordinal, value: end),
    ]
  }
}
