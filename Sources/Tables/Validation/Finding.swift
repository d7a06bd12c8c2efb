/// Something that a validation has found: how grave, under which rule, where, what was found, what to do.
public struct Finding: Sendable {
  /// How grave a finding is.
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// The file cannot be read as it is, or contradicts itself.
    case error
    /// The file can be read, but breaks a rule or looks wrong.
    case warning
    /// Worth knowing.
    case information
  }

  /// Which check has found it.
  public enum Check: String, CaseIterable, Hashable, Sendable {
    /// What every command says when it reads the file.
    case reading
    /// The ministry's rules for machine-readable tables.
    case notation
    /// The columns of a known file.
    case schema
    /// Values that are unlikely.
    case plausibility
  }

  /// How grave.
  public let severity: Severity
  /// Which check.
  public let check: Check
  /// The item of the ministry's rules, if one says so.
  public let item: NotationItem?
  /// Where.
  public let location: SourceLocation
  /// The text found there, if the finding is about one cell.
  public let found: String?
  /// What is wrong, and what to do.
  public let problem: any Problem

  /// A finding.
  public init(
    _ severity: Severity, _ check: Check, item: NotationItem? = nil, at location: SourceLocation,
    found: String? = nil, _ problem: any Problem
  ) {
    self.severity = severity
    self.check = check
    self.item = item
    self.location = location
    self.found = found
    self.problem = problem
  }
}

/// All that a validation has to say of one file.
public struct ValidationResult: Sendable {
  /// The file as the user named it.
  public let file: String
  /// The layout that the file was held against, such as tidy or verdict; `nil` if none fits.
  public let schema: String?
  /// The encoding as it is named to people.
  public let encodingName: String
  /// The findings in file order.
  public let findings: [Finding]

  /// A result; findings may come in any order.
  public init(file: String, schema: String?, encodingName: String, findings: [Finding]) {
    self.file = file
    self.schema = schema
    self.encodingName = encodingName
    self.findings = findings.enumerated().sorted { left, right in
      let a = left.element.location
      let b = right.element.location
      return (a.line ?? 0, a.column ?? 0, left.offset) < (b.line ?? 0, b.column ?? 0, right.offset)
    }.map(\.element)
  }

  /// How many findings are of a severity.
  public func count(_ severity: Finding.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// How many findings an item has; `nil` where the item does not apply to text files.
  public func count(_ item: NotationItem) -> Int? {
    item.appliesToText ? findings.count { $0.item == item } : nil
  }
}
