import ChartRendering
import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// What a fan chart of one indicator shows, in the terms of the domain.
struct FanFacts {
  let projection: SeriesProjection
  /// The target drawn; one out of sight is left out.
  let target: Target?
  /// The years of the axis.
  let years: ClosedRange<Int>
  /// The years forecast, none where people are not to see a forecast.
  let forecastYears: [SeriesProjection.ForecastYear]
  /// The bands that people are to see, by their place among the coverages.
  let shownBands: [Int]

  var record: IndicatorRecord { projection.record }
  var kind: YearKind { record.indicator.yearKind }

  /// The unit in which values are written.
  let scale: ChartScale

  /// The facts of a projection; `nil` without an actual.
  init?(of projection: SeriesProjection, target: Target?, language: Language) {
    let record = projection.record
    guard let first = record.actuals.first, let latest = record.latest else { return nil }
    self.projection = projection
    // An axis of centuries shows nothing.
    let inSight =
      first.fiscalYear.ordinal
      - IndicatorForecast
      .horizonLimit...latest.fiscalYear.ordinal + IndicatorForecast.horizonLimit
    self.target = target.flatMap { inSight.contains($0.fiscalYear.ordinal) ? $0 : nil }
    forecastYears = record.actuals.count > 1 ? projection.forecastYears : []
    shownBands = projection.shownBands
    let unit = record.indicator.unit
    let scale = ChartScale(
      size: record.actuals.map { abs($0.value) }.max() ?? 0, unit: unit, language: language)
    // A target beyond all proportion leaves the values as they are.
    self.scale =
      self.target.map { scale.holds($0.criterion) } ?? true
      ? scale : ChartScale(size: 1, unit: unit, language: language)
    var ordinals =
      [first.fiscalYear.ordinal, latest.fiscalYear.ordinal]
      + forecastYears.map(\.year.ordinal) + record.pendingYears.map(\.ordinal)
    if let target = self.target {
      ordinals.append(target.fiscalYear.ordinal)
      if let baseline = record.baseline, baseline.fiscalYear < target.fiscalYear {
        ordinals.append(baseline.fiscalYear.ordinal)
      }
    }
    let seen = ordinals.filter(inSight.contains)
    years = (seen.min() ?? first.fiscalYear.ordinal)...(seen.max() ?? latest.fiscalYear.ordinal)
  }

  /// Where the linear path starts, if it can be drawn.
  var pathStart: IndicatorRecord.Baseline? {
    guard let target, target.threshold != nil, let baseline = record.baseline,
      baseline.fiscalYear < target.fiscalYear, years.contains(baseline.fiscalYear.ordinal)
    else { return nil }
    return baseline
  }

  /// Pending years, those that follow each other together.
  var pendingSpans: [ClosedRange<Int>] {
    var spans: [ClosedRange<Int>] = []
    for year in record.pendingYears.map(\.ordinal) where years.contains(year) {
      if let last = spans.last, last.upperBound + 1 == year {
        spans[spans.count - 1] = last.lowerBound...year
      } else {
        spans.append(year...year)
      }
    }
    return spans
  }

  /// Values that do not fit the years before them.
  var oddValues: [OddValue] {
    record.oddValues.filter { years.contains($0.actual.fiscalYear.ordinal - 1) }
  }

  /// What is forecast of the target's year.
  var targetStep: Forecast<FiscalYear>.Step? {
    guard let target else { return nil }
    return forecastYears.first { $0.year == target.fiscalYear }?.step
  }

  /// Equally likely values of the target's year: the quantiles in the middles of equal shares.
  var dots: [FanChart.Dot] {
    guard let target, let law = targetStep?.distribution, !law.isDegenerate else { return [] }
    return (0..<ChartMaker.dotCount).compactMap { index in
      let value = law.quantile(
        at: (Double(index) + 0.5) / Double(ChartMaker.dotCount))
      guard !value.isNaN else { return nil }
      return FanChart.Dot(value: value, isMet: target.criterion.isMet(by: value))
    }
  }

  /// The digits that forecast values bear.
  var digits: FigureText.ForecastDigits {
    FigureText.ForecastDigits(
      record: record, narrowestBand: projection.forecastYears.first?.bands.first)
  }

  /// A forecast value as people read it, cut at the values that the indicator can take.
  func text(_ value: Double) -> String {
    let bounds = record.naturalBounds
    let cut = min(max(value, bounds.lowerBound), bounds.upperBound)
    return scale.text(cut, plain: digits.text(cut))
  }
}

extension SeriesProjection {
  /// The bands that are shown to people: at fewer than five actuals those above 80 % are withheld.
  var shownBands: [Int] {
    coverages.indices.filter { actualCount >= 5 || coverages[$0] <= .percent80 }
  }
}

extension OddValue {
  /// Whether the value looks like a slip of the decimal point.
  var isPowerOfTen: Bool {
    if case .powerOfTen = oddity { true } else { false }
  }
}

extension FiscalYear {
  /// R1 for a first year, where text is in Latin letters; the western year before 1868.
  var shortEraNameInLatin: String {
    eraYear.map { "\($0.era.letter)\($0.year)" } ?? "\(startingYear)"
  }
}
