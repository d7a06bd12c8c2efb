import Tables

/// What the cells of a column of our own files hold.
enum ColumnKind: Hashable {
  /// Any text, or nothing.
  case text
  /// Any text; never blank.
  case name
  /// A year in four digits, or nothing.
  case year
  /// A year in any notation.
  case writtenYear
  /// A whole number, 0 or above, or nothing.
  case count
  /// A number, or nothing.
  case number
  /// A number, a range as 70..75, or nothing.
  case numberOrRange
  /// A probability or a share between 0 and 1, or nothing.
  case probability
  /// One of some codes, or nothing.
  case code([String])
  /// Codes in small letters separated by semicolons, or nothing.
  case codes

  /// The kind of a column by its name: a name means the same in every file; `nil` for an unknown one.
  static func of(_ column: String) -> ColumnKind? {
    if let known = known[column] { return known }
    func has(_ prefixes: String...) -> Bool { prefixes.contains { column.hasPrefix($0) } }
    if column.hasSuffix("_count") { return .count }
    if column.hasSuffix("_infinite_count") { return .count }
    if has("prob_", "or_better_", "coverage_"), !column.hasSuffix("_se"),
      !column.hasSuffix("_series")
    {
      return .probability
    }
    if has("lo_", "hi_") { return .number }
    if scorePrefixes.contains(where: { column.hasPrefix($0) }) { return .number }
    // 50%区間 下限 and the other columns of charts.
    if column.hasSuffix("区間 下限") || column.hasSuffix("区間 上限") { return .number }
    return nil
  }

  private static let scorePrefixes = [
    "crps_", "interval_score_", "msis_", "pinball_", "log_score", "median_abs_error", "mase",
    "rmsse", "pit_", "brier", "met_share", "coverage_", "prob_",
  ]

  private static let known: [String: ColumnKind] = {
    let byKind: [(ColumnKind, [String])] = [
      (
        .name,
        ["scenario", "rubric", "rule", "output_type", "file", "code", "message_ja", "message_en"]
      ),
      (
        .text,
        [
          "series_id", "series_name", "unit", "model_id", "era_label", "ministry_grade",
          "parameter", "grade", "steps", "decided_by", "indicators", "main_indicators",
          "rate_reasons", "reason", "rule_status", "wording_status", "rate", "found", "item",
          "title_ja", "title_en",
        ]
      ),
      (.codes, ["note"]),
      (
        .year,
        ["fiscal_year", "base_fy", "last_fy", "target_fy", "origin_fy", "year"]
      ),
      (.writtenYear, ["年度"]),
      (.count, ["n_actual", "n_pending", "n_train", "horizon", "count", "line", "column"]),
      (.numberOrRange, ["target", "target_value", "output_type_id"]),
      (
        .number,
        [
          "value", "actual", "target_path", "median", "mean", "base_value", "last_value",
          "path_value", "elapsed_share", "target_tolerance", "path_attainment_rate",
          "progress_share", "target_ratio", "growth_ratio", "current_status_index",
          "anticipated_progress_index", "rate_value", "threshold", "other_threshold",
          "required_annual_growth", "past_annual_growth", "fitted", "ministry", "mixed", "macro",
          "prob_se", "実績", "目標までの直線", "目標値", "予測（中央値）",
        ]
      ),
      (
        .probability,
        ["probability_from", "probability_to", "target_prob_mean", "target_met_share"]
      ),
      (.code(["up", "down"]), ["direction"]),
      (.code(["low", "medium", "high"]), ["confidence"]),
      (
        .code([
          "expected", "unlikely", "undecided", "met", "missed", "no_target", "cannot_judge",
        ]), ["verdict"]
      ),
      (
        .code(["actual", "provisional", "revised", "pending", "missing", "forecast"]), ["status"]
      ),
      (.code(["0", "1"]), ["is_current"]),
      (.code(Finding.Severity.allCases.map(\.rawValue)), ["severity"]),
      (.code(Finding.Check.allCases.map(\.rawValue)), ["check"]),
      (.code(["source", "inferred"]), ["item_status"]),
      (.code(["found", "nothing_found", "not_applicable"]), ["result"]),
      (
        .code(["at_least", "above", "at_most", "below"]), ["comparison", "other_comparison"]
      ),
    ]
    // Names are distinct by construction; a repeated one would be a fault of this table.
    return Dictionary(
      byKind.flatMap { kind, names in names.map { ($0, kind) } },
      uniquingKeysWith: { first, _ in first })
  }()

  /// What the column is to the rules of notation.
  var role: CellRole {
    switch self {
    case .text, .name, .code, .codes: .text
    case .writtenYear: .year
    case .year, .count, .number, .numberOrRange, .probability: .number
    }
  }
}
