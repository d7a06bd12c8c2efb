/// The standing of a year's value.
public enum ValueStatus: String, Hashable, Sendable {
  /// 確報: a value that stands.
  case final
  /// 速報, 暫定: a value that may be revised.
  case provisional
  /// 改定: a value that was revised.
  case revised
  /// 集計中, 未公表: will be known; a year to forecast, not a gap.
  case pending
  /// ―, 該当なし: no value was to be given.
  case notApplicable = "not_applicable"
  /// …: not known.
  case unknown
  /// x: known but not published.
  case suppressed
  /// An empty cell.
  case blank

  /// Whether a value goes with this status.
  public var hasValue: Bool {
    switch self {
    case .final, .provisional, .revised: true
    case .pending, .notApplicable, .unknown, .suppressed, .blank: false
    }
  }
}

/// An observed value of an indicator (実績値).
public struct Actual: Hashable, Sendable {
  /// The year observed.
  public let fiscalYear: FiscalYear
  /// The value as printed, in the indicator's unit.
  public let value: Double
  /// Final, provisional or revised.
  public let status: ValueStatus
  /// Where the true value lies, given the digits printed: 3 lies in [2.5, 3.5).
  public let roundingInterval: Range<Double>
  /// Whether 約 or a like word stood before the value.
  public let isApproximate: Bool

  /// An observed value; a finite number.
  public init(
    fiscalYear: FiscalYear, value: Double, status: ValueStatus = .final,
    roundingInterval: Range<Double>? = nil, isApproximate: Bool = false
  ) {
    precondition(value.isFinite && status.hasValue, "an actual has a finite value")
    self.fiscalYear = fiscalYear
    self.value = value
    self.status = status
    self.roundingInterval = roundingInterval ?? value..<value
    self.isApproximate = isApproximate
  }
}

/// A year without a value, with the reason given.
public struct UnobservedYear: Hashable, Sendable {
  /// The year.
  public let fiscalYear: FiscalYear
  /// Pending, not applicable, unknown, suppressed or blank.
  public let status: ValueStatus

  /// A year without a value.
  public init(fiscalYear: FiscalYear, status: ValueStatus) {
    precondition(!status.hasValue, "an unobserved year has no value")
    self.fiscalYear = fiscalYear
    self.status = status
  }
}
