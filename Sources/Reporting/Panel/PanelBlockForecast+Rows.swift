import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// The bands from which the columns of a shape are made.
struct PanelBands {
  /// The coverages asked of the engine.
  let coverages: [Coverage]
  /// For each quantile of the long shape its band, −1 for the median, and the end.
  let quantiles: [(probability: Double, band: Int, isUpper: Bool)]

  init(format: PanelFileFormat) {
    guard format.shape == .long else {
      coverages = format.options.coverages
      quantiles = []
      return
    }
    var coverages: [Coverage] = []
    quantiles = format.options.quantiles.map { probability in
      guard probability != 0.5 else { return (probability, -1, false) }
      let tail = min(probability, 1 - probability)
      // 1 − 0.9 is not 0.1 to the last bit, but the same band.
      let known = coverages.firstIndex { abs($0.tailProbability - tail) < 1e-12 }
      if let known { return (probability, known, probability > 0.5) }
      guard let coverage = Coverage(percent: 100 - 200 * tail) else {
        preconditionFailure("a quantile other than the median has a band")
      }
      coverages.append(coverage)
      return (probability, coverages.count - 1, probability > 0.5)
    }
    self.coverages = coverages
  }
}

extension PanelFileFormat {
  /// Whether rows hold a mean.
  var hasMean: Bool {
    switch shape {
    case .wide, .long: true
    case .statsforecast: false
    }
  }
}

extension PanelBlockForecast {
  func appendStatsforecast(
    _ series: LongBlock.Series, _ plain: PlainSeries, of block: LongBlock, _ steps: PlainSteps
  ) {
    let identifier = block.bytes(of: series.identifier)
    for step in 0..<steps.count {
      rows.append(cell: identifier)
      rows.separate()
      text.append(integer: plain.origin + step + 1)
      rows.separate()
      rows.append(computed: steps.median(step))
      for band in bands.coverages.indices {
        rows.separate()
        rows.append(computed: steps.lower(step, band))
        rows.separate()
        rows.append(computed: steps.upper(step, band))
      }
      rows.endRow()
    }
  }

  func appendLong(
    _ series: LongBlock.Series, _ plain: PlainSeries, of block: LongBlock, _ steps: PlainSteps
  ) {
    let identifier = block.bytes(of: series.identifier)
    for step in 0..<steps.count {
      func start(_ type: String) {
        rows.append(cell: identifier)
        rows.separate()
        rows.append(cell: defaultModelIdentifier)
        rows.separate()
        text.append(integer: plain.origin)
        rows.separate()
        text.append(integer: plain.origin + step + 1)
        rows.separate()
        text.append(integer: step + 1)
        rows.separate()
        text.append(type)
        rows.separate()
      }
      func end(_ value: Double) {
        rows.separate()
        rows.append(computed: value)
        rows.endRow()
      }
      for quantile in bands.quantiles {
        start("quantile")
        text.append(shortest: quantile.probability)
        end(
          quantile.band < 0
            ? steps.median(step)
            : quantile.isUpper
              ? steps.upper(step, quantile.band) : steps.lower(step, quantile.band))
      }
      if meanIsMedian {
        start("mean")
        rows.appendBlank()
        end(steps.median(step))
      }
      guard let position = plain.target,
        block.targets[position].year == plain.origin + step + 1,
        let probabilities = steps.probabilities(step)
      else { continue }
      for (type, value) in [
        ("prob_meet", probabilities.reported), ("prob_meet_raw", probabilities.own),
      ] {
        start(type)
        text.append(shortest: block.targets[position].threshold)
        end(value)
      }
    }
  }

  func appendWide(
    _ series: LongBlock.Series, _ plain: PlainSeries, of block: LongBlock, _ steps: PlainSteps
  ) {
    let wide = WideSeries(series: series, plain: plain, block: block, forecast: self)
    let last = plain.origin + steps.count
    for row in series.rows where Int(block.years[row]) <= plain.origin {
      appendPast(row, wide)
    }
    for step in 0..<steps.count { appendFuture(step, steps, wide) }
    for row in series.rows where Int(block.years[row]) > last { appendPast(row, wide) }
  }

  /// A year with a value, or one without that no target accounts for.
  private func appendPast(_ row: Int, _ wide: WideSeries) {
    let year = Int(wide.block.years[row])
    let value = wide.block.values[row]
    let target = wide.target(in: year)
    guard value.isFinite || target == nil else { return }
    wide.appendStart(year: year, status: value.isFinite ? "actual" : "missing")
    if value.isFinite { text.append(shortest: value) } else { rows.appendBlank() }
    wide.appendTargetAndPath(target, year: year)
    for _ in 0..<4 + 2 * bands.coverages.count {
      rows.separate()
      rows.appendBlank()
    }
    rows.separate()
    if value.isFinite { rows.appendBlank() } else { text.append("blank") }
    wide.appendEnd()
  }

