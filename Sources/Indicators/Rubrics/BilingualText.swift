/// A text of a rubric for people, in both languages.
public struct BilingualText: Hashable, Sendable {
  /// In Japanese.
  public let japanese: String
  /// In English.
  public let english: String
}
