/// Why a user's file is no preset, with the place.
public enum PresetProblem: Error, Hashable, Sendable {
  /// What a member should be.
  public enum MemberType: String, Hashable, Sendable {
    case number, text, list, object
  }

  /// More bytes than a preset needs.
  case tooLarge(limit: Int, found: Int)
  /// A byte that is not UTF-8, counted from 0.
  case notUTF8(offset: Int)
  /// The text is not JSON as presets are written, which is without escapes in texts; line and column count
  /// from 1, columns in bytes.
  case notJSON(line: Int, column: Int)
  /// Lists or objects within each other beyond what a preset has.
  case nestedTooDeeply(line: Int, column: Int)
  /// A member is not there, such as kinds.percent.stay.
  case missing(path: String)
  /// A member is of another type.
  case wrongType(path: String, expected: MemberType)
  /// A list has another length.
  case wrongCount(path: String, expected: ClosedRange<Int>, found: Int)
  /// A number lies where none makes sense.
  case outOfRange(path: String, allowed: ClosedRange<Double>, found: Double)
  /// A text is empty or stands twice.
  case badLabel(path: String, found: String)
  /// Weights of classes do not add up to 1.
  case weights(sum: Double)
}