  private func appendFuture(_ step: Int, _ steps: PlainSteps, _ wide: WideSeries) {
    let year = wide.plain.origin + step + 1
    let target = wide.target(in: year)
    wide.appendStart(year: year, status: "forecast")
    rows.appendBlank()
    wide.appendTargetAndPath(target, year: year)
    rows.separate()
    rows.append(computed: steps.median(step))
    rows.separate()
    if meanIsMedian { rows.append(computed: steps.median(step)) } else { rows.appendBlank() }
    var isOutside = !wide.bounds.contains(steps.median(step))
    for band in bands.coverages.indices {
      let (lower, upper) = (steps.lower(step, band), steps.upper(step, band))
      isOutside = isOutside || !wide.bounds.contains(lower) || !wide.bounds.contains(upper)
      rows.separate()
      rows.append(computed: lower)
      rows.separate()
      rows.append(computed: upper)
    }
    let probabilities = target == nil ? nil : steps.probabilities(step)
    for value in [probabilities?.reported, probabilities?.own] {
      rows.separate()
      if let value { rows.append(computed: value) } else { rows.appendBlank() }
    }
    rows.separate()
    if isOutside { text.append("outside_bounds") } else { rows.appendBlank() }
    wide.appendEnd()
  }

  /// Whether the mean of the model's laws is their median; else it is blank.
  private var meanIsMedian: Bool {
    switch format.model {
    case .automatic, .named(.predictive), .named(.logLinear): false
    case .named: true
    }
  }
}

/// What the rows of a plain series in the wide shape have in common.
private struct WideSeries {
  let series: LongBlock.Series
  let plain: PlainSeries
  let block: LongBlock
  let bounds: ClosedRange<Double>
  private let forecast: PanelBlockForecast
  private let path: (path: LinearPath, years: ClosedRange<Int>)?

  init(
    series: LongBlock.Series, plain: PlainSeries, block: LongBlock, forecast: PanelBlockForecast
  ) {
    self.series = series
    self.plain = plain
    self.block = block
    self.forecast = forecast
    let isPercent =
      plain.greatest <= 100 && series.unit.count == 1
      && block.text[series.unit.start] == UInt8(ascii: "%")
    bounds =
      !plain.isNonnegative
      ? -Double.infinity...Double.infinity : isPercent ? 0...100 : 0...Double.infinity
    guard let final = series.targets.max(by: { block.targets[$0].year < block.targets[$1].year }),
      let first = series.rows.first(where: { block.values[$0].isFinite })
    else {
      path = nil
      return
    }
    let baseYear = Int(block.years[first])
    let target = block.targets[final]
    let made = LinearPath(
      baseline: IndicatorRecord.Baseline(
        fiscalYear: FiscalYear(starting: baseYear), value: block.values[first], isStated: false),
      target: Target(
        fiscalYear: FiscalYear(starting: target.year), criterion: .atLeast(target.threshold),
        unit: Indicator.Unit("")))
    path = made.map { ($0, baseYear...max(baseYear, target.year)) }
  }

  func target(in year: Int) -> Double? {
    for position in series.targets where block.targets[position].year == year {
      return block.targets[position].threshold
    }
    return nil
  }

  /// Identifier, name, unit, year, its label and status, up to the cell of the actual.
  func appendStart(year: Int, status: String) {
    let rows = forecast.rows
    let identifier = block.bytes(of: series.identifier)
    rows.append(cell: identifier)
    rows.separate()
    rows.append(cell: series.name.count > 0 ? block.bytes(of: series.name) : identifier)
    rows.separate()
    rows.append(cell: block.bytes(of: series.unit))
    rows.separate()
    forecast.text.append(integer: year)
    rows.separate()
    forecast.text.append(forecast.eraLabel(of: year))
    rows.separate()
    forecast.text.append(status)
    rows.separate()
  }

  func appendTargetAndPath(_ target: Double?, year: Int) {
    let rows = forecast.rows
    rows.separate()
    if let target { forecast.text.append(shortest: target) } else { rows.appendBlank() }
    rows.separate()
    if let path, path.years.contains(year),
      let value = path.path.value(in: FiscalYear(starting: year))
    {
      rows.append(computed: value)
    } else {
      rows.appendBlank()
    }
  }

  func appendEnd() {
    let rows = forecast.rows
    rows.separate()
    rows.append(cell: forecast.defaultModelIdentifier)
    rows.separate()
    forecast.text.append(integer: plain.origin)
    rows.separate()
    forecast.text.append(integer: plain.actualCount)
    rows.endRow()
  }
}
