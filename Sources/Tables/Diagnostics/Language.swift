/// A language that people are addressed in; codes, columns and numbers are the same in all.
public enum Language: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case japanese = "ja"
}
