/// A range as a target: 70～75, 70〜75%, 40%以上,60%以下.
enum TargetRange {
  /// Both ends, the lower one first, or `nil` if the text is no range.
  static func ends(of text: String) -> (lower: ValueNotation, upper: ValueNotation)? {
    for separator in ["~", "〜", "-"] {
      guard let ends = ends(of: text, separator: separator), ends.lower.bound == nil,
        ends.upper.bound == nil
      else { continue }
      return ends
    }
    for separator in [",", "、"] {
      guard let ends = ends(of: text, separator: separator), ends.lower.bound == .atLeast,
        ends.upper.bound == .atMost
      else { continue }
      return ends
    }
    return nil
  }

  private static func ends(
    of text: String, separator: String
  ) -> (lower: ValueNotation, upper: ValueNotation)? {
    let ends = text.split(separator: separator, omittingEmptySubsequences: false)
    guard ends.count == 2, let lower = try? ValueNotation(String(ends[0])),
      let upper = try? ValueNotation(String(ends[1])), lower.value <= upper.value,
      lower.unit.isEmpty || lower.unit == upper.unit
    else { return nil }
    return (lower, upper)
  }
}
