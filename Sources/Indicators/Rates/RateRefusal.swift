/// Why a rate that a rubric goes by is not defined, or may not be used for it.
public enum RateRefusal: Hashable, Sendable {
  /// There is no target.
  case noTarget
  /// No value was observed.
  case noActuals
  /// An attainment rate is not defined.
  case attainment(AttainmentRates.Refusal)
  /// A rate of growth needs values above 0, a ratio that grades none below it.
  case valueNotPositive
  /// A line needs values of two years.
  case tooFewActuals
  /// 約 in the target, and no tolerance is stated.
  case toleranceNotStated
  /// Actual over target says nothing of attainment where lower is better.
  case ratioIgnoresDirection

  /// The code in files, never translated.
  public var code: String {
    switch self {
    case .noTarget: "no_target"
    case .noActuals: "no_actuals"
    case .attainment(.targetEqualsBaseline): "target_equals_baseline"
    case .attainment(.baselineBeyondTarget): "baseline_beyond_target"
    case .attainment(.latestYearIsBaseYear): "latest_year_is_base_year"
    case .attainment(.targetNotAfterBase): "target_not_after_base"
    case .attainment(.targetIsZero): "target_is_zero"
    case .attainment(.targetIsRange): "target_is_range"
    case .attainment(.breakBetween): "break_between"
    case .attainment(.outOfRange): "out_of_range"
    case .valueNotPositive: "value_not_positive"
    case .tooFewActuals: "too_few_actuals"
    case .toleranceNotStated: "tolerance_not_stated"
    case .ratioIgnoresDirection: "ratio_ignores_direction"
    }
  }

  /// Whether data still to come could lift it, as against a target that the rate does not fit.
  public var isForLackOfData: Bool {
    switch self {
    case .noActuals, .tooFewActuals, .attainment(.latestYearIsBaseYear): true
    default: false
    }
  }
}
