/// A word printed with a value that says how the value is to be taken.
public enum Qualifier: String, CaseIterable, Hashable, Sendable {
  /// 約, 概ね
  case approximate
  /// 程度, 前後
  case about
  /// 以上
  case atLeast = "at_least"
  /// 以下, 以内
  case atMost = "at_most"
  /// 超
  case above
  /// 未満
  case below
  /// Two ends, such as 70～75.
  case range
  /// 維持
  case keepLevel = "keep_level"
  /// 累計
  case cumulative
  /// 毎年度
  case everyYear = "every_year"
  /// ゼロ
  case zero
  /// 断絶: a new definition from this year on.
  case seriesBreak = "series_break"

  /// Qualifiers of a cell of the tidy layout, separated by semicolons; `nil` for an unknown word.
  static func list(_ text: String) -> [Qualifier]? {
    var list: [Qualifier] = []
    for word in text.split(separator: ";") {
      guard let qualifier = Qualifier(rawValue: HalfWidth(String(word)).text) else { return nil }
      list.append(qualifier)
    }
    return list
  }

  /// The qualifier that a bound of a value stands for.
  init(_ bound: ValueNotation.Bound) {
    switch bound {
    case .atLeast: self = .atLeast
    case .atMost: self = .atMost
    case .above: self = .above
    case .below: self = .below
    case .about: self = .about
    }
  }

  /// The direction that the word gives to a target.
  var bound: ValueNotation.Bound? {
    switch self {
    case .atLeast: .atLeast
    case .atMost: .atMost
    case .above: .above
    case .below: .below
    case .about: .about
    case .approximate, .range, .keepLevel, .cumulative, .everyYear, .zero, .seriesBreak: nil
    }
  }
}
