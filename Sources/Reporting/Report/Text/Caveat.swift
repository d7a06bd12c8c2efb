import Indicators

/// What a reader should hold against a number; the two or three that matter most are told.
enum Caveat: Hashable, Sendable {
  /// Few actuals.
  case fewActuals(count: Int)
  /// Models and presets disagree.
  case wideSpread
  /// Further ahead than was ever checked.
  case longHorizon
  /// Values up to the last pending year are themselves forecast.
  case pending(years: [String])
  /// A coarsely printed value lies anywhere in its rounding interval.
  case rounding(value: String, year: String)
  /// A value does not fit the years before it.
  case oddValue(value: String, year: String)
  /// Nothing says which way is better.
  case directionAssumed
  /// Bands hold on average over many series.
  case onAverage
  /// No causes.
  case pastValuesOnly

  /// The caveats of a verdict, most weighty first; two or three.
  static func all(on assessment: Assessment, wording: any ReportWording) -> [Caveat] {
    let record = assessment.record
    let kind = record.indicator.yearKind
    var caveats: [Caveat] = []
    let count = record.actuals.count
    if let odd = record.oddValues.last {
      caveats.append(
        .oddValue(
          value: FigureText.actual(odd.actual) + wording.unit(record.indicator.unit),
          year: wording.shortYear(odd.actual.fiscalYear, kind)))
    }
    // The rest is about a chance.
    guard assessment.attainmentProbability != nil else {
      return caveats + [.onAverage, .pastValuesOnly]
    }
    if count < 5 { caveats.append(.fewActuals(count: count)) }
    if assessment.rating.doubts.contains(.wideSpread) { caveats.append(.wideSpread) }
    if assessment.rating.doubts.contains(.longHorizon) { caveats.append(.longHorizon) }
    if assessment.target?.directionSource == .assumed { caveats.append(.directionAssumed) }
    let pending = record.pendingYears.map { wording.shortYear($0, kind) }
    if !pending.isEmpty { caveats.append(.pending(years: pending)) }
    let step = assessment.confidence.roundingStep
    if let coarse = assessment.roundingSensitivities.first(where: {
      abs($0.probabilityAtUpper - $0.probabilityAtLower) >= step
    }) {
      caveats.append(
        .rounding(
          value: FigureText.actual(coarse.actual),
          year: wording.shortYear(coarse.actual.fiscalYear, kind)))
    }
    return Array(caveats.prefix(2)) + (caveats.isEmpty ? [.onAverage] : []) + [.pastValuesOnly]
  }
}
