/// The rates that a rubric can go by, under their names in files.
public enum RateName: String, CaseIterable, Hashable, Sendable {
  /// (y − y₀)/(p_t − y₀): the increment over the path's increment.
  case pathAttainmentRate = "path_attainment_rate"
  /// (y − y₀)/(y_T − y₀): the increment over the whole increment.
  case progressShare = "progress_share"
  /// y / y_T: actual over target, whatever the direction.
  case targetRatio = "target_ratio"
  /// The growth a year so far over the growth a year that the target asks for from the base on.
  case growthRatio = "growth_ratio"
  /// 10 (y − y₀)/|y_T − y₀|, its sign turned where lower is better.
  case currentStatusIndex = "current_status_index"
  /// The same of the value that a time-weighted line gives for the target year.
  case anticipatedProgressIndex = "anticipated_progress_index"

  /// Whether the number is a fraction, shown in percent; an index of 10 for the target otherwise.
  public var isFraction: Bool {
    switch self {
    case .pathAttainmentRate, .progressShare, .targetRatio, .growthRatio: true
    case .currentStatusIndex, .anticipatedProgressIndex: false
    }
  }
}
