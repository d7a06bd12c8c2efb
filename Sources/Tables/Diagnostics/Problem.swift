/// Something wrong with, or worth saying of, an input: a code, typed arguments, wording.
///
/// Each module has its own enumeration of problems; the wording of all of them in one language
/// stands in one file a module (`…+English.swift`, `…+Japanese.swift`).
public protocol Problem: Sendable {
  /// A stable code, the same in every language, such as E103.
  var code: String { get }
  /// What is wrong and what to do, without the place, in English.
  var english: String { get }
  /// What is wrong and what to do, without the place, in Japanese.
  var japanese: String { get }
}

extension Problem {
  /// What is wrong and what to do, without the place.
  ///
  /// - Parameter language: Of the sentence.
  /// - Returns: The sentence, without a full stop.
  public func wording(in language: Language) -> String {
    switch language {
    case .english: english
    case .japanese: japanese
    }
  }
}

/// A place in an input, counted from 1.
public struct SourceLocation: Hashable, Sendable {
  /// The input as the user named it.
  public let file: String
  /// The line, or `nil` for the input as a whole.
  public let line: Int?
  /// The column in characters (Unicode scalars), or `nil` for the whole line.
  public let column: Int?

  /// A place in an input.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place as `FILE:LINE:COLUMN`, the file's name made safe to print.
  public var text: String {
    ([Quotation.escaped(file)] + [line, column].compactMap { $0.map(String.init) })
      .joined(separator: ":")
  }
}

/// A problem at its place.
public struct Diagnostic: Error, Sendable {
  /// Whether the input is refused or read with a remark.
  public enum Severity: Hashable, Sendable {
    case error, note
  }

  /// Whether the input is refused or read with a remark.
  public let severity: Severity
  /// Where.
  public let location: SourceLocation
  /// What, and what to do.
  public let problem: any Problem

  /// A problem at its place.
  public init(_ severity: Severity, at location: SourceLocation, _ problem: any Problem) {
    self.severity = severity
    self.location = location
    self.problem = problem
  }

  /// One line: place, what is wrong, what to do, code.
  public func message(in language: Language) -> String {
    "\(location.text): \(problem.wording(in: language)) [\(problem.code)]"
  }
}

/// All the reasons why an input is refused, in input order.
public struct DiagnosticList: Error, Sendable {
  /// At least one error.
  public let diagnostics: [Diagnostic]

  /// A list of errors.
  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "an input is refused for a reason")
    self.diagnostics = diagnostics
  }
}
