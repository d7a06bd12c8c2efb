extension Indicator {
  /// What kind of quantity the values are, as its source declares it; nothing is inferred from numbers.
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// フロー: what came about in the year.
    case flow
    /// ストック: what stood at a day of the year.
    case stock
    /// 累計: the sum since a beginning, which never falls.
    case cumulative
    /// 割合: a share in percent.
    case share
    /// 件数: whole things counted.
    case count
    /// 順位: a place among others; 1 is usually best.
    case rank
  }
}
