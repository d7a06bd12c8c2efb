import Forecasting
import Indicators
import StatisticalNumerics
import Tables

/// What the panel engine says of the plain series of a block.
struct PlainForecasts {
  /// Series that are forecast equally far.
  struct Group {
    let horizon: Int
    var offsets = [0]
    var years: [Int32] = []
    var values: [Double] = []
    /// Their numbers in the block.
    var numbers: [Int] = []
    var targets: [PanelTarget?] = []
    var hasTarget = false
    var hasUnit = false
    /// What the engine says, once it has been asked.
    var outcomes: [PanelOutcome] = []
    var steps: PlainSteps?
  }

  /// Where a series stands.
  struct Place {
    let group: Int
    let index: Int
    let series: PlainSeries
  }

  var groups: [Group] = []
  /// By the number of the series in the block; `nil` for one that goes the way of single series.
  var places: [Place?] = []

  /// The position of the group of a horizon.
  mutating func group(horizon: Int) -> Int {
    if let position = groups.firstIndex(where: { $0.horizon == horizon }) { return position }
    groups.append(Group(horizon: horizon))
    return groups.count - 1
  }
}

/// A plain series looked at before it is forecast.
struct PlainSeries {
  /// The latest year with a value.
  let origin: Int
  /// The number of values.
  let actualCount: Int
  /// Steps ahead.
  let horizon: Int
  /// The only target among the years to come, by its position in the block.
  let target: Int?
  /// Whether no value is below 0.
  let isNonnegative: Bool
  /// The greatest value.
  let greatest: Double
}

extension PanelBlockForecast {
  /// Forecasts all plain series of a block in columns.
  func plainForecasts(of block: LongBlock, given: [Int: Given]) -> PlainForecasts {
    var forecasts = PlainForecasts()
    forecasts.places.reserveCapacity(block.series.count)
    for (number, series) in block.series.enumerated() {
      guard given.isEmpty || given[number] == nil, let plain = plainSeries(series, in: block) else {
        forecasts.places.append(nil)
        continue
      }
      let position = forecasts.group(horizon: plain.horizon)
      let index = forecasts.groups[position].numbers.count
      forecasts.groups[position].numbers.append(number)
      add(series, plain, of: block, to: &forecasts.groups[position])
      forecasts.places.append(PlainForecasts.Place(group: position, index: index, series: plain))
    }
    for position in forecasts.groups.indices {
      let group = forecasts.groups[position]
      let engine = PanelEngine(
        model: format.model, preset: format.options.preset,
        horizons: Array(1...group.horizon), coverages: bands.coverages)
      let forecast = engine.forecast(
        Panel(offsets: group.offsets, years: group.years, values: group.values),
        kinds: kinds(of: group, in: block),
        targets: group.hasTarget ? group.targets : nil)
      forecasts.groups[position].outcomes = forecast.outcomes
      forecasts.groups[position].steps = PlainSteps(
        forecast: forecast, bandCount: bands.coverages.count)
    }
    return forecasts
  }

  /// What kind of number each series is, where the model asks.
  private func kinds(of group: PlainForecasts.Group, in block: LongBlock) -> PanelKinds {
    guard format.model == .automatic || format.model == .named(.predictive) else {
      return .all(.amount)
    }
    guard group.hasUnit else { return .byResolution }
    return .each(group.numbers.map { record(of: block.series[$0], in: block).valueKind })
  }

  /// The series if it may go through the engine; decided by its own cells alone.
  private func plainSeries(_ series: LongBlock.Series, in block: LongBlock) -> PlainSeries? {
    var (origin, count) = (0, 0)
    var (least, greatest) = (Double.infinity, -Double.infinity)
    let (years, values) = (block.years, block.values)
    for row in series.rows {
      let value = values[row]
      guard value.isFinite else { continue }
      origin = Int(years[row])
      count += 1
      least = min(least, value)
      greatest = max(greatest, value)
    }
    guard count > 0 else { return nil }
    if format.hasMean {
      // The mean is blank for the default law and the median for a Student t of two degrees of freedom
      // or more; models that find it in other ways go theirs.
      switch format.model {
      case .automatic: guard least >= 0 else { return nil }
      case .named(.predictive): break
      case .named(.randomWalkMixture): return nil
      case .named: guard count >= 5 else { return nil }
      }
    }
    let targets = series.targets.isEmpty ? [] : block.targets
    let finalTarget = series.targets.isEmpty ? nil : series.targets.map { targets[$0].year }.max()
    let horizon: Int
    switch format.options.reach {
    case .horizon(let steps): horizon = steps
    case .target, .through:
      let steps = finalTarget.map { $0 - origin } ?? 0
      horizon = steps > 0 ? steps : Assessment.defaultHorizon
    }
    guard horizon <= IndicatorForecast.horizonLimit else { return nil }
    let ahead =
      series.targets.isEmpty
      ? []
      : series.targets.filter { (origin + 1...origin + horizon).contains(targets[$0].year) }
    guard ahead.count <= 1 else { return nil }
    return PlainSeries(
      origin: origin, actualCount: count, horizon: horizon, target: ahead.first,
      isNonnegative: least >= 0, greatest: greatest)
  }

