/// Which column of long rows plays which part: one row a series and period.
package struct LongLayout: Hashable, Sendable {
  /// What a column holds.
  package enum Role: UInt8, Hashable, Sendable {
    /// Nothing that is used.
    case unused
    /// The identifier of the series.
    case identifier
    /// The year.
    case year
    /// The observed value.
    case value
    /// The target of the row's year.
    case target
    /// Which way is better: up, down or blank.
    case direction
    /// The name for people, the same in all rows of a series.
    case name
    /// The unit, the same in all rows of a series.
    case unit
    /// Something that takes a row out of the fast way where it is filled.
    case odd
  }

  /// The roles of the columns in their order.
  package let roles: [Role]
  /// What stands between cells.
  package let separator: UInt8
  /// Whether a quote before a cell encloses it.
  package let readsQuotes: Bool
  /// The position of the identifier.
  package let identifierColumn: Int

  /// A layout.
  ///
  /// - Parameters:
  ///   - roles: One a column; one of them the identifier, one the year and one the value.
  ///   - separator: What stands between cells.
  ///   - readsQuotes: Whether a quote before a cell encloses it.
  package init(roles: [Role], separator: UInt8, readsQuotes: Bool) {
    precondition(
      [Role.identifier, .year, .value].allSatisfy { role in roles.count { $0 == role } == 1 },
      "long rows have one identifier, year and value")
    self.roles = roles
    self.separator = separator
    self.readsQuotes = readsQuotes
    identifierColumn = roles.firstIndex(of: .identifier) ?? 0
  }
}
