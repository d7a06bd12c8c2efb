import Indicators
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Points at values that are unlikely beside their neighbours; each stays as it is.
struct PlausibilityCheck {
  private(set) var findings: [Finding] = []

  /// A run of equal values this long looks copied, if they have enough digits to differ.
  private static let repeatLimit = 3
  /// Fewer significant digits repeat by chance or by nature: 100, 85.0.
  private static let digitLimit = 4
  /// Values that two neighbouring series must share.
  private static let sameLimit = 3
  /// The distance of a target from a whole power of ten times the latest actual, in powers.
  private static let scaleTolerance = 0.06

  /// Checks all series.
  init(_ series: [CheckedSeries]) {
    for one in series {
      checkSteps(of: one)
      checkZeros(of: one)
      checkRepeats(of: one)
      checkTarget(of: one)
    }
    for (before, after) in zip(series, series.dropFirst()) { compare(after, with: before) }
  }

  private mutating func add(
    _ problem: any Problem, at location: SourceLocation, found: String?,
    _ severity: Finding.Severity = .warning
  ) {
    findings.append(Finding(severity, .plausibility, at: location, found: found, problem))
  }

  /// Powers of ten and jumps, as the reader notes them; where the new scale stays, a change of unit.
  private mutating func checkSteps(of series: CheckedSeries) {
    let record = IndicatorRecord(
      indicator: Indicator(id: series.id, name: series.id, unit: Indicator.Unit("")),
      actuals: series.points.map(\.actual))
    let odd = record.oddValues
    var told: Set<FiscalYear> = []
    for value in odd {
      let year = value.actual.fiscalYear
      guard told.insert(year).inserted,
        let position = series.points.firstIndex(where: { $0.actual.fiscalYear == year })
      else { continue }
      let point = series.points[position]
      switch value.oddity {
      case .jump:
        add(
          IndicatorDataProblem.jump(found: point.text, reference: value.reference),
          at: point.location, found: point.text, .information)
      case .powerOfTen(let exponent):
        let rest = series.points[(position + 1)...]
        let stays =
          rest.count >= 2
          && rest.allSatisfy { later in
            abs(log10(max(later.actual.value, .leastNonzeroMagnitude)) - log10(point.actual.value))
              < 0.5
          }
        if stays {
          for later in rest { told.insert(later.actual.fiscalYear) }
          add(
            PlausibilityProblem.unitChange(
              found: point.text, exponent: exponent, reference: value.reference),
            at: point.location, found: point.text)
        } else {
          add(
            IndicatorDataProblem.looksLikePowerOfTen(
              found: point.text, exponent: exponent, reference: value.reference),
            at: point.location, found: point.text)
        }
      }
    }
  }

  /// A single 0 after values that were never near it.
  private mutating func checkZeros(of series: CheckedSeries) {
    for (index, point) in series.points.enumerated() where point.actual.value == 0 {
      let before = series.points[..<index].suffix(3).map(\.actual.value)
      guard before.count >= 2, let least = before.min(), let most = before.max(), least > 0,
        most <= 2 * least, least >= 10 * Self.step(of: point)
      else { continue }
      let next = series.points[(index + 1)...].first?.actual.value
      if next == nil || next ?? 0 > 0 {
        add(
          PlausibilityProblem.suddenZero(found: point.text, reference: before[before.count / 2]),
          at: point.location, found: point.text)
      }
    }
  }

  /// The step in which a value is written.
  private static func step(of point: CheckedSeries.Point) -> Double {
    let interval = point.actual.roundingInterval
    return interval.upperBound - interval.lowerBound
  }

  /// Equal values of many digits, year after year.
  private mutating func checkRepeats(of series: CheckedSeries) {
    var start = 0
    for index in series.points.indices {
      let point = series.points[index]
      if point.actual.value != series.points[start].actual.value { start = index }
      let count = index - start + 1
      guard count == Self.repeatLimit,
        Self.significantDigits(of: point.actual.value) >= Self.digitLimit
      else { continue }
      let run = series.points[start...].prefix { $0.actual.value == point.actual.value }
      guard let last = run.last else { continue }
      add(
        PlausibilityProblem.repeatedValues(
          found: last.text, count: run.count, firstLine: series.points[start].location.line ?? 0),
        at: last.location, found: last.text)
    }
  }

  /// Digits without zeros at either end: 3 for 85.0 · 10³ is 2, 1036400 is 5.
  private static func significantDigits(of value: Double) -> Int {
    let text = NumberText.significant(abs(value), digits: 15).prefix { $0 != "e" }
    let digits = text.filter(\.isNumber).drop { $0 == "0" }
    return digits.reversed().drop { $0 == "0" }.count
  }

  /// The last target against the latest actual.
  private mutating func checkTarget(of series: CheckedSeries) {
    guard let target = series.targets.last, let latest = series.points.last?.actual.value,
      target.value > 0, latest > 0
    else { return }
    let power = log10(target.value) - log10(latest)
    let nearest = power.rounded()
    guard abs(nearest) >= 2, abs(power - nearest) <= 2 * Self.scaleTolerance else { return }
    add(
      PlausibilityProblem.targetOnOtherScale(
        found: target.text, exponent: Int(nearest), latest: latest),
      at: target.location, found: target.text)
  }

  /// Two series in a row that agree wherever both have values.
  private mutating func compare(_ series: CheckedSeries, with before: CheckedSeries) {
    var common = 0
    var values: Set<Double> = []
    for point in series.points {
      guard
        let other = before.points.first(where: { $0.actual.fiscalYear == point.actual.fiscalYear })
      else { continue }
      guard other.actual.value == point.actual.value else { return }
      common += 1
      values.insert(point.actual.value)
    }
    guard common >= Self.sameLimit, values.count > 1, let first = series.points.first else {
      return
    }
    add(
      PlausibilityProblem.sameAsNeighbour(series: series.id, other: before.id, count: common),
      at: first.location, found: first.text)
  }
}
