/// How well it is known that a rule is the publisher's own.
public enum RuleStatus: String, CaseIterable, Hashable, Sendable {
  /// Read in an evaluation sheet.
  case sheet
  /// Read in a published source.
  case source
  /// It fits published figures, but no text of the rule was found.
  case inferred
  /// Commonly stated, not confirmed.
  case general
}
