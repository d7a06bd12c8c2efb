import Forecasting

/// All that a source says of one indicator: actuals, years without one, baseline, targets, grade.
public struct IndicatorRecord: Hashable, Sendable {
  /// The value from which a target's linear path starts (基準値, 初期値).
  public struct Baseline: Hashable, Sendable {
    /// The base year.
    public let fiscalYear: FiscalYear
    /// The base value, in the indicator's unit.
    public let value: Double
    /// Whether the source names it as the baseline; otherwise it is the first actual.
    public let isStated: Bool

    /// A baseline.
    public init(fiscalYear: FiscalYear, value: Double, isStated: Bool) {
      self.fiscalYear = fiscalYear
      self.value = value
      self.isStated = isStated
    }
  }

  /// What is measured.
  public let indicator: Indicator
  /// Observed values, ascending by year, each year once; after a break of the series those since it.
  public internal(set) var actuals: [Actual]
  /// Years without a value, ascending.
  public let unobservedYears: [UnobservedYear]
  /// The baseline stated, else the first actual; `nil` without any value, and where the one stated lies
  /// before a break of the series.
  public internal(set) var baseline: Baseline?
  /// Targets, ascending by year, each year once.
  public let targets: [Target]
  /// The grade that the ministry gave, as printed.
  public let ministryGrade: String?
  /// The break of the series, if its source declares one.
  public internal(set) var seriesBreak: SeriesBreak?
  /// What a user gives beside the record to fill its pending years.
  public internal(set) var relatedSeries: RelatedSeries?
  /// The records whose sum this one is, none of them a total; empty for all others.
  public internal(set) var parts: [IndicatorRecord]
  /// Who published the figures, and where; no number depends on it.
  public var publication = Publication()

  /// A record; entries may come in any order.
  public init(
    indicator: Indicator, actuals: [Actual], unobservedYears: [UnobservedYear] = [],
    statedBaseline: Baseline? = nil, targets: [Target] = [], ministryGrade: String? = nil,
    parts: [IndicatorRecord] = []
  ) {
    self.indicator = indicator
    let sorted = actuals.sorted { $0.fiscalYear < $1.fiscalYear }
    precondition(
      zip(sorted, sorted.dropFirst()).allSatisfy { $0.fiscalYear < $1.fiscalYear },
      "a record has one actual a year")
    self.actuals = sorted
    self.unobservedYears = unobservedYears.sorted { $0.fiscalYear < $1.fiscalYear }
    baseline =
      statedBaseline
      ?? sorted.first.map {
        Baseline(fiscalYear: $0.fiscalYear, value: $0.value, isStated: false)
      }
    self.targets = targets.sorted { $0.fiscalYear < $1.fiscalYear }
    self.ministryGrade = ministryGrade
    precondition(parts.allSatisfy { $0.parts.isEmpty }, "a part is no total")
    precondition(parts.count <= Self.partLimit, "a total has a limited number of parts")
    self.parts = parts
  }

  /// The newest observation.
  public var latest: Actual? { actuals.last }

  /// Years after the newest observation whose value is pending.
  public var pendingYears: [FiscalYear] {
    unobservedYears
      .filter { year in
        year.status == .pending && latest.map { $0.fiscalYear < year.fiscalYear } ?? true
      }
      .map(\.fiscalYear)
  }

  /// The actual of a year, on either side of a break: a target of the year had the same definition.
  public func actual(in year: FiscalYear) -> Actual? {
    actuals.first { $0.fiscalYear == year }
      ?? seriesBreak?.earlierActuals.first { $0.fiscalYear == year }
  }

  /// The target that a verdict is about: the last one, which an earlier one only leads to.
  public var finalTarget: Target? { targets.last }

  /// The values that the indicator can take, as far as unit and actuals tell: 0 … 100 for a
  /// percentage that has stayed there, 0 and above where nothing was ever negative.
  public var naturalBounds: ClosedRange<Double> {
    let values = actuals.map(\.value)
    guard let least = values.min(), let greatest = values.max(), least >= 0 else {
      return -Double.infinity...Double.infinity
    }
    return indicator.unit.isPercent && greatest <= 100 ? 0...100 : 0...Double.infinity
  }

  /// What kind of number the indicator is, by its unit and known values.
  ///
  /// A percentage that has been above 100 has no ceiling; whole numbers of money are no counts.
  public var valueKind: ValueKind {
    let values = actuals.map(\.value)
    let symbol = indicator.unit.symbol
    func contains(_ words: [String]) -> Bool { words.contains { symbol.contains($0) } }
    if contains(["%", "％", "パーセント"]), values.allSatisfy({ $0 <= 100 }) { return .percent }
    let isWhole = ValueKind.resolution(of: values) == 1
    return isWhole && !contains(["円", "ドル"]) ? .count : .amount
  }

  /// How often past targets were met, in the sense of a target.
  func targetRecord(inSenseOf target: Target) -> TargetLayer.Record {
    let past = targets.compactMap { earlier -> Bool? in
      guard earlier.fiscalYear < target.fiscalYear, let actual = actual(in: earlier.fiscalYear)
      else { return nil }
      return earlier.criterion.isMet(by: actual.value)
    }
    return TargetLayer.Record(targetCount: past.count, metCount: past.count { $0 })
  }

  /// The observations as a series for forecasting.
  public var timeSeries: TimeSeries<FiscalYear> {
    // Years are unique and values finite by construction of this type.
    do throws(TimeSeries<FiscalYear>.Fault) {
      return try TimeSeries(actuals.map { (period: $0.fiscalYear, value: $0.value) })
    } catch {
      preconditionFailure("a record makes a series: \(error)")
    }
  }

  /// The same record with its targets replaced.
  public func withTargets(_ targets: [Target]) -> IndicatorRecord {
    IndicatorRecord(
      indicator: indicator, actuals: actuals, unobservedYears: unobservedYears,
      statedBaseline: baseline.flatMap { $0.isStated ? $0 : nil }, targets: targets,
      ministryGrade: ministryGrade, parts: parts
    ).carryingOver(self)
  }

  /// The same record with the value of one year replaced; its own values alone, as no part's value follows.
  func replacingValue(in year: FiscalYear, by value: Double) -> IndicatorRecord {
    IndicatorRecord(
      indicator: indicator,
      actuals: actuals.map {
        $0.fiscalYear == year
          ? Actual(fiscalYear: year, value: value, status: $0.status) : $0
      },
      unobservedYears: unobservedYears,
      statedBaseline: baseline.flatMap { baseline in
        guard baseline.isStated else { return nil }
        return Baseline(
          fiscalYear: baseline.fiscalYear,
          value: baseline.fiscalYear == year ? value : baseline.value, isStated: true)
      },
      targets: targets, ministryGrade: ministryGrade
    ).carryingOver(self)
  }
}