  private func add(
    _ series: LongBlock.Series, _ plain: PlainSeries, of block: LongBlock,
    to group: inout PlainForecasts.Group
  ) {
    let rows = series.rows
    if plain.actualCount == rows.count {
      group.years.append(
        contentsOf: UnsafeBufferPointer(start: block.years + rows.lowerBound, count: rows.count))
      group.values.append(
        contentsOf: UnsafeBufferPointer(start: block.values + rows.lowerBound, count: rows.count))
    } else {
      for row in rows where block.values[row].isFinite {
        group.years.append(block.years[row])
        group.values.append(block.values[row])
      }
    }
    group.offsets.append(group.values.count)
    if series.unit.count > 0 { group.hasUnit = true }
    var target: PanelTarget?
    if let position = plain.target {
      target = panelTarget(block.targets[position], of: series, in: block)
      group.hasTarget = true
    }
    group.targets.append(target)
  }

  private func panelTarget(
    _ target: LongBlock.Target, of series: LongBlock.Series, in block: LongBlock
  ) -> PanelTarget {
    let isUp = series.direction == 0 ? direction == .up : series.direction > 0
    var (count, met) = (0, 0)
    for position in series.targets where block.targets[position].year < target.year {
      let earlier = block.targets[position]
      guard
        let row = series.rows.first(where: { Int(block.years[$0]) == earlier.year }),
        block.values[row].isFinite
      else { continue }
      count += 1
      let value = block.values[row]
      if isUp ? value >= earlier.threshold : value <= earlier.threshold { met += 1 }
    }
    return PanelTarget(
      threshold: target.threshold, direction: isUp ? .atLeast : .atMost,
      record: TargetLayer.Record(targetCount: count, metCount: met))
  }

  /// Writes the rows of a series that the engine forecast.
  ///
  /// - Returns: Whether they were written; a series of which there is something to note is left to the
  ///   models of single series.
  func appendPlain(
    _ number: Int, _ series: LongBlock.Series, of block: LongBlock, _ forecasts: PlainForecasts
  ) -> Bool {
    guard let place = forecasts.places[number],
      let steps = forecasts.groups[place.group].steps?.of(place.index)
    else { return false }
    let plain = place.series
    let outcome = forecasts.groups[place.group].outcomes[place.index]
    guard outcome == .forecast || outcome == .mixtureStoodIn && !format.hasMean else {
      return false
    }
    guard steps.areOrdinary(allowsPoints: !format.hasMean) else { return false }
    switch format.shape {
    case .statsforecast: appendStatsforecast(series, plain, of: block, steps)
    case .wide: appendWide(series, plain, of: block, steps)
    case .long: appendLong(series, plain, of: block, steps)
    }
    return true
  }
}

/// The numbers of one series in the columns of a forecast.
struct PlainSteps {
  /// The numbers alone: a copy for each series is to count one reference, not those of all the columns.
  private let columns: [Double]
  private var index = 0
  private let bandCount: Int
  private let quantityCount: Int
  private let seriesCount: Int
  /// How many steps there are.
  let count: Int

  /// Those of the first series.
  init(forecast: PanelForecast, bandCount: Int) {
    columns = forecast.columns
    self.bandCount = bandCount
    quantityCount = forecast.quantities.count
    seriesCount = forecast.seriesCount
    count = forecast.horizons.count
  }

  /// Those of a series by its position in the forecast.
  func of(_ index: Int) -> Self {
    var copy = self
    copy.index = index
    return copy
  }

  private func number(_ step: Int, _ quantity: Int) -> Double {
    columns[(step * quantityCount + quantity) * seriesCount + index]
  }

  func median(_ step: Int) -> Double { number(step, 0) }
  func lower(_ step: Int, _ band: Int) -> Double { number(step, 1 + 2 * band) }
  func upper(_ step: Int, _ band: Int) -> Double { number(step, 2 + 2 * band) }

  /// The law's own probability and the reported one; `nil` where none is given.
  func probabilities(_ step: Int) -> (own: Double, reported: Double)? {
    let first = 1 + 2 * bandCount
    guard quantityCount > first else { return nil }
    let (own, reported) = (number(step, first), number(step, first + 1))
    return own.isFinite && reported.isFinite ? (own, reported) : nil
  }

  /// Whether all numbers are finite, and unless points are allowed bands have a width.
  func areOrdinary(allowsPoints: Bool) -> Bool {
    for step in 0..<count {
      guard median(step).isFinite else { return false }
      for band in 0..<bandCount {
        let (lower, upper) = (lower(step, band), upper(step, band))
        guard lower.isFinite, upper.isFinite, allowsPoints || lower < upper else { return false }
      }
    }
    return true
  }
}
