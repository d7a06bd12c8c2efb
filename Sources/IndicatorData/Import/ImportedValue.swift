import Indicators
import Tables

/// One value of a source with all that is known of it: role, year, number, place.
public struct ImportedValue: Sendable {
  /// What the value is to its series.
  public enum Role: Hashable, Comparable, Sendable {
    case baseline, actual, target
  }

  /// What was read.
  public enum Content: Sendable {
    case number(ValueNotation)
    case range(ValueNotation, ValueNotation)
    /// A mark such as 集計中, with its reason.
    case missing(ValueStatus)
    /// Nothing: the reason was told.
    case refused
  }

  /// What the value is to its series.
  public var role: Role
  /// The year.
  public let year: FiscalYear
  /// Fiscal or calendar, if the source says so.
  public let yearKind: YearKind?
  /// What was read.
  public let content: Content
  /// The words printed with the value, in the order of the list of qualifiers.
  public let qualifiers: [Qualifier]
  /// The direction that a word beside the value gives.
  public let direction: Target.Direction?
  /// The text as printed.
  public let rawText: String
  /// Where it stands.
  public let location: SourceLocation

  init(
    role: Role, year: FiscalYear, yearKind: YearKind?, content: Content,
    qualifiers: [Qualifier] = [], direction: Target.Direction? = nil, rawText: String,
    location: SourceLocation
  ) {
    self.role = role
    self.year = year
    self.yearKind = yearKind
    self.content = content
    self.qualifiers = Qualifier.allCases.filter(qualifiers.contains)
    self.direction = direction
    self.rawText = rawText
    self.location = location
  }

  /// The numbers in the value.
  var notations: [ValueNotation] {
    switch content {
    case .number(let notation): [notation]
    case .range(let lower, let upper): [lower, upper]
    case .missing, .refused: []
    }
  }

  /// The only number of the value.
  var number: Double? {
    if case .number(let notation) = content { notation.value } else { nil }
  }
}
