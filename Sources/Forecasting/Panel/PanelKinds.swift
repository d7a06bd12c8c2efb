/// What kind of number each series of a panel is.
public enum PanelKinds: Hashable, Sendable {
  /// All are of one kind.
  case all(ValueKind)
  /// One kind a series.
  case each([ValueKind])
  /// Whole numbers are counts, all else amounts: what can be said where no unit is known.
  case byResolution

  /// The number of series spoken of, `nil` for any.
  var count: Int? { if case .each(let kinds) = self { kinds.count } else { nil } }
}
