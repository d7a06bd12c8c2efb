import Tables

/// What the cells of a column hold, as far as rules of notation go.
enum CellRole {
  /// Names and other text.
  case text
  /// Names or units of a series, the same in all its rows.
  case label
  /// A year.
  case year
  /// A number of a source, or a mark where there is none.
  case value
  /// A target: a number, perhaps with a word.
  case target
  /// A number that a program has computed.
  case number
}

/// A table with the roles of its columns.
struct RoledTable {
  let table: Table
  /// One role a column.
  let roles: [CellRole]
  /// Positions of the series' identifier and unit, if there are such columns.
  let idPosition: Int?
  let unitPosition: Int?
  /// Whether units are asked for: in what people enter, not in files whose layout leaves them out.
  let needsUnits: Bool
}
