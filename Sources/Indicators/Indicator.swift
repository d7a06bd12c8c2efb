/// What is measured.
public struct Indicator: Hashable, Sendable {
  /// The unit in which values are given.
  public struct Unit: Hashable, Sendable {
    /// The unit as written, such as 兆円 or %; empty when none is given.
    public let symbol: String

    /// A unit by its symbol.
    public init(_ symbol: String) { self.symbol = symbol }

    /// Whether values are percentages (%, ％, パーセント, not percentage points).
    public var isPercent: Bool { ["%", "％", "パーセント"].contains(symbol) }
  }

  /// The identifier in files, compared byte by byte.
  public let id: String
  /// The name for people.
  public let name: String
  /// The unit of values and targets.
  public let unit: Unit
  /// Whether years are fiscal or calendar years.
  public let yearKind: YearKind
  /// What kind of quantity the values are, where the source says so.
  public let measure: Measure?

  /// An indicator.
  public init(
    id: String, name: String, unit: Unit, yearKind: YearKind = .fiscal, measure: Measure? = nil
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.yearKind = yearKind
    self.measure = measure
  }
}
