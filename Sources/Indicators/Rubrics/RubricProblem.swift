/// Why a user's file is no rubric, with the place.
///
/// A path names a member: steps[2].at_least is the member at_least of the third step.
public enum RubricProblem: Error, Hashable, Sendable {
  /// What a member should be.
  public enum MemberType: String, Hashable, Sendable {
    case number, text, list, object
  }

  /// More bytes than a rubric needs.
  case tooLarge(limit: Int, found: Int)
  /// A byte that is not UTF-8, counted from 0.
  case notUTF8(offset: Int)
  /// The text is not JSON without escapes in texts; line and column count from 1, columns in bytes.
  case notJSON(line: Int, column: Int)
  /// Lists or objects within each other beyond what a rubric has.
  case nestedTooDeeply(line: Int, column: Int)
  /// A member is not there.
  case missing(path: String)
  /// A member that no rubric has.
  case unknownMember(path: String)
  /// A member is of another type.
  case wrongType(path: String, expected: MemberType)
  /// A text is none of those that may stand there.
  case unknownChoice(path: String, allowed: [String], found: String)
  /// A text is empty, too long or holds characters that do not print.
  case badText(path: String, found: String)
  /// A number lies where none makes sense.
  case outOfRange(path: String, allowed: ClosedRange<Double>, found: Double)
  /// A list has another length.
  case wrongCount(path: String, allowed: ClosedRange<Int>, found: Int)
  /// A step has none or several of at_least, above, at_most and below.
  case comparisonCount(path: String, found: Int)
  /// A step's threshold does not follow on the one before, or its comparison points the other way.
  case notInOrder(path: String)
  /// The last step does not take all that the one before leaves.
  case lastStepLeavesGap(path: String)
  /// A grade stands twice.
  case repeatedGrade(path: String, found: String)
  /// A step of a goal has no grade.
  case stepWithoutGrade(step: Int)
}
