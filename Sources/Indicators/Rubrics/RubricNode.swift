import Forecasting

/// A member of a rubric file with its path, for complaints that say where.
struct RubricNode {
  let value: JSONDocument
  let path: String

  /// The path of a member of this one.
  func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// A member, or `nil` where there is none.
  func optional(_ name: String) -> RubricNode? {
    guard case .object(let members) = value, let member = members[name] else { return nil }
    return RubricNode(value: member, path: path(of: name))
  }

  func member(_ name: String) throws(RubricProblem) -> RubricNode {
    guard let member = optional(name) else { throw .missing(path: path(of: name)) }
    return member
  }

  /// Refuses what is no object, or has members beyond those named.
  func checkMembers(_ known: [String]) throws(RubricProblem) {
    guard case .object(let members) = value else { throw .wrongType(path: path, expected: .object) }
    // The first by name: a file gives the same complaint each time.
    if let unknown = members.keys.filter({ !known.contains($0) }).min() {
      throw .unknownMember(path: path(of: unknown))
    }
  }

  func elements(count: ClosedRange<Int>) throws(RubricProblem) -> [RubricNode] {
    guard case .array(let elements) = value else { throw .wrongType(path: path, expected: .list) }
    guard count.contains(elements.count) else {
      throw .wrongCount(path: path, allowed: count, found: elements.count)
    }
    return elements.enumerated().map { RubricNode(value: $1, path: "\(path)[\($0)]") }
  }

  func number(in range: ClosedRange<Double>) throws(RubricProblem) -> Double {
    guard case .number(let number) = value else { throw .wrongType(path: path, expected: .number) }
    guard range.contains(number) else {
      throw .outOfRange(path: path, allowed: range, found: number)
    }
    return number
  }

  /// A text that can be printed on a line.
  func text(limit: Int) throws(RubricProblem) -> String {
    guard case .string(let text) = value else { throw .wrongType(path: path, expected: .text) }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
      default: true
      }
    }
    guard isPlain, (1...limit).contains(text.unicodeScalars.count) else {
      throw .badText(path: path, found: text)
    }
    return text
  }

  /// One of the values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type
  ) throws(RubricProblem) -> Choice where Choice.RawValue == String {
    guard case .string(let text) = value else { throw .wrongType(path: path, expected: .text) }
    guard let choice = Choice(rawValue: text) else {
      throw .unknownChoice(
        path: path, allowed: Choice.allCases.map(\.rawValue), found: text)
    }
    return choice
  }
}
